// From what a person typed to the list of posts to check.
//
// - A file that is named is checked, whatever the configuration says (there is a note where it
//   would have left the file out); with `force_exclude`, for hooks that pass file names, only if
//   it is a post of the blog and not excluded.
// - A folder gives its posts: .gitignore, the engine's folders and the configuration's include and
//   exclude count.
// - A pattern that no file has as its name ("posts/2024-*.md") gives the posts that it matches.
// - "-" is standard input.
// - `staged` and `since` give the posts that git says have changed; paths narrow them down.
// - `files_from` is a list made by a program: what is no post in it is passed over.
// A path that does not exist is an error, and so is it to find no post at all, unless
// `allow_empty`; only that nothing has changed is no error.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/io/git.h"
#include "core/io/post_filter.h"

namespace postlint {

struct InputRequest {
  std::vector<std::string> paths;  // empty: the working folder
  bool staged = false;             // the content of git's index
  std::string since;               // a revision
  std::string files_from;          // one path a line, or NUL between them; "-" is standard input
  std::string stdin_name;          // what "-" is called in reports; empty: "stdin.md"
  bool force_exclude = false;
  bool allow_empty = false;
  PostRules rules;
};

struct InputFile {
  std::string path;                    // as it is printed, relative to the working folder
  std::optional<std::string> content;  // of the index or of standard input; else read the file
};

struct Inputs {
  std::vector<InputFile> files;    // sorted by path, each file once
  std::vector<std::string> notes;  // what a person should know of the choice; mostly none
  // Of `staged` and `since`: all files that differ, posts or not, with the paths that begin with
  // the blog's root as it was given ("../content/a.md" of the root "..").
  std::vector<GitChange> changes;
  std::string git_root;
  std::string working_folder;  // in the same way ("../content"); empty where the root is not above
};

Result<Inputs> gather_inputs(const InputRequest& request);

// "“posts/helo.md” does not exist", with the nearest name that does.
Error missing_path_error(const std::string& path);

}  // namespace postlint
