// A construct in Markdown and HTML that every engine shows: what writers fall back on.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "converters/body/construct.h"
#include "converters/body/escape_templates.h"

namespace postlint {

struct PlainStyle {
  Engine engine = Engine::kPlain;
  // Markdown within elements is read where they say markdown="1" (kramdown, Python-Markdown).
  bool needs_markdown_attribute = false;
  bool has_scripts = true;   // false: <script> in a post is taken for code of the page (Vue)
  bool adds_prefix = false;  // the engine puts its base path in front of "/a/" itself
  std::string_view excerpt_marker = "<!-- more -->";
  bool has_heading_ids = false;  // ## Title {#id}
};

// nullopt: nothing can be said (a table of contents, attributes of a block).
std::optional<WrittenConstruct> write_plain(const Construct& construct, const TargetPlaces& places,
                                            const PlainStyle& style);

// The address that a link construct leads to on the new site, for a Markdown link or an attribute:
// what would end either is percent-encoded. With the prefix unless the engine adds it.
std::string written_address(const Construct& construct, const TargetPlaces& places,
                            const PlainStyle& style);
// `address` as a link of the construct's own text, where it has one; else as it is.
std::string written_link(const Construct& construct, const std::string& address);
// "#part" of a link to a page, as the new page has it; empty: none.
std::string written_fragment(const Construct& construct, const TargetPlaces& places);

// A fence longer than any in the code; `info` stands behind it.
std::string fenced_code(std::string_view code, std::string_view info, const EscapeTarget& target);
// "title" and its link in a line before the code, for engines whose fences have none.
std::string code_caption(const Construct& construct);

std::string html_text(std::string_view text);                               // & < > escaped
std::string html_attribute(std::string_view name, std::string_view value);  // ` name="…"`
std::string quoted_value(std::string_view value);                           // "…", for tags

// Code, quotes, boxes and details in a post that is HTML as a whole: what is between stays HTML.
std::optional<WrittenConstruct> write_in_html_post(const Construct& construct,
                                                   const EscapeTarget& target);
std::string_view admonition_label(std::string_view name);  // "Note"

// A caption is Markdown: "*서울*의 [밤](/b/)". Rendered, without the paragraph around it.
std::string caption_html(const std::string& caption);
// One line of HTML.
std::string figure_html(const Construct& construct, const TargetPlaces& places,
                        const PlainStyle& style);
std::optional<std::string> embed_html(const Construct& construct, const PlainStyle& style,
                                      bool is_mdx);

}  // namespace postlint
