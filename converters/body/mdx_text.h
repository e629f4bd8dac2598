// Markdown that MDX would refuse or read otherwise, written so that it says the same there.
//
// Angle-bracket links, "<" that begins no element, elements without end, attributes without
// quotes, style="…", comments, paragraphs that begin with "import" or "export". Braces are
// escape_templates()'s.
#pragma once

#include <vector>

#include "core/lint/finding.h"
#include "core/post/post.h"

namespace postlint {

// Edits on the post's file, ascending, code left alone.
std::vector<Edit> mdx_edits(const Post& post);

}  // namespace postlint
