// The list of all rules, for people and for programs.
#include <fmt/format.h>

#include <algorithm>

#include "core/base/strings.h"
#include "core/config/config.h"
#include "core/report/json_writer.h"
#include "core/report/rule_docs.h"
#include "core/report/rule_facts.h"
#include "core/report/style.h"
#include "core/report/wrap.h"

namespace postlint {
namespace {

constexpr std::size_t kWide = 110;  // from here on a rule and its summary fit on one line

std::string traits_of(const Rule& rule) {
  std::string traits(severity_name(rule.severity));
  if (!rule.on_by_default) traits += ", off by default";
  if (rule.fix != FixSafety::kNone) traits += fmt::format(", {}", fix_in_words(rule.fix));
  return traits;
}

void write_rule(const Rule& rule, JsonWriter& json) {
  json.begin_object();
  json.member("id", rule.id);
  json.key("aliases").begin_array();
  for (const std::string_view alias : rule.aliases) json.value(alias);
  json.end_array();
  json.member("family", family_name(rule.family));
  json.member("severity", severity_name(rule.severity));
  json.member("on_by_default", rule.on_by_default);
  json.key("fix");
  if (rule.fix == FixSafety::kNone) {
    json.null();
  } else {
    json.value(rule.fix == FixSafety::kSafe ? "safe" : "unsafe");
  }
  json.member("fix_summary", rule.fix_summary);
  json.key("engines").begin_array();
  for (const EngineProfile& profile : engine_profiles()) {
    if (rule.engines.has(profile.engine)) json.value(profile.name);
  }
  json.end_array();
  json.member("summary", rule.summary).member("why", rule.why);
  json.member("bad", rule.bad).member("good", rule.good);
  json.key("options").begin_array();
  for (const RuleOption& option : rule.options) {
    json.begin_object();
    json.member("name", option.name).member("type", type_in_words(option.type));
    json.member("default", option.default_value).member("description", option.description);
    json.end_object();
  }
  json.end_array().end_object();
}

}  // namespace

std::string rules_as_text(const RuleTable& rules, const ReportOptions& options) {
  const bool is_wide = options.columns == 0 || options.columns >= kWide;
  std::size_t width = 0;
  for (const Rule* rule : rules.rules) width = std::max(width, rule->id.size());
  std::string out;
  const Rule* previous = nullptr;
  std::size_t on = 0;
  for (const Rule* rule : rules.rules) {
    if (rule->on_by_default) ++on;
    if (previous == nullptr || previous->family != rule->family) {
      if (previous != nullptr) out += '\n';
      out += styled(options, Style::kBold, family_name(rule->family)) + "\n";
    }
    previous = rule;
    if (is_wide) {
      out += fmt::format("  {:<{}}  {} {}\n", rule->id, width, without_full_stop(rule->summary),
                         styled(options, Style::kFaint, "(" + traits_of(*rule) + ")"));
    } else {
      out += fmt::format("  {} {}\n", rule->id,
                         styled(options, Style::kFaint, "(" + traits_of(*rule) + ")"));
      out += wrap_indented(without_full_stop(rule->summary), options.columns, 4);
    }
  }
  out += fmt::format("\n{}, {} on by default. postlint explain RULE says more about one.\n",
                     counted(rules.rules.size(), "rule"), on);
  return out;
}

std::string rules_as_json(const RuleTable& rules) {
  std::string out = "[";
  for (const Rule* rule : rules.rules) {
    out += rule == rules.rules.front() ? "\n" : ",\n";
    JsonWriter json(out);
    write_rule(*rule, json);
  }
  out += "\n]\n";
  return out;
}

}  // namespace postlint
