// "$$x$$" among the words of a paragraph: a formula to kramdown, which writes it as \(x\) for the
// scripts that show it; text to the others, and to those scripts a formula of its own line.
#include "core/base/any_of.h"
#include "core/base/strings.h"
#include "core/dialect/causes/causes.h"

namespace postlint {
namespace {

constexpr std::string_view kReadings[] = {"formula", "text"};

// place.span: with the signs.
void find(const DialectText& text, std::vector<DialectPlace>& places) {
  if (text.bytes().find("$$") == std::string_view::npos) return;
  const Document& document = text.document();
  for (NodeId id : document.of_kind(NodeKind::kParagraph)) {
    const Span whole = document.span(id);
    if (!whole.known()) continue;
    const std::string_view source = trim(whole.in(text.bytes()));
    const std::size_t second = source.find("$$", 2);
    if (source.starts_with("$$") && second != source.npos && second + 2 == source.size())
      continue;  // a block of its own
    for (std::size_t open = source.find("$$"); open != source.npos;) {
      const std::size_t close = source.find("$$", open + 2);
      if (close == source.npos) break;
      const auto base = static_cast<std::uint32_t>(source.data() - text.bytes().data());
      const Span span{base + static_cast<std::uint32_t>(open),
                      base + static_cast<std::uint32_t>(close) + 2};
      if (close > open + 2 && (open == 0 || source[open - 1] != '\\'))
        places.push_back({.span = span, .node = id});
      open = source.find("$$", close + 2);
    }
  }
}

void write(const DialectText& text, const DialectPlace& place, Reading wanted, PlaceRewrite& out) {
  if (wanted == 1) return;  // its author meant a formula
  const std::string_view source = place.span.in(text.bytes());
  std::string formula;
  for (const char c : source.substr(2, source.size() - 4)) {
    if (AnyOf("\\`*_[]<>").has(c)) formula += '\\';
    formula += c;
  }
  out.edits = {{place.span, "\\\\(" + formula + "\\\\)"}};
}

}  // namespace

const DialectCause kMathInlineCause{
    .id = "math-inline",
    .what = "a formula stands in a line",
    .readings = kReadings,
    .by_parser = {0, 1, 1, 1, 1, 1, 1, 1},
    .find = find,
    .write = write,
};

}  // namespace postlint
