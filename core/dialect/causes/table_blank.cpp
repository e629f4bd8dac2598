// A table right below a line of a paragraph: text in kramdown, Python-Markdown and Zola.
#include "core/base/strings.h"
#include "core/dialect/causes/causes.h"

namespace postlint {
namespace {

constexpr std::string_view kReadings[] = {"table", "text"};

void find(const DialectText& text, std::vector<DialectPlace>& places) {
  const Document& document = text.document();
  for (NodeId paragraph : document.of_kind(NodeKind::kParagraph)) {
    const NodeId table = document.next_sibling(paragraph);
    if (table == kNoNode || document.node(table).kind != NodeKind::kTable) continue;
    if (document.node(table).line != document.node(paragraph).end_line + 1) continue;
    places.push_back({.span = document.span(table), .node = table});
  }
}

// The pipes of the two lines that make it a table.
void write_text(const DialectText& text, const DialectPlace& place, PlaceRewrite& out) {
  const std::uint32_t line = text.document().node(place.node).line;
  const std::string_view bytes = text.bytes();
  const Span last = text.file().line_span(line + 1);
  for (std::uint32_t at = place.span.begin; at < last.end; ++at) {
    if (bytes[at] != '|' || (at > 0 && bytes[at - 1] == '\\')) continue;
    if (text.touches_protected({at, at + 1})) {
      out.edits.clear();
      out.note = "the rows are text in the source, and a table here";
      return;
    }
    out.edits.push_back({{at, at + 1}, "&#124;"});
  }
}

void write(const DialectText& text, const DialectPlace& place, Reading wanted, PlaceRewrite& out) {
  if (wanted == 1) return write_text(text, place, out);
  const auto prefix = text.prefix_at(place.span.begin);
  if (!prefix) {
    out.note = "the table is shown as text";
    return;
  }
  const std::uint32_t begin = text.file().line_start(text.document().node(place.node).line);
  out.edits = {
      {{begin, begin}, std::string(trim_right(*prefix)) + std::string(text.line_ending())}};
}

}  // namespace

const DialectCause kTableBlankCause{
    .id = "table-blank",
    .what = "a table stands right below a line of text",
    .readings = kReadings,
    .by_parser = {1, 0, 0, 1, 1, 0, 0, 0},
    .find = find,
    .write = write,
    .reshapes = true,
};

}  // namespace postlint
