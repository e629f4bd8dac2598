// Finding the comments that instruct linters; core/lint/suppression.h says what they look like.
#pragma once

#include <string_view>
#include <vector>

#include "core/base/span.h"
#include "core/post/post.h"

namespace postlint {

struct LinterComment {
  Span span;                     // with its delimiters
  std::string_view instruction;  // "disable-next-line"
  std::vector<Span> names;       // rules named in it
  bool is_foreign = false;       // markdownlint- or rumdl-
};

// In the order of the file. Linear in the file's size.
std::vector<LinterComment> find_linter_comments(const Post& post);

}  // namespace postlint
