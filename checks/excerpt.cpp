#include "checks/excerpt.h"

#include "core/base/strings.h"
#include "core/base/utf8.h"
#include "core/post/template_scanner.h"

namespace postlint {

std::string excerpt(std::string_view text, std::size_t limit) {
  constexpr std::string_view kCut = "…";
  text = trim(text);
  std::string out;
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (count == limit) {
      out = std::string(trim_right(out));
      if (!out.ends_with(kCut)) out += kCut;
      break;
    }
    const DecodedCodePoint point = decode_utf8(text, at);
    const bool is_mask = text.substr(at).starts_with(kMaskCharacter);
    if (is_mask || !point.valid) {
      at += point.size;
      while (is_mask && at < text.size() && text[at] == 'x') ++at;  // the mask's padding
      if (!out.ends_with(kCut)) out += kCut, ++count;
      continue;
    }
    const bool is_space = is_unicode_whitespace(point.value) || point.value < 0x20;
    if (!is_space) {
      out += text.substr(at, point.size), ++count;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ', ++count;
    }
    at += point.size;
  }
  return out;
}

std::string quoted(std::string_view text, std::size_t limit) {
  return "“" + excerpt(text, limit) + "”";
}

}  // namespace postlint
