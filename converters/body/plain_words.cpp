#include "converters/body/plain_words.h"

#include <algorithm>

#include "core/base/any_of.h"
#include "core/base/strings.h"
#include "core/site/url_path.h"

namespace postlint {
namespace {

using Kind = Construct::Kind;

// Letters of every script stay readable; what would end a Markdown link or an attribute does not.
std::string encoded(std::string_view path) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string made;
  for (char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= ' ' || byte == 0x7f ||
        std::string_view("()<>\"'\\%{}`#?|[]").find(c) != std::string_view::npos) {
      made += '%';
      made += kHex[byte >> 4];
      made += kHex[byte & 15];
    } else {
      made += c;
    }
  }
  return made;
}

std::string markdown_text(std::string_view text) {
  std::string made;
  for (char c : text) {
    if (std::string_view("\\[]*_`<").find(c) != std::string_view::npos) made += '\\';
    made += c == '\n' ? ' ' : c;
  }
  return made;
}

std::string comment_of(std::string_view text, bool is_mdx) {
  if (is_mdx) return "{/*" + replace_all(text, "*/", "* /") + "*/}";
  return "<!--" + replace_all(text, "--", "- -") + "-->";
}

// Whether the Markdown begins with a paragraph, so that a label may stand in front of its words.
bool begins_with_words(std::string_view inner) {
  const std::string_view text = trim(inner);
  if (text.empty() || std::string_view("-*+>#|`~<{:!=[").find(text[0]) != std::string_view::npos)
    return false;
  const std::size_t digits = text.find_first_not_of("0123456789");
  return digits == 0 || digits == std::string_view::npos ||
         (text[digits] != '.' && text[digits] != ')');
}

// Whether the author wrote the label: "**Note:** …".
bool begins_with_label(std::string_view inner, std::string_view label) {
  std::string_view text = trim(inner);
  while (!text.empty() && AnyOf("*_").has(text[0])) text.remove_prefix(1);
  if (text.size() <= label.size() || !equals_ignoring_case(text.substr(0, label.size()), label))
    return false;
  return AnyOf(":.!*_").has(text[label.size()]);
}

WrittenConstruct write_admonition(const Construct& construct) {
  WrittenConstruct made;
  made.line_prefix = "> ";
  made.is_block = true;
  if (construct.title.empty() &&
      begins_with_label(construct.text, admonition_label(construct.name))) {
    made.opening = "> ";
  } else if (construct.title.empty() && begins_with_words(construct.text)) {
    made.opening = "> **" + std::string(admonition_label(construct.name)) + ":** ";
  } else {
    const std::string title =
        construct.title.empty() ? std::string(admonition_label(construct.name)) : construct.title;
    made.opening = "> **" + title + "**\n>\n> ";
  }
  return made;
}

WrittenConstruct write_quote(const Construct& construct, bool is_mdx) {
  WrittenConstruct made;
  made.line_prefix = "> ";
  made.is_block = true;
  made.opening = "> ";
  const std::string* author = construct.attribute("author");
  const std::string* source = construct.attribute("source");
  const std::string* link = construct.attribute("link");
  std::string footer;
  if (author != nullptr && !author->empty())
    footer += "<strong>" + html_text(*author) + "</strong>";
  if (link != nullptr && !link->empty()) {
    footer += "<cite><a" + html_attribute("href", *link) + ">" +
              html_text(source == nullptr || source->empty() ? *link : *source) + "</a></cite>";
  } else if (source != nullptr && !source->empty()) {
    footer += "<cite>" + html_text(*source) + "</cite>";
  }
  if (is_mdx) footer = replace_all(footer, "{", "&#123;");
  if (!footer.empty()) made.closing = "\n>\n> <footer>" + footer + "</footer>";
  return made;
}

WrittenConstruct write_details(const Construct& construct, const EscapeTarget& target,
                               const PlainStyle& style) {
  WrittenConstruct made;
  made.is_block = true;
  const std::string summary =
      escaped_templates(html_text(construct.title), TextPlace::kText, target);
  const std::string* open = construct.attribute("open");
  made.opening = std::string("<details") + (open != nullptr && *open == "true" ? " open" : "") +
                 (style.needs_markdown_attribute ? " markdown=\"1\"" : "") + ">\n<summary>" +
                 (summary.empty() ? "Details" : summary) + "</summary>\n\n";
  made.closing = "\n\n</details>";
  return made;
}

std::optional<WrittenConstruct> write_attributes(const Construct& construct,
                                                 const TargetPlaces& places,
                                                 const PlainStyle& style) {
  const std::string* id = construct.attribute("id");
  if (construct.name == "link") {
    std::string tag = "<a" + html_attribute("href", construct.target);
    for (const auto& [key, value] : construct.attributes) tag += html_attribute(key, value);
    return WrittenConstruct{tag + ">", "</a>"};
  }
  if (id == nullptr || id->empty()) return std::nullopt;
  (void)places;
  (void)style;
  return WrittenConstruct{"<a" + html_attribute("id", *id) + "></a>", ""};
}

}  // namespace

