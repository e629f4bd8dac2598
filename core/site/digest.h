// What rules of the whole blog need to know of one post.
#pragma once

#include "core/base/text_pool.h"
#include "core/lint/check_context.h"

namespace postlint {

// `path` of the digest is left empty; `pool` must outlive the digest.
PostDigest make_digest(const Post& post, const BlogFacts& blog, TextPool& pool);

// False for drafts: `draft: true`, `published: false`, `status: draft`, a _drafts folder.
bool is_published(const Post& post);

// "ko", "pt-br": from front matter (lang, language, locale), the file's name (index.ko.md) or a
// folder ("content/ko/…"); empty where nothing says it.
std::string language_of(const Post& post);

}  // namespace postlint
