#include "converters/site_text.h"

#include "converters/head/head_values.h"
#include "core/base/strings.h"

namespace postlint {

std::string yaml_line(std::string_view key, std::string_view value) {
  return value.empty() ? std::string() : std::string(key) + ": " + quote_yaml(value) + "\n";
}

std::string toml_line(std::string_view key, std::string_view value) {
  return value.empty() ? std::string()
                       : std::string(key) + " = " + toml_value(make_text(value)) + "\n";
}

std::string python_line(std::string_view key, std::string_view value) {
  return std::string(key) + " = " + json_value(make_text(value)) + "\n";
}

std::string script_text(std::string_view value) {
  return json_value(make_text(value));
}

std::string with_names(std::string_view pattern, std::string_view year, std::string_view month,
                       std::string_view day, std::string_view slug) {
  std::string out = replace_all(pattern, ":slug", "\x01");
  out = replace_all(out, ":year", "\x02");
  out = replace_all(out, ":month", "\x03");
  out = replace_all(out, ":day", "\x04");
  out = replace_all(out, "\x01", slug);
  out = replace_all(out, "\x02", year);
  out = replace_all(out, "\x03", month);
  return replace_all(out, "\x04", day);
}

}  // namespace postlint
