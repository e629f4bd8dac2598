// Which rules are in force for a file: the record's defaults, then the configuration, then its
// overrides, then the command line.
#include <algorithm>

#include "core/config/config.h"
#include "core/config/rule_statements.h"
#include "core/lint/runner.h"

namespace postlint {
namespace {

void apply(const RuleSettings& settings, std::vector<ResolvedRule>& resolved) {
  for (ResolvedRule& state : resolved) {
    const auto found = settings.find(state.rule);
    if (found == settings.end()) continue;
    const RuleSetting& setting = found->second;
    if (setting.enabled) {
      state.enabled = *setting.enabled;
      state.source = setting.source;
    }
    if (setting.severity) {
      state.severity = *setting.severity;
      state.severity_source = setting.severity_source;
    }
    for (const auto& [name, values] : setting.options) {
      state.options.insert_or_assign(name, values);
      const auto source = setting.option_sources.find(name);
      state.option_sources.insert_or_assign(
          name, source == setting.option_sources.end() ? setting.source : source->second);
    }
  }
}

Result<RuleSettings> command_line_settings(const CommandLineRules& command_line,
                                           const RuleTable& rules) {
  RuleStatements statements(rules);
  const auto add = [&](const std::vector<std::string>& names, RuleStatements::Kind kind,
                       std::string_view option) -> std::optional<Error> {
    for (const std::string& name : names) {
      if (statements.add_name(kind, name, std::string(option))) continue;
      return Error{std::string(option) + ": " + unknown_rule_message(rules, name)};
    }
    return std::nullopt;
  };
  using Kind = RuleStatements::Kind;
  if (const auto error = add(command_line.select, Kind::kSelect, "--select")) return *error;
  if (const auto error = add(command_line.extend_select, Kind::kExtendSelect, "--extend-select")) {
    return *error;
  }
  if (const auto error = add(command_line.ignore, Kind::kIgnore, "--ignore")) return *error;
  return statements.settings();
}

}  // namespace

std::vector<std::size_t> matching_overrides(const Config& config, std::string_view path) {
  std::vector<std::size_t> matching;
  for (std::size_t i = 0; i < config.overrides.size(); ++i) {
    const std::vector<Glob>& globs = config.overrides[i].files;
    const bool matches = std::any_of(globs.begin(), globs.end(),
                                     [&](const Glob& glob) { return glob.matches(path); });
    if (matches) matching.push_back(i);
  }
  return matching;
}

Result<std::vector<ResolvedRule>> resolve_rules(const Config& config, const RuleTable& rules,
                                                const CommandLineRules& command_line,
                                                std::string_view path) {
  const Result<RuleSettings> last_word = command_line_settings(command_line, rules);
  if (!last_word) return last_word.error();

  std::vector<ResolvedRule> resolved;
  resolved.reserve(rules.rules.size());
  for (const Rule* rule : rules.rules) {
    ResolvedRule state{rule, rule->on_by_default, rule->severity, {}, "default", "default", {}};
    for (const RuleOption& option : rule->options) {
      state.options.emplace(option.name, default_values(option));
      state.option_sources.emplace(option.name, "default");
    }
    resolved.push_back(std::move(state));
  }
  apply(config.rules, resolved);
  for (const std::size_t index : matching_overrides(config, path)) {
    apply(config.overrides[index].rules, resolved);
  }
  apply(*last_word, resolved);
  return resolved;
}

Result<std::vector<ActiveRule>> active_rules(const Config& config, const RuleTable& rules,
                                             const CommandLineRules& command_line,
                                             std::string_view path, Engine engine) {
  const Result<std::vector<ResolvedRule>> resolved =
      resolve_rules(config, rules, command_line, path);
  if (!resolved) return resolved.error();
  std::vector<ActiveRule> active;
  for (const ResolvedRule& state : *resolved) {
    if (!state.enabled || !state.rule->engines.has(engine)) continue;
    RuleOptions options;
    for (const auto& [name, values] : state.options) options.set(name, values);
    active.push_back({state.rule, state.severity, std::move(options)});
  }
  return active;
}

}  // namespace postlint
