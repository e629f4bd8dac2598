// Text, headings and code of two pages.
#include <algorithm>

#include "converters/proof/fold_text.h"
#include "converters/proof/page_compare.h"
#include "converters/proof/text_match.h"
#include "core/base/strings.h"
#include "core/base/utf8.h"

namespace postlint::proof {
namespace {

constexpr std::size_t kMaxShown = 1200;  // bytes of a value in a report
constexpr std::size_t kContext = 60;     // bytes around what differs

bool has_unknown(std::string_view text) {
  return text.find(kUnknownText) != std::string_view::npos;
}

std::vector<std::string> known_pieces(std::string_view text) {
  std::vector<std::string> pieces;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(kUnknownText, begin), text.size());
    pieces.emplace_back(trim(text.substr(begin, end - begin)));
    begin = end + kUnknownText.size();
  }
  return pieces;
}

std::string without_blanks(std::string_view text) {
  return replace_all(text, " ", "");
}

std::size_t boundary_at(std::string_view text, std::size_t at) {
  while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return std::min(at, text.size());
}

// What of a text lies between what it has in common with another.
struct Differing {
  std::string old_part, new_part;
};
Differing differing_parts(std::string_view before, std::string_view after) {
  const std::size_t shorter = std::min(before.size(), after.size());
  std::size_t head = 0;
  while (head < shorter && before[head] == after[head]) ++head;
  std::size_t tail = 0;
  while (tail < shorter - head &&
         before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
    ++tail;
  const std::size_t begin = head > kContext ? boundary_at(before, head - kContext) : 0;
  const auto part = [&](std::string_view text) {
    const std::size_t end = std::min(text.size(), text.size() - tail + kContext);
    std::size_t stop = boundary_at(text, std::min(end, begin + kMaxShown));
    std::string out(text.substr(begin, stop - begin));
    if (begin > 0) out.insert(0, "…");
    if (stop < text.size()) out += "…";
    return out;
  };
  return {part(before), part(after)};
}

void compare_heading(PageComparison& pages, const HeadingFact& before, const HeadingFact& after) {
  if (before.level != after.level) {
    pages.lose("headings", "the heading " + quoted(before.text) + " has another level",
               "level " + std::to_string(before.level), "level " + std::to_string(after.level));
  }
  const bool has_ids = before.id && after.id && !before.id->empty();
  if (has_ids && !may_be_same_text(*before.id, *after.id)) {
    pages.lose("anchors", "the heading " + quoted(before.text) + " has another id",
               "#" + *before.id, after.id->empty() ? "" : "#" + *after.id);
  }
}

std::string cut(std::string_view text) {
  if (text.size() <= kMaxShown) return std::string(text);
  return std::string(text.substr(0, boundary_at(text, kMaxShown))) + "…";
}

bool same_code(const CodeFact& before, const CodeFact& after) {
  if (before.text == after.text) return true;
  return fits_pattern(before.text, after.text) || fits_pattern(after.text, before.text);
}

void compare_block_of_code(PageComparison& pages, const CodeFact& before, const CodeFact& after) {
  if (!same_code(before, after)) {
    const Differing parts = differing_parts(before.text, after.text);
    pages.lose("code", "code is not the same byte for byte", parts.old_part, parts.new_part);
  }
  const bool is_lost = after.language.empty() && !before.language.empty();
  if (before.language == after.language || before.language.empty()) return;
  if (is_lost && !pages.both_are_sources) return;  // not all themes say it
  pages.lose("code", is_lost ? "the language of code is missing" : "another language of code",
             before.language, after.language);
}

}  // namespace

std::string quoted(std::string_view text) {
  constexpr std::size_t kMost = 80;
  std::string out = "“";
  out += text.substr(0, boundary_at(text, std::min(kMost, text.size())));
  return out + (text.size() > kMost ? "…”" : "”");
}

bool may_be_same_text(const std::string& left, const std::string& right) {
  if (left == right) return true;
  const bool left_is_open = has_unknown(left), right_is_open = has_unknown(right);
  if (!left_is_open && !right_is_open) return false;
  // As many tags on both sides: each stands for its like.
  const std::vector<std::string> left_pieces = known_pieces(left);
  const std::vector<std::string> right_pieces = known_pieces(right);
  if (left_pieces.size() == right_pieces.size()) return left_pieces == right_pieces;
  const std::vector<TextHunk> hunks = differing_hunks(left, right);
  return std::all_of(hunks.begin(), hunks.end(), [](const TextHunk& hunk) {
    return hunk.kind == TextHunk::Kind::kUnknown || hunk.kind == TextHunk::Kind::kBlanks;
  });
}

void compare_texts(PageComparison& pages) {
  using Kind = TextHunk::Kind;
  const std::string before = pages.before.body.text(), after = pages.after.body.text();
  if (before == after) return;
  if (without_blanks(before) == without_blanks(after)) {
    const Differing parts = differing_parts(before, after);
    return pages.change("text", "other blanks", parts.old_part, parts.new_part,
                        "only blanks are not the same");
  }
  const std::vector<TextHunk> hunks = differing_hunks(before, after);
  const auto first = [&](Kind kind) -> const TextHunk* {
    const auto found = std::find_if(hunks.begin(), hunks.end(),
                                    [kind](const TextHunk& hunk) { return hunk.kind == kind; });
    return found == hunks.end() ? nullptr : &*found;
  };
  if (const TextHunk* hunk = first(Kind::kLost)) {
    return pages.lose("text", "the text is not the same", cut(hunk->old_context),
                      cut(hunk->new_context));
  }
  if (const TextHunk* hunk = first(Kind::kNew)) {
    return pages.change("text", "text is new", cut(hunk->old_context), cut(hunk->new_context),
                        "nothing of the old page is missing");
  }
  // Pages that were built show what the templates of the source made.
  const TextHunk* hunk = first(Kind::kUnknown);
  if (hunk == nullptr || !pages.both_are_sources) return;
  pages.change("text", "a template tag is text now, or left out", cut(hunk->old_context),
               cut(hunk->new_context), "what the tag shows is not known");
}

void compare_headings(PageComparison& pages) {
  const auto &before = pages.before.body.headings, &after = pages.after.body.headings;
  std::size_t next = 0;
  for (const HeadingFact& heading : before) {
    std::size_t found = next;
    while (found < after.size() && !may_be_same_text(heading.text, after[found].text)) ++found;
    if (found == after.size()) {
      pages.lose("headings", "the heading " + quoted(heading.text) + " is missing", heading.text,
                 "");
      continue;
    }
    compare_heading(pages, heading, after[found]);
    next = found + 1;
  }
}

void compare_code(PageComparison& pages) {
  const auto &before = pages.before.body.code, &after = pages.after.body.code;
  if (before.size() == after.size()) {
    for (std::size_t i = 0; i < before.size(); ++i)
      compare_block_of_code(pages, before[i], after[i]);
    return;
  }
  std::size_t next = 0;
  for (const CodeFact& code : before) {
    std::size_t found = next;
    while (found < after.size() && !same_code(code, after[found])) ++found;
    if (found == after.size() && has_unknown(code.text)) {
      pages.change("code", "a block of code is made by a template tag", cut(code.text), "",
                   "what the tag shows is not known");
    } else if (found == after.size()) {
      pages.lose("code", "a block of code is missing or not the same", cut(code.text), "");
    } else {
      compare_block_of_code(pages, code, after[found]);
      next = found + 1;
    }
  }
}

}  // namespace postlint::proof
