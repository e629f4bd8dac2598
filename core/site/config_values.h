// The scalars of an engine's configuration file by dotted key: "markup.goldmark.renderer.unsafe".
//
// Keys are lower case (Hugo's are in any case). Lists are joined by blanks. A file that is too
// large, too deep or broken has the values that could be read, maybe none: the engine will tell
// its owner more about it.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>

namespace postlint {

using ConfigValues = std::map<std::string, std::string, std::less<>>;

// JSON too. With `keys` (lower case), only the parts of the file below these top-level keys are
// read: a large configuration takes a tenth of the time.
ConfigValues read_yaml_values(std::string_view text, std::span<const std::string_view> keys = {});
ConfigValues read_toml_values(std::string_view text);
// Literal assignments of a Python file: NAME = 'text', NAME = 3, NAME = True. A list or map is kept
// as it is written, on one line.
ConfigValues read_python_values(std::string_view text);
// By the path's extension.
ConfigValues read_config_values(std::string_view path, std::string_view text,
                                std::span<const std::string_view> keys = {});

}  // namespace postlint
