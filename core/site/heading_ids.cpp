#include "core/site/heading_ids.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <unordered_map>
#include <unordered_set>

#include "core/base/normalize.h"
#include "core/base/strings.h"
#include "core/base/utf8.h"
#include "core/post/html_tags.h"
#include "core/site/explicit_heading_id.h"
#include "core/site/heading_slugs.h"

namespace postlint {
namespace {

using Kind = HeadingPiece::Kind;

std::string text_of(const HeadingText& heading, std::initializer_list<Kind> kinds) {
  std::string text;
  for (const HeadingPiece& piece : heading.pieces) {
    if (std::find(kinds.begin(), kinds.end(), piece.kind) != kinds.end()) text += piece.text;
  }
  return text;
}

// As text_of() for text and code, with `change` applied to each text.
template <class Change>
std::string changed_text_of(const HeadingText& heading, std::initializer_list<Kind> kinds,
                            Change change) {
  std::string text;
  for (const HeadingPiece& piece : heading.pieces) {
    if (std::find(kinds.begin(), kinds.end(), piece.kind) == kinds.end()) continue;
    text += piece.kind == Kind::kText ? change(piece.text) : piece.text;
  }
  return text;
}

// kramdown's dashes are elements, not text; neither are entities.
std::string kramdown_text(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t run = 0;
    while (at + run < text.size() && text[at + run] == '-') ++run;
    if (run == 0) {
      out += text[at++];
      continue;
    }
    // "---" and "--" become dashes, a hyphen that is left over stays.
    if (run % 3 == 1) out += '-';
    at += run;
  }
  return out;
}

// Astro's smart punctuation turns dashes into signs that the slugger deletes.
std::string astro_text(const std::string& text, HeadingIds algorithm) {
  if (algorithm == HeadingIds::kGithubSluggerAstro7) return kramdown_text(text);
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t run = 0;
    while (at + run < text.size() && text[at + run] == '-') ++run;
    if (run != 2) out.append(text, at, std::max<std::size_t>(run, 1));
    at += std::max<std::size_t>(run, 1);
  }
  return out;
}

std::string without_double_tildes(const std::string& text) {
  return replace_all(text, "~~", "");
}

// VitePress takes entities as they are written and leaves emoji names out.
std::string vitepress_text(const HeadingText& heading) {
  std::string text = text_of(heading, {Kind::kText, Kind::kCode});
  std::size_t from = 0;
  for (std::size_t at = 0; (at = heading.raw.find('&', at)) != std::string::npos; ++at) {
    const std::size_t end = heading.raw.find(';', at);
    if (end == std::string::npos || end - at > 32) continue;
    const std::string entity = heading.raw.substr(at, end - at + 1);
    const std::string decoded = decode_entities(entity);
    const std::size_t place = decoded == entity ? std::string::npos : text.find(decoded, from);
    if (place == std::string::npos) continue;
    text.replace(place, decoded.size(), entity);
    from = place + entity.size();
  }
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    std::size_t end = at + 1;
    while (
        text[at] == ':' && end < text.size() &&
        (is_ascii_alnum(text[end]) || text[end] == '_' || text[end] == '+' || text[end] == '-')) {
      ++end;
    }
    if (text[at] == ':' && end > at + 1 && end < text.size() && text[end] == ':') {
      at = end;
    } else {
      out += text[at];
    }
  }
  return out;
}

std::string hexo_text(const HeadingText& heading) {
  // Tags are stripped after entities were decoded, so `<T>` in code goes too.
  std::string text;
  for (const HeadingPiece& piece : heading.pieces) {
    if (piece.kind == Kind::kText || piece.kind == Kind::kFootnote) {
      text += smarten_hexo(piece.text);
    } else if (piece.kind == Kind::kCode) {
      std::size_t at = 0;
      for (const HtmlTag& tag : scan_html(piece.text)) {
        text.append(piece.text, at, tag.span.begin - at);
        at = tag.span.end;
      }
      text.append(piece.text, at);
    }
  }
  return text;
}

