// The head of a content file: its path taken apart, its front matter, and answers to the questions
// that decide URLs.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/post/date.h"
#include "core/post/front_matter.h"
#include "core/site/engine_profile.h"

namespace postlint {

struct PageHead {
  std::string path;       // relative to the blog's root
  std::string folder;     // of it; may be empty
  std::string name;       // "2024-01-02-글.ko.md"
  std::string stem;       // "2024-01-02-글.ko"
  std::string extension;  // "md", lower case
  FrontMatter front_matter;
  bool is_read = false;  // false: the file could not be read
  bool keys_have_case = true;

  const FieldValue* find(std::string_view key) const;
  bool has(std::string_view key) const { return find(key) != nullptr; }
  // The text of a scalar that is not null, blanks around it removed.
  std::optional<std::string> text(std::string_view key) const;
  // A scalar as one text, a list as its scalars.
  std::vector<std::string> texts(std::string_view key) const;
  bool is_true(std::string_view key) const;
  bool is_false(std::string_view key) const;
  std::string title() const { return text("title").value_or(""); }
};

// Everything but the front matter.
PageHead split_head_path(std::string path);

}  // namespace postlint
