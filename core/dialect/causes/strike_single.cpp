// "3~4일, 5~6일": struck through in marked and remark, which take one tilde for two.
#include "core/dialect/causes/causes.h"
#include "core/dialect/causes/marker_pairs.h"

namespace postlint {
namespace {

constexpr std::string_view kReadings[] = {"characters", "struck through"};

Reading read(const DialectPlace& place, const Dialect& dialect) {
  switch (dialect.parser) {
    case MarkdownParser::kMarked:
      return 1;
    case MarkdownParser::kRemark:
    case MarkdownParser::kMdx:
      return place.detail == kPairFlanks ? 1 : 0;
    default:
      return 0;
  }
}

void find(const DialectText& text, std::vector<DialectPlace>& places) {
  places = marker_pairs(text, '~', 1);
}

void write(const DialectText&, const DialectPlace& place, Reading wanted, PlaceRewrite& out) {
  if (wanted == 0) {
    out.edits = {{place.span, "&#126;"}, {place.other, "&#126;"}};
  } else {
    out.edits = {{place.span, "<del>"}, {place.other, "</del>"}};
  }
}

}  // namespace

const DialectCause kStrikeSingleCause{
    .id = "strike-single",
    .what = "single tildes stand around a text",
    .readings = kReadings,
    .by_parser = {0, 0, 1, 0, 0, 0, 1, 1},
    .read = read,
    .find = find,
    .write = write,
};

}  // namespace postlint
