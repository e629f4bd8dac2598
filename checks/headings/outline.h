// The outline of a post: its headings outside lists and quotes.
#pragma once

#include <vector>

#include "core/lint/check_context.h"

namespace postlint {

// The ======= of a merge conflict makes a heading of what stands above it; no author wrote that
// one.
inline bool is_outline_heading(const Document& doc, NodeId heading) {
  const Node& node = doc.node(heading);
  return doc.node(node.parent).kind == NodeKind::kDocument &&
         !doc.file().line_text(node.line).starts_with("<<<<<<< ");
}

// The headings of level 1 outside lists and quotes.
std::vector<NodeId> top_headings(const Document& doc);

// The title from the front matter; empty where there is none.
std::string_view post_title(const FrontMatter& front_matter);

// Whether the theme prints the post's title as the page's h1.
bool title_is_printed(const CheckContext& ctx);

}  // namespace postlint
