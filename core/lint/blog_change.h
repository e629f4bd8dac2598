// What --since and --staged compare: the files of a blog before and after a change, as git has
// them.
//
// Only the texts of pages and configuration are read, and nothing at all where no page, no
// configuration and no picture is among the changes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/io/inputs.h"
#include "core/lint/check_context.h"

namespace postlint {

struct ChangedFile {
  enum class Kind : std::uint8_t {
    kPage,
    kConfiguration,  // decides URLs or heading ids
    kOther,          // a picture, a layout; its texts are empty
  };
  std::string path;  // as FileTree has it
  Kind kind = Kind::kOther;
  std::optional<std::string> before, after;  // the texts; nullopt: was not there, is not there
};

struct BlogChange {
  std::vector<ChangedFile> files;  // by path
  bool is_on_disk = true;          // false: what is staged is not what lies in the folders
  std::string working_folder;      // as Inputs has it

  // The path as a person in the working folder writes it.
  std::string shown(const std::string& path) const;
};

// nullopt: nothing has changed that other pages could depend on. Errors: git's.
Result<std::optional<BlogChange>> read_blog_change(const Inputs& inputs, const BlogFacts& blog,
                                                   bool is_staged);

// Whether links of other pages may break, judged by the changed files alone: one was deleted, a
// field of the front matter that may decide an address changed, a heading lost its id, the
// configuration changed.
bool may_break_others(const BlogChange& change, const BlogFacts& blog);

// The ids that a reader could jump to before and no longer can.
bool loses_anchors(const ChangedFile& file, const BlogFacts& blog);

}  // namespace postlint
