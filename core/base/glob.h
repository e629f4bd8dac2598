// Path patterns as in .gitignore and editors: *, ?, [a-z], ** and {a,b}.
//
// A pattern without a slash matches the base name at any depth (a slash at its end does not
// count); with one it is matched against the whole path relative to the place that names it.
// A slash at the beginning only says that. "dir/" and "dir/**" match all below. *, ? and classes
// never match a slash; \ takes the next character as it is. Code points count as one character.
// Matching is linear in the path for each pattern: all ways through the pattern are followed at
// once, so no backtracking can blow up.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace postlint {

enum class GlobBraces { kAlternatives, kLiteral };  // .gitignore has no {a,b}

class Glob {
 public:
  explicit Glob(std::string pattern, GlobBraces braces = GlobBraces::kAlternatives);
  bool matches(std::string_view path) const;
  const std::string& pattern() const { return pattern_; }

  struct Step {
    enum class Kind : std::uint8_t {
      kCharacter,  // value
      kAny,        // one character that is no slash
      kClass,      // ranges_[first..last), negated by `value`
      kStar,       // any run without a slash
      kDeepStar,   // any run
      kBranch,     // goes on at `first` and at `last`
      kJump,       // goes on at `first`
    };
    Kind kind;
    char32_t value = 0;
    std::uint32_t first = 0, last = 0;
  };
  struct Range {
    char32_t first, last;
  };

 private:
  friend class GlobCompiler;
  bool run(std::string_view path) const;

  std::string pattern_;
  std::string suffix_;       // every matching path ends so
  bool is_literal_ = false;  // only suffix_ itself matches
  bool on_base_name_ = false;
  std::vector<std::string> anywhere_in_;  // the names of "**/{a,b}/**", which need no steps
  std::vector<Step> steps_;
  std::vector<Range> ranges_;
};

bool is_glob(std::string_view text);  // has a character that a shell would expand

}  // namespace postlint
