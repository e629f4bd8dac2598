// Finding the files below a folder: .gitignore is respected, version control folders, hidden
// files, node_modules and build outputs are skipped. Symbolic links to folders are not followed.
//
// .gitignore means what it means to git: nested files, negation, anchored and folder-only
// patterns, **; those above the folder count up to the root of the repository, and so does
// .git/info/exclude. The folder itself was asked for: it is entered whatever they say.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace postlint {

struct WalkOptions {
  std::vector<std::string> skip_folders;  // names of folders never entered ("_site")
  // Leaves out files and whole folders. The path is absolute, symbolic links in it resolved.
  std::function<bool(std::string_view path)> exclude;
  bool respect_gitignore = true;
  bool skip_hidden = true;  // names that begin with a dot
  std::size_t max_depth = 100;
};

// What was passed over; a folder counts once, whatever is in it.
struct WalkCounts {
  std::size_t unwanted = 0;    // files whose name `wanted` refused
  std::size_t gitignored = 0;  // by a .gitignore
  std::size_t excluded = 0;    // by `exclude`
  std::size_t skipped = 0;     // hidden, version control, node_modules, skip_folders
};

// All regular files below `folder`, paths begin with `folder` (without it where it is "" or "."),
// sorted by bytes. `wanted` decides by name ("a.md") which files are returned.
Result<std::vector<std::string>> walk_files(const std::string& folder, const WalkOptions& options,
                                            bool (*wanted)(std::string_view name),
                                            WalkCounts* counts = nullptr);

}  // namespace postlint
