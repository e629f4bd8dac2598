// Two texts word by word, where kUnknownText stands for anything.
//
// Texts are folded (fold_text.h). The words are aligned by Myers' O(ND) algorithm ("An O(ND)
// Difference Algorithm", 1986) with a bound on D; what stands between aligned words is a hunk, and
// each hunk is judged by itself. Deterministic.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace postlint::proof {

struct TextHunk {
  enum class Kind : std::uint8_t {
    kUnknown,  // a template stands on one side, and what it shows may be what stands on the other
    kBlanks,   // the same characters, blanks apart
    kNew,      // nothing of the old text
    kLost,
  };
  Kind kind = Kind::kLost;
  std::string old_words, new_words;      // kUnknownText included
  std::string old_context, new_context;  // the same with some words around
};

// In the order of the texts; empty: they are the same.
std::vector<TextHunk> differing_hunks(std::string_view before, std::string_view after);

// Whether `pattern`, where kUnknownText stands for any text, can be `text` byte for byte.
bool fits_pattern(std::string_view pattern, std::string_view text);

}  // namespace postlint::proof
