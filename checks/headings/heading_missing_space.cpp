#include <algorithm>

#include "checks/excerpt.h"
#include "checks/headings/hash_line.h"
#include "core/base/strings.h"
#include "core/base/utf8.h"
#include "core/lint/check_context.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}

extern const Rule kHeadingMissingSpace;
const Rule kHeadingMissingSpace{
    .id = "heading-missing-space",
    .aliases = {"MD018", "no-missing-space-atx", "MD020", "no-missing-space-closed-atx"},
    .family = Family::kHeadings,
    .severity = Severity::kWarning,
    .summary = "A heading without a blank between its #s and its text",
    .why =
        "CommonMark needs a blank after the #s. Without it the line is shown as text, with its "
        "#s, and is missing from the table of contents. The full-width ＃ of a Korean, Japanese "
        "or Chinese keyboard never makes a heading. A line that begins with one # is only "
        "reported where it cannot be a hashtag, an issue number or a wrapped line.",
    .bad =
        "---\ntitle: 파이콘에 다녀와서\ndate: 2024-03-01\n---\n\n##첫째날##\n\n늘 그렇듯 첫째날은 "
        "붐빈다.\n",
    .good =
        "---\ntitle: 파이콘에 다녀와서\ndate: 2024-03-01\n---\n\n## 첫째날\n\n늘 그렇듯 첫째날은 "
        "붐빈다.\n",
    .fix = FixSafety::kSafe,
    .fix_effect = FixEffect::kMarkersVanish,
    .fix_summary = "puts a blank after the #s and removes the #s glued to the end",
    .check = check,
};

namespace {

// What a # in front of a word means in the first column of C, when code was pasted as text.
constexpr std::string_view kPreprocessor[] = {
    "include", "define", "undef", "if",   "ifdef",   "ifndef", "elif",   "else",
    "endif",   "pragma", "error", "line", "warning", "import", "region", "endregion",
};

constexpr std::size_t kLongestHeading = 80;  // code points; a longer line is prose
constexpr std::size_t kShortHeading = 40;    // may be followed by text in its paragraph

bool is_hashtag(std::string_view word) {
  const std::size_t size = word.starts_with('#')              ? 1
                           : word.starts_with(kFullWidthHash) ? kFullWidthHash.size()
                                                              : 0;
  return size > 0 && word.size() > size && !word.substr(size).starts_with('#');
}

bool next_line_is_hashtag(const CheckContext& ctx, const HashLine& line) {
  const SourceFile& file = ctx.file();
  const std::uint32_t number = file.line_of(line.span.begin);
  return number < file.line_count() && is_hashtag(trim(file.line_text(number + 1)));
}

bool ends_sentence(std::string_view text) {
  return text.ends_with('.') || text.ends_with(',') || text.ends_with("。") || text.ends_with("，");
}

// One # may be a hashtag (#python), a channel, an issue (#472), a colour or a preprocessor line.
bool single_hash_means_heading(const CheckContext& ctx, const HashLine& line) {
  const Document& doc = ctx.doc();
  const Node& paragraph = doc.node(line.paragraph);
  if (!line.is_first || doc.node(paragraph.parent).kind != NodeKind::kDocument) return false;
  const std::string_view text = ctx.file().text({line.text_begin, line.text_end});
  if (line.has_space) return true;
  const DecodedCodePoint first = decode_utf8(text, 0);
  if (!first.valid || !is_letter(first.value)) return false;
  const std::vector<std::string_view> words = split(text, ' ');
  if (std::any_of(words.begin() + 1, words.end(), is_hashtag)) return false;
  if (next_line_is_hashtag(ctx, line)) return false;
  if (std::find(std::begin(kPreprocessor), std::end(kPreprocessor), words[0]) !=
      std::end(kPreprocessor)) {
    return false;
  }
  const bool alone = paragraph.line == paragraph.end_line;
  if (alone && doc.next_sibling(line.paragraph) == kNoNode) return false;  // tags end a post
  const bool lower_case = text[0] >= 'a' && text[0] <= 'z';
  if (words.size() == 1 && (lower_case || line.has_full_width)) return false;
  const std::size_t length = count_code_points(text);
  if (length > kLongestHeading || ends_sentence(text)) return false;
  return alone || (length <= kShortHeading && !lower_case);
}

bool engine_makes_heading(const CheckContext& ctx, const HashLine& line) {
  if (line.has_full_width) return false;
  switch (ctx.profile().heading_blank) {
    case HeadingBlank::kBlankOrTab:
      return false;
    case HeadingBlank::kAnyWhitespace:
      return line.has_space;
    case HeadingBlank::kOptional:
      return true;
  }
  return false;
}

std::string message_for(const CheckContext& ctx, const HashLine& line) {
  const std::string shown = quoted(ctx.file().text(line.span)) + " is shown as text: ";
  if (line.has_full_width)
    return shown + "a heading begins with the plain #, not the full-width ＃";
  if (line.has_space)
    return shown + "behind the #s stands a special blank, not the one of the space bar";
  return shown + "a heading needs a blank after its #s";
}

void report_line(const CheckContext& ctx, const HashLine& line, Reporter& reporter) {
  const std::string hashes = std::string(line.level, '#') + " ";
  const std::string_view text = ctx.file().text({line.text_begin, line.text_end});
  Finding& finding =
      reporter.report(line.span, message_for(ctx, line), "write: " + hashes + excerpt(text));
  Fix fix{{Edit{{line.span.begin, line.text_begin}, hashes}}, FixSafety::kSafe};
  if (line.text_end < line.span.end) fix.edits.push_back({{line.text_end, line.span.end}, ""});
  finding.fix = std::move(fix);
}

// "## Title##": a heading whose text ends in #s. One # is left alone: "## I love F#".
void check_closing_hashes(const CheckContext& ctx, NodeId heading, Reporter& reporter) {
  const Document& doc = ctx.doc();
  const Node& node = doc.node(heading);
  if (node.line != node.end_line || node.subtree_end == heading + 1) return;
  if (!doc.node(node.subtree_end - 1).literal.ends_with("##")) return;
  const Span line = doc.line_span(node.line);
  const std::string_view whole = trim_right(ctx.file().text(line));
  std::string_view text = whole;
  while (text.ends_with('#')) text.remove_suffix(1);
  if (text.empty() || is_blank(text.back()) || text.back() == '\\' || text.back() == '#') return;
  const Span hashes{line.begin + static_cast<std::uint32_t>(text.size()),
                    line.begin + static_cast<std::uint32_t>(whole.size())};
  if (hashes.size() < 2) return;
  Finding& finding = reporter.report(
      hashes, "the #s at the end of this heading are shown: closing #s need a blank before them",
      "write: " + excerpt(trim(text)));
  finding.fix = Fix{{Edit{hashes, ""}}, FixSafety::kSafe};
}

void check(const CheckContext& ctx, Reporter& reporter) {
  for (const HashLine& line : find_hash_lines(ctx.doc())) {
    if (line.level > 6 || engine_makes_heading(ctx, line)) continue;
    if (line.level >= 2 || single_hash_means_heading(ctx, line)) report_line(ctx, line, reporter);
  }
  if (ctx.profile().heading_blank == HeadingBlank::kOptional) return;
  for (const NodeId id : ctx.doc().headings()) check_closing_hashes(ctx, id, reporter);
}

}  // namespace
}  // namespace postlint
