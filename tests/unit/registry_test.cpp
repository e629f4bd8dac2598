#include "checks/registry.h"

#include <nlohmann/json.hpp>

#include <charconv>
#include <fstream>
#include <map>
#include <sstream>

#include "catch.h"
#include "core/base/strings.h"
#include "core/config/describe_config.h"
#include "core/lint/runner.h"
#include "core/report/rule_docs.h"
#include "tests/support/snapshot.h"

using namespace postlint;

namespace {

const std::string kRoot = std::string(POSTLINT_TEST_DATA) + "/../..";

bool is_kebab_case(std::string_view id) {
  if (id.empty() || !is_ascii_letter(id.front()) || !is_ascii_alnum(id.back())) return false;
  for (std::size_t i = 0; i < id.size(); ++i) {
    const bool is_word = is_ascii_digit(id[i]) || (id[i] >= 'a' && id[i] <= 'z');
    if (!is_word && !(id[i] == '-' && id[i + 1] != '-')) return false;
  }
  return true;
}

// What `terminal_columns` of 60 would print, for widths.
std::string explained(const Rule& rule) {
  return explain_rule(rule, {.columns = 60});
}

}  // namespace

TEST_CASE("every rule has a name of its own and says what it is for") {
  std::map<std::string, std::string> owners;
  const auto claim = [&](std::string_view name, const Rule& rule) {
    CAPTURE(name, rule.id);
    const auto [owner, is_new] = owners.emplace(ascii_lower(name), rule.id);
    INFO("is also a name of " << owner->second);
    CHECK(is_new);
  };
  for (int family = 0; family <= static_cast<int>(Family::kSuppression); ++family) {
    owners.emplace(family_name(static_cast<Family>(family)), "a family");
  }
  owners.emplace("all", "all rules");
  REQUIRE(!rule_table().rules.empty());
  for (const Rule* rule : rule_table().rules) {
    CAPTURE(rule->id);
    CHECK(is_kebab_case(rule->id));
    claim(rule->id, *rule);
    for (const std::string_view alias : rule->aliases) claim(alias, *rule);
    CHECK(!rule->summary.empty());
    CHECK(rule->summary.find('\n') == rule->summary.npos);
    CHECK(!rule->why.empty());
    CHECK(!rule->bad.empty());
    CHECK(!rule->good.empty());
    CHECK(rule->bad != rule->good);
    CHECK((rule->check != nullptr || rule->check_site != nullptr || rule->check_change != nullptr ||
           rule->family == Family::kSuppression));
    CHECK(rule_table().find(rule->id) == rule);
  }
}

TEST_CASE("a rule that fixes says what it writes and what that may change") {
  for (const Rule* rule : rule_table().rules) {
    CAPTURE(rule->id);
    if (rule->fix == FixSafety::kNone) {
      CHECK(rule->fix_summary.empty());
    } else {
      CHECK(!rule->fix_summary.empty());
      CHECK(rule->fix_effect != FixEffect::kNone);
    }
  }
}

TEST_CASE("a rule's file is named after it") {
  for (const Rule* rule : rule_table().rules) {
    const std::string path = kRoot + "/checks/" + replace_all(family_name(rule->family), "-", "_") +
                             "/" + replace_all(rule->id, "-", "_") + ".cpp";
    CAPTURE(path);
    const std::string source = test::read_test_file(path);
    CHECK(source.find("\"" + std::string(rule->id) + "\"") != source.npos);
  }
}

TEST_CASE("options have names of their own, descriptions and defaults of their type") {
  for (const Rule* rule : rule_table().rules) {
    std::map<std::string_view, int> names = {{"enabled", 1}, {"severity", 1}};
    for (const RuleOption& option : rule->options) {
      CAPTURE(rule->id, option.name);
      CHECK(++names[option.name] == 1);
      CHECK(!option.description.empty());
      const std::string_view text = option.default_value;
      const std::vector<std::string> values = default_values(option);
      switch (option.type) {
        case RuleOption::Type::kBool:
          CHECK((text == "true" || text == "false"));
          break;
        case RuleOption::Type::kInt: {
          std::int64_t value = 0;
          const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), value);
          CHECK(status == std::errc());
          CHECK(end == text.data() + text.size());
          break;
        }
        case RuleOption::Type::kString:
          CHECK(values.size() == 1);
          break;
        case RuleOption::Type::kStringList:
          CHECK(text.substr(0, 1) == "[");
          CHECK(text.substr(text.size() - 1) == "]");
          break;
      }
    }
  }
}

TEST_CASE("the configuration takes every rule by every name, with its options") {
  for (const Rule* rule : rule_table().rules) {
    std::string yaml = "rules:\n  " + std::string(rule->id) + ":\n    severity: error\n";
    for (const RuleOption& option : rule->options) {
      const bool is_empty = option.default_value.empty();
      yaml += "    " + std::string(option.name) + ": " +
              (is_empty ? "''" : std::string(option.default_value)) + "\n";
    }
    CAPTURE(yaml);
    const auto config = read_config("c.yaml", yaml, rule_table());
    INFO((config.ok() ? "" : config.error().to_string()));
    REQUIRE(config.ok());
    for (const std::string_view alias : rule->aliases) CHECK(rule_table().find(alias) == rule);
  }
}

TEST_CASE("docs/rules.md says what the rules' records say") {
  test::check_snapshot(kRoot + "/docs/rules.md", rules_as_markdown(rule_table()));
}

TEST_CASE("docs/postlint.schema.json knows the rules and their options") {
  const std::string schema = config_schema(rule_table());
  test::check_snapshot(kRoot + "/docs/postlint.schema.json", schema);
  const auto json = nlohmann::json::parse(schema);
  for (const Rule* rule : rule_table().rules) {
    const auto& entry = json["definitions"]["rules"]["properties"][std::string(rule->id)];
    for (const RuleOption& option : rule->options) {
      CHECK(entry["anyOf"][1]["properties"].contains(std::string(option.name)));
    }
  }
}

TEST_CASE("rules are listed and explained for people and programs") {
  const auto json = nlohmann::json::parse(rules_as_json(rule_table()));
  CHECK(json.size() == rule_table().rules.size());
  const std::string text = rules_as_text(rule_table(), {.columns = 60});
  for (const Rule* rule : rule_table().rules) {
    CHECK(text.find(std::string(rule->id)) != text.npos);
    const std::string page = explained(*rule);
    CAPTURE(page);
    CHECK(page.rfind(std::string(rule->id) + "\n", 0) == 0);
  }
}
