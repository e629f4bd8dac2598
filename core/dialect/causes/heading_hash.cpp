// "## C#": Python-Markdown takes the # at the end for a closing one and shows "C".
#include "core/base/strings.h"
#include "core/dialect/causes/causes.h"

namespace postlint {
namespace {

constexpr std::string_view kReadings[] = {"shown", "dropped"};

// place.span: the last #s of the content.
void find(const DialectText& text, std::vector<DialectPlace>& places) {
  const Document& document = text.document();
  for (NodeId id : document.headings()) {
    const HeadingParts parts = document.heading_parts(id);
    if (parts.is_setext || parts.closing_hashes > 0 || !parts.content.known()) continue;
    const std::string_view content = trim_right(parts.content.in(text.bytes()));
    const std::size_t last = content.find_last_not_of('#');
    if (last == std::string_view::npos || last + 1 == content.size() || content[last] == '\\')
      continue;
    const auto begin = parts.content.begin + static_cast<std::uint32_t>(last + 1);
    const auto end = parts.content.begin + static_cast<std::uint32_t>(content.size());
    places.push_back({.span = {begin, end}, .node = id});
  }
}

void write(const DialectText&, const DialectPlace& place, Reading wanted, PlaceRewrite& out) {
  if (wanted == 1) {
    out.note = "the # at the end of the heading is not shown in the source, and is here";
    return;
  }
  std::string escaped;
  for (std::uint32_t i = 0; i < place.span.size(); ++i) escaped += "\\#";
  out.edits = {{place.span, escaped}};
}

}  // namespace

const DialectCause kHeadingHashCause{
    .id = "heading-hash",
    .what = "a heading ends in #",
    .readings = kReadings,
    .by_parser = {0, 0, 0, 1, 0, 0, 0, 0},
    .find = find,
    .write = write,
};

}  // namespace postlint
