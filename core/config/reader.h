// Turns a configuration tree into a Config; the parts of read_config().
//
// A reader goes on after a mistake but keeps only the first one, so that its functions need not
// hand errors around.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/config/config.h"
#include "core/config/rule_statements.h"
#include "core/config/yaml_tree.h"

namespace postlint {

class ConfigReader {
 public:
  ConfigReader(std::string path, const RuleTable& rules) : path_(std::move(path)), rules_(rules) {}
  Result<Config> read(const YamlNode& root);

 private:
  // read_config.cpp
  void read_key(const std::string& key, const YamlNode& value);
  void read_engine(const YamlNode& value);
  void read_site(const YamlNode& value);
  void read_site_key(const std::string& key, const YamlNode& value);
  void read_fields(const YamlNode& value);
  void read_override(const YamlNode& value);
  std::string read_text(const std::string& key, const YamlNode& value);
  std::vector<std::string> read_texts(const std::string& key, const YamlNode& value);
  std::optional<Severity> read_severity(const std::string& key, const YamlNode& value);
  bool expect_map(const std::string& key, const YamlNode& value);
  void fail_unknown_key(const YamlNode& key, std::span<const std::string_view> known);
  void fail(const YamlNode& where, std::string message);
  std::string source_of(const YamlNode& node) const;

  // read_rules.cpp
  void read_names(const std::string& key, const YamlNode& value, RuleStatements& statements);
  void read_rules(const YamlNode& value, RuleStatements& statements);
  void read_rule(const YamlNode& key, const YamlNode& value, RuleStatements& statements);
  void read_rule_word(const YamlNode& key, const YamlNode& value, RuleSetting& setting);
  void read_rule_map(const YamlNode& value, const Rule* rule, RuleSetting& setting);
  void read_option(const YamlEntry& entry, const Rule& rule, RuleSetting& setting);

  std::string path_;
  const RuleTable& rules_;
  Config config_;
  std::optional<Error> error_;
};

std::optional<bool> parse_switch(std::string_view word);  // on, off, true, false, yes, no
std::string_view kind_in_words(const YamlNode& node);     // "a list", "text", "nothing"
// "; did you mean “x”?" or nothing.
std::string did_you_mean(std::string_view word, std::span<const std::string_view> known);

}  // namespace postlint
