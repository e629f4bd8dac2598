#include "checks/front_matter/markup.h"

#include <vector>

#include "core/base/any_of.h"
#include "core/base/strings.h"
#include "core/post/document.h"
#include "core/post/html_tags.h"

namespace postlint {
namespace {

bool is_address(std::string_view target) {
  target = target.substr(0, 2000);
  if (target.empty()) return false;
  for (const std::string_view head : {"/", "#", "./", "../", "<"}) {
    if (target.starts_with(head)) return true;
  }
  // "htt" too: the address may be cut off.
  if (target.find("://") != std::string_view::npos ||
      std::string_view("https://").starts_with(target)) {
    return true;
  }
  return target.find('.') != std::string_view::npos && target.find(' ') == std::string_view::npos;
}

// "](" with a "[" before it and an address behind it. An address that is cut off counts: a
// description is often the head of a post.
std::optional<FoundMarkup> find_link(std::string_view text) {
  std::size_t open = std::string_view::npos, close = 0;
  for (std::size_t at = 0; at + 1 < text.size(); ++at) {
    if (text[at] == '[') open = at;
    if (text[at] != ']' || text[at + 1] != '(' || open == std::string_view::npos) continue;
    if (close <= at) close = std::min(text.find(')', at), text.size());
    if (!is_address(text.substr(at + 2, close - std::min(close, at + 2)))) continue;
    const bool is_image = open > 0 && text[open - 1] == '!';
    const std::size_t begin = is_image ? open - 1 : open;
    return FoundMarkup{is_image ? MarkupKind::kImage : MarkupKind::kLink,
                       text.substr(begin, std::min(close + 1, text.size()) - begin)};
  }
  return std::nullopt;
}

bool is_text_byte(char c) {
  return is_ascii_alnum(c) || static_cast<unsigned char>(c) >= 0x80;
}

// "**text**", not "2**3", not "src/**/*.md".
std::optional<FoundMarkup> find_bold(std::string_view text) {
  std::size_t open = std::string_view::npos;
  for (std::size_t at = text.find("**"); at != std::string_view::npos;
       at = text.find("**", at + 2)) {
    const char before = at == 0 ? ' ' : text[at - 1];
    const char after = at + 2 < text.size() ? text[at + 2] : ' ';
    if (open != std::string_view::npos && !is_blank(before) && before != '\n' && after != '*' &&
        !is_ascii_alnum(after) && before != '/') {
      return FoundMarkup{MarkupKind::kBold, text.substr(open, at + 2 - open)};
    }
    const bool opens = !is_ascii_alnum(before) && before != '*' && before != '/' &&
                       (is_text_byte(after) || after == '"' || after == '\'' || after == '(' ||
                        after == '[' || after == '`');
    if (opens) open = at;
  }
  return std::nullopt;
}

// Not inside a word: `x` with something in it.
std::optional<FoundMarkup> find_code(std::string_view text) {
  const std::size_t open = text.find('`');
  if (open == std::string_view::npos || open + 2 >= text.size()) return std::nullopt;
  const std::size_t close = text.find('`', open + 1);
  if (close == std::string_view::npos || close == open + 1) return std::nullopt;
  return FoundMarkup{MarkupKind::kCode, text.substr(open, close + 1 - open)};
}

// A tag that does something: with attributes, void, or closed again. "the <title> element" is
// prose.
std::optional<FoundMarkup> find_html(std::string_view text) {
  const std::vector<HtmlTag> tags = scan_html(text);
  for (std::size_t i = 0; i < tags.size() && i < 50; ++i) {
    const HtmlTag& tag = tags[i];
    if (tag.kind != HtmlTag::Kind::kOpen || !tag.is_terminated) continue;
    const std::string name = ascii_lower(tag.name);
    if (!is_html_element(name)) continue;
    bool closed = is_void_element(name) || !tag.attributes.empty();
    for (std::size_t j = i + 1; j < tags.size() && j < i + 50 && !closed; ++j) {
      closed = tags[j].kind == HtmlTag::Kind::kClose && tags[j].named(name);
    }
    if (closed) return FoundMarkup{MarkupKind::kHtml, tag.span.in(text)};
  }
  return std::nullopt;
}

std::size_t heading_marks(std::string_view text) {
  std::size_t hashes = 0;
  while (hashes < text.size() && text[hashes] == '#') ++hashes;
  return hashes >= 1 && hashes <= 6 && hashes < text.size() && text[hashes] == ' ' ? hashes + 1 : 0;
}

std::string on_one_line(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool is_space = c == '\n' || c == '\r' || is_blank(c);
    if (is_space && (out.empty() || out.back() == ' ')) continue;
    out += is_space ? ' ' : c;
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

// "… [text](https://cut off" → "… text"
std::string without_cut_link(std::string text) {
  const std::size_t middle = text.rfind("](");
  if (middle == std::string::npos || text.find(')', middle) != std::string::npos) return text;
  const std::size_t open = text.rfind('[', middle);
  if (open == std::string::npos) return text;
  const std::size_t begin = open > 0 && text[open - 1] == '!' ? open - 1 : open;
  return text.substr(0, begin) + text.substr(open + 1, middle - open - 1);
}

}  // namespace

std::optional<FoundMarkup> find_markup(std::string_view text) {
  if (find_any(text, "[*`<#"_any) == std::string_view::npos) return std::nullopt;
  if (auto link = find_link(text)) return link;
  if (auto bold = find_bold(text)) return bold;
  if (text.find('<') != std::string_view::npos) {
    if (auto html = find_html(text)) return html;
  }
  if (heading_marks(text) > 0) return FoundMarkup{MarkupKind::kHeading, text};
  return find_code(text);
}

std::string_view markup_name(MarkupKind kind) {
  switch (kind) {
    case MarkupKind::kLink:
      return "a Markdown link";
    case MarkupKind::kImage:
      return "a Markdown image";
    case MarkupKind::kBold:
      return "bold markup";
    case MarkupKind::kHeading:
      return "a Markdown heading";
    case MarkupKind::kCode:
      return "code markup";
    case MarkupKind::kHtml:
      return "an HTML tag";
  }
  return "markup";
}

std::string to_plain_text(std::string_view text) {
  std::string line = on_one_line(text);
  line.erase(0, heading_marks(line));
  // A word in front keeps the line a paragraph, whatever it begins with.
  const std::string guard = "x ";
  const SourceFile file("value", guard + without_cut_link(std::move(line)) + "\n");
  const Document document = Document::parse(file, 0);
  if (document.nodes().size() < 2) return {};
  std::string plain = on_one_line(document.visible_text(1));
  if (!plain.starts_with(guard)) return {};
  return plain.substr(guard.size());
}

}  // namespace postlint
