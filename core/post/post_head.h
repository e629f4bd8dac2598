// A post without its body, where the front matter is all that is wanted.
#pragma once

#include <string>

#include "core/post/post.h"

namespace postlint {

// As load_post, with a document that holds nothing.
Post load_post_head(std::string path, std::string bytes, const EngineProfile& profile);

}  // namespace postlint
