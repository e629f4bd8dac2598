#include <algorithm>
#include <array>

#include "core/base/strings.h"
#include "core/config/config.h"

namespace postlint {
namespace {

constexpr std::array<std::string_view, 7> kFamilyNames = {
    "front-matter", "headings", "images", "links", "rendering", "site", "suppression",
};

bool has_name(const Rule& rule, std::string_view name) {
  return equals_ignoring_case(rule.id, name) ||
         std::any_of(rule.aliases.begin(), rule.aliases.end(),
                     [&](std::string_view alias) { return equals_ignoring_case(alias, name); });
}

}  // namespace

std::string_view family_name(Family family) {
  return kFamilyNames[static_cast<std::size_t>(family)];
}

const Rule* RuleTable::find(std::string_view id_or_alias) const {
  const auto found = std::find_if(rules.begin(), rules.end(),
                                  [&](const Rule* rule) { return has_name(*rule, id_or_alias); });
  return found == rules.end() ? nullptr : *found;
}

std::vector<const Rule*> RuleTable::select(std::string_view name) const {
  if (equals_ignoring_case(name, "all")) return rules;
  if (const Rule* rule = find(name)) return {rule};
  std::vector<const Rule*> family;
  for (const Rule* rule : rules) {
    if (equals_ignoring_case(family_name(rule->family), name)) family.push_back(rule);
  }
  return family;
}

std::string_view RuleTable::nearest(std::string_view name) const {
  std::vector<std::string_view> names;
  for (const Rule* rule : rules) {
    names.push_back(rule->id);
    for (const std::string_view alias : rule->aliases) names.push_back(alias);
    const std::string_view family = family_name(rule->family);
    if (std::find(names.begin(), names.end(), family) == names.end()) names.push_back(family);
  }
  return postlint::nearest(name, names);
}

}  // namespace postlint
