#include "core/net/robots.h"

#include "core/base/strings.h"

namespace postlint {
namespace {

constexpr std::size_t kMaxBytes = std::size_t{500} << 10;
constexpr std::size_t kMaxPattern = 2'000;

// Whether `pattern` fits the beginning of `target`, or all of it where it ends in $.
bool fits(std::string_view pattern, std::string_view target) {
  const bool to_the_end = pattern.ends_with('$');
  if (to_the_end) pattern.remove_suffix(1);
  std::size_t p = 0, t = 0, star = std::string_view::npos, star_target = 0;
  for (;;) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      star_target = t;
    } else if (p == pattern.size() && (!to_the_end || t == target.size())) {
      return true;
    } else if (p < pattern.size() && t < target.size() && pattern[p] == target[t]) {
      ++p;
      ++t;
    } else if (star != std::string_view::npos && star_target < target.size()) {
      p = star + 1;
      t = ++star_target;
    } else {
      return false;
    }
  }
}

}  // namespace

RobotsRules RobotsRules::parse(std::string_view text, std::string_view agent) {
  RobotsRules own, everybody;
  bool has_own = false, is_own = false, is_everybody = false, is_in_rules = true;
  for (std::string_view line : split(text.substr(0, kMaxBytes), '\n')) {
    line = trim(line.substr(0, line.find('#')));
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    const std::string name = ascii_lower(trim(line.substr(0, colon)));
    const std::string_view value = trim(line.substr(colon + 1));
    if (name == "user-agent") {
      if (is_in_rules) is_own = is_everybody = false;  // a new group begins
      is_in_rules = false;
      is_own = is_own || equals_ignoring_case(value, agent);
      is_everybody = is_everybody || value == "*";
      has_own = has_own || is_own;
    } else if (name == "allow" || name == "disallow") {
      is_in_rules = true;
      if (value.empty() || value.size() > kMaxPattern) continue;
      const Rule rule{std::string(value), name == "allow"};
      if (is_own) own.rules_.push_back(rule);
      if (is_everybody) everybody.rules_.push_back(rule);
    }
  }
  return has_own ? own : everybody;
}

bool RobotsRules::allows(std::string_view target) const {
  std::size_t longest = 0;
  bool allowed = true;
  for (const Rule& rule : rules_) {
    if (rule.pattern.size() < longest || !fits(rule.pattern, target)) continue;
    allowed = rule.is_allowed || (rule.pattern.size() == longest && allowed);
    longest = rule.pattern.size();
  }
  return allowed;
}

}  // namespace postlint
