// docs/rules.md: a table by family, then a section for each rule.
#include <fmt/format.h>

#include <algorithm>

#include "core/base/strings.h"
#include "core/config/config.h"
#include "core/report/rule_docs.h"
#include "core/report/rule_facts.h"

namespace postlint {
namespace {

// A fence that no line of the example closes.
std::string fence_for(const std::vector<std::string>& lines) {
  std::size_t longest = 2;
  for (const std::string& line : lines) {
    std::size_t run = 0;
    for (const char c : line) {
      run = c == '`' ? run + 1 : 0;
      longest = std::max(longest, run);
    }
  }
  return std::string(longest + 1, '`');
}

void append_example(std::string_view title, std::string_view text, std::string& out) {
  if (text.empty()) return;
  const std::vector<std::string> lines = example_lines(text);
  const std::string fence = fence_for(lines);
  out += fmt::format("\n{}:\n\n{}markdown\n", title, fence);
  for (const std::string& line : lines) out += line + "\n";
  out += fence + "\n";
}

std::string quoted_list(const std::vector<std::string_view>& names) {
  std::vector<std::string> quoted;
  for (const std::string_view name : names) quoted.push_back(fmt::format("`{}`", name));
  return join(quoted, ", ");
}

// A record's text as Markdown that shows it as it is; code between back-ticks is code there, too.
std::string prose(std::string_view text) {
  std::string out;
  bool is_code = false;
  for (const char c : without_full_stop(text)) {
    if (c == '`') is_code = !is_code;
    const bool is_markup = std::string_view("<[]*~\\").find(c) != std::string_view::npos;
    if (c == '|' || (is_markup && !is_code)) out += '\\';
    out += c;
  }
  return out;
}

void append_table(const RuleTable& rules, std::string& out) {
  const Rule* previous = nullptr;
  for (const Rule* rule : rules.rules) {
    if (previous == nullptr || previous->family != rule->family) {
      out += fmt::format(
          "\n## {}\n\n| rule | what it reports | severity | fix | also known as |\n"
          "|---|---|---|---|---|\n",
          family_name(rule->family));
    }
    previous = rule;
    const std::string_view fix = fix_in_words(rule->fix);
    out +=
        fmt::format("| [{0}](#{0}) | {1} | {2}{3} | {4} | {5} |\n", rule->id, prose(rule->summary),
                    severity_name(rule->severity), rule->on_by_default ? "" : ", off by default",
                    fix.empty() ? "" : fmt::format("`{}`", fix), joined(rule->aliases, ", "));
  }
}

void append_rule(const Rule& rule, std::string& out) {
  out += fmt::format("\n### {}\n\n{}.\n\n{}.\n\n", rule.id, prose(rule.summary), prose(rule.why));
  out += fmt::format("- Family `{}`, severity `{}`, {} by default.\n", family_name(rule.family),
                     severity_name(rule.severity), rule.on_by_default ? "on" : "off");
  if (!rule.aliases.empty()) out += fmt::format("- Also known as {}.\n", quoted_list(rule.aliases));
  if (const std::string engines = engines_in_words(rule); !engines.empty()) {
    out += fmt::format("- Only for {}.\n", engines);
  }
  if (rule.fix != FixSafety::kNone) {
    out += fmt::format("- Fix (`{}`): {}.\n", fix_in_words(rule.fix), prose(rule.fix_summary));
  }
  for (const RuleOption& option : rule.options) {
    out += fmt::format(
        "- Option `{}` ({}, default `{}`): {}.\n", option.name, type_in_words(option.type),
        option.default_value.empty() ? "\"\"" : option.default_value, prose(option.description));
  }
  const bool has_path = rule.example.path != RuleExample{}.path;
  const std::string where = has_path ? fmt::format(" (`{}`)", rule.example.path) : "";
  append_example("Wrong" + where, rule.bad, out);
  append_example("Right", rule.good, out);
}

}  // namespace

std::string rules_as_markdown(const RuleTable& rules) {
  const auto on = std::count_if(rules.rules.begin(), rules.rules.end(),
                                [](const Rule* rule) { return rule->on_by_default; });
  std::string out = fmt::format(
      "# The rules\n\n"
      "Written by `postlint rules --format markdown` from the rules' own records; "
      "`./dev test --update` writes it anew.\n\n"
      "{} rules, {} on by default. A rule can be named by its id, by a name that markdownlint has "
      "for it, or with all of its family, in any case: on the command line (`--select`, "
      "`--ignore`), "
      "in `.postlint.yaml` and in comments. `postlint explain RULE` prints what stands here.\n",
      rules.rules.size(), on);
  append_table(rules, out);
  out += "\n## Each rule\n";
  for (const Rule* rule : rules.rules) append_rule(*rule, out);
  return out;
}

}  // namespace postlint
