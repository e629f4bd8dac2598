// The body of a post as HTML that no engine's templates are needed for.
//
// Template tags are replaced by what they mean (a link, a picture, code), or by kUnknownText where
// nobody knows without building the site; the rest is rendered as CommonMark with GFM's tables. So
// two sources of different engines, and a source and a built page, can be read alike.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "converters/body/construct.h"
#include "core/lint/check_context.h"
#include "core/post/post.h"
#include "core/site/explicit_heading_id.h"

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

// The two halves of it. Owns its strings: the first half may be taken while a post is open, and
// the second long after.
struct NeutralText {
  std::string text;  // Markdown without templates, or HTML
  HeadingBraces braces = HeadingBraces::kText;
  bool is_html = false;
  bool is_as_written = false;        // the body of the post: its document shows what the text would
  bool is_read = true;               // false: the body is too complex to be read
  std::vector<std::string> unknown;  // as in NeutralBody
  std::optional<std::vector<std::string>> heading_ids;  // of Markdown headings by order
};
NeutralText neutral_text(const Post& post, const std::vector<Construct>& constructs,
                         const BlogFacts& blog);
// `own`: the document of the post, where it is at hand; may be null.
NeutralBody render_neutral(NeutralText neutral, const Document* own);

}  // namespace postlint::proof
