#include "core/site/name_text.h"

#include "core/base/normalize.h"
#include "core/base/strings.h"
#include "core/base/utf8.h"

namespace postlint {
namespace {

int hex_value(char c) {
  if (is_ascii_digit(c)) return c - '0';
  const char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// The number of the hexadecimal digits at `at`; -1: there are not so many.
int hex_number(std::string_view text, std::size_t at, std::size_t digits) {
  if (at + digits > text.size()) return -1;
  int number = 0;
  for (std::size_t i = at; i < at + digits; ++i) {
    const int digit = hex_value(text[i]);
    if (digit < 0) return -1;
    number = number * 16 + digit;
  }
  return number;
}

}  // namespace

std::string unescaped_for_names(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '%') {
      const int byte = hex_number(text, at + 1, 2);
      if (byte > 0x1F && byte != 0x7F) {
        out += static_cast<char>(byte);
        at += 2;
        continue;
      }
    } else if (c == '\\' && at + 1 < text.size()) {
      const int point = text[at + 1] == 'u' ? hex_number(text, at + 2, 4) : -1;
      if (point > 0x1F && (point < 0xD800 || point > 0xDFFF)) {
        append_utf8(out, static_cast<char32_t>(point));
        at += 5;
        continue;
      }
      if (text[at + 1] != '\\' && is_ascii_punctuation(text[at + 1])) continue;
    } else if (c == '&' && text.substr(at).starts_with("&amp;")) {
      out += '&';
      at += 4;
      continue;
    }
    out += c;
  }
  return to_nfc(to_lower(to_nfc(out)));
}

}  // namespace postlint
