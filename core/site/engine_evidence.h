// What a folder tells about the engine of the blog in it.
#pragma once

#include <optional>
#include <string>

#include "core/io/file_tree.h"
#include "core/site/blog.h"

namespace postlint {

// By files that an engine needs to build the site that has its root in `folder`.
std::optional<Detection> engine_by_files(const FileTree& files, const std::string& folder,
                                         const ReadText& read);

// By how folders are named and laid out, for content that is kept apart from its configuration.
// Says nothing rather than something doubtful.
std::optional<Detection> engine_by_layout(const FileTree& files, const std::string& folder,
                                          const ReadText& read);

// Whether package.json names this package as a dependency.
bool has_dependency(std::string_view package_json, std::string_view package);

}  // namespace postlint
