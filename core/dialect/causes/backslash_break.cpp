// "\" at the end of a line: a line break to most, a character to Python-Markdown and to kramdown
// where lines break by themselves.
#include "core/dialect/causes/causes.h"

namespace postlint {
namespace {

constexpr std::string_view kReadings[] = {"line break", "backslash"};

Reading read(const DialectPlace&, const Dialect& dialect) {
  const bool is_kramdown = dialect.parser == MarkdownParser::kKramdown;
  return dialect.parser == MarkdownParser::kPythonMarkdown || (is_kramdown && dialect.hard_breaks);
}

// place.span: the backslash.
void find(const DialectText& text, std::vector<DialectPlace>& places) {
  if (!text.file().byte_set().has('\\')) return;
  const Document& document = text.document();
  for (NodeId id : document.of_kind(NodeKind::kHardBreak)) {
    const Span span = document.span(id);
    if (!span.known() || text.bytes()[span.begin] != '\\') continue;
    places.push_back({.span = {span.begin, span.begin + 1}, .node = id});
  }
}

void write(const DialectText&, const DialectPlace& place, Reading wanted, PlaceRewrite& out) {
  out.edits = {{place.span, wanted == 0 ? "  " : "&#92;"}};
}

}  // namespace

const DialectCause kBackslashBreakCause{
    .id = "backslash-break",
    .what = "a line ends in a backslash",
    .readings = kReadings,
    .by_parser = {0, 0, 0, 1, 0, 0, 0, 0},
    .read = read,
    .find = find,
    .write = write,
    .reshapes = true,  // uncovers the end of a line
};

}  // namespace postlint
