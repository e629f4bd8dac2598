// "```js {1,3}": kramdown and Python-Markdown have no code block with such an info string.
#include <algorithm>

#include "core/base/any_of.h"
#include "core/base/strings.h"
#include "core/dialect/causes/causes.h"

namespace postlint {
namespace {

constexpr std::string_view kReadings[] = {"code", "text", "code in the language of a class"};

bool is_language_byte(char c) {
  return is_ascii_alnum(c) || std::string_view("_#.+-").find(c) != std::string_view::npos;
}

// Python-Markdown: ```lang, ```lang hl_lines="1", ```{.lang …}
Reading python_reading(std::string_view info) {
  if (info.starts_with('{')) {
    const bool is_one = info.ends_with('}') && info.find('}') == info.size() - 1;
    return is_one ? 2 : 1;
  }
  std::size_t end = 0;
  while (end < info.size() && is_language_byte(info[end])) ++end;
  const std::string_view rest = trim_left(info.substr(end));
  if (rest.empty()) return 0;
  const bool is_lines = rest.starts_with("hl_lines=") && rest.size() > 11 &&
                        (rest[9] == '"' || rest[9] == '\'') &&
                        rest.find(rest[9], 10) == rest.size() - 1;
  return is_lines ? 0 : 1;
}

// place.text: the info string as written.
Reading read(const DialectPlace& place, const Dialect& dialect) {
  const std::string_view info = place.text;
  switch (dialect.parser) {
    case MarkdownParser::kKramdown:
      return find_any(info, " \t"_any) == std::string_view::npos ? 0 : 1;
    case MarkdownParser::kPythonMarkdown:
      return python_reading(info);
    default:
      return 0;
  }
}

void find(const DialectText& text, std::vector<DialectPlace>& places) {
  const Document& document = text.document();
  for (NodeId id : document.of_kind(NodeKind::kCodeBlock)) {
    const CodeParts parts = document.code_parts(id);
    if (!parts.is_fenced || parts.info.empty()) continue;
    const Span whole = document.span(id);
    const Span line = text.file().line_span(document.node(id).line);
    std::uint32_t at = whole.begin;
    while (at < line.end && is_blank(text.bytes()[at])) ++at;
    std::uint32_t begin = at;
    while (begin < line.end && text.bytes()[begin] == parts.fence_char) ++begin;
    if (begin - at != parts.fence_length) continue;
    while (begin < line.end && is_blank(text.bytes()[begin])) ++begin;
    std::uint32_t end = line.end;
    while (end > begin && is_blank(text.bytes()[end - 1])) --end;
    if (begin == end) continue;
    places.push_back(
        {.span = {begin, end}, .node = id, .text = std::string(Span{begin, end}.in(text.bytes()))});
  }
}

// The language in an info string: its first word without settings, or the first class.
std::string language_of(std::string_view info) {
  if (info.starts_with('{')) {
    const std::size_t point = info.find('.');
    info = point == std::string_view::npos ? std::string_view{} : info.substr(point + 1);
  }
  std::size_t end = 0;
  while (end < info.size() && is_language_byte(info[end])) ++end;
  return std::string(info.substr(0, end));
}

void write(const DialectText&, const DialectPlace& place, Reading wanted, PlaceRewrite& out) {
  if (wanted == 1) {
    out.note = "the fence is text in the source, and a code block here";
    return;
  }
  const std::string language = language_of(place.text);
  if (language == place.text) return;
  out.edits = {{place.span, language}};
  const std::string_view rest = trim(
      std::string_view(place.text).substr(place.text.starts_with(language) ? language.size() : 0));
  if (rest != "{." + language + "}") {
    out.note = "the settings of the code block are dropped: " + std::string(rest);
  }
}

}  // namespace

const DialectCause kFenceInfoCause{
    .id = "fence-info",
    .what = "a code block has settings behind its language",
    .readings = kReadings,
    .by_parser = {0, 0, 0, 0, 0, 0, 0, 0},
    .read = read,
    .find = find,
    .write = write,
};

}  // namespace postlint
