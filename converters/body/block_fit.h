// Fitting text of several lines, or of its own block, into the place of a tag: indentation and
// quote marks of the place go before each further line, blank lines around where they are needed.
#pragma once

#include <string>
#include <string_view>

#include "core/base/span.h"

namespace postlint {

// What each line of the block that `at` stands in begins with: "  ", "> ". List markers count as
// blanks.
std::string line_prefix_at(std::string_view bytes, std::uint32_t at);
// `text` with `prefix` before each line but the first; blank lines get it without trailing blanks.
std::string with_line_prefix(std::string_view text, std::string_view prefix);

struct BlockEdges {
  std::string before, behind;  // what is to be put around so that a block stands alone
};
// `span` will hold a block; `begin` is where the body begins.
BlockEdges block_edges(std::string_view bytes, Span span, std::uint32_t begin);
// Whether the construct has its line or lines to itself.
bool stands_alone(std::string_view bytes, Span span);
// Whether the line below `span` has text that an HTML block above would swallow.
bool has_text_below(std::string_view bytes, Span span);

}  // namespace postlint
