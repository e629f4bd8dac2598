// Text with what does not count taken away: how it is wrapped, composed and typeset.
#pragma once

#include <string>
#include <string_view>

namespace postlint::proof {

// NFC; runs of white space are one blank, none at the ends; characters without width are left out;
// typographic quotes, dashes, ellipses and guillemets are what people type for them. Bytes that are
// no UTF-8 become U+FFFD.
std::string fold_text(std::string_view text);

// Code without the line endings around it and with "\n" for every line ending.
std::string fold_code(std::string_view code);

// "JavaScript" → "js", "plaintext" → "": names of one language are one.
std::string fold_language(std::string_view language);

}  // namespace postlint::proof
