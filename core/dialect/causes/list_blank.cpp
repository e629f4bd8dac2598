// A list right below a line of a paragraph: a list to most, text to Python-Markdown. Numbers other
// than 1 begin one there in kramdown only.
#include "core/base/strings.h"
#include "core/dialect/causes/causes.h"

namespace postlint {
namespace {

constexpr std::string_view kReadings[] = {"list", "text"};

// place.node: the list; place.span: its first marker.
void find(const DialectText& text, std::vector<DialectPlace>& places) {
  const Document& document = text.document();
  for (NodeId paragraph : document.of_kind(NodeKind::kParagraph)) {
    const NodeId list = document.next_sibling(paragraph);
    if (list == kNoNode || document.node(list).kind != NodeKind::kList) continue;
    // Below the text of an item a list is a nested one in every dialect.
    const NodeKind parent = document.node(document.node(list).parent).kind;
    if (parent == NodeKind::kItem || parent == NodeKind::kFootnoteDefinition) continue;
    if (document.node(list).line != document.node(paragraph).end_line + 1) continue;
    const NodeId item = document.first_child(list);
    if (item == kNoNode) continue;
    const Span marker = document.item_parts(item).marker_span;
    if (marker.known()) places.push_back({.span = marker, .node = list});
  }
}

// Escapes the markers of every item up to the first blank line: what a paragraph swallows.
void write_text(const DialectText& text, const DialectPlace& place, PlaceRewrite& out) {
  const Document& document = text.document();
  const Node& list = document.node(place.node);
  std::uint32_t end_line = list.line;
  while (end_line < list.end_line && !text.is_blank_line(end_line + 1)) ++end_line;
  for (NodeId id = place.node; id < list.subtree_end; ++id) {
    const Node& node = document.node(id);
    if (node.line > end_line || node.kind >= NodeKind::kText) continue;
    if (node.kind == NodeKind::kItem) {
      const ItemParts parts = document.item_parts(id);
      if (!parts.marker_span.known()) continue;
      const std::uint32_t at =
          parts.is_ordered ? parts.marker_span.end - 1 : parts.marker_span.begin;
      out.edits.push_back({{at, at}, "\\"});
    } else if (node.kind != NodeKind::kList && node.kind != NodeKind::kParagraph) {
      out.edits.clear();
      out.note = "the lines are text in the source, and a list with other blocks in it here";
      return;
    }
  }
}

void write(const DialectText& text, const DialectPlace& place, Reading wanted, PlaceRewrite& out) {
  if (wanted == 1) return write_text(text, place, out);
  const std::uint32_t begin = text.file().line_start(text.document().node(place.node).line);
  const std::string blank(trim_right(text.before_on_line(place.span.begin)));
  out.edits = {{{begin, begin}, blank + std::string(text.line_ending())}};
}

}  // namespace

const DialectCause kListBlankCause{
    .id = "list-blank",
    .what = "a list stands right below a line of text",
    .readings = kReadings,
    .by_parser = {0, 0, 0, 1, 0, 0, 0, 0},
    .find = find,
    .write = write,
    .reshapes = true,
};

}  // namespace postlint
