// The URL of a post, as far as its own file tells it for sure.
//
// This is the small model that tells when two posts have one URL: what the engine's configuration
// may add (dates, sections, prefixes) is made part of the key wherever it is not known to be left
// out, so equal keys mean equal URLs, and different keys mean nothing.
//
// Why not SiteIndex, which knows more: the rule url-collision runs in every check by default, over
// the posts that are loaded anyway. The index would read the head of every file of the blog once
// more, in a hook on one post too, where this model costs a microsecond and reads nothing.
#pragma once

#include <string>

#include "core/lint/check_context.h"

namespace postlint {

struct PostUrl {
  std::string key;               // empty: nothing sure is known
  bool is_exact = false;         // the key is the URL's path
  Span field = Span::unknown();  // the field that decides it
};

PostUrl find_post_url(const Post& post, const BlogFacts& blog);

}  // namespace postlint
