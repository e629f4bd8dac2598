// A paragraph with | in each of its lines: a table to kramdown, which needs no delimiter row.
#include "core/dialect/causes/causes.h"

namespace postlint {
namespace {

constexpr std::string_view kReadings[] = {"table", "text"};

// The places of | that are no part of code and not escaped.
std::vector<std::uint32_t> pipes_in(const DialectText& text, Span span) {
  std::vector<std::uint32_t> pipes;
  const std::string_view bytes = text.bytes();
  for (std::uint32_t at = span.begin; at < span.end; ++at) {
    if (bytes[at] != '|' || (at > 0 && bytes[at - 1] == '\\')) continue;
    if (!text.touches_protected({at, at + 1})) pipes.push_back(at);
  }
  return pipes;
}

// place.span: the paragraph.
void find(const DialectText& text, std::vector<DialectPlace>& places) {
  if (!text.file().byte_set().has('|')) return;
  const Document& document = text.document();
  for (NodeId id : document.of_kind(NodeKind::kParagraph)) {
    const Span span = document.span(id);
    if (!span.known()) continue;
    const Node& node = document.node(id);
    bool is_table = true;
    for (std::uint32_t line = node.line; is_table && line <= node.end_line; ++line) {
      const Span whole = text.file().line_span(line);
      const std::uint32_t begin = std::max(whole.begin, span.begin);
      is_table = begin < whole.end && !pipes_in(text, {begin, whole.end}).empty();
    }
    if (is_table) places.push_back({.span = span, .node = id});
  }
}

void write(const DialectText& text, const DialectPlace& place, Reading wanted, PlaceRewrite& out) {
  if (wanted == 0) {
    out.note = "lines with | are a table in the source, and text here";
    return;
  }
  for (const std::uint32_t at : pipes_in(text, place.span))
    out.edits.push_back({{at, at + 1}, "&#124;"});
}

}  // namespace

const DialectCause kTableLineCause{
    .id = "table-line",
    .what = "each line of a paragraph has a |",
    .readings = kReadings,
    .by_parser = {0, 1, 1, 1, 1, 1, 1, 1},
    .find = find,
    .write = write,
};

}  // namespace postlint
