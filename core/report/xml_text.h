// Text for XML 1.0 attributes and elements.
#pragma once

#include <string>
#include <string_view>

namespace postlint {

// Escapes markup; characters that XML 1.0 does not allow and bytes that are not UTF-8 become
// U+FFFD.
void append_xml(std::string& out, std::string_view text);
// ' name="text"'
void append_xml_attribute(std::string& out, std::string_view name, std::string_view text);

}  // namespace postlint
