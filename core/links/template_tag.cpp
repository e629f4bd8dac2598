#include "core/links/template_tag.h"

#include <algorithm>
#include <string>

#include "core/base/strings.h"

namespace postlint {

std::vector<TagArgument> tag_arguments(std::string_view inside) {
  constexpr std::size_t kMostArguments = 50;
  std::vector<TagArgument> found;
  std::size_t at = 0;
  const auto is_space = [](char c) { return is_blank(c) || c == '\n' || c == '\r'; };
  while (found.size() < kMostArguments) {
    while (at < inside.size() && is_space(inside[at])) ++at;
    if (at >= inside.size()) break;
    TagArgument argument;
    std::size_t name_end = at;
    while (name_end < inside.size() &&
           (is_ascii_alnum(inside[name_end]) ||
            std::string_view("_-").find(inside[name_end]) != std::string_view::npos)) {
      ++name_end;
    }
    if (name_end > at && name_end < inside.size() && inside[name_end] == '=') {
      argument.key = inside.substr(at, name_end - at);
      at = name_end + 1;
    }
    if (at < inside.size() && std::string_view("\"'`").find(inside[at]) != std::string_view::npos) {
      const std::size_t end = std::min(inside.find(inside[at], at + 1), inside.size());
      argument.value = inside.substr(at + 1, end - at - 1);
      argument.is_quoted = true;
      at = std::min(end + 1, inside.size());
    } else {
      std::size_t end = at;
      while (end < inside.size() && !is_space(inside[end])) ++end;
      argument.value = inside.substr(at, end - at);
      at = end;
    }
    found.push_back(argument);
  }
  return found;
}

std::string_view inside_of_tag(std::string_view written, std::size_t delimiter) {
  if (written.size() < 2 * delimiter) return {};
  std::string_view inside = written.substr(delimiter, written.size() - 2 * delimiter);
  if (inside.starts_with('-')) inside.remove_prefix(1);
  if (inside.ends_with('-')) inside.remove_suffix(1);
  inside = trim(inside);
  if (inside.ends_with('/')) inside = trim(inside.substr(0, inside.size() - 1));
  return inside;
}

std::string_view fragment_behind(std::string_view bytes, std::size_t at) {
  if (at >= bytes.size() || bytes[at] != '#') return {};
  const std::size_t end = std::min(bytes.find_first_of(" \t\r\n)\"'<>]", at), bytes.size());
  return bytes.substr(at, end - at);
}

bool is_computed_value(std::string_view value) {
  return value.empty() || value.find_first_of("{}$|<>") != std::string_view::npos;
}

std::optional<std::string_view> literal_output(std::string_view inside) {
  if (inside.empty() || (inside[0] != '"' && inside[0] != '\'')) return std::nullopt;
  const std::size_t end = inside.find(inside[0], 1);
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view rest = trim(inside.substr(end + 1));
  for (std::string_view filter :
       {"", "| relative_url", "| absolute_url", "| url", "| prepend: site.baseurl",
        "| prepend:site.baseurl", "|relative_url", "|absolute_url", "|url"}) {
    if (rest == filter || rest == std::string(filter) + " | prepend: site.url") {
      return inside.substr(1, end - 1);
    }
  }
  return std::nullopt;
}

bool is_own_address(std::string_view inside) {
  for (std::string_view name : {"site.baseurl", "site.url", "site.github.url", "baseurl",
                                "site.base_url", "config.root", "site.baseUrl"}) {
    if (inside == name) return true;
  }
  return false;
}

}  // namespace postlint
