// "3. text" as the first item of a list: it counts from 3 but in kramdown, which wants an
// attribute.
#include "core/base/strings.h"
#include "core/dialect/causes/causes.h"

namespace postlint {
namespace {

constexpr std::string_view kReadings[] = {"its number", "1"};

// place.node: the list; place.span: its last byte.
void find(const DialectText& text, std::vector<DialectPlace>& places) {
  const Document& document = text.document();
  for (NodeId list : document.of_kind(NodeKind::kList)) {
    if (!document.list_is_ordered(list) || document.list_start(list) == 1) continue;
    const NodeId item = document.first_child(list);
    const Span span = document.span(list);
    if (item == kNoNode || !span.known()) continue;
    const ItemParts parts = document.item_parts(item);
    const Span marker = parts.marker_span;
    if (!marker.known() || parts.marker == ')') continue;  // list-paren
    places.push_back({.span = marker, .node = list});
  }
}

void write(const DialectText& text, const DialectPlace& place, Reading wanted, PlaceRewrite& out) {
  const Document& document = text.document();
  const std::uint32_t start = document.list_start(place.node);
  if (wanted == 1) {
    out.edits = {{{place.span.begin, place.span.end - 1}, "1"}};
    return;
  }
  const Node& list = document.node(place.node);
  if (document.node(list.parent).kind != NodeKind::kDocument) {
    out.note = "a list in a block counts from 1 instead of " + std::to_string(start);
    return;
  }
  std::uint32_t line = list.end_line;
  while (line > list.line && text.is_blank_line(line)) --line;
  const std::string_view indent = text.before_on_line(place.span.begin);
  const std::uint32_t end = text.file().line_span(line).end;
  const std::string attribute = "{: start=\"" + std::to_string(start) + "\"}";
  // It has attributes, or was written before: to the others they are text of the last item.
  if (trim(text.file().line_text(line)).starts_with("{:")) return;
  if (line < text.file().line_count() && trim(text.file().line_text(line + 1)).starts_with("{:"))
    return;
  out.edits = {{{end, end}, std::string(text.line_ending()) + std::string(indent) + attribute}};
}

}  // namespace

const DialectCause kListStartCause{
    .id = "list-start",
    .what = "a list does not begin with 1",
    .readings = kReadings,
    .by_parser = {1, 0, 0, 0, 0, 0, 0, 0},
    .find = find,
    .write = write,
};

}  // namespace postlint