std::string html_text(std::string_view text) {
  return replace_all(replace_all(replace_all(text, "&", "&amp;"), "<", "&lt;"), ">", "&gt;");
}

std::string html_attribute(std::string_view name, std::string_view value) {
  return " " + std::string(name) + "=\"" + replace_all(html_text(value), "\"", "&quot;") + "\"";
}

std::string quoted_value(std::string_view value) {
  if (value.find('"') == std::string_view::npos) return "\"" + std::string(value) + "\"";
  if (value.find('\'') == std::string_view::npos) return "'" + std::string(value) + "'";
  return "\"" + replace_all(value, "\"", "&quot;") + "\"";
}

std::string written_fragment(const Construct& construct, const TargetPlaces& places) {
  if (construct.fragment.empty()) return "";
  const std::string fragment = construct.page == nullptr
                                   ? construct.fragment
                                   : places.fragment_of(*construct.page, construct.fragment);
  return "#" + encoded(fragment);
}

std::string written_address(const Construct& construct, const TargetPlaces& places,
                            const PlainStyle& style) {
  std::string path = construct.target;
  const std::string prefix = style.adds_prefix ? "" : places.prefix();
  if (construct.page != nullptr) {
    const std::string moved = places.url_of(*construct.page);
    path = moved.empty() ? construct.page->url : with_prefix(prefix, moved);
    if (path.empty()) path = construct.target;
  } else if (path.starts_with('/')) {
    path = prefix + path;
  }
  return encoded(path) + written_fragment(construct, places);
}

std::string written_link(const Construct& construct, const std::string& address) {
  if (!construct.is_whole_link) return address;
  const std::string text = construct.title.empty() ? address : construct.title;
  if (construct.is_in_html)
    return "<a" + html_attribute("href", address) + ">" + html_text(text) + "</a>";
  return "[" + markdown_text(text) + "](" + address + ")";
}

std::string fenced_code(std::string_view code, std::string_view info, const EscapeTarget& target) {
  std::size_t longest = 0, run = 0;
  for (char c : code) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  const std::string fence(std::max<std::size_t>(3, longest + 1), '`');
  std::string made = fence + std::string(info) + "\n";
  made += escaped_templates(code, TextPlace::kCode, target);
  if (!code.empty() && !code.ends_with('\n')) made += '\n';
  return made + fence;
}

std::string code_caption(const Construct& construct) {
  const std::string* title = construct.attribute("title");
  const std::string* link = construct.attribute("link");
  const std::string* link_text = construct.attribute("link-text");
  std::string made;
  if (title != nullptr && !title->empty()) made = "**" + markdown_text(*title) + "**";
  if (link != nullptr && !link->empty()) {
    if (!made.empty()) made += ' ';
    made += "[" + markdown_text(link_text == nullptr || link_text->empty() ? "link" : *link_text) +
            "](" + replace_all(replace_all(*link, "(", "%28"), ")", "%29") + ")";
  }
  return made.empty() ? made : made + "\n\n";
}

std::optional<WrittenConstruct> write_plain(const Construct& construct, const TargetPlaces& places,
                                            const PlainStyle& style) {
  const bool is_mdx = places.is_mdx();
  const EscapeTarget target{style.engine, is_mdx};
  switch (construct.kind) {
    case Kind::kCode:
      return WrittenConstruct{
          code_caption(construct) + fenced_code(construct.text, construct.language, target), "", "",
          true};
    case Kind::kRaw:
      if (construct.is_paired) return WrittenConstruct{};
      return WrittenConstruct{escaped_templates(
          construct.text, construct.is_in_code ? TextPlace::kCode : TextPlace::kText, target)};
    case Kind::kPageLink:
    case Kind::kFileLink:
    case Kind::kSiteUrl:
      return WrittenConstruct{written_link(construct, written_address(construct, places, style))};
    case Kind::kFigure:
      return WrittenConstruct{figure_html(construct, places, style)};
    case Kind::kEmbed: {
      std::optional<std::string> html = embed_html(construct, style, is_mdx);
      if (!html) return std::nullopt;
      return WrittenConstruct{std::move(*html)};
    }
    case Kind::kDetails:
      return write_details(construct, target, style);
    case Kind::kQuote:
      return write_quote(construct, is_mdx);
    case Kind::kAdmonition:
      return write_admonition(construct);
    case Kind::kExcerptEnd:
      return WrittenConstruct{is_mdx ? comment_of(" more ", true)
                                     : std::string(style.excerpt_marker)};
    case Kind::kHeadingId:
      if (style.has_heading_ids && !is_mdx) return WrittenConstruct{" {#" + construct.target + "}"};
      return WrittenConstruct{" <a" + html_attribute("id", construct.target) + "></a>"};
    case Kind::kAttributes:
      return write_attributes(construct, places, style);
    case Kind::kComment:
      return WrittenConstruct{comment_of(construct.text, is_mdx)};
    case Kind::kVariable:
      if (construct.text.empty()) return std::nullopt;
      return WrittenConstruct{escaped_templates(
          construct.text, construct.is_in_code ? TextPlace::kCode : TextPlace::kText, target)};
    case Kind::kToc:
    case Kind::kUnknown:
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace postlint
