// A fenced code block inside a list item: no such thing in Python-Markdown; kramdown keeps what the
// fence is indented beyond the item's text.
#include <algorithm>

#include "core/base/strings.h"
#include "core/dialect/causes/causes.h"
#include "core/dialect/causes/code_lines.h"

namespace postlint {
namespace {

constexpr std::string_view kReadings[] = {"code", "code that is indented more", "text"};

// place.detail: columns between the item's text and the fence.
Reading read(const DialectPlace& place, const Dialect& dialect) {
  if (dialect.parser == MarkdownParser::kPythonMarkdown) return 2;
  return dialect.parser == MarkdownParser::kKramdown && place.detail > 0 ? 1 : 0;
}

std::uint32_t excess_of(const DialectText& text, NodeId fence, std::uint32_t fence_begin) {
  const Document& document = text.document();
  const NodeId item = document.node(fence).parent;
  const NodeId first = document.first_child(item);
  const Span marker = document.item_parts(item).marker_span;
  if (!marker.known() || first == kNoNode || first == fence) return 0;
  const Span text_of_item = document.span(first);
  if (!text_of_item.known()) return 0;
  const auto width = static_cast<std::uint32_t>(text.before_on_line(text_of_item.begin).size());
  const std::uint32_t columns = indent_columns(text.before_on_line(fence_begin));
  return columns > width ? columns - width : 0;
}

void find(const DialectText& text, std::vector<DialectPlace>& places) {
  const Document& document = text.document();
  for (NodeId id : document.of_kind(NodeKind::kCodeBlock)) {
    if (document.node(document.node(id).parent).kind != NodeKind::kItem) continue;
    if (!document.code_parts(id).is_fenced) continue;
    Span span = document.span(id);
    while (span.begin < span.end && is_blank(text.bytes()[span.begin])) ++span.begin;
    places.push_back({.span = span, .node = id, .detail = excess_of(text, id, span.begin)});
  }
}

// kramdown: the fence and its code move to the left, to where the item's text begins.
void move_left(const DialectText& text, const DialectPlace& place, PlaceRewrite& out) {
  const Node& node = text.document().node(place.node);
  const std::string_view before = text.before_on_line(place.span.begin);
  if (!text.document().code_parts(place.node).is_closed ||
      before.find_first_not_of(' ') != std::string_view::npos) {
    out.note = "the code block in the list is indented more";
    return;
  }
  for (std::uint32_t line = node.line; line <= node.end_line; ++line) {
    const Span span = text.file().line_span(line);
    const std::string_view bytes = text.file().text(span);
    std::uint32_t blanks = 0;
    while (blanks < bytes.size() && blanks < place.detail && bytes[blanks] == ' ') ++blanks;
    if (blanks > 0) out.edits.push_back({{span.begin, span.begin + blanks}, ""});
  }
}

// Python-Markdown: code by indentation, four blanks for each item around and four for the code.
void indent(const DialectText& text, const DialectPlace& place, PlaceRewrite& out) {
  const Document& document = text.document();
  const SourceFile& file = text.file();
  const Node& node = document.node(place.node);
  const CodeParts parts = document.code_parts(place.node);
  const auto lines = code_lines(text, place.node);
  if (!lines || lines->empty() || !parts.is_closed || !text.only_lists_around(place.node) ||
      !trim(text.before_on_line(place.span.begin)).empty()) {
    out.note = "the code block in the list is shown as text";
    return;
  }
  const std::string ending(text.line_ending());
  const std::string blanks(4 * (text.items_around(place.node) + 1), ' ');
  const bool needs_blank = !text.is_blank_line(node.line - 1);
  const std::string_view language = parts.info.substr(0, parts.info.find_first_of(" \t{,"));
  const Span opening = file.line_span(node.line);
  std::string head = needs_blank ? ending : "";
  // The first line is dropped by codehilite, which takes it for the language.
  head += blanks + ":::" + (language.empty() ? "text" : std::string(language));
  out.edits.push_back({opening, head});
  for (const CodeLine& line : *lines) {
    if (!trim(line.code).empty()) out.edits.push_back({line.indent, blanks});
  }
  const Span closing = file.line_span(node.end_line);
  const bool is_followed =
      node.end_line < file.line_count() && !text.is_blank_line(node.end_line + 1);
  // The next item would be swallowed without a blank line.
  const Span before{file.line_span(node.end_line - 1).end, closing.end};
  out.edits.push_back({is_followed ? closing : before, ""});
}

void write(const DialectText& text, const DialectPlace& place, Reading wanted, PlaceRewrite& out) {
  if (wanted == 1) {
    if (text.to().parser == MarkdownParser::kPythonMarkdown) indent(text, place, out);
    out.is_exact = false;
    out.note = "the code in the list is indented more in the source";
  } else if (wanted == 2) {
    out.note = "the fence in the list is text in the source, and a code block here";
  } else if (text.to().parser == MarkdownParser::kKramdown) {
    move_left(text, place, out);
  } else {
    indent(text, place, out);
  }
}

}  // namespace

const DialectCause kFenceInListCause{
    .id = "fence-in-list",
    .what = "a fenced code block stands in a list",
    .readings = kReadings,
    .by_parser = {0, 0, 0, 2, 0, 0, 0, 0},
    .read = read,
    .find = find,
    .write = write,
    .reshapes = true,
};

}  // namespace postlint
