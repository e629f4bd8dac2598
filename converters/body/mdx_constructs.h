// What MDX has of its own: expressions, comments, import and export lines.
#pragma once

#include "converters/body/construct_finder.h"

namespace postlint {

// {/* truncate */} is kExcerptEnd where `has_truncate`, other comments kComment, {frontmatter.x}
// kVariable; the rest kUnknown.
void find_mdx_constructs(ConstructFinder& finder, bool has_truncate);

}  // namespace postlint
