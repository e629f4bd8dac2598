// A line of text right behind a block of HTML: raw to most, Markdown in kramdown, Python-Markdown
// and MDX.
#include "core/base/any_of.h"
#include "core/base/strings.h"
#include "core/dialect/causes/causes.h"
#include "core/post/html_tags.h"

namespace postlint {
namespace {

constexpr std::string_view kReadings[] = {"raw", "Markdown"};

// place.span: the lines behind the line of the last tag.
void find(const DialectText& text, std::vector<DialectPlace>& places) {
  const Document& document = text.document();
  for (NodeId block : document.of_kind(NodeKind::kHtmlBlock)) {
    const Span span = document.span(block);
    if (!span.known()) continue;
    std::ptrdiff_t depth = 0;
    std::uint32_t last = 0;
    bool is_whole = true;
    for (const HtmlTag& tag : scan_html(span.in(text.bytes()), span.begin)) {
      is_whole &= tag.is_terminated;
      last = tag.span.end;
      if (tag.kind == HtmlTag::Kind::kOpen && !tag.self_closing &&
          !is_void_element(ascii_lower(tag.name))) {
        ++depth;
      } else if (tag.kind == HtmlTag::Kind::kClose) {
        --depth;
      }
    }
    if (depth != 0 || last == 0 || !is_whole) continue;
    const Span line = text.file().line_span(text.file().line_of(last - 1));
    if (line.end >= span.end) continue;
    const std::uint32_t begin = text.file().line_start(text.file().line_of(last - 1) + 1);
    if (begin >= span.end || trim(Span{begin, span.end}.in(text.bytes())).empty()) continue;
    places.push_back({.span = {begin, span.end}, .node = block});
  }
}

void write(const DialectText& text, const DialectPlace& place, Reading wanted, PlaceRewrite& out) {
  if (wanted == 1) {
    out.edits = {{{place.span.begin, place.span.begin}, std::string(text.line_ending())}};
    out.edits_html = true;
    return;
  }
  // As character references they are no Markdown, and no tag is behind the place's begin.
  const std::string_view behind = place.span.in(text.bytes());
  bool is_at_begin = true;
  for (std::size_t i = 0; i < behind.size(); ++i) {
    const char c = behind[i];
    const bool opens_block = is_at_begin && AnyOf("#>-+=:").has(c);
    if (opens_block || AnyOf("*_`[|~").has(c)) {
      const std::uint32_t at = place.span.begin + static_cast<std::uint32_t>(i);
      out.edits.push_back({{at, at + 1}, "&#" + std::to_string(static_cast<int>(c)) + ";"});
    }
    is_at_begin = c == '\n' || (is_at_begin && is_blank(c));
  }
  out.edits_html = true;
}

}  // namespace

const DialectCause kHtmlBlockBlankCause{
    .id = "html-block-blank",
    .what = "a line of text stands right behind HTML",
    .readings = kReadings,
    .by_parser = {1, 0, 0, 1, 0, 0, 0, 1},
    .find = find,
    .write = write,
    .reshapes = true,
};

}  // namespace postlint
