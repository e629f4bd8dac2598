// Two quotes with only blank lines between: one quote to Python-Markdown.
#include "core/base/strings.h"
#include "core/dialect/causes/causes.h"

namespace postlint {
namespace {

constexpr std::string_view kReadings[] = {"two quotes", "one quote"};

// place.node: the second quote; place.span: the blank lines before it.
void find(const DialectText& text, std::vector<DialectPlace>& places) {
  const Document& document = text.document();
  for (NodeId quote : document.of_kind(NodeKind::kBlockQuote)) {
    const NodeId next = document.next_sibling(quote);
    if (next == kNoNode || document.node(next).kind != NodeKind::kBlockQuote) continue;
    std::uint32_t line = document.node(next).line;
    const Span second = document.span(next);
    if (!second.known() || !trim(text.before_on_line(second.begin)).empty()) continue;
    const std::uint32_t end = text.file().line_start(line);
    while (line > 1 && trim(text.file().line_text(line - 1)).empty()) --line;
    const std::uint32_t begin = text.file().line_start(line);
    if (begin < end) places.push_back({.span = {begin, end}, .node = next});
  }
}

void write(const DialectText& text, const DialectPlace& place, Reading wanted, PlaceRewrite& out) {
  const std::string ending(text.line_ending());
  const Span quote = text.document().span(place.node);
  const std::string indent(text.before_on_line(quote.begin));
  if (wanted == 0) {
    out.edits = {{{place.span.end, place.span.end}, indent + "<!-- -->" + ending + ending}};
  } else {
    out.edits = {{place.span, indent + ">" + ending}};
  }
}

}  // namespace

const DialectCause kQuoteAdjacentCause{
    .id = "quote-adjacent",
    .what = "two quotes follow each other",
    .readings = kReadings,
    .by_parser = {0, 0, 0, 1, 0, 0, 0, 0},
    .find = find,
    .write = write,
    .reshapes = true,
};

}  // namespace postlint
