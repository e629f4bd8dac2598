// What stands behind a link's closing bracket, by cmark-gfm's own grammar (inlines.c): an inline
// tail or a label. Offsets are bytes of the block's content.
#pragma once

#include <cstddef>
#include <string_view>

#include "core/base/span.h"

namespace postlint {

struct InlineTail {
  bool found = false;
  std::size_t end = 0;  // behind ')'
  Span destination = Span::unknown();
  Span title = Span::unknown();
};

// "(destination "title")" at `at`.
InlineTail inline_tail(std::string_view text, std::size_t at);
// "[label]" at `at`: the offset behind it, or npos.
std::size_t scan_label(std::string_view text, std::size_t at);
// Behind the blanks, tabs and line endings at `at`.
std::size_t skip_spaces(std::string_view text, std::size_t at);

}  // namespace postlint
