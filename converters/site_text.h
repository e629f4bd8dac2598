// Lines of configuration files.
#pragma once

#include <string>
#include <string_view>

namespace postlint {

// Empty where the value is: a setting that nothing is known for is left out.
std::string yaml_line(std::string_view key, std::string_view value);    // title: "x"
std::string toml_line(std::string_view key, std::string_view value);    // title = "x"
std::string python_line(std::string_view key, std::string_view value);  // TITLE = 'x', '' too
std::string script_text(std::string_view value);                        // "x", for JavaScript

// A pattern such as "/:year/:month/:day/:slug/" in an engine's names.
std::string with_names(std::string_view pattern, std::string_view year, std::string_view month,
                       std::string_view day, std::string_view slug);

}  // namespace postlint
