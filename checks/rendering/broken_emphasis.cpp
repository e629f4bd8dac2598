#include "checks/rendering/broken_emphasis.h"

#include <algorithm>

#include "checks/rendering/dialects.h"
#include "core/base/any_of.h"
#include "core/base/strings.h"
#include "core/base/utf8.h"

namespace postlint {
namespace {

constexpr std::size_t kLongestContent = 600;  // bytes; beyond it two markers hardly belong together

bool is_letter_or_digit(char32_t c) {
  return c != 0 && (is_letter(c) || is_digit(c));
}
bool is_cjk_letter(char32_t c) {
  return c >= 0x80 && is_cjk(c) && is_letter(c);
}

// White space within a line; a line break beside a marker proves nothing.
bool is_inner_blank(char32_t c) {
  return c != 0 && c != '\n' && c != '\r' && is_unicode_whitespace(c);
}

bool has_cjk_letter(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const DecodedCodePoint point = decode_utf8(text, i);
    if (is_cjk_letter(point.value)) return true;
    i += point.size;
  }
  return false;
}

std::size_t longest_letter_run(std::string_view text) {
  std::size_t longest = 0, current = 0;
  for (char c : text) {
    current = is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80 ? current + 1 : 0;
    longest = std::max(longest, current);
  }
  return longest;
}

// Where a word can begin: not inside a word, a path or a formula.
bool may_open_after(char32_t before) {
  if (is_space_or_edge(before)) return true;
  return is_unicode_punctuation(before) && before != '/' && before != '\\' && before != '.' &&
         before != '*' && before != '_';
}

// Formulas, paths, code and masked template text.
bool looks_like_code(std::string_view content) {
  return find_any(content, "$\\"_any) != std::string_view::npos || has_masked_text(content);
}

char32_t opening_partner(char32_t closing) {
  static constexpr struct {
    char32_t closing, opening;
  } kPairs[] = {{')', '('},     {']', '['},     {'}', '{'},     {'>', '<'},
                {U'）', U'（'}, {U'］', U'［'}, {U'」', U'「'}, {U'』', U'『'},
                {U'】', U'【'}, {U'》', U'《'}, {U'〉', U'〈'}, {U'”', U'“'},
                {U'’', U'‘'},   {'"', '"'},     {'\'', '\''},   {'`', '`'}};
  for (const auto& pair : kPairs) {
    if (pair.closing == closing) return pair.opening;
  }
  return 0;
}

bool is_opening_bracket(char32_t c) {
  return c == '(' || c == '[' || c == '{' || c == U'（' || c == U'「' || c == U'『' || c == U'“';
}

bool contains(std::string_view text, char32_t code_point) {
  std::string bytes;
  append_utf8(bytes, code_point);
  return text.find(bytes) != std::string_view::npos;
}

// f(**a)**2: the bracket before the closing marker belongs to something outside.
bool closes_foreign_bracket(const MarkerPair& pair) {
  const char32_t closing = pair.closer.before;
  if (closing != ')' && closing != ']' && closing != '}' && closing != U'）') return false;
  // A link or a footnote ends in a bracket that its visible text does not show.
  if (!pair.content.empty() &&
      decode_utf8_before(pair.content, pair.content.size()).value != closing) {
    return false;
  }
  return !contains(pair.content, opening_partner(closing));
}

bool blanks_in_cjk(const MarkerPair& pair, bool after_opener) {
  if (pair.opener.marker == '~' && after_opener) return false;  // "네 ~~ 좋아요~~"
  // "** 주의 **굵게" may open a second pair.
  return !is_letter_or_digit(pair.closer.after) || pair.run_count % 2 == 0;
}

bool blanks_in_ascii(const MarkerPair& pair, bool after_opener, bool before_closer) {
  if (pair.opener.marker != '*') return false;
  if (find_any(pair.content, "=;{}<>|^"_any) != std::string_view::npos) return false;
  const std::string_view words = trim(pair.content);
  if (longest_letter_run(words) < 3) return false;
  const bool ends_in_mark = std::string_view(".:!?,").find(words.back()) != std::string_view::npos;
  const bool begins_line = is_space_or_edge(pair.opener.before) && pair.opener.before != ' ';
  if (after_opener && before_closer) return begins_line;  // not a ** b ** c
  if (after_opener) {
    return longest_letter_run(words.substr(0, words.find(' '))) >= 3 &&
           !is_letter_or_digit(pair.closer.after);
  }
  // Not "**kwargs and **args".
  if (is_letter_or_digit(pair.closer.after)) return ends_in_mark && pair.run_count % 2 == 0;
  return ends_in_mark || pair.run_count == 2 || (words.front() >= 'A' && words.front() <= 'Z') ||
         (begins_line && words.find(' ') != std::string_view::npos);
}

BrokenEmphasis judge_blanks(const MarkerPair& pair, Engine engine) {
  const bool after_opener = is_inner_blank(pair.opener.after);
  const bool before_closer = is_inner_blank(pair.closer.before);
  if (pair.opener.length != 2 || !may_open_after(pair.opener.before)) return BrokenEmphasis::kNone;
  if (pair.opener.marker != '~' && kBoldWithBlanks.has(engine)) return BrokenEmphasis::kNone;
  const bool meant = has_cjk_letter(pair.content)
                         ? blanks_in_cjk(pair, after_opener)
                         : blanks_in_ascii(pair, after_opener, before_closer);
  return meant ? BrokenEmphasis::kBlanks : BrokenEmphasis::kNone;
}

// One asterisk is a footnote mark more often than it is emphasis.
bool is_sure_single(const MarkerPair& pair) {
  return pair.opener.marker == '*' && pair.run_count == 2 && is_space_or_edge(pair.opener.before) &&
         is_cjk_letter(pair.closer.after) && pair.content.find('\n') == std::string_view::npos &&
         opening_partner(pair.closer.before) != 0 &&
         contains(pair.content, opening_partner(pair.closer.before));
}

BrokenEmphasis judge_flanking(const MarkerPair& pair, Engine engine) {
  const DelimiterRun& opener = pair.opener;
  const DelimiterRun& closer = pair.closer;
  const EngineSet lenient = opener.marker == '~' ? kLenientStrikethrough : kLenientFlanking;
  if (lenient.has(engine)) return BrokenEmphasis::kNone;
  if (opener.length == 1 && !is_sure_single(pair)) return BrokenEmphasis::kNone;
  const bool opens = is_left_flanking(opener.before, opener.after);
  const bool closes = is_right_flanking(closer.before, closer.after);
  if (opens && closes) return BrokenEmphasis::kNone;
  if (closer.before == '/' || opener.after == '/' || opener.after == '.') {
    return BrokenEmphasis::kNone;
  }
  // Scripts that glue particles and prefixes to a word: Korean, Hebrew, … ; not x**(y)**z.
  if (!opens && !(opener.before >= 0x80 && is_letter(opener.before))) return BrokenEmphasis::kNone;
  if (opens && !may_open_after(opener.before) && !is_cjk_letter(opener.before)) {
    return BrokenEmphasis::kNone;
  }
  if (is_opening_bracket(closer.before)) return BrokenEmphasis::kNone;  // "x)** y (**z"
  if (closes) return BrokenEmphasis::kOpeningMark;
  if (!is_letter_or_digit(closer.after) || closes_foreign_bracket(pair)) {
    return BrokenEmphasis::kNone;
  }
  if (!is_cjk_letter(closer.after) && !has_cjk_letter(pair.content) &&
      (is_digit(closer.after) || longest_letter_run(pair.content) < 2)) {
    return BrokenEmphasis::kNone;
  }
  return BrokenEmphasis::kClosingMark;
}

BrokenEmphasis judge_underscores(const MarkerPair& pair) {
  const bool meant = pair.opener.length == 2 && !is_letter_or_digit(pair.opener.before) &&
                     may_open_after(pair.opener.before) && is_cjk_letter(pair.closer.after) &&
                     has_cjk_letter(pair.content) &&
                     find_any(pair.content, "_\n"_any) == std::string_view::npos;
  return meant ? BrokenEmphasis::kInsideWord : BrokenEmphasis::kNone;
}

}  // namespace

