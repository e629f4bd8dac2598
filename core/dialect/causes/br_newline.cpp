// <br> at the end of a line: one line break to most, two where line ends are breaks of their own.
#include "core/dialect/causes/breaks.h"
#include "core/dialect/causes/causes.h"

namespace postlint {
namespace {

constexpr std::string_view kReadings[] = {"one line break", "two line breaks"};

Reading read(const DialectPlace&, const Dialect& dialect) {
  return dialect.hard_breaks ? 1 : 0;
}

void find(const DialectText& text, std::vector<DialectPlace>& places) {
  if (text.from().hard_breaks == text.to().hard_breaks) return;
  for (NodeId id : text.document().of_kind(NodeKind::kSoftBreak)) {
    const NodeId br = br_before(text, id);
    if (br == kNoNode) continue;
    const Span tag = text.document().span(br);
    if (!tag.known()) continue;
    if (auto place = soft_break_place(text, id)) {
      place->detail = tag.begin;
      places.push_back(*place);
    }
  }
}

void write(const DialectText& text, const DialectPlace& place, Reading wanted, PlaceRewrite& out) {
  if (wanted == 1) {
    out.edits = {{place.other, "  "}};
    return;
  }
  const Span tag_to_end{place.detail, place.other.end};
  const std::string_view before = text.before_on_line(place.detail);
  const bool is_alone = before.find_first_not_of(" \t>") == std::string_view::npos;
  if (is_alone || before.ends_with('>')) {
    out.edits = {{place.span, ""}};  // two blanks alone would end the paragraph
  } else {
    out.edits = {{tag_to_end, "  "}};
    out.edits_html = true;
  }
}

}  // namespace

const DialectCause kBrNewlineCause{
    .id = "br-newline",
    .what = "a line ends behind <br>",
    .readings = kReadings,
    .by_parser = {0, 0, 1, 0, 0, 0, 0, 0},
    .read = read,
    .find = find,
    .write = write,
};

}  // namespace postlint
