// Numbers spelt so that every reader takes them for the same.
#pragma once

#include <string>
#include <string_view>

namespace postlint {

// A float with digits on both sides of the point and a sign in the exponent ("1.0e+3", which Ruby
// asks for), without what JSON refuses; ".inf", "-.inf" and ".nan" as in YAML.
std::string plain_float(std::string_view text);
// Whether the digits are an integer of 64 bits: TOML has no larger ones.
bool fits_64_bits(std::string_view digits);
bool is_special_float(std::string_view text);  // ".inf", "-.inf", ".nan"

}  // namespace postlint
