// Unicode normalisation by utf8proc, behind a quick check.
#pragma once

#include <string>
#include <string_view>

namespace postlint {

bool is_nfc(std::string_view text);  // quick: false only where to_nfc would change the text
std::string to_nfc(std::string_view text);
std::string to_nfd(std::string_view text);
std::string to_nfkc(std::string_view text);
std::string to_nfkd(std::string_view text);

}  // namespace postlint
