#include "core/base/width.h"

#include <utf8proc.h>

#include <algorithm>

#include "core/base/utf8.h"

namespace postlint {
namespace {

constexpr char32_t kZeroWidthJoiner = 0x200D;
constexpr char32_t kEmojiPresentation = 0xFE0F;

bool is_pictographic(char32_t code_point) {
  const auto* property = utf8proc_get_property(static_cast<utf8proc_int32_t>(code_point));
  return property->boundclass == UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC;
}

bool is_regional_indicator(char32_t code_point) {
  return code_point >= 0x1F1E6 && code_point <= 0x1F1FF;
}

// One grapheme cluster: what a terminal draws as one character.
struct Cluster {
  std::size_t end;    // offset of the first byte behind it
  std::size_t width;  // columns
};

Cluster next_cluster(std::string_view text, std::size_t offset) {
  const DecodedCodePoint first = decode_utf8(text, offset);
  std::size_t width = display_width(first.value);
  std::size_t end = offset + first.size;
  char32_t previous = first.value;
  utf8proc_int32_t state = 0;
  while (end < text.size()) {
    const DecodedCodePoint next = decode_utf8(text, end);
    if (next.value < 0x80 && previous < 0x80) break;
    if (utf8proc_grapheme_break_stateful(static_cast<utf8proc_int32_t>(previous),
                                         static_cast<utf8proc_int32_t>(next.value), &state)) {
      break;
    }
    const bool is_flag = is_regional_indicator(previous) && is_regional_indicator(next.value);
    const bool is_emoji = next.value == kEmojiPresentation && is_pictographic(previous);
    width = is_flag || is_emoji ? 2 : std::max(width, display_width(next.value));
    previous = next.value;
    end += next.size;
  }
  return {end, width};
}

// What stands for a character that a terminal would not show, or 0.
char32_t stand_in(char32_t code_point, char32_t previous) {
  if (code_point < 0x20) return 0x2400 + code_point;
  if (code_point == 0x7F) return 0x2421;
  if (code_point < 0xA0) return code_point < 0x7F ? 0 : U'·';
  if (code_point == kZeroWidthJoiner) {
    const bool joins_emoji = is_pictographic(previous) || previous == kEmojiPresentation ||
                             (previous >= 0x1F3FB && previous <= 0x1F3FF);
    return joins_emoji ? 0 : U'·';
  }
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(code_point))) {
    case UTF8PROC_CATEGORY_CF:
      // Tag characters make up some flags.
      return code_point >= 0xE0020 && code_point <= 0xE007F ? 0 : U'·';
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
      return U'·';
    default:
      return 0;
  }
}

}  // namespace

std::size_t display_width(char32_t code_point) {
  if (code_point == '\t') return 1;
  if (code_point < 0x7F) return code_point < 0x20 ? 0 : 1;
  const int width = utf8proc_charwidth(static_cast<utf8proc_int32_t>(code_point));
  return static_cast<std::size_t>(std::clamp(width, 0, 2));
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    const Cluster cluster = next_cluster(text, offset);
    width += cluster.width;
    offset = cluster.end;
  }
  return width;
}

std::string expand_for_display(std::string_view text, std::size_t start_column, std::size_t tab) {
  std::string out;
  out.reserve(text.size());
  std::size_t column = start_column;
  std::size_t measured = 0;  // bytes of `out` that `column` counts
  char32_t previous = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    const DecodedCodePoint decoded = decode_utf8(text, offset);
    if (decoded.value == '\t') {
      column += display_width(std::string_view(out).substr(measured));
      const std::size_t blanks = tab == 0 ? 1 : tab - column % tab;
      out.append(blanks, ' ');
      column += blanks;
      measured = out.size();
    } else {
      const char32_t shown = stand_in(decoded.value, previous);
      append_utf8(out, shown != 0 ? shown : decoded.value);
    }
    previous = decoded.value;
    offset += decoded.size;
  }
  return out;
}

std::string_view fit_width(std::string_view text, std::size_t columns) {
  std::size_t width = 0;
  std::size_t offset = 0;
  while (offset < text.size()) {
    const Cluster cluster = next_cluster(text, offset);
    width += cluster.width;
    if (width > columns) break;
    offset = cluster.end;
  }
  return text.substr(0, offset);
}

}  // namespace postlint
