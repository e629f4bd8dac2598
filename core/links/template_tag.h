// The text of a template tag, taken apart: {% name word "quoted" key=value %}.
//
// Views are of the text given. Nothing is evaluated: what code computes is left to the caller.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/post/template_scanner.h"

namespace postlint {

struct TagArgument {
  std::string_view key;    // empty: positional
  std::string_view value;  // without quotes
  bool is_quoted = false;
};

// The arguments behind the name of a tag: words, quoted strings, key=value; at most 50.
std::vector<TagArgument> tag_arguments(std::string_view inside);

// How many bytes open a tag of this kind: 3 of Hugo's "{{<", 2 of all others.
constexpr std::size_t tag_delimiter(TemplateKind kind) {
  return kind == TemplateKind::kHugoShortcode ? 3 : 2;
}
// What stands between the delimiters, "-" of whitespace control and "/" of self-closing left out.
std::string_view inside_of_tag(std::string_view written, std::size_t delimiter);
// "#part" right behind a tag: {% post_url name %}#part.
std::string_view fragment_behind(std::string_view bytes, std::size_t at);

// {{ "/a/" | relative_url }}, {{ '/a/' | url }}: the literal.
std::optional<std::string_view> literal_output(std::string_view inside);
// {{ site.baseurl }}, {{site.url}}: stands for the blog's own address.
bool is_own_address(std::string_view inside);

// Whether the value is made by code: "page.slug", "{{ x }}", "$x", ".Get 0".
bool is_computed_value(std::string_view value);

}  // namespace postlint
