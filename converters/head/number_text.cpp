#include "converters/head/number_text.h"

#include <charconv>
#include <cstdint>

#include "core/base/strings.h"

namespace postlint {

bool is_special_float(std::string_view text) {
  return text.ends_with(".inf") || text.ends_with(".nan");
}

bool fits_64_bits(std::string_view digits) {
  if (digits.starts_with('+')) digits.remove_prefix(1);
  std::int64_t value = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return read.ec == std::errc() && read.ptr == digits.data() + digits.size();
}

std::string plain_float(std::string_view text) {
  std::string number = ascii_lower(replace_all(replace_all(text, "_", ""), ",", ""));
  const bool is_negative = number.starts_with('-');
  if (is_negative || number.starts_with('+')) number.erase(0, 1);
  if (number == "inf" || number == ".inf") return is_negative ? "-.inf" : ".inf";
  if (number == "nan" || number == ".nan") return ".nan";
  const std::size_t mark = number.find('e');
  std::string exponent = mark == number.npos ? std::string() : number.substr(mark + 1);
  number.resize(std::min(number.size(), mark));
  std::size_t point = number.find('.');
  if (point == number.npos) {
    point = number.size();
    number += ".0";
  }
  if (point == 0) number.insert(0, "0");
  if (number.ends_with('.')) number += '0';
  while (number.size() > 1 && number[0] == '0' && number[1] != '.') number.erase(0, 1);
  if (!exponent.empty()) {
    const bool has_sign = exponent.front() == '+' || exponent.front() == '-';
    number += 'e' + (has_sign ? exponent : '+' + exponent);
  }
  return is_negative ? '-' + number : number;
}

}  // namespace postlint
