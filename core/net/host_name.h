// Host names of URLs as browsers write them: ASCII, lower case, Punycode, IPv4 in four numbers.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"

namespace postlint {

// The host of a URL, percent-encoded or not, Unicode or not: "예시.한국" →
// "xn--vv4b11d.xn--3e0b707e", "0x7f.1" → "127.0.0.1", "[::1]" stays. A near relative of UTS 46's
// ToASCII: NFKC, lower case, the ideographic full stops taken as dots, ignorable characters
// dropped.
Result<std::string> ascii_host(std::string_view host);

// One label: "예시" → "vv4b11d" (RFC 3492, without the prefix "xn--").
std::string punycode(std::u32string_view label);

}  // namespace postlint
