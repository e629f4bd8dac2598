#include "core/site/config_values.h"

#include <yaml-cpp/yaml.h>

#include <toml++/toml.h>
#include <algorithm>
#include <cstddef>
#include <vector>

#include "core/base/strings.h"

namespace postlint {
namespace {

constexpr std::size_t kMostBytes = 256 * 1024;
constexpr std::size_t kMostValues = 5000;
constexpr int kMostDepth = 8;

// yaml-cpp recurses for every open bracket: a file with a wall of them is not read.
bool is_too_deep(std::string_view text) {
  std::size_t open = 0, most = 0;
  for (char c : text) {
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

std::string key_below(const std::string& prefix, const std::string& key) {
  return prefix.empty() ? ascii_lower(key) : prefix + "." + ascii_lower(key);
}

// The lines of block YAML that stand at or below one of the top-level `keys`.
std::string blocks_of(std::string_view text, std::span<const std::string_view> keys) {
  if (trim(text).starts_with('{')) return std::string(text);
  std::string kept;
  bool is_kept = false;
  for (std::string_view line : split(text, '\n')) {
    if (line.starts_with("---")) continue;
    const bool begins_block = !line.empty() && (is_ascii_letter(line[0]) || line[0] == '"' ||
                                                line[0] == '\'' || line[0] == '_');
    if (begins_block) {
      std::string key = ascii_lower(trim(line.substr(0, line.find(':'))));
      if (key.size() > 1 && (key[0] == '"' || key[0] == '\'')) key = key.substr(1, key.size() - 2);
      is_kept = std::find(keys.begin(), keys.end(), key) != keys.end();
    }
    if (is_kept) kept.append(line).append("\n");
  }
  return kept;
}

struct PendingYaml {
  std::string key;
  YAML::Node node;
  int depth;
};

void flatten(const YAML::Node& root, ConfigValues& values) {
  std::vector<PendingYaml> pending = {{"", root, 0}};
  while (!pending.empty() && values.size() < kMostValues) {
    const PendingYaml at = std::move(pending.back());
    pending.pop_back();
    if (at.node.IsScalar()) {
      if (!at.key.empty()) values[at.key] = at.node.Scalar();
    } else if (at.node.IsSequence()) {
      std::string joined;
      for (const YAML::Node& item : at.node) {
        if (!item.IsScalar()) continue;
        if (!joined.empty()) joined += ' ';
        joined += item.Scalar();
      }
      values[at.key] = std::move(joined);
    } else if (at.node.IsMap() && at.depth < kMostDepth) {
      for (const auto& entry : at.node) {
        if (!entry.first.IsScalar() || pending.size() > kMostValues) continue;
        pending.push_back({key_below(at.key, entry.first.Scalar()), entry.second, at.depth + 1});
      }
    }
  }
}

struct PendingToml {
  std::string key;
  const toml::node* node;
  int depth;
};

std::string scalar_text(const toml::node& node) {
  if (const auto text = node.value<std::string>(); text && node.is_string()) return *text;
  if (node.is_boolean()) return *node.value<bool>() ? "true" : "false";
  if (node.is_integer()) return std::to_string(*node.value<std::int64_t>());
  return {};
}

void flatten(const toml::table& root, ConfigValues& values) {
  std::vector<PendingToml> pending = {{"", &root, 0}};
  while (!pending.empty() && values.size() < kMostValues) {
    const PendingToml at = std::move(pending.back());
    pending.pop_back();
    if (const toml::table* table = at.node->as_table()) {
      if (at.depth >= kMostDepth) continue;
      for (const auto& [key, node] : *table) {
        pending.push_back({key_below(at.key, std::string(key.str())), &node, at.depth + 1});
      }
    } else if (const toml::array* array = at.node->as_array()) {
      std::string joined;
      for (const toml::node& item : *array) {
        if (!joined.empty()) joined += ' ';
        joined += scalar_text(item);
      }
      values[at.key] = std::move(joined);
    } else {
      values[at.key] = scalar_text(*at.node);
    }
  }
}

// The brackets that a line of Python opens and does not close; `end`: where its comment begins.
int open_brackets(std::string_view line, std::size_t& end) {
  int depth = 0;
  char quote = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (quote != 0) {
      if (c == '\\') ++i;
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '#') {
      end = i;
      return depth;
    } else if (std::string_view("([{").find(c) != std::string_view::npos) {
      ++depth;
    } else if (std::string_view(")]}").find(c) != std::string_view::npos) {
      --depth;
    }
  }
  end = line.size();
  return depth;
}

// A list or map that begins in `lines[at]`, on one line, without comments; `at` goes to its last.
std::string joined_value(const std::vector<std::string_view>& lines, std::size_t& at,
                         std::string_view value) {
  constexpr std::size_t kMostLines = 500;
  std::size_t end = 0;
  int depth = open_brackets(value, end);
  std::string joined(trim(value.substr(0, end)));
  for (std::size_t i = at + 1; depth > 0 && i < lines.size() && i < at + kMostLines; ++i) {
    depth += open_brackets(lines[i], end);
    joined.append(" ").append(trim(lines[i].substr(0, end)));
    if (depth <= 0) at = i;
  }
  return joined;
}

}  // namespace

ConfigValues read_yaml_values(std::string_view text, std::span<const std::string_view> keys) {
  ConfigValues values;
  if (text.size() > kMostBytes || is_too_deep(text)) return values;
  const std::string part = keys.empty() ? std::string(text) : blocks_of(text, keys);
  try {
    flatten(YAML::Load(part), values);
    return values;
  } catch (const std::exception&) {
    // Maybe an alias to an anchor in another part: the whole is tried below.
  }
  try {
    if (!keys.empty()) flatten(YAML::Load(std::string(text)), values);
  } catch (const std::exception&) {
    // The engine reports a broken configuration; checks go on with its defaults.
  }
  return values;
}

ConfigValues read_toml_values(std::string_view text) {
  ConfigValues values;
  if (text.size() > kMostBytes || is_too_deep(text)) return values;
  try {
    flatten(toml::parse(text), values);
  } catch (const std::exception&) {
    // As above.
  }
  return values;
}

ConfigValues read_python_values(std::string_view text) {
  ConfigValues values;
  const std::vector<std::string_view> lines = split(text, '\n');
  for (std::size_t at = 0; at < lines.size(); ++at) {
    const std::string_view line = lines[at];
    if (line.empty() || !(is_ascii_letter(line[0]) || line[0] == '_')) continue;
    const std::size_t equals = line.find('=');
    if (equals == std::string_view::npos || values.size() >= kMostValues) continue;
    const std::string key = ascii_lower(trim(line.substr(0, equals)));
    std::string_view value = trim(line.substr(equals + 1));
    if (value.starts_with('u') && value.size() > 1) {
      if (value[1] == '\'' || value[1] == '"') value.remove_prefix(1);
    }
    if (value.empty() || key.find(' ') != std::string::npos) continue;
    if (value[0] == '\'' || value[0] == '"') {
      const std::size_t end = value.find(value[0], 1);
      if (end != std::string_view::npos) values[key] = value.substr(1, end - 1);
    } else {
      values[key] = joined_value(lines, at, value);
    }
  }
  return values;
}

ConfigValues read_config_values(std::string_view path, std::string_view text,
                                std::span<const std::string_view> keys) {
  if (path.ends_with(".toml")) return read_toml_values(text);
  if (path.ends_with(".py")) return read_python_values(text);
  return read_yaml_values(text, keys);
}

}  // namespace postlint