std::string markdown_it_text(const HeadingText& heading) {
  return changed_text_of(heading, {Kind::kText, Kind::kCode, Kind::kAlt, Kind::kHtml},
                         smarten_markdown_it);
}

bool takes_raw_line(HeadingIds algorithm) {
  return algorithm == HeadingIds::kKramdown || algorithm == HeadingIds::kGoldmarkGithub ||
         algorithm == HeadingIds::kGoldmarkGithubAscii ||
         algorithm == HeadingIds::kGoldmarkBlackfriday;
}

// The id of a heading before repeats are numbered; nullopt: not known.
std::optional<std::string> base_id(const HeadingText& heading, HeadingIds algorithm) {
  if (heading.raw.empty() && !heading.pieces.empty() && takes_raw_line(algorithm))
    return std::nullopt;
  const auto shown = [&] { return text_of(heading, {Kind::kText, Kind::kCode}); };
  switch (algorithm) {
    case HeadingIds::kKramdownGfm:
      return slug_kramdown_gfm(changed_text_of(heading, {Kind::kText, Kind::kCode}, kramdown_text));
    case HeadingIds::kKramdown:
      return slug_kramdown(heading.raw);
    case HeadingIds::kGoldmarkGithub:
      return slug_goldmark(heading.raw, false);
    case HeadingIds::kGoldmarkGithubAscii:
      return slug_goldmark(heading.raw, true);
    case HeadingIds::kGoldmarkBlackfriday:
      return slug_blackfriday(heading.raw);
    case HeadingIds::kPythonMarkdownToc:
      return slug_python_markdown(text_of(heading, {Kind::kText, Kind::kCode, Kind::kFootnote}),
                                  false);
    case HeadingIds::kPythonMarkdownTocUnicode:
      return slug_python_markdown(text_of(heading, {Kind::kText, Kind::kCode, Kind::kFootnote}),
                                  true);
    case HeadingIds::kHexoMarked:
      return slug_hexo(hexo_text(heading));
    case HeadingIds::kHexoMarkedLower:
      return lower_as_javascript(slug_hexo(hexo_text(heading)));
    case HeadingIds::kHexoMarkdownIt:
      return slug_hexo(markdown_it_text(heading));
    case HeadingIds::kEleventyIdAttribute:
      return slug_sindresorhus(shown());
    case HeadingIds::kMarkdownItAnchor:
      return slug_markdown_it_anchor(
          changed_text_of(heading, {Kind::kText, Kind::kCode}, without_double_tildes));
    case HeadingIds::kGithubSluggerAstro5:
    case HeadingIds::kGithubSluggerAstro6:
    case HeadingIds::kGithubSluggerAstro7:
      return slug_github(changed_text_of(
          heading, {Kind::kText, Kind::kCode},
          [algorithm](const std::string& text) { return astro_text(text, algorithm); }));
    case HeadingIds::kGithubSlugger:
    case HeadingIds::kPlain:
      return slug_github(shown());
    case HeadingIds::kDocusaurus:
      return slug_github(text_of(heading, {Kind::kText, Kind::kCode, Kind::kAlt}));
    case HeadingIds::kGatsby:
    case HeadingIds::kGatsbyCustomIds:
      return slug_github(text_of(heading, {Kind::kText, Kind::kCode, Kind::kAlt, Kind::kHtml}));
    case HeadingIds::kVitePress:
      return slug_vitepress(vitepress_text(heading));
    case HeadingIds::kZola:
      return slug_zola(text_of(heading, {Kind::kText, Kind::kCode, Kind::kAlt}));
    case HeadingIds::kZolaSafe:
      return slug_zola_safe(text_of(heading, {Kind::kText, Kind::kCode, Kind::kAlt}));
    case HeadingIds::kAttributeLists:
    case HeadingIds::kNone:
      return std::string();
    case HeadingIds::kUnknown:
      break;
  }
  return std::nullopt;
}

