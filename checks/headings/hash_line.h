// Lines of a paragraph that begin with # or the full-width ＃: what their writers meant as headings
// and the Markdown parser did not take for one.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/post/document.h"

namespace postlint {

struct HashLine {
  NodeId paragraph;
  Span span;                 // from the first # to the last character of the line, in the file
  std::uint32_t level;       // how many #s
  bool has_full_width;       // a ＃ is among them
  bool is_first;             // the first line of the paragraph
  bool has_space;            // Unicode whitespace (no-break, ideographic …) stands behind the #s
  std::uint32_t text_begin;  // offset in the file, behind that whitespace
  std::uint32_t text_end;    // before closing #s, where there are some, and blanks before them
};

// In document order. Lines whose place is unknown, that begin with template syntax behind the #s,
// or that say nothing (no letter, no digit) are left out.
std::vector<HashLine> find_hash_lines(const Document& document);

// The full-width number sign.
inline constexpr std::string_view kFullWidthHash = "＃";

}  // namespace postlint
