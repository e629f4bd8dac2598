// The end of a line inside a paragraph: a blank to most, a line break to Hexo.
//
// Joined lines get a blank, in Korean and Japanese text too: browsers show the line end in HTML as
// one, whatever the script. Alt texts have no breaks in any dialect.
#include "core/base/strings.h"
#include "core/dialect/causes/breaks.h"
#include "core/dialect/causes/causes.h"

namespace postlint {
namespace {

constexpr std::string_view kReadings[] = {"space", "line break"};

Reading read(const DialectPlace&, const Dialect& dialect) {
  return dialect.hard_breaks ? 1 : 0;
}

void find(const DialectText& text, std::vector<DialectPlace>& places) {
  if (text.from().hard_breaks == text.to().hard_breaks) return;
  for (NodeId id : text.document().of_kind(NodeKind::kSoftBreak)) {
    if (br_before(text, id) != kNoNode) continue;
    if (const auto place = soft_break_place(text, id)) places.push_back(*place);
  }
}

void write(const DialectText& text, const DialectPlace& place, Reading wanted, PlaceRewrite& out) {
  if (wanted == 1) {
    out.edits = {{place.other, "  "}};
  } else if (text.from().parser == MarkdownParser::kKramdown && is_kramdown_table(text, place)) {
    out.note = "lines with | are a table in the source, and text here";
  } else {
    out.edits = {{place.span, " "}};
  }
}

}  // namespace

const DialectCause kSoftBreakCause{
    .id = "soft-break",
    .what = "a line ends inside a paragraph",
    .readings = kReadings,
    .by_parser = {0, 0, 1, 0, 0, 0, 0, 0},
    .read = read,
    .find = find,
    .write = write,
};

}  // namespace postlint
