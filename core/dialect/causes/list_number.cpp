// "2017. 8월" at the beginning of a line inside a paragraph: text to most, a list to kramdown,
// which counts it from 1.
#include "core/base/strings.h"
#include "core/dialect/causes/causes.h"

namespace postlint {
namespace {

constexpr std::string_view kReadings[] = {"text", "list"};

// place.span: the digits; place.detail: whether an earlier line of the paragraph is one too.
void find(const DialectText& text, std::vector<DialectPlace>& places) {
  const Document& document = text.document();
  NodeId last_paragraph = kNoNode;
  for (NodeId id : text.line_firsts()) {
    const Node& node = document.node(id);
    if (node.kind != NodeKind::kText || document.node(id - 1).kind != NodeKind::kSoftBreak)
      continue;
    std::size_t digits = 0;
    while (digits < node.literal.size() && is_ascii_digit(node.literal[digits])) ++digits;
    if (digits == 0 || digits + 1 >= node.literal.size() || node.literal[digits] != '.' ||
        !is_blank(node.literal[digits + 1])) {
      continue;
    }
    const auto begin = document.source_offset(id, 0);
    const auto point = document.source_offset(id, digits);
    if (!begin || !point || *point != *begin + digits || text.bytes()[*point] != '.') continue;
    if (indent_columns(text.before_on_line(*begin)) > 3) continue;
    const bool goes_on = node.parent == last_paragraph;
    last_paragraph = node.parent;
    places.push_back({.span = {*begin, *point}, .node = id, .detail = goes_on ? 1u : 0u});
  }
}

void write(const DialectText& text, const DialectPlace& place, Reading wanted, PlaceRewrite& out) {
  if (wanted == 0) {
    out.edits = {{{place.span.end, place.span.end}, "\\"}};
    return;
  }
  if (place.detail != 0) return;  // an item as soon as the first is one
  const std::string_view before = text.before_on_line(place.span.begin);
  if (before.find_first_not_of(" \t>") != std::string_view::npos) return;
  const std::uint32_t begin = place.span.begin - static_cast<std::uint32_t>(before.size());
  const std::string blank(trim_right(before));
  out.edits = {{{begin, begin}, blank + std::string(text.line_ending())}, {place.span, "1"}};
}

}  // namespace

const DialectCause kListNumberCause{
    .id = "list-blank-number",
    .what = "a line inside a paragraph begins with a number and a point",
    .readings = kReadings,
    .by_parser = {1, 0, 0, 0, 0, 0, 0, 0},
    .find = find,
    .write = write,
    .reshapes = true,
};

}  // namespace postlint
