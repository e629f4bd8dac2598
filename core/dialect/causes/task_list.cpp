// "- [ ] 할 일": a box in most dialects, brackets in Python-Markdown and Eleventy.
#include "core/base/strings.h"
#include "core/dialect/causes/causes.h"

namespace postlint {
namespace {

constexpr std::string_view kReadings[] = {"characters", "box"};

Reading read(const DialectPlace&, const Dialect& dialect) {
  return dialect.has_task_lists ? 1 : 0;
}

// place.span: from '[' to ']'.
void find(const DialectText& text, std::vector<DialectPlace>& places) {
  if (text.from().has_task_lists == text.to().has_task_lists) return;
  const Document& document = text.document();
  for (NodeId id : document.of_kind(NodeKind::kItem)) {
    const ItemParts parts = document.item_parts(id);
    if (!parts.is_task || !parts.marker_span.known()) continue;
    std::uint32_t at = parts.marker_span.end;
    while (at < text.bytes().size() && is_blank(text.bytes()[at])) ++at;
    if (at + 3 > text.bytes().size() || text.bytes()[at] != '[' || text.bytes()[at + 2] != ']') {
      continue;
    }
    // Only before text: a table or a definition behind the box is another matter.
    const NodeId first = document.first_child(id);
    if (first == kNoNode || document.node(first).kind != NodeKind::kParagraph) continue;
    const Span behind{at + 3, document.span(first).begin};
    if (!document.span(first).known() || behind.end < behind.begin ||
        !trim(behind.in(text.bytes())).empty()) {
      continue;
    }
    places.push_back({.span = {at, at + 3}, .node = id});
  }
}

void write(const DialectText& text, const DialectPlace& place, Reading wanted, PlaceRewrite& out) {
  if (wanted == 0) {
    out.edits = {{{place.span.begin, place.span.begin}, "\\"}};
    return;
  }
  const bool is_checked = text.bytes()[place.span.begin + 1] != ' ';
  out.edits = {{place.span, std::string("<input type=\"checkbox\" ") +
                                (is_checked ? "checked=\"checked\" " : "") +
                                "disabled=\"disabled\" />"}};
}

}  // namespace

const DialectCause kTaskListCause{
    .id = "task-list",
    .what = "an item begins with [ ] or [x]",
    .readings = kReadings,
    .by_parser = {1, 1, 1, 0, 1, 0, 1, 1},
    .read = read,
    .find = find,
    .write = write,
};

}  // namespace postlint
