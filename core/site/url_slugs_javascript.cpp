// Eleventy's filters and lodash.kebabCase, which Docusaurus makes the addresses of tags with.
#include <utf8proc.h>

#include <vector>

#include "core/base/normalize.h"
#include "core/base/strings.h"
#include "core/base/utf8.h"
#include "core/site/heading_slugs.h"
#include "core/site/letters/letter_table.h"
#include "core/site/url_slugs.h"

namespace postlint {
namespace {

bool is_any_of(char32_t c, std::u32string_view characters) {
  return characters.find(c) != std::u32string_view::npos;
}

bool is_javascript_space(char32_t c) {
  return is_any_of(c, U" \t\n\v\f\r\u00A0\u1680\u2028\u2029\u202F\u205F\u3000\uFEFF") ||
         (c >= 0x2000 && c <= 0x200A);
}

// What the package slugify writes for a character of ASCII other than the character.
std::string_view slugify_word(char32_t c) {
  switch (c) {
    case '$':
      return "dollar";
    case '%':
      return "percent";
    case '&':
      return "and";
    case '<':
      return "less";
    case '>':
      return "greater";
    case '|':
      return "or";
    default:
      return {};
  }
}

// How lodash sorts characters into words.
enum class Kind : std::uint8_t { kBreak, kUpper, kLower, kDigit, kDingbat, kAstral, kMisc };

Kind kind_of(char32_t c) {
  if (c > 0xFFFF) return Kind::kAstral;
  if (c >= '0' && c <= '9') return Kind::kDigit;
  if ((c >= 'a' && c <= 'z') || (c >= 0xDF && c <= 0xFF && c != 0xF7)) return Kind::kLower;
  if ((c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7)) return Kind::kUpper;
  if (c <= 0xBF || c == 0xD7 || c == 0xF7 || (c >= 0x2000 && c <= 0x206F) || c == 0x180E ||
      is_javascript_space(c)) {
    return Kind::kBreak;
  }
  return c >= 0x2700 && c <= 0x27BF ? Kind::kDingbat : Kind::kMisc;
}

bool is_combining(char32_t c) {
  return (c >= 0x300 && c <= 0x36F) || (c >= 0xFE20 && c <= 0xFE2F) || (c >= 0x20D0 && c <= 0x20FF);
}

// lodash.words for text without apostrophes: the alternatives of its regular expression, in order.
class Words {
 public:
  explicit Words(std::u32string text) : text_(std::move(text)) {}

  std::vector<std::u32string> all() {
    std::vector<std::u32string> words;
    for (std::size_t at = 0; at < text_.size();) {
      const std::size_t size = size_at(at);
      if (size > 0) words.push_back(text_.substr(at, size));
      at += size > 0 ? size : 1;
    }
    return words;
  }

 private:
  bool is(std::size_t at, Kind kind) const {
    return at < text_.size() && kind_of(text_[at]) == kind;
  }
  bool is_lower_or_misc(std::size_t at) const {
    return is(at, Kind::kLower) || is(at, Kind::kMisc);
  }
  bool is_end_or_break(std::size_t at) const { return at == text_.size() || is(at, Kind::kBreak); }

  template <class Belongs>
  std::size_t run(std::size_t at, Belongs belongs) const {
    std::size_t end = at;
    while (end < text_.size() && belongs(end)) ++end;
    return end;
  }

  // Of the word that begins at `at`; 0: none does.
  std::size_t size_at(std::size_t at) const {
    const std::size_t begin = at + (is(at, Kind::kUpper) ? 1 : 0);
    std::size_t end = run(begin, [this](std::size_t i) { return is(i, Kind::kLower); });
    if (end > begin && (is_end_or_break(end) || is(end, Kind::kUpper))) return end - at;
    // Capitals up to the one that begins the next word.
    for (end = run(at, [this](std::size_t i) { return is(i, Kind::kUpper) || is(i, Kind::kMisc); });
         end > at; --end) {
      if (is_end_or_break(end) || (is(end, Kind::kUpper) && is_lower_or_misc(end + 1))) {
        return end - at;
      }
    }
    end = run(begin, [this](std::size_t i) { return is_lower_or_misc(i); });
    if (end > begin) return end - at;
    end = run(at, [this](std::size_t i) { return is(i, Kind::kUpper); });
    if (end > at) return end - at;
    end = run(at, [this](std::size_t i) { return is(i, Kind::kDigit); });
    if (end > at) return ordinal_end(end) - at;
    return emoji_end(at) - at;
  }