// Numbers repeats in document order.
class IdCounter {
 public:
  explicit IdCounter(HeadingIds algorithm) : algorithm_(algorithm) {}

  void reserve(const std::string& id) { used_[id]; }

  // An id that the author wrote.
  std::string take(const std::string& id) {
    switch (algorithm_) {
      case HeadingIds::kGoldmarkGithub:
      case HeadingIds::kGoldmarkGithubAscii:
      case HeadingIds::kGoldmarkBlackfriday:
      case HeadingIds::kVitePress:
        reserve(id);
        break;
      default:
        break;
    }
    return id;
  }

  std::string number(std::string id) {
    switch (algorithm_) {
      case HeadingIds::kKramdownGfm:
        return id.empty() ? id : by_base(std::move(id), "-", 1);
      case HeadingIds::kKramdown:
        return by_base(id.empty() ? "section" : std::move(id), "-", 1);
      case HeadingIds::kGoldmarkGithub:
      case HeadingIds::kGoldmarkGithubAscii:
      case HeadingIds::kGoldmarkBlackfriday:
        return first_free(id.empty() ? "heading" : std::move(id));
      case HeadingIds::kPythonMarkdownToc:
      case HeadingIds::kPythonMarkdownTocUnicode:
        return python_unique(std::move(id));
      case HeadingIds::kHexoMarked:
      case HeadingIds::kHexoMarkedLower:
        return by_base(std::move(id), "-", 1, true);
      case HeadingIds::kHexoMarkdownIt:
        return by_base(std::move(id), "-", 2);
      case HeadingIds::kEleventyIdAttribute:
        return by_base(std::move(id), "-", 2, true);
      case HeadingIds::kMarkdownItAnchor:
      case HeadingIds::kVitePress:
      case HeadingIds::kZola:
      case HeadingIds::kZolaSafe:
        return first_free(std::move(id));
      case HeadingIds::kNone:
      case HeadingIds::kAttributeLists:
      case HeadingIds::kUnknown:
        return id;
      default:
        return slugger(std::move(id));
    }
  }

 private:
  // Counts by the unnumbered id; numbered ones are not looked at. With `in_object`, the names that
  // every JavaScript object has are taken for counted ones, which are then no number.
  std::string by_base(std::string id, std::string_view joint, int first, bool in_object = false) {
    static constexpr std::array<std::string_view, 7> kInherited = {
        "constructor",    "hasOwnProperty", "isPrototypeOf", "propertyIsEnumerable",
        "toLocaleString", "toString",       "valueOf"};
    const auto [entry, is_new] = used_.try_emplace(id, 0);
    if (is_new) {
      if (in_object && std::find(kInherited.begin(), kInherited.end(), id) != kInherited.end()) {
        used_.erase(entry);
        return id + "-NaN";
      }
      return id;
    }
    const int count = entry->second++ + first;
    return id.append(joint).append(std::to_string(count));
  }

  // The first number that makes the id new; `used_` remembers where the search stopped, so that
  // many repeats cost no more than one look each.
  std::string first_free(std::string id) {
    const auto [entry, is_new] = used_.try_emplace(id, 0);
    if (is_new) return id;
    int number = entry->second;
    std::string candidate;
    do {
      candidate = id + "-" + std::to_string(++number);
    } while (used_.contains(candidate));
    used_[id] = number;
    used_[candidate];
    return candidate;
  }

  std::string slugger(std::string id) {
    const std::string original = id;
    while (used_.contains(id)) {
      id = original + "-" + std::to_string(++used_[original]);
    }
    used_[id] = 0;
    return id;
  }

