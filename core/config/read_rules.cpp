// The parts of a configuration that name rules: rules, select, extend-select, ignore.
#include <charconv>
#include <map>

#include "core/base/strings.h"
#include "core/config/reader.h"

namespace postlint {
namespace {

bool is_integer(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), value);
  return status == std::errc() && end == text.data() + text.size();
}

std::string names_of_options(const Rule& rule) {
  std::vector<std::string> names;
  for (const RuleOption& option : rule.options) names.emplace_back(option.name);
  return join(names, ", ");
}

}  // namespace

void ConfigReader::read_names(const std::string& key, const YamlNode& value,
                              RuleStatements& statements) {
  using Kind = RuleStatements::Kind;
  const Kind kind = key == "select"          ? Kind::kSelect
                    : key == "extend-select" ? Kind::kExtendSelect
                                             : Kind::kIgnore;
  const auto add = [&](const YamlNode& name) {
    if (!name.is_scalar()) {
      return fail(name, "\"" + key + "\" must be a list of rules or families, not of " +
                            std::string(kind_in_words(name)));
    }
    if (!statements.add_name(kind, name.text, source_of(name))) {
      fail(name, unknown_rule_message(rules_, name.text));
    }
  };
  if (value.is_scalar()) return add(value);
  if (!value.is_list()) {
    return fail(value, "\"" + key + "\" must be a list of rules or families, not " +
                           std::string(kind_in_words(value)));
  }
  for (const YamlNode& item : value.items) add(item);
}

void ConfigReader::read_rules(const YamlNode& value, RuleStatements& statements) {
  if (!expect_map("rules", value)) return;
  std::map<const Rule*, const YamlNode*> seen;
  for (const auto& [key, setting] : value.entries) {
    if (const Rule* rule = rules_.find(key.text)) {
      const auto [first, is_new] = seen.emplace(rule, &key);
      if (!is_new) {
        fail(key, "\"" + key.text + "\" and \"" + first->second->text + "\" (line " +
                      std::to_string(first->second->line) + ") are the same rule");
      }
    }
    read_rule(key, setting, statements);
  }
}

void ConfigReader::read_rule(const YamlNode& key, const YamlNode& value,
                             RuleStatements& statements) {
  const Rule* rule = rules_.find(key.text);
  RuleSetting setting;
  setting.source = source_of(key);
  setting.severity_source = setting.source;
  if (value.is_map()) {
    read_rule_map(value, rule, setting);
  } else {
    read_rule_word(key, value, setting);
  }
  // Naming a rule switches it on; naming a family's severity must not wake its opt-in rules.
  if (rule != nullptr && !setting.enabled) setting.enabled = true;
  if (!statements.add_setting(key.text, std::move(setting))) {
    fail(key, unknown_rule_message(rules_, key.text));
  }
}

void ConfigReader::read_rule_word(const YamlNode& key, const YamlNode& value,
                                  RuleSetting& setting) {
  if (value.is_scalar()) {
    setting.enabled = parse_switch(value.text);
    setting.severity = find_severity(value.text);
    if (setting.enabled || setting.severity) return;
  }
  const std::string found =
      value.is_scalar() ? "\"" + value.text + "\"" : std::string(kind_in_words(value));
  fail(value, "\"" + key.text +
                  "\" must be on, off, info, warning, error or a map of options, not " + found);
}

void ConfigReader::read_rule_map(const YamlNode& value, const Rule* rule, RuleSetting& setting) {
  for (const YamlEntry& entry : value.entries) {
    if (entry.key.text == "enabled") {
      setting.enabled = entry.value.is_scalar() ? parse_switch(entry.value.text) : std::nullopt;
      if (!setting.enabled) fail(entry.value, "\"enabled\" must be true or false");
    } else if (entry.key.text == "severity") {
      setting.severity = read_severity("severity", entry.value);
      setting.severity_source = source_of(entry.key);
    } else if (rule == nullptr) {
      fail(entry.key,
           "unknown key \"" + entry.key.text +
               "\"; a family has \"enabled\" and \"severity\", options belong to a rule");
    } else {
      read_option(entry, *rule, setting);
    }
  }
}

void ConfigReader::read_option(const YamlEntry& entry, const Rule& rule, RuleSetting& setting) {
  const std::string& name = entry.key.text;
  const RuleOption* option = nullptr;
  std::vector<std::string_view> known = {"enabled", "severity"};
  for (const RuleOption& candidate : rule.options) {
    known.push_back(candidate.name);
    if (candidate.name == name) option = &candidate;
  }
  if (option == nullptr) {
    std::string hint = did_you_mean(name, known);
    if (hint.empty()) {
      hint = rule.options.empty() ? "; it has none" : "; it has " + names_of_options(rule);
    }
    return fail(entry.key,
                "the rule " + std::string(rule.id) + " has no option \"" + name + "\"" + hint);
  }
  const YamlNode& value = entry.value;
  setting.option_sources[name] = source_of(entry.key);
  std::vector<std::string>& values = setting.options[name];
  switch (option->type) {
    case RuleOption::Type::kBool: {
      const std::optional<bool> is_on = value.is_scalar() ? parse_switch(value.text) : std::nullopt;
      if (!is_on) return fail(value, "\"" + name + "\" must be true or false");
      values = {*is_on ? "true" : "false"};
      return;
    }
    case RuleOption::Type::kInt:
      if (!value.is_scalar() || !is_integer(value.text)) {
        return fail(value, "\"" + name + "\" must be a whole number");
      }
      values = {value.text};
      return;
    case RuleOption::Type::kString:
      if (value.is_scalar())
        values = {value.text};
      else
        fail(value, "\"" + name + "\" must be text, not " + std::string(kind_in_words(value)));
      return;
    case RuleOption::Type::kStringList: {
      if (value.is_list() && value.items.empty()) return;
      values = read_texts(name, value);
      return;
    }
  }
}

}  // namespace postlint
