// What postlint asks of git, by running it (no shell; arguments are passed as they are).
//
// Works inside hooks, where git sets GIT_DIR and GIT_INDEX_FILE: they are kept, so that
// `git commit -a` and `git commit FILE` show the index they are about to commit. Paths are
// relative to the root of the working tree, bytes as git has them. Needs git 2.24 or newer.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace postlint {

struct GitFile {
  std::string path;     // relative to the repository root
  std::string content;  // the index's content, for --staged
};

// A file that differs from a commit.
struct GitChange {
  std::string path;    // relative to the repository root
  std::string before;  // the blob in the commit; empty: the commit has no such regular file
  std::string after;   // the blob in the index; empty: none, or the file in the working tree counts
  bool exists = true;  // false: deleted, or no regular file any more
};

// The root of the working tree that holds `folder`; an error where there is none.
Result<std::string> git_root(const std::string& folder);
// Files added, copied, modified or renamed in the index against HEAD (all of the index before the
// first commit), with their staged content, sorted. `keep` decides by path before content is read.
// `changes`, where given, takes all changes, deleted files and those not kept included, sorted.
Result<std::vector<GitFile>> git_staged_files(const std::string& root,
                                              const std::function<bool(std::string_view)>& keep,
                                              std::vector<GitChange>* changes = nullptr);
// Whether the index holds the file or a file below the folder `path`, be it relative to `folder`.
bool git_has_staged(const std::string& folder, const std::string& path);
// Paths that differ between the working tree and `revision` (rather, the commit where the two
// parted, so that what others did there since does not count), untracked ones included; deleted
// ones are left out. Sorted, unique. `changes`, where given, takes them with the deleted ones.
Result<std::vector<std::string>> git_changed_files(const std::string& root,
                                                   const std::string& revision,
                                                   std::vector<GitChange>* changes = nullptr);
// The contents of blobs, in the order of their names.
Result<std::vector<std::string>> git_blobs(const std::string& root,
                                           const std::vector<std::string>& names);

// Runs a program and returns what it printed on stdout; an error with its stderr where it fails.
Result<std::string> run_program(const std::vector<std::string>& arguments,
                                const std::string& folder, std::string_view stdin_text = {});
// The same, handing over what comes on stdout as it comes. `take` returns false when it has seen
// enough: then the program is ended, and that is no error.
Result<Done> read_program(const std::vector<std::string>& arguments, const std::string& folder,
                          const std::function<bool(std::string_view)>& take,
                          std::string_view stdin_text = {});

}  // namespace postlint
