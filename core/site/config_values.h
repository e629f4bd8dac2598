// The scalars of an engine's configuration file by dotted key: "markup.goldmark.renderer.unsafe".
//
// Keys are lower case (Hugo's are in any case). Lists are joined by blanks. A file that is too
// large, too deep or broken has the values that could be read, maybe none: the engine will tell
// its owner more about it.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace postlint {

using ConfigValues = std::map<std::string, std::string, std::less<>>;

ConfigValues read_yaml_values(std::string_view text);  // JSON too
ConfigValues read_toml_values(std::string_view text);
// Literal assignments of a Python file: NAME = 'text', NAME = 3, NAME = True.
ConfigValues read_python_values(std::string_view text);
ConfigValues read_config_values(std::string_view path, std::string_view text);  // by extension

}  // namespace postlint
