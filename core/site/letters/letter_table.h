// What slug functions of the engines' libraries write for a letter.
//
// Each table was measured: the library's function ran over every character of Unicode, and what it
// changed is in the table. Characters that are not in it stay.
#pragma once

#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace postlint {

// Letters that are written in the same way.
struct LetterGroup {
  std::string_view ascii;
  std::u32string_view letters;
};

// Thread-safe. The groups must outlive it.
class LetterTable {
 public:
  explicit LetterTable(std::span<const LetterGroup> groups);
  // nullptr: the letter is not in the table.
  const std::string_view* find(char32_t letter) const;

 private:
  std::vector<std::pair<char32_t, std::string_view>> letters_;  // in order
};

const LetterTable& hexo_letters();
const LetterTable& i18n_letters();
const LetterTable& lodash_letters();
const LetterTable& slugify_letters();
const LetterTable& sindresorhus_letters();
const LetterTable& unidecode_letters();
// The letter is in a block whose characters were all measured.
bool unidecode_is_known(char32_t c);
// Marks that @sindresorhus/slugify takes away rather than makes a hyphen of.
bool sindresorhus_drops(char32_t c);

}  // namespace postlint