  std::string python_unique(std::string id) {
    if (!id.empty() && !used_.contains(id)) return reserve(id), id;
    // "same_1" counts on from 1.
    int number = 0;
    std::string base = id;
    const std::size_t underscore = id.rfind('_');
    if (underscore != std::string::npos && underscore + 1 < id.size() &&
        id.size() - underscore < 8 &&
        std::all_of(id.begin() + static_cast<std::ptrdiff_t>(underscore) + 1, id.end(),
                    is_ascii_digit)) {
      number = std::stoi(id.substr(underscore + 1));
      base = id.substr(0, underscore);
    }
    int& reached = numbered_[base];
    number = std::max(number, reached);
    do {
      id = base + "_" + std::to_string(++number);
    } while (used_.contains(id));
    reached = number;
    reserve(id);
    return id;
  }

  HeadingIds algorithm_;
  std::unordered_map<std::string, int> used_;      // id → numbers given to repeats of it
  std::unordered_map<std::string, int> numbered_;  // Python-Markdown: base → last number
};

bool reserves_explicit_ids(HeadingIds algorithm) {
  return algorithm == HeadingIds::kPythonMarkdownToc ||
         algorithm == HeadingIds::kPythonMarkdownTocUnicode || algorithm == HeadingIds::kZola ||
         algorithm == HeadingIds::kZolaSafe;
}

// Letters and digits, lower case and composed.
std::string fold(std::string_view text) {
  const std::string composed = to_nfc(percent_decode(text));
  std::string out;
  for (std::size_t at = 0; at < composed.size();) {
    const DecodedCodePoint c = decode_utf8(composed, at);
    if (is_letter(c.value) || is_digit(c.value))
      out += to_lower(std::string_view(composed).substr(at, c.size));
    at += c.size;
  }
  return out;
}

}  // namespace

std::vector<std::string> heading_ids(std::vector<HeadingText> headings, HeadingIds algorithm) {
  const HeadingBraces braces = heading_braces(algorithm);
  IdCounter counter(algorithm);
  std::vector<std::optional<std::string>> written;
  for (HeadingText& heading : headings) {
    std::optional<std::string> id = take_heading_braces(heading, braces);
    if (!heading.explicit_id.empty()) id = heading.explicit_id;
    if (id && id->empty()) id.reset();
    if (id && reserves_explicit_ids(algorithm)) counter.reserve(*id);
    written.push_back(std::move(id));
  }
  std::vector<std::string> ids;
  for (std::size_t at = 0; at < headings.size(); ++at) {
    if (written[at]) {
      ids.push_back(counter.take(*written[at]));
      continue;
    }
    const bool has_none = algorithm == HeadingIds::kHexoMarkdownIt && headings[at].level < 2;
    const std::optional<std::string> base =
        headings[at].is_known ? base_id(headings[at], algorithm) : std::nullopt;
    if (has_none || !base) {
      ids.emplace_back(has_none ? std::string_view() : kUnknownHeadingId);
      continue;
    }
    std::string id = counter.number(*base);
    if (algorithm == HeadingIds::kGithubSluggerAstro5 && id.ends_with('-')) id.pop_back();
    ids.push_back(std::move(id));
  }
  return ids;
}

std::vector<std::string> heading_ids(const Document& document, HeadingIds algorithm) {
  return heading_ids(collect_headings(document), algorithm);
}

bool may_be_heading_id(const std::vector<std::string>& ids, std::string_view fragment,
                       HeadingIds algorithm) {
  if (algorithm == HeadingIds::kUnknown) return true;
  const std::string decoded = percent_decode(fragment);
  for (const std::string& id : ids) {
    if (id.empty()) continue;
    if (id == kUnknownHeadingId || id == fragment || id == decoded) return true;
  }
  if (algorithm != HeadingIds::kPlain) return false;
  const std::string folded = fold(fragment);
  return std::any_of(ids.begin(), ids.end(),
                     [&](const std::string& id) { return fold(id) == folded; });
}

}  // namespace postlint
