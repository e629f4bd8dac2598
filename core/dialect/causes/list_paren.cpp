// "1) text": a list to CommonMark, text to kramdown and Python-Markdown.
#include "core/base/strings.h"
#include "core/dialect/causes/causes.h"

namespace postlint {
namespace {

constexpr std::string_view kReadings[] = {"list", "text"};

// place.node: the list; place.span: its first marker.
void find(const DialectText& text, std::vector<DialectPlace>& places) {
  if (!text.file().byte_set().has(')')) return;
  const Document& document = text.document();
  for (NodeId list : document.of_kind(NodeKind::kList)) {
    const NodeId item = document.first_child(list);
    if (item == kNoNode) continue;
    const ItemParts parts = document.item_parts(item);
    if (parts.marker == ')' && parts.marker_span.known())
      places.push_back({.span = parts.marker_span, .node = list});
  }
}

void write(const DialectText& text, const DialectPlace& place, Reading wanted, PlaceRewrite& out) {
  const Document& document = text.document();
  for (NodeId item = document.first_child(place.node); item != kNoNode;
       item = document.next_sibling(item)) {
    const Span marker = document.item_parts(item).marker_span;
    if (!marker.known()) {
      out.edits.clear();
      return;
    }
    if (wanted == 0) {
      out.edits.push_back({{marker.end - 1, marker.end}, "."});
    } else {
      out.edits.push_back({{marker.end - 1, marker.end - 1}, "\\"});
    }
  }
  const NodeId before = text.previous_sibling(place.node);
  const bool would_join = wanted == 0 && before != kNoNode &&
                          document.node(before).kind == NodeKind::kList &&
                          document.list_is_ordered(before);
  if (!would_join) return;
  const std::string_view indent = text.before_on_line(place.span.begin);
  if (!trim(indent).empty()) return;
  const std::uint32_t begin = place.span.begin - static_cast<std::uint32_t>(indent.size());
  const std::string ending(text.line_ending());
  out.edits.insert(out.edits.begin(),
                   {{begin, begin}, std::string(indent) + "<!-- -->" + ending + ending});
}

}  // namespace

const DialectCause kListParenCause{
    .id = "list-paren",
    .what = "the numbers of a list have a parenthesis",
    .readings = kReadings,
    .by_parser = {1, 0, 0, 1, 0, 0, 0, 0},
    .find = find,
    .write = write,
    .reshapes = true,
};

}  // namespace postlint
