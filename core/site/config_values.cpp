#include "core/site/config_values.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "core/base/strings.h"
#include "core/site/config_tree.h"

namespace postlint {
namespace {

constexpr std::size_t kMostBytes = 256 * 1024;
constexpr std::size_t kMostValues = 5000;

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

// The tree is no deeper than read_config_tree() makes it.
void flatten(const YamlNode& node, const std::string& key, ConfigValues& values) {
  if (values.size() >= kMostValues) return;
  if (node.is_scalar()) {
    if (!key.empty()) values[key] = node.text;
  } else if (node.kind == YamlNode::Kind::kList) {
    std::string joined;
    for (const YamlNode& item : node.items) {
      if (!item.is_scalar()) continue;
      if (!joined.empty()) joined += ' ';
      joined += item.text;
    }
    if (!key.empty()) values[key] = std::move(joined);
  }
  for (const auto& [name, entry] : node.entries) flatten(entry, key_below(key, name.text), values);
}

ConfigValues read_values(const std::string& path, std::string_view text) {
  ConfigValues values;
  if (text.size() <= kMostBytes) flatten(read_config_tree(path, text), "", values);
  return values;
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
  if (keys.empty()) return read_values(".yaml", text);
  if (text.size() > kMostBytes) return {};
  const std::string part = blocks_of(text, keys);
  if (trim(part).empty()) return {};
  ConfigValues values = read_values(".yaml", part);
  // Nothing: maybe an alias to an anchor in another part of the file.
  return values.empty() ? read_values(".yaml", text) : values;
}

ConfigValues read_toml_values(std::string_view text) {
  return read_values(".toml", text);
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
    if ((value.starts_with('u') || value.starts_with('r')) && value.size() > 1) {
      if (value[1] == '\'' || value[1] == '"') value.remove_prefix(1);
    }
    if (value.empty() || key.find(' ') != std::string::npos) continue;
    if (value[0] == '\'' || value[0] == '"') {
      const std::size_t end = value.find(value[0], 1);
      if (end != std::string_view::npos) values[key] = value.substr(1, end - 1);
    } else {
      std::string joined = joined_value(lines, at, value);
      // ARTICLE_SAVE_AS = ARTICLE_URL
      const auto named = values.find(ascii_lower(joined));
      values[key] = named == values.end() ? std::move(joined) : std::string(named->second);
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
