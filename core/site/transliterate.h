// Writing letters of other scripts in ASCII, as the slug algorithms of engines do.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace postlint {

// hexo-util's escapeDiacritic: one letter with a diacritic (é, ß, ø, Ａ) in ASCII; other characters
// stay as they are. Combining marks of decomposed text stay too.
std::string strip_diacritics(std::string_view text);

// @sindresorhus/transliterate; what it does not know stays.
std::string transliterate_sindresorhus(std::string_view text);

// Unidecode, as Pelican's slugs use it: Latin, Greek, Cyrillic, Hangul, punctuation, emoji, and of
// what it writes only what a slug keeps. nullopt: the text has other characters.
std::optional<std::string> transliterate_unidecode(std::string_view text);

// deunicode, which Zola's slugs are made with: as far as postlint knows its table (Latin letters,
// Hangul syllables, common punctuation). nullopt: the text has other characters.
std::optional<std::string> transliterate_deunicode(std::string_view text);

}  // namespace postlint
