// A YAML file as a small tree in which every value knows where it stands.
//
// Made for configuration files that people write and that a pull request may bring along: size
// and depth are bounded, anchors and aliases are refused (no "billion laughs"), a key given twice
// is an error, and yaml-cpp's exceptions end here. Positions are 1-based lines and code points.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace postlint {

struct YamlEntry;

struct YamlNode {
  enum class Kind : std::uint8_t { kNull, kScalar, kList, kMap };
  Kind kind = Kind::kNull;
  bool is_quoted = false;  // scalars: 'x', "x" or a block
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::string text;                // kScalar
  std::vector<YamlNode> items;     // kList
  std::vector<YamlEntry> entries;  // kMap, in the order of the file

  bool is_null() const { return kind == Kind::kNull; }
  bool is_scalar() const { return kind == Kind::kScalar; }
  bool is_list() const { return kind == Kind::kList; }
  bool is_map() const { return kind == Kind::kMap; }
};

struct YamlEntry {
  YamlNode key;  // always a scalar
  YamlNode value;
};

inline constexpr std::size_t kMaxYamlBytes = 256 * 1024;
inline constexpr std::size_t kMaxYamlDepth = 32;

// The first document of `text`; `path` is for messages. An empty file is a null node.
Result<YamlNode> read_yaml_tree(const std::string& path, std::string_view text);

}  // namespace postlint
