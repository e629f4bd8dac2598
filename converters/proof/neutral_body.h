// The body of a post as HTML that no engine's templates are needed for.
//
// Template tags are replaced by what they mean (a link, a picture, code), or by kUnknownText where
// nobody knows without building the site; the rest is rendered as CommonMark with GFM's tables. So
// two sources of different engines, and a source and a built page, can be read alike.
#pragma once

#include <string>
#include <vector>

#include "converters/body/construct.h"
#include "core/lint/check_context.h"
#include "core/post/post.h"

namespace postlint::proof {

struct NeutralBody {
  std::string html;
  std::vector<std::string> unknown;  // tags of which nothing is known, as written
  // Ids of Markdown headings by order; without a value where they are not known.
  std::vector<std::optional<std::string>> heading_ids;
  bool is_read = true;  // false: the body is too complex to be read
};

// `constructs` as find_constructs gives them, may be empty; tags that are none of them are read as
// far as their names tell.
NeutralBody neutral_body(const Post& post, const std::vector<Construct>& constructs,
                         const BlogFacts& blog);

}  // namespace postlint::proof