BrokenEmphasis judge_pair(const MarkerPair& pair, Engine engine) {
  if (pair.content.size() > kLongestContent || trim(pair.content).empty() ||
      looks_like_code(pair.content)) {
    return BrokenEmphasis::kNone;
  }
  const char32_t inner_first = pair.opener.after, inner_last = pair.closer.before;
  if (inner_first == '\n' || inner_first == 0 || inner_last == '\n' || inner_last == 0) {
    return BrokenEmphasis::kNone;
  }
  if (is_inner_blank(inner_first) || is_inner_blank(inner_last)) return judge_blanks(pair, engine);
  if (pair.opener.marker == '_') return judge_underscores(pair);
  return judge_flanking(pair, engine);
}

bool is_lone_opener(const DelimiterRun& run, std::string_view text) {
  if (run.marker != '*' || run.length != 2 || !is_space_or_edge(run.before)) return false;
  if (has_masked_text(text)) return false;
  if (is_cjk_letter(run.after)) return true;
  // "**Note: remember" but neither **kwargs nor **N: of a formula or a footnote.
  const std::string_view rest = text.substr(run.offset + run.length);
  const std::string_view word = rest.substr(0, find_any(rest, " :,.\n"_any));
  const bool begins_line = run.before == 0 || run.before == '\n';
  return begins_line && word.size() >= 3 && word.size() < rest.size() &&
         (word.front() >= 'A' && word.front() <= 'Z') &&
         std::all_of(word.begin(), word.end(), is_ascii_letter);
}

bool is_lone_closer(const DelimiterRun& run) {
  return run.marker == '*' && run.length == 2 && !is_space_or_edge(run.before) &&
         is_space_or_edge(run.after);
}

}  // namespace postlint
