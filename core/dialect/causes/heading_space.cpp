// "##제목" without a blank: a heading to Python-Markdown, text to the others.
#include <algorithm>

#include "core/base/strings.h"
#include "core/dialect/causes/causes.h"

namespace postlint {
namespace {

constexpr std::string_view kReadings[] = {"text", "heading"};

// place.span: the line from its first #; place.detail: how many #s there are.
void find(const DialectText& text, std::vector<DialectPlace>& places) {
  if (!text.file().byte_set().has('#')) return;
  const Document& document = text.document();
  for (NodeId id : text.line_firsts()) {
    const Node& node = document.node(id);
    if (node.kind != NodeKind::kText || !node.literal.starts_with('#')) continue;
    const auto begin = document.source_offset(id, 0);
    if (!begin || text.bytes()[*begin] != '#') continue;
    const std::string_view before = text.before_on_line(*begin);
    const bool is_indented = !before.empty() && is_blank(before.back()) && trim(before).empty() &&
                             text.only_lists_around(node.parent) &&
                             text.items_around(node.parent) == 0;
    if (is_indented) continue;
    const Span line = text.file().line_span(text.file().line_of(*begin));
    const std::string_view rest = Span{*begin, line.end}.in(text.bytes());
    const std::size_t hashes = std::min(rest.find_first_not_of('#'), rest.size());
    if (hashes == rest.size() || is_blank(rest[hashes])) continue;
    places.push_back(
        {.span = {*begin, line.end}, .node = id, .detail = static_cast<std::uint32_t>(hashes)});
  }
}

void write(const DialectText& text, const DialectPlace& place, Reading wanted, PlaceRewrite& out) {
  const std::uint32_t begin = place.span.begin;
  if (wanted == 0) {
    out.edits = {{{begin, begin}, "\\"}};
    return;
  }
  const std::string_view line = trim_right(place.span.in(text.bytes()));
  const std::uint32_t level = std::min<std::uint32_t>(place.detail, 6);
  std::size_t end = line.size();
  while (end > level && line[end - 1] == '#') --end;  // closing hashes
  const std::string_view content = trim_right(line.substr(0, end));
  if (content.size() <= level) return;
  const std::uint32_t number = text.file().line_of(begin);
  std::string blank;
  if (text.file().line_start(number) > text.document().body_begin() && number > 1 &&
      !text.is_blank_line(number - 1)) {
    const auto prefix = text.prefix_at(begin);
    if (prefix &&
        trim(text.before_on_line(begin)).find_first_not_of('>') == std::string_view::npos) {
      blank = std::string(trim_right(*prefix)) + std::string(text.line_ending());
    }
  }
  if (!blank.empty()) {
    const std::uint32_t line_begin = text.file().line_start(number);
    out.edits.push_back({{line_begin, line_begin}, blank});
  }
  out.edits.push_back({{begin + level, begin + level}, " "});
  const auto content_end = begin + static_cast<std::uint32_t>(content.size());
  if (content_end < place.span.end) out.edits.push_back({{content_end, place.span.end}, ""});
}

}  // namespace

const DialectCause kHeadingSpaceCause{
    .id = "heading-space",
    .what = "a line begins with # and no blank behind it",
    .readings = kReadings,
    .by_parser = {0, 0, 0, 1, 0, 0, 0, 0},
    .find = find,
    .write = write,
    .reshapes = true,
};

}  // namespace postlint
