// What one source (a file, an override, the command line) says about rules, put in order.
//
// Statements are collected as they are read and resolved together: the more specific name wins,
// then select < extend-select < rules < ignore (core/config/config.h).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/config/config.h"

namespace postlint {

class RuleStatements {
 public:
  enum class Kind { kSelect, kExtendSelect, kRules, kIgnore };

  explicit RuleStatements(const RuleTable& rules) : rules_(rules) {}
  // False where no rule, alias or family has this name.
  bool add_name(Kind kind, std::string_view name, std::string source);
  bool add_setting(std::string_view name, RuleSetting setting);
  RuleSettings settings() const;

 private:
  struct Statement {
    Kind kind;
    int specificity;  // 0: all, 1: a family, 2: a rule
    std::vector<const Rule*> rules;
    RuleSetting setting;
  };
  bool add(Kind kind, std::string_view name, RuleSetting setting);

  const RuleTable& rules_;
  std::vector<Statement> statements_;
};

// "there is no rule or family “x”; did you mean “y”?"
std::string unknown_rule_message(const RuleTable& rules, std::string_view name);

}  // namespace postlint
