// The options of a rule: how a record writes their defaults and how a check reads them.
#include <charconv>

#include "core/base/strings.h"
#include "core/lint/check_context.h"
#include "core/lint/runner.h"

namespace postlint {
namespace {

const std::vector<std::string> kNoValues;
const std::string kNoText;

// "[here, 'click here']" as the record writes lists: flow style, items without commas in them.
std::vector<std::string> parse_list(std::string_view text) {
  text = trim(text);
  if (text.size() >= 2 && text.front() == '[' && text.back() == ']') {
    text = text.substr(1, text.size() - 2);
  }
  std::vector<std::string> items;
  for (std::string_view item : split(text, ',')) {
    item = trim(item);
    const bool is_quoted = item.size() >= 2 && (item.front() == '"' || item.front() == '\'') &&
                           item.back() == item.front();
    if (is_quoted) item = item.substr(1, item.size() - 2);
    if (!item.empty()) items.emplace_back(item);
  }
  return items;
}

}  // namespace

void RuleOptions::set(std::string name, std::vector<std::string> values) {
  values_.insert_or_assign(std::move(name), std::move(values));
}

const std::vector<std::string>& RuleOptions::list(std::string_view name) const {
  const auto found = values_.find(name);
  return found == values_.end() ? kNoValues : found->second;
}

const std::string& RuleOptions::text(std::string_view name) const {
  const std::vector<std::string>& values = list(name);
  return values.empty() ? kNoText : values.front();
}

bool RuleOptions::flag(std::string_view name) const {
  return text(name) == "true";
}

std::int64_t RuleOptions::integer(std::string_view name) const {
  const std::string& digits = text(name);
  std::int64_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

std::vector<std::string> default_values(const RuleOption& option) {
  if (option.type == RuleOption::Type::kStringList) return parse_list(option.default_value);
  return {std::string(option.default_value)};
}

RuleOptions default_options(const Rule& rule) {
  RuleOptions options;
  for (const RuleOption& option : rule.options) {
    options.set(std::string(option.name), default_values(option));
  }
  return options;
}

}  // namespace postlint
