// Single values of front matter: what the source engine reads in them, and how a target's reader is
// made to read the same.
#pragma once

#include <string>

#include "core/post/front_matter.h"

namespace postlint {

// The value with every plain scalar of the kind and in the spelling that `dialect` means: "yes" of
// YAML 1.1 becomes the boolean true, 012 the number 10.
FieldValue as_read(const FieldValue& value, FrontMatterFormat format, YamlDialect dialect);

// Whether every scalar of the value, as it is written, is the same for both readers.
bool reads_alike(const FieldValue& value, YamlDialect left, YamlDialect right);

// A value (as_read) in YAML, ready to follow "key:", with its line ending; nested ones are indented
// by `indent` blanks more than the key.
std::string yaml_value(const FieldValue& value, YamlDialect target, std::size_t indent);
// In TOML, on one line; maps are inline tables.
std::string toml_value(const FieldValue& value);
std::string toml_key(std::string_view key);
// In JSON, on one line.
std::string json_value(const FieldValue& value);

// What a metadata line can hold; lists, maps and texts of several lines are written as JSON.
std::string metadata_text(const FieldValue& value);

FieldValue make_text(std::string_view text);
FieldValue make_bool(bool value);
FieldValue make_list(const std::vector<std::string>& items);

}  // namespace postlint
