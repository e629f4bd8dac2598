// An engine's configuration file as a tree, for what ConfigValues cannot hold: lists of maps,
// order.
//
// YAML, JSON and TOML. The same bounds as everywhere: what is too large, too deep or broken is a
// null node, and the engine will tell its owner more about it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/config/yaml_tree.h"

namespace postlint {

// By the path's extension.
YamlNode read_config_tree(const std::string& path, std::string_view text);

// A value by dotted key, keys compared without case: "markup.goldmark". nullptr: none. The key
// given last wins.
const YamlNode* find_in(const YamlNode& tree, std::string_view dotted_key);
// Its text; empty where it is no scalar.
std::string text_in(const YamlNode& tree, std::string_view dotted_key);
// A scalar or a list of scalars.
std::vector<std::string> texts_in(const YamlNode& tree, std::string_view dotted_key);
// "true"/"yes"/"on" or "false"/"no"/"off"; else `otherwise`.
bool flag_in(const YamlNode& tree, std::string_view dotted_key, bool otherwise);

}  // namespace postlint
