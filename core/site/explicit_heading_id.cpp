#include "core/site/explicit_heading_id.h"

#include <algorithm>

#include "core/base/strings.h"
#include "core/base/utf8.h"

namespace postlint {
namespace {

bool is_kramdown_id(std::string_view id) {
  if (id.empty()) return false;
  for (std::size_t at = 0; at < id.size();) {
    const DecodedCodePoint c = decode_utf8(id, at);
    const bool inner = at > 0 && (c.value == ':' || c.value == '-');
    if (!is_word(c.value) && !inner) return false;
    at += c.size;
  }
  return true;
}

// The id in "#id .class key=value"; nullopt where `text` is no attribute list.
std::optional<std::string> read_attributes(std::string_view text, bool bare_words) {
  std::string id;
  bool any = false;
  for (std::string_view part : split(text, ' ')) {
    if (part.empty()) continue;
    any = true;
    if (part.size() > 1 && part[0] == '#') {
      id = part.substr(1);
    } else if (!(part.size() > 1 && part[0] == '.') && part.find('=') == std::string_view::npos &&
               !bare_words) {
      return std::nullopt;
    }
  }
  if (!any) return std::nullopt;
  return id;
}

std::optional<std::string> read_braces(std::string_view inner, bool after_blank,
                                       HeadingBraces braces) {
  switch (braces) {
    case HeadingBraces::kText:
      return std::nullopt;
    case HeadingBraces::kKramdown:
      if (!after_blank || !inner.starts_with('#') || !is_kramdown_id(inner.substr(1))) {
        return std::nullopt;
      }
      return std::string(inner.substr(1));
    case HeadingBraces::kAttributes:
      return read_attributes(inner, false);
    case HeadingBraces::kAttrList:
      if (!after_blank) return std::nullopt;
      if (inner.starts_with(':')) inner.remove_prefix(1);
      return read_attributes(inner, true);
    case HeadingBraces::kIdToTheEnd:
      if (inner.size() < 2 || inner[0] != '#') return std::nullopt;
      return std::string(inner.substr(1));
    case HeadingBraces::kAnything:
      return read_attributes(inner, true);
  }
  return std::nullopt;
}

// Where "{…}" at the end of `text` begins; npos where there is none.
std::size_t braces_begin(std::string_view text) {
  if (!text.ends_with('}')) return std::string_view::npos;
  return text.rfind('{');
}

// Engines read the braces before the text is parsed: "{#an-_id_}" has no emphasis in it.
void join_braces(HeadingText& heading) {
  const std::string_view raw = trim_right(heading.raw);
  const std::size_t open = braces_begin(raw);
  if (open == std::string_view::npos || raw.substr(open).find_first_of("_*") == raw.npos) return;
  for (std::size_t i = heading.pieces.size(); i > 0; --i) {
    HeadingPiece& piece = heading.pieces[i - 1];
    if (piece.kind != HeadingPiece::Kind::kText) return;
    const std::size_t begin = piece.text.rfind('{');
    if (begin == std::string::npos) continue;
    piece.text = piece.text.substr(0, begin) + std::string(raw.substr(open));
    heading.pieces.resize(i);
    return;
  }
}

}  // namespace

HeadingBraces heading_braces(HeadingIds algorithm) {
  switch (algorithm) {
    case HeadingIds::kKramdownGfm:
    case HeadingIds::kKramdown:
      return HeadingBraces::kKramdown;
    case HeadingIds::kGoldmarkGithub:
    case HeadingIds::kGoldmarkGithubAscii:
    case HeadingIds::kGoldmarkBlackfriday:
    case HeadingIds::kZola:
    case HeadingIds::kZolaSafe:
      return HeadingBraces::kAttributes;
    case HeadingIds::kAttributeLists:
    case HeadingIds::kPythonMarkdownToc:
    case HeadingIds::kPythonMarkdownTocUnicode:
      return HeadingBraces::kAttrList;
    case HeadingIds::kDocusaurus:
    case HeadingIds::kGatsbyCustomIds:
    case HeadingIds::kPlain:
      return HeadingBraces::kIdToTheEnd;
    case HeadingIds::kVitePress:
      return HeadingBraces::kAnything;
    default:
      return HeadingBraces::kText;
  }
}

std::optional<HeadingEnd> braces_at_end(std::string_view content, HeadingBraces braces) {
  const std::string_view text = trim_right(content);
  const std::size_t begin = braces_begin(text);
  if (begin == std::string_view::npos) return std::nullopt;
  const bool after_blank = begin > 0 && is_blank(text[begin - 1]);
  const std::string_view inner = text.substr(begin + 1, text.size() - begin - 2);
  std::optional<std::string> id = read_braces(inner, after_blank, braces);
  if (!id) return std::nullopt;
  return HeadingEnd{begin, std::move(*id)};
}

std::optional<std::string> take_heading_braces(HeadingText& heading, HeadingBraces braces) {
  if (braces == HeadingBraces::kText || heading.pieces.empty()) return std::nullopt;
  join_braces(heading);
  HeadingPiece& last = heading.pieces.back();
  if (last.kind != HeadingPiece::Kind::kText) return std::nullopt;
  std::optional<HeadingEnd> end = braces_at_end(last.text, braces);
  if (!end) return std::nullopt;
  last.text = std::string(trim_right(std::string_view(last.text).substr(0, end->begin)));
  const std::size_t in_raw = braces_begin(trim_right(heading.raw));
  if (in_raw != std::string::npos) {
    heading.raw = std::string(trim_right(std::string_view(heading.raw).substr(0, in_raw)));
  }
  return std::move(end->id);
}

}  // namespace postlint
