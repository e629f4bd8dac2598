// A baseline: findings that were there when the linter was introduced and are not reported again.
//
// A finding is known by its file, its rule and a hash of the text of its line, not by its line
// number, so that it survives edits elsewhere. The file is sorted text, one finding a line, and
// merges well.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/lint/finding.h"
#include "core/text/source_file.h"

namespace postlint {

class Baseline {
 public:
  static Result<Baseline> read(const std::string& path, std::string_view text);
  void add(const SourceFile& file, std::string_view relative_path, const Finding& finding);
  // Removes the findings of one file that the baseline holds (each entry counts once); returns how
  // many.
  std::size_t apply(const SourceFile& file, std::string_view relative_path,
                    std::vector<Finding>& findings) const;
  std::string to_text() const;

 private:
  std::map<std::string, std::size_t, std::less<>> counts_;  // "path\trule\thash" → how many
};

}  // namespace postlint
