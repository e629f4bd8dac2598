// "*[HTML]: Hyper Text": the long form of HTML to kramdown and Python-Markdown, text to the others.
#include <algorithm>

#include "core/base/strings.h"
#include "core/dialect/causes/causes.h"

namespace postlint {
namespace {

constexpr std::string_view kReadings[] = {"text", "abbreviation"};

// place.span: the line; place.text: the short form; place.other: the long one.
void find(const DialectText& text, std::vector<DialectPlace>& places) {
  if (text.bytes().find("*[") == std::string_view::npos) return;
  const Document& document = text.document();
  for (NodeId id : text.line_firsts()) {
    const auto begin =
        document.node(id).kind == NodeKind::kText ? document.source_offset(id, 0) : std::nullopt;
    if (!begin || !text.bytes().substr(*begin).starts_with("*[")) continue;
    if (!trim(text.before_on_line(*begin)).empty()) continue;
    const Span line = text.file().line_span(text.file().line_of(*begin));
    const std::string_view source = Span{*begin, line.end}.in(text.bytes());
    const std::size_t close = source.find("]:");
    if (close == std::string_view::npos || close < 3) continue;
    const auto meaning = *begin + static_cast<std::uint32_t>(close) + 2;
    places.push_back({.span = {*begin, line.end},
                      .node = id,
                      .other = {meaning, line.end},
                      .text = std::string(source.substr(2, close - 2))});
  }
}

bool is_word(char c) {
  return is_ascii_alnum(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

// Letters of other scripts behind the short form ("HTML은") are no part of a word to kramdown.
bool is_apart(std::string_view bytes, std::size_t begin, std::size_t end, bool is_kramdown) {
  const auto joins = [&](char c) {
    return is_kramdown ? is_ascii_alnum(c) || c == '_' : is_word(c);
  };
  return (begin == 0 || !joins(bytes[begin - 1])) && (end >= bytes.size() || !joins(bytes[end]));
}

void write(const DialectText& text, const DialectPlace& place, Reading wanted, PlaceRewrite& out) {
  if (wanted == 0) {
    out.edits = {{{place.span.begin, place.span.begin + 1}, "&#42;"}};
    return;
  }
  const Document& document = text.document();
  const bool is_kramdown = text.from().parser == MarkdownParser::kKramdown;
  std::string meaning(trim(place.other.in(text.bytes())));
  meaning = replace_all(replace_all(meaning, "&", "&amp;"), "\"", "&quot;");
  const std::string html = "<abbr title=\"" + meaning + "\">" + place.text + "</abbr>";
  for (NodeId id : document.texts()) {
    const std::string_view literal = document.node(id).literal;
    for (std::size_t at = literal.find(place.text); at != literal.npos;
         at = literal.find(place.text, at + place.text.size())) {
      if (!is_apart(literal, at, at + place.text.size(), is_kramdown)) continue;
      const auto begin = document.source_offset(id, at);
      const auto last = document.source_offset(id, at + place.text.size() - 1);
      if (!begin || !last || *last + 1 - *begin != place.text.size()) continue;
      const Span word{*begin, *last + 1};
      const bool is_definition =
          document.file().line_of(*begin) == document.file().line_of(place.span.begin);
      if (!is_definition && !text.touches_protected(word)) out.edits.push_back({word, html});
    }
  }
  // The line with its end, so that nothing is left of it.
  std::uint32_t end = place.span.end;
  while (end < text.bytes().size() && text.bytes()[end] == '\r') ++end;
  if (end < text.bytes().size() && text.bytes()[end] == '\n') ++end;
  const std::uint32_t begin = text.file().line_start(text.file().line_of(place.span.begin));
  out.edits.push_back({{begin, end}, ""});
  std::sort(out.edits.begin(), out.edits.end(),
            [](const Edit& a, const Edit& b) { return a.span.begin < b.span.begin; });
}

}  // namespace

const DialectCause kAbbreviationCause{
    .id = "abbreviation",
    .what = "a line explains an abbreviation",
    .readings = kReadings,
    .by_parser = {1, 0, 0, 1, 0, 0, 0, 0},
    .find = find,
    .write = write,
};

}  // namespace postlint
