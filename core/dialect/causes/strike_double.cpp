// "~~지움~~": no strikethrough in Python-Markdown; kramdown and marked close it in front of a
// letter too.
#include "core/dialect/causes/causes.h"
#include "core/dialect/causes/marker_pairs.h"

namespace postlint {
namespace {

constexpr std::string_view kReadings[] = {"characters", "struck through"};

Reading read(const DialectPlace& place, const Dialect& dialect) {
  switch (dialect.parser) {
    case MarkdownParser::kPythonMarkdown:
      return 0;
    case MarkdownParser::kKramdown:
    case MarkdownParser::kMarked:
      return 1;
    default:
      return place.detail == kPairFlanks ? 1 : 0;
  }
}

void find(const DialectText& text, std::vector<DialectPlace>& places) {
  places = marker_pairs(text, '~', 2);
}

void write(const DialectText&, const DialectPlace& place, Reading wanted, PlaceRewrite& out) {
  if (wanted == 0) {
    out.edits = {{place.span, "&#126;&#126;"}, {place.other, "&#126;&#126;"}};
  } else {
    out.edits = {{place.span, "<del>"}, {place.other, "</del>"}};
  }
}

}  // namespace

const DialectCause kStrikeDoubleCause{
    .id = "strike-double",
    .what = "~~ stands around a text",
    .readings = kReadings,
    .by_parser = {1, 1, 1, 0, 1, 1, 1, 1},
    .read = read,
    .find = find,
    .write = write,
};

}  // namespace postlint
