#include "core/io/gitignore.h"

#include <utility>

#include "core/base/strings.h"

namespace postlint {
namespace {

// Blanks at the end do not count unless a backslash stands before them.
std::string_view without_trailing_blanks(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  while (line.ends_with(' ') || line.ends_with('\t')) {
    std::size_t backslashes = 0;
    while (backslashes + 1 < line.size() && line[line.size() - 2 - backslashes] == '\\') {
      ++backslashes;
    }
    if (backslashes % 2 == 1) break;
    line.remove_suffix(1);
  }
  return line;
}

}  // namespace

void Gitignore::add(std::string_view folder, std::string_view text) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  File file{folder == "/" ? 1 : folder.size() + 1, {}};
  for (std::string_view line : split(text, '\n')) {
    line = without_trailing_blanks(line);
    if (line.empty() || line.front() == '#') continue;
    const bool is_negated = line.front() == '!';
    if (is_negated) line.remove_prefix(1);
    const bool folders_only = line.ends_with('/');
    if (folders_only) line.remove_suffix(1);
    if (line.empty()) continue;
    file.rules.push_back({Glob(std::string(line), GlobBraces::kLiteral), is_negated, folders_only});
  }
  files_.push_back(std::move(file));
}

bool Gitignore::ignores(std::string_view path, bool is_folder) const {
  for (std::size_t i = files_.size(); i-- > 0;) {
    const std::string_view below = path.substr(files_[i].base_size);
    const std::vector<Rule>& rules = files_[i].rules;
    for (std::size_t k = rules.size(); k-- > 0;) {
      if (rules[k].folders_only && !is_folder) continue;
      if (rules[k].glob.matches(below)) return !rules[k].is_negated;
    }
  }
  return false;
}

}  // namespace postlint
