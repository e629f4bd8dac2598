// Filling a Document's node list from cmark's tree.
#pragma once

#include "core/post/document_data.h"

namespace postlint {

// The first `lines_in_front` lines that were parsed are not of the body; their nodes are left out.
void build_nodes(Document::Data& data, cmark_node* root, std::uint32_t lines_in_front);

// A body that is HTML as a whole: one HTML block.
void build_html_node(Document::Data& data, std::string_view body);

}  // namespace postlint
