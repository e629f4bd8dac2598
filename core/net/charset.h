// Pages that are not UTF-8 (EUC-KR, Shift_JIS, GBK, …), turned into it.
#pragma once

#include <string>
#include <string_view>

namespace postlint {

// The charset that the header or the page's own <meta> names, in lower case; empty: none is named.
std::string page_charset(std::string_view content_type, std::string_view html);

// `html` as UTF-8. Bytes that do not decode become U+FFFD; a charset that the C library does not
// know leaves the page as it is.
std::string page_as_utf8(std::string html, std::string_view charset);

}  // namespace postlint
