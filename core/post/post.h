// A post: its file, its front matter and its body. Loaded once, then only read.
#pragma once

#include <memory>
#include <string_view>

#include "core/post/document.h"
#include "core/post/front_matter.h"
#include "core/site/engine_profile.h"
#include "core/text/source_file.h"

namespace postlint {

struct Post {
  std::unique_ptr<const SourceFile> file;  // owns the bytes; first, so that it dies last
  FrontMatter front_matter;
  Document document;

  std::string_view path() const { return file->path(); }
};

// Whether postlint reads files of this name as posts: .md, .markdown, .mdx, .html …
bool has_post_extension(std::string_view path);

// Whether the body of such a file is HTML, no Markdown.
bool is_html_path(std::string_view path);

Post load_post(std::string path, std::string bytes, const EngineProfile& profile);

}  // namespace postlint
