// The ids on the page of a post that a fragment can lead to: of headings by the engine's algorithm,
// of raw HTML, of attribute lists. Used for links within a page and between pages.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/lint/check_context.h"
#include "core/post/html_tags.h"
#include "core/post/post.h"

namespace postlint {

struct AnchorsOfPost {
  std::vector<std::string> headings;  // one a heading, as written by the engine; empty: none
  std::vector<std::string> others;    // written by hand
  // Parts of the page are written by templates, components or raw HTML headings, whose ids are not
  // known: then nothing may be said of any fragment.
  bool are_open = false;
};
// `html` are the tags of the post's raw HTML (html_tags). With open parts the lists may be empty.
AnchorsOfPost collect_anchors(const Post& post, const BlogFacts& blog,
                              const std::vector<HtmlTag>& html);

// Ids that themes, comment boxes and browsers bring: "top", "comments", "fn:1", ":~:text=…".
bool is_id_of_theme(std::string_view fragment);

}  // namespace postlint
