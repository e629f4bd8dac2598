// "[1]: http://…" right below a line of a paragraph: a link definition in Python-Markdown, text to
// the others.
#include "core/base/any_of.h"
#include "core/base/strings.h"
#include "core/dialect/causes/causes.h"

namespace postlint {
namespace {

constexpr std::string_view kReadings[] = {"text", "definition"};

// place.span: the line from '['; place.other: the colon.
void find(const DialectText& text, std::vector<DialectPlace>& places) {
  if (text.bytes().find("]:") == std::string_view::npos) return;
  const Document& document = text.document();
  for (NodeId id : text.line_firsts()) {
    const NodeId paragraph = document.node(id).parent;
    if (document.first_child(paragraph) == id) continue;
    const Span span = document.span(id);
    if (!span.known() || text.bytes()[span.begin] != '[') continue;
    const Span line{span.begin, text.file().line_span(text.file().line_of(span.begin)).end};
    const std::string_view source = line.in(text.bytes());
    const std::size_t close = find_any(source, "[]"_any, 1);
    if (close == std::string_view::npos || close < 2 || source[1] == '^') continue;
    if (!source.substr(close).starts_with("]:")) continue;
    const std::string_view target = trim(source.substr(close + 2));
    if (target.empty()) continue;
    const std::size_t blank = find_any(target, " \t"_any);
    const std::string_view title =
        blank == std::string_view::npos ? "" : trim_left(target.substr(blank));
    if (!title.empty() && std::string_view("\"'(").find(title[0]) == std::string_view::npos)
      continue;
    const auto colon = line.begin + static_cast<std::uint32_t>(close) + 1;
    places.push_back({.span = line, .node = id, .other = {colon, colon + 1}});
  }
}

void write(const DialectText& text, const DialectPlace& place, Reading wanted, PlaceRewrite& out) {
  if (wanted == 0) {
    out.edits = {{place.other, "&#58;"}};
    return;
  }
  const std::string_view before = text.before_on_line(place.span.begin);
  const std::uint32_t begin = place.span.begin - static_cast<std::uint32_t>(before.size());
  out.edits = {{{begin, begin}, std::string(trim_right(before)) + std::string(text.line_ending())}};
}

}  // namespace

const DialectCause kDefinitionBlankCause{
    .id = "refdef-blank",
    .what = "a link definition stands right below a line of text",
    .readings = kReadings,
    .by_parser = {0, 0, 0, 1, 0, 0, 0, 0},
    .find = find,
    .write = write,
    .reshapes = true,
};

}  // namespace postlint
