// The patterns of .gitignore files, in the order in which git asks them (gitignore(5)).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/glob.h"

namespace postlint {

// The files in force in one folder, the outermost first. Paths are absolute; a file is added when
// a walk enters its folder and dropped when the walk leaves it.
class Gitignore {
 public:
  // `folder` (absolute, without a slash at its end) holds the file with this text.
  void add(std::string_view folder, std::string_view text);
  std::size_t size() const { return files_.size(); }
  void shrink(std::size_t size) { files_.resize(size); }
  // Whether git would leave out `path`, which lies below all folders added. That a folder above
  // it is ignored is not seen here: a walk does not enter such a folder.
  bool ignores(std::string_view path, bool is_folder) const;

 private:
  struct Rule {
    Glob glob;
    bool is_negated;
    bool folders_only;
  };
  struct File {
    std::size_t base_size;  // bytes of a path before the part that patterns see
    std::vector<Rule> rules;
  };
  std::vector<File> files_;
};

}  // namespace postlint
