#include <algorithm>

#include "core/base/strings.h"
#include "core/base/utf8.h"
#include "core/post/html_tags.h"

namespace postlint {
namespace {

constexpr std::string_view kNamedReferences =
#include "core/post/html_entities.inc"
    ;
constexpr std::size_t kLongestName = 31;  // CounterClockwiseContourIntegral

// The value of a named reference; empty: no such name.
std::string_view find_named(std::string_view name) {
  if (name == "NewLine") return "\n";
  std::size_t low = 0, high = kNamedReferences.size();
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    std::size_t begin = low;  // of the line that holds `middle`
    if (middle > low) {
      const std::size_t newline = kNamedReferences.rfind('\n', middle - 1);
      if (newline != std::string_view::npos && newline >= low) begin = newline + 1;
    }
    const std::size_t end = kNamedReferences.find('\n', begin);
    const std::string_view line = kNamedReferences.substr(begin, end - begin);
    const std::string_view candidate = line.substr(0, line.find(' '));
    if (candidate == name) return line.substr(candidate.size() + 1);
    if (candidate < name) {
      low = end + 1;
    } else {
      high = begin;
    }
  }
  return {};
}

int digit_value(char c, int base) {
  int value = 99;
  if (is_ascii_digit(c)) value = c - '0';
  if (c >= 'a' && c <= 'f') value = c - 'a' + 10;
  if (c >= 'A' && c <= 'F') value = c - 'A' + 10;
  return value < base ? value : -1;
}

// `text` follows "&#"; appends the character and returns how many bytes were read with the
// semicolon, 0 where it is no reference.
std::size_t append_numeric(std::string_view text, std::string& out) {
  const bool is_hex = !text.empty() && (text[0] == 'x' || text[0] == 'X');
  const int base = is_hex ? 16 : 10;
  const std::size_t first = is_hex ? 1 : 0;
  std::size_t at = first;
  char32_t value = 0;
  // CommonMark's bound: seven decimal or six hexadecimal digits.
  const std::size_t limit = std::min(text.size(), first + (is_hex ? 6 : 7));
  while (at < limit) {
    const int digit = digit_value(text[at], base);
    if (digit < 0) break;
    value = value * static_cast<char32_t>(base) + static_cast<char32_t>(digit);
    ++at;
  }
  if (at == first || at == text.size() || text[at] != ';') return 0;
  const bool is_surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (value == 0 || value > 0x10FFFF || is_surrogate) value = kReplacementCharacter;
  append_utf8(out, value);
  return at + 1;
}

// `text` follows "&".
std::size_t append_named(std::string_view text, std::string& out) {
  const std::string_view head = text.substr(0, kLongestName + 1);
  std::size_t length = 0;
  while (length < head.size() && is_ascii_alnum(head[length])) ++length;
  if (length == 0 || length == head.size() || head[length] != ';') return 0;
  const std::string_view value = find_named(head.substr(0, length));
  if (value.empty()) return 0;
  out += value;
  return length + 1;
}

}  // namespace

std::string decode_entities(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t ampersand = text.find('&', at);
    if (ampersand == std::string_view::npos) break;
    out += text.substr(at, ampersand - at);
    const std::string_view rest = text.substr(ampersand + 1);
    const bool is_numeric = !rest.empty() && rest[0] == '#';
    const std::size_t read =
        is_numeric ? append_numeric(rest.substr(1), out) : append_named(rest, out);
    if (read == 0) out += '&';
    at = ampersand + 1 + (read == 0 ? 0 : read + (is_numeric ? 1 : 0));
  }
  if (at < text.size()) out += text.substr(at);
  return out;
}

}  // namespace postlint
