#include "core/report/rule_facts.h"

#include "core/base/strings.h"
#include "core/base/width.h"

namespace postlint {

std::string joined(const std::vector<std::string_view>& parts, std::string_view separator) {
  return join(std::vector<std::string>(parts.begin(), parts.end()), separator);
}

std::string_view without_full_stop(std::string_view sentence) {
  while (!sentence.empty() && sentence.back() == '.') sentence.remove_suffix(1);
  return sentence;
}

std::string engines_in_words(const Rule& rule) {
  std::vector<std::string_view> names;
  bool is_all = true;
  for (const EngineProfile& profile : engine_profiles()) {
    if (rule.engines.has(profile.engine)) {
      names.push_back(profile.display_name);
    } else {
      is_all = false;
    }
  }
  return is_all ? "" : joined(names, ", ");
}

std::string_view type_in_words(RuleOption::Type type) {
  switch (type) {
    case RuleOption::Type::kBool:
      return "true or false";
    case RuleOption::Type::kInt:
      return "number";
    case RuleOption::Type::kString:
      return "text";
    case RuleOption::Type::kStringList:
      return "list";
  }
  return "";
}

std::string_view fix_in_words(FixSafety fix) {
  switch (fix) {
    case FixSafety::kNone:
      return "";
    case FixSafety::kSafe:
      return "--fix";
    case FixSafety::kUnsafe:
      return "--unsafe-fixes";
  }
  return "";
}

std::vector<std::string> example_lines(std::string_view text) {
  std::vector<std::string> lines;
  if (!text.empty() && text.back() == '\n') text.remove_suffix(1);
  for (const std::string_view line : split(text, '\n')) lines.push_back(expand_for_display(line));
  return lines;
}

}  // namespace postlint
