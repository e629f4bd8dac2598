// Texts made alike so that the name of a file or page is found in them however it is spelled.
#pragma once

#include <string>
#include <string_view>

namespace postlint {

// A text as names are looked for in it: percent-encoding, JSON's \uXXXX and backslashes before
// punctuation undone, lower case, NFC.
std::string unescaped_for_names(std::string_view text);

}  // namespace postlint
