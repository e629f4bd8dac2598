// A list of points and one of numbers with only blank lines between: one list to Python-Markdown.
#include "core/base/strings.h"
#include "core/dialect/causes/causes.h"

namespace postlint {
namespace {

constexpr std::string_view kReadings[] = {"two lists", "one list"};

// place.node: the second list; place.span: the blanks before its marker.
void find(const DialectText& text, std::vector<DialectPlace>& places) {
  const Document& document = text.document();
  for (NodeId list : document.of_kind(NodeKind::kList)) {
    const NodeId next = document.next_sibling(list);
    if (next == kNoNode || document.node(next).kind != NodeKind::kList) continue;
    const NodeId item = document.first_child(next);
    if (item == kNoNode) continue;
    const Span marker = document.item_parts(item).marker_span;
    if (!marker.known()) continue;
    const std::string_view indent = text.before_on_line(marker.begin);
    if (!trim(indent).empty()) continue;
    places.push_back(
        {.span = {marker.begin - static_cast<std::uint32_t>(indent.size()), marker.begin},
         .node = next});
  }
}

void write(const DialectText& text, const DialectPlace& place, Reading wanted, PlaceRewrite& out) {
  if (wanted == 1) {
    out.note = "two lists that follow each other are one in the source";
    return;
  }
  const std::string ending(text.line_ending()), indent(place.span.in(text.bytes()));
  const std::uint32_t line = text.document().node(place.node).line;
  const std::string blank = line > 1 && text.is_blank_line(line - 1) ? "" : ending;
  out.edits = {
      {{place.span.begin, place.span.begin}, blank + indent + "<!-- -->" + ending + ending}};
}

}  // namespace

const DialectCause kListAdjacentCause{
    .id = "list-adjacent",
    .what = "two lists follow each other",
    .readings = kReadings,
    .by_parser = {0, 0, 0, 1, 0, 0, 0, 0},
    .find = find,
    .write = write,
    .reshapes = true,
};

}  // namespace postlint
