// Path patterns as in .gitignore and editors: *, ?, [a-z], ** and {a,b}.
//
// A pattern without a slash matches the base name at any depth; with one it is
// matched against the whole path relative to the place that names it. "dir/" and "dir/**" match
// all below. Matching is by bytes, linear in the path for each pattern (no backtracking blow-up).
#pragma once

#include <string>
#include <string_view>

namespace postlint {

class Glob {
 public:
  explicit Glob(std::string pattern);
  bool matches(std::string_view path) const;
  const std::string& pattern() const { return pattern_; }

 private:
  std::string pattern_;
};

bool is_glob(std::string_view text);  // has a character that a shell would expand

}  // namespace postlint
