// What postlint asks of git, by running it (no shell; arguments are passed as they are).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace postlint {

struct GitFile {
  std::string path;     // relative to the repository root, bytes as git has them
  std::string content;  // the index's content, for --staged
};

// The root of the working tree that holds `folder`; an error where there is none.
Result<std::string> git_root(const std::string& folder);
// Files added, copied, modified or renamed in the index against HEAD, with their staged content.
// `keep` decides by path before content is read.
Result<std::vector<GitFile>> git_staged_files(const std::string& root, bool (*keep)(std::string_view));
// Paths (relative to the root) that differ between `revision` and the working tree, untracked
// ones included; deleted ones are left out.
Result<std::vector<std::string>> git_changed_files(const std::string& root, const std::string& revision);

// Runs a program and returns what it printed on stdout; an error with its stderr where it fails.
Result<std::string> run_program(const std::vector<std::string>& arguments, const std::string& folder,
                                std::string_view stdin_text = {});

}  // namespace postlint
