#include "core/site/config_tree.h"

#include <yaml-cpp/yaml.h>

#include <toml++/toml.h>
#include <algorithm>

#include "core/base/strings.h"

namespace postlint {
namespace {

constexpr std::size_t kMostNodes = 50000;
constexpr int kMostDepth = 12;

// Both libraries recurse for every open bracket.
bool is_too_deep(std::string_view text) {
  std::size_t open = 0, most = 0;
  for (const char c : text) {
    if (c == '[' || c == '{') most = std::max(most, ++open);
    if ((c == ']' || c == '}') && open > 0) --open;
  }
  std::size_t run = 0;  // "- - - -" nests as well
  for (std::size_t at = 0; at + 1 < text.size(); ++at) {
    if ((text[at] == '-' || text[at] == '?') && text[at + 1] == ' ') {
      most = std::max(most, ++run);
    } else if (text[at] != ' ') {
      run = 0;
    }
  }
  return most > 200;
}

YamlNode scalar(std::string text) {
  YamlNode node;
  node.kind = YamlNode::Kind::kScalar;
  node.text = std::move(text);
  return node;
}

// Aliases are followed; the count of nodes bounds what they can blow up to.
YamlNode copy(const YAML::Node& from, int depth, std::size_t& budget) {
  YamlNode node;
  if (budget == 0 || depth > kMostDepth) return node;
  --budget;
  if (from.IsScalar()) return scalar(from.Scalar());
  if (from.IsSequence()) {
    node.kind = YamlNode::Kind::kList;
    for (const YAML::Node& item : from) node.items.push_back(copy(item, depth + 1, budget));
  } else if (from.IsMap()) {
    node.kind = YamlNode::Kind::kMap;
    for (const auto& entry : from) {
      if (!entry.first.IsScalar()) continue;
      node.entries.push_back({scalar(entry.first.Scalar()), copy(entry.second, depth + 1, budget)});
    }
  }
  return node;
}

std::string text_of(const toml::node& node) {
  if (node.is_string()) return node.value<std::string>().value_or("");
  if (node.is_boolean()) return node.value<bool>().value_or(false) ? "true" : "false";
  if (node.is_integer()) return std::to_string(node.value<std::int64_t>().value_or(0));
  return {};
}

YamlNode copy(const toml::node& from, int depth, std::size_t& budget) {
  YamlNode node;
  if (budget == 0 || depth > kMostDepth) return node;
  --budget;
  if (const toml::table* table = from.as_table()) {
    node.kind = YamlNode::Kind::kMap;
    for (const auto& [key, value] : *table) {
      node.entries.push_back({scalar(std::string(key.str())), copy(value, depth + 1, budget)});
    }
  } else if (const toml::array* array = from.as_array()) {
    node.kind = YamlNode::Kind::kList;
    for (const toml::node& item : *array) node.items.push_back(copy(item, depth + 1, budget));
  } else {
    return scalar(text_of(from));
  }
  return node;
}

}  // namespace

YamlNode read_config_tree(const std::string& path, std::string_view text) {
  if (text.size() > kMaxYamlBytes || is_too_deep(text)) return {};
  std::size_t budget = kMostNodes;
  try {
    if (path.ends_with(".toml")) {
      const toml::table table = toml::parse(text);
      return copy(static_cast<const toml::node&>(table), 0, budget);
    }
    return copy(YAML::Load(std::string(text)), 0, budget);
  } catch (const std::exception&) {
    return {};
  }
}

const YamlNode* find_in(const YamlNode& tree, std::string_view dotted_key) {
  const YamlNode* at = &tree;
  for (const std::string_view part : split(dotted_key, '.')) {
    const YamlNode* found = nullptr;
    for (const auto& [key, value] : at->entries) {
      if (equals_ignoring_case(key.text, part)) found = &value;
    }
    if (found == nullptr) return nullptr;
    at = found;
  }
  return at;
}

std::string text_in(const YamlNode& tree, std::string_view dotted_key) {
  const YamlNode* found = find_in(tree, dotted_key);
  return found != nullptr && found->is_scalar() ? found->text : std::string();
}

std::vector<std::string> texts_in(const YamlNode& tree, std::string_view dotted_key) {
  const YamlNode* found = find_in(tree, dotted_key);
  std::vector<std::string> texts;
  if (found == nullptr) return texts;
  if (found->is_scalar() && !found->text.empty()) texts.push_back(found->text);
  for (const YamlNode& item : found->items) {
    if (item.is_scalar()) texts.push_back(item.text);
  }
  return texts;
}

bool flag_in(const YamlNode& tree, std::string_view dotted_key, bool otherwise) {
  const std::string text = ascii_lower(text_in(tree, dotted_key));
  if (text == "true" || text == "yes" || text == "on") return true;
  if (text == "false" || text == "no" || text == "off") return false;
  return otherwise;
}

}  // namespace postlint
