// Filling a Document's node list from cmark's tree.
#pragma once

#include "core/post/document_data.h"

namespace postlint {

// `parsed_lines` is the number of lines of the body; `appended` the text that was parsed behind it
// (footnote references), whose nodes are left out.
void build_nodes(Document::Data& data, cmark_node* root, std::uint32_t parsed_lines,
                 std::string_view appended);

// A body that is HTML as a whole: one HTML block.
void build_html_node(Document::Data& data, std::string_view body);

}  // namespace postlint
