// "## Title {#id}": an id in some dialects, shown in the others.
#include <algorithm>

#include "core/base/strings.h"
#include "core/dialect/causes/causes.h"
#include "core/site/heading_ids.h"

namespace postlint {
namespace {

constexpr std::string_view kReadings[] = {"text", "id"};

// place.node: the heading; place.span: the braces and the blanks before; place.other: the heading;
// place.text: the id; place.detail: its index among headings.
Reading read(const DialectPlace& place, const Dialect& dialect) {
  return braces_at_end("x" + place.text, dialect.heading_braces) ? 1 : 0;
}

void find(const DialectText& text, std::vector<DialectPlace>& places) {
  if (text.from().heading_braces == text.to().heading_braces) return;
  if (!text.file().byte_set().has('{')) return;
  const Document& document = text.document();
  const std::span<const NodeId> headings = document.headings();
  for (std::size_t i = 0; i < headings.size(); ++i) {
    const HeadingParts parts = document.heading_parts(headings[i]);
    const Span whole = document.span(headings[i]);
    if (!parts.content.known() || !whole.known()) continue;
    const std::string_view content = trim_right(parts.content.in(text.bytes()));
    if (!content.ends_with('}')) continue;
    const std::size_t open = content.rfind('{');
    if (open == std::string_view::npos || open == 0) continue;
    const auto end = parts.content.begin + static_cast<std::uint32_t>(content.size());
    const auto brace = parts.content.begin + static_cast<std::uint32_t>(open);
    const auto begin = parts.content.begin +
                       static_cast<std::uint32_t>(trim_right(content.substr(0, open)).size());
    if (text.touches_protected({brace, end})) continue;
    places.push_back({.span = {begin, end},
                      .node = headings[i],
                      .other = {brace, brace + 1},
                      .detail = static_cast<std::uint32_t>(i),
                      .text = std::string(Span{begin, end}.in(text.bytes()))});
  }
}

// The content of the heading as HTML by CommonMark; empty where it cannot be had.
std::string rendered_content(const DialectText& text, const DialectPlace& place) {
  const Document& document = text.document();
  const Node& node = document.node(place.node);
  if (document.node(node.parent).kind != NodeKind::kDocument) return {};
  const std::string open = "<h" + std::to_string(node.level) + ">";
  const std::vector<Document::RenderedBlock>& blocks = text.rendered_blocks();
  const auto block = std::partition_point(blocks.begin(), blocks.end(),
                                          [&](const auto& one) { return one.line < node.line; });
  if (block == blocks.end() || block->line != node.line || !block->html.starts_with(open))
    return {};
  const std::size_t end = block->html.rfind("</h");
  if (end == std::string::npos) return {};
  std::string content = block->html.substr(open.size(), end - open.size());
  if (content.find('\n') != std::string::npos || has_masked_text(content)) return {};
  const std::size_t brace = content.rfind('{');
  if (brace == std::string::npos) return {};
  content.resize(brace);
  return std::string(trim_right(content));
}

void write(const DialectText& text, const DialectPlace& place, Reading wanted, PlaceRewrite& out) {
  const Document& document = text.document();
  if (wanted == 0) {
    out.edits = {{place.other, "&#123;"}};
    return;
  }
  const std::optional<HeadingEnd> end = braces_at_end("x" + place.text, text.from().heading_braces);
  if (!end || end->id.empty()) {  // classes alone
    out.edits = {{place.span, ""}};
    out.note = "the attributes of the heading are dropped: " + std::string(trim(place.text));
    return;
  }
  const std::vector<std::string>& ids = text.automatic_ids();
  if (place.detail < ids.size() && ids[place.detail] == end->id) {
    out.edits = {{place.span, ""}};
    return;
  }
  const Node& node = document.node(place.node);
  const std::string content = rendered_content(text, place);
  if (content.empty() || end->id.find('"') != std::string::npos) {
    out.note = "the id of the heading is shown as text: " + std::string(trim(place.text));
    return;
  }
  const std::string level = std::to_string(node.level);
  const Span whole = document.span(place.node);
  std::string html = "<h" + level + " id=\"" + end->id + "\">" + content + "</h" + level + ">";
  // An HTML block goes on to the next blank line, and begins none in a paragraph of kramdown's.
  const SourceFile& file = text.file();
  const std::string ending(text.line_ending());
  if (node.end_line < file.line_count() && !text.is_blank_line(node.end_line + 1)) html += ending;
  if (node.line > 1 && file.line_start(node.line) > document.body_begin() &&
      !text.is_blank_line(node.line - 1)) {
    html.insert(0, ending);
  }
  out.edits = {{whole, html}};
  out.edits_html = true;  // inline HTML of the heading is in the new one as it was
}

}  // namespace

const DialectCause kHeadingIdCause{
    .id = "heading-id",
    .what = "a heading ends in {#…}",
    .readings = kReadings,
    .by_parser = {1, 1, 0, 1, 1, 0, 0, 1},
    .read = read,
    .find = find,
    .write = write,
};

}  // namespace postlint
