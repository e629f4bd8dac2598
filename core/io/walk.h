// Finding the files below a folder: .gitignore is respected, version control folders,
// node_modules and build outputs are skipped. Symbolic links to folders are not followed.
#pragma once

#include <string>
#include <vector>

#include "core/base/glob.h"
#include "core/base/result.h"

namespace postlint {

struct WalkOptions {
  std::vector<std::string> skip_folders;  // names of folders never entered ("_site")
  std::vector<Glob> exclude;              // against the path relative to `exclude_base`
  std::string exclude_base;
  bool respect_gitignore = true;
  std::size_t max_depth = 100;
};

// All regular files below `folder`, paths begin with `folder`, sorted by bytes. `wanted` decides by
// name ("a.md") which files are returned.
Result<std::vector<std::string>> walk_files(const std::string& folder, const WalkOptions& options,
                                            bool (*wanted)(std::string_view name));

}  // namespace postlint