  // "1st", "12TH": one word, where the letters end.
  std::size_t ordinal_end(std::size_t end) const {
    if (end + 2 > text_.size()) return end;
    const char32_t digit = text_[end - 1];
    const std::u32string_view ending = std::u32string_view(text_).substr(end, 2);
    const std::u32string_view lower = digit == '1'   ? U"st"
                                      : digit == '2' ? U"nd"
                                      : digit == '3' ? U"rd"
                                                     : U"th";
    const std::u32string_view upper = digit == '1'   ? U"ST"
                                      : digit == '2' ? U"ND"
                                      : digit == '3' ? U"RD"
                                                     : U"TH";
    if (ending != lower && ending != upper) return end;
    const char32_t next = end + 2 < text_.size() ? text_[end + 2] : U' ';
    const bool is_word = next < 0x80 && (is_ascii_alnum(static_cast<char>(next)) || next == '_');
    const bool changes_case =
        ending == lower ? next >= 'A' && next <= 'Z' : next >= 'a' && next <= 'z';
    return !is_word || changes_case || next == '_' ? end + 2 : end;
  }

  std::size_t emoji_end(std::size_t at) const {
    if (!is(at, Kind::kDingbat) && !is(at, Kind::kAstral)) return at;
    std::size_t end = after_variation(after_symbol(at));
    while (end + 1 < text_.size() && text_[end] == 0x200D) {
      end = after_variation(after_symbol(end + 1));
    }
    return end;
  }

  // Two regional letters are one flag.
  std::size_t after_symbol(std::size_t at) const {
    const auto is_regional = [this](std::size_t i) {
      return i < text_.size() && text_[i] >= 0x1F1E6 && text_[i] <= 0x1F1FF;
    };
    return is_regional(at) && is_regional(at + 1) ? at + 2 : at + 1;
  }

  std::size_t after_variation(std::size_t at) const {
    if (at < text_.size() && (text_[at] == 0xFE0E || text_[at] == 0xFE0F)) ++at;
    if (at < text_.size() &&
        (is_combining(text_[at]) || (text_[at] >= 0x1F3FB && text_[at] <= 0x1F3FF))) {
      ++at;
    }
    return at;
  }

  std::u32string text_;
};

}  // namespace

std::string slug_eleventy(std::string_view text) {
  return slug_sindresorhus(text);
}

std::string slug_eleventy_old(std::string_view given) {
  const std::string text = to_nfc(given);
  std::string kept;
  const auto add = [&kept](std::string_view part) {
    for (const char c : part) {
      if (is_ascii_alnum(c) || c == '_' ||
          std::string_view("$*+~.()'\"!:@").find(c) != std::string_view::npos) {
        kept += c;
      } else if (c == '-' || is_javascript_space(static_cast<unsigned char>(c))) {
        kept += ' ';
      }
    }
  };
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCodePoint point = decode_utf8(text, at);
    if (const std::string_view* letter = slugify_letters().find(point.value)) {
      add(*letter);
    } else if (const std::string_view word = slugify_word(point.value); !word.empty()) {
      kept += word;
    } else if (is_javascript_space(point.value)) {
      kept += ' ';
    } else if (point.value < 0x80) {
      add(text.substr(at, 1));
    }
    at += point.size;
  }
  std::string out;
  for (const char c : trim(kept)) {
    if (c != ' ') {
      out += c;
    } else if (!out.ends_with('-')) {
      out += '-';
    }
  }
  return ascii_lower(out);
}

std::string slug_docusaurus_tag(std::string_view text) {
  std::u32string plain;  // lodash.deburr, and no apostrophes
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCodePoint point = decode_utf8(text, at);
    at += point.size;
    if (is_combining(point.value) || point.value == '\'' || point.value == 0x2019) continue;
    if (const std::string_view* letter = lodash_letters().find(point.value)) {
      for (const char c : *letter) {
        if (c != '\'') plain += static_cast<char32_t>(c);
      }
    } else {
      plain += point.value;
    }
  }
  std::string out;
  for (const std::u32string& word : Words(std::move(plain)).all()) {
    if (!out.empty()) out += '-';
    std::string encoded;
    for (const char32_t c : word) append_utf8(encoded, c);
    out += lower_as_javascript(encoded);
  }
  return out;
}

}  // namespace postlint
