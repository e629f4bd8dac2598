// What an engine's own configuration says, as far as checks of one post need it.
#pragma once

#include <string>
#include <vector>

#include "core/io/file_tree.h"
#include "core/site/blog.h"
#include "core/site/markdown_settings.h"

namespace postlint {

struct EngineSettings {
  HeadingIds heading_ids = HeadingIds::kUnknown;
  bool has_attribute_lists = true;          // see BlogFacts
  std::string timezone;                     // as written; empty: not set
  std::vector<std::string> static_folders;  // further ones
  std::string permalink;                    // URL pattern of posts; empty: the engine's default
  MarkdownSettings markdown;
};

EngineSettings read_engine_settings(const EngineProfile& profile, const FileTree& files,
                                    const std::string& root, const ReadText& read);

}  // namespace postlint
