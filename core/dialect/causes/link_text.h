// Writing an address as a Markdown link that every dialect reads alike.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/post/document.h"

namespace postlint {

// An address as the text of a link: signs that would be emphasis, code or brackets are escaped.
std::string escape_link_text(std::string_view address);
// An address as a destination: blanks, quotes, brackets and unbalanced parentheses in percents.
std::string escape_destination(std::string_view address);
// The first ')' that closes nothing, or npos.
std::size_t unbalanced_parenthesis(std::string_view text);
// Whether a text stands between a raw <a> and its end.
bool is_inside_html_link(const Document& document, NodeId text);

}  // namespace postlint
