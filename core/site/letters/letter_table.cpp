#include "core/site/letters/letter_table.h"

#include <algorithm>

namespace postlint {

LetterTable::LetterTable(std::span<const LetterGroup> groups) {
  for (const LetterGroup& group : groups) {
    for (const char32_t letter : group.letters) letters_.emplace_back(letter, group.ascii);
  }
  std::sort(letters_.begin(), letters_.end());
}

const std::string_view* LetterTable::find(char32_t letter) const {
  const auto found =
      std::lower_bound(letters_.begin(), letters_.end(), letter,
                       [](const auto& entry, char32_t value) { return entry.first < value; });
  return found == letters_.end() || found->first != letter ? nullptr : &found->second;
}

}  // namespace postlint
