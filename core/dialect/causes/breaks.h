// What the two causes of line breaks share.
#pragma once

#include <optional>

#include "core/dialect/cause.h"

namespace postlint {

// `span`: from the end of the text on a line, trailing blanks in it, to the first character of the
// next line's text; `other`: the trailing blanks alone. nullopt where it is not known, in an alt
// text, or where a line beside it is a template's.
std::optional<DialectPlace> soft_break_place(const DialectText& text, NodeId soft_break);
// The <br> right before a soft break, or kNoNode.
NodeId br_before(const DialectText& text, NodeId soft_break);
// Whether the paragraph of a place is a table to kramdown: its first line has a |.
bool is_kramdown_table(const DialectText& text, const DialectPlace& place);

}  // namespace postlint
