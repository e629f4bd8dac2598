// String literals of JavaScript and Python configuration files, which are programs: only what is
// written out is read, nothing is run. Comments are passed over.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace postlint {

// The text without // and /* */ comments (JavaScript); strings stay.
std::string without_script_comments(std::string_view text);
// The value of the first `key: 'value'` or `key = "value"`; words such as true and false too.
// nullopt: the key is not there, or its value is computed.
std::optional<std::string> script_value(std::string_view text, std::string_view key);
bool has_script_key(std::string_view text, std::string_view key);
// What stands between the braces of the first `key: { … }`; empty: none.
std::string_view script_block(std::string_view text, std::string_view key);
// The pairs 'a': 'b' of such a block.
std::vector<std::pair<std::string, std::string>> script_pairs(std::string_view block);
// All quoted strings, in order.
std::vector<std::string> quoted_strings(std::string_view text);

}  // namespace postlint
