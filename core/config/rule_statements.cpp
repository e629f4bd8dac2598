#include "core/config/rule_statements.h"

#include <algorithm>
#include <tuple>

#include "core/base/strings.h"

namespace postlint {
namespace {

void merge(const RuleSetting& from, RuleSetting& into) {
  if (from.enabled) {
    into.enabled = from.enabled;
    into.source = from.source;
  }
  if (from.severity) {
    into.severity = from.severity;
    into.severity_source = from.severity_source;
  }
  for (const auto& [name, values] : from.options) into.options.insert_or_assign(name, values);
  for (const auto& [name, source] : from.option_sources) {
    into.option_sources.insert_or_assign(name, source);
  }
}

}  // namespace

bool RuleStatements::add(Kind kind, std::string_view name, RuleSetting setting) {
  std::vector<const Rule*> chosen = rules_.select(name);
  if (chosen.empty() && !equals_ignoring_case(name, "all")) return false;
  const int specificity = equals_ignoring_case(name, "all") ? 0 : rules_.find(name) ? 2 : 1;
  statements_.push_back({kind, specificity, std::move(chosen), std::move(setting)});
  return true;
}

bool RuleStatements::add_name(Kind kind, std::string_view name, std::string source) {
  RuleSetting setting;
  setting.enabled = kind != Kind::kIgnore;
  setting.source = std::move(source);
  return add(kind, name, std::move(setting));
}

bool RuleStatements::add_setting(std::string_view name, RuleSetting setting) {
  return add(Kind::kRules, name, std::move(setting));
}

RuleSettings RuleStatements::settings() const {
  RuleSettings merged;
  const auto select = std::find_if(statements_.begin(), statements_.end(),
                                   [](const Statement& s) { return s.kind == Kind::kSelect; });
  if (select != statements_.end()) {
    RuleSetting off;
    off.enabled = false;
    off.source = select->setting.source;
    for (const Rule* rule : rules_.rules) merged[rule] = off;
  }
  std::vector<const Statement*> ordered;
  for (const Statement& statement : statements_) ordered.push_back(&statement);
  std::stable_sort(
      ordered.begin(), ordered.end(), [](const Statement* left, const Statement* right) {
        return std::tie(left->specificity, left->kind) < std::tie(right->specificity, right->kind);
      });
  for (const Statement* statement : ordered) {
    for (const Rule* rule : statement->rules) merge(statement->setting, merged[rule]);
  }
  return merged;
}

std::string unknown_rule_message(const RuleTable& rules, std::string_view name) {
  std::string message = "there is no rule or family \"" + std::string(name) + "\"";
  const std::string_view near = rules.nearest(name);
  if (!near.empty()) return message + "; did you mean \"" + std::string(near) + "\"?";
  return message + "; \"postlint rules\" lists them";
}

}  // namespace postlint
