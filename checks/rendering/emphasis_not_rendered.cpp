#include <algorithm>

#include "checks/excerpt.h"
#include "checks/rendering/broken_emphasis.h"
#include "checks/rendering/dialects.h"
#include "core/base/any_of.h"
#include "core/base/strings.h"
#include "core/base/utf8.h"
#include "core/lint/check_context.h"
#include "core/post/delimiter_runs.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}

extern const Rule kEmphasisNotRendered;
const Rule kEmphasisNotRendered{
    .id = "emphasis-not-rendered",
    .aliases = {"MD037", "no-space-in-emphasis"},
    .family = Family::kRendering,
    .severity = Severity::kWarning,
    .summary = "Asterisks, underscores or tildes meant as emphasis are shown as characters.",
    .why =
        "Readers see “**마크다운(Markdown)**을” with its asterisks instead of bold text. Markdown "
        "closes bold neither after a blank nor between punctuation and a letter, which happens "
        "in Korean, Japanese and Chinese all the time, because particles follow without a blank. "
        "Jekyll and Pelican are more lenient, so a post that looked right there breaks elsewhere.",
    .bad =
        "---\ntitle: 굵은 글씨\ndate: 2024-03-01\n---\n\n"
        "이 글은 **마크다운(Markdown)**을 다룹니다.\n",
    .good =
        "---\ntitle: 굵은 글씨\ndate: 2024-03-01\n---\n\n"
        "이 글은 <strong>마크다운(Markdown)</strong>을 다룹니다.\n",
    .fix = FixSafety::kSafe,
    .fix_effect = FixEffect::kMarkersVanish,
    .fix_summary =
        "Moves the blanks out of the markers; where punctuation and a letter meet, "
        "writes <strong>, <em> or <del>, which every engine shows alike.",
    .check = check,
};

namespace {

// The markers of one kind that are paired among themselves.
struct MarkerKind {
  char marker;
  std::uint32_t length;
  std::string_view open_tag, close_tag;
  std::string_view name;  // in messages: "its asterisks"
};

constexpr MarkerKind kMarkerKinds[] = {
    {'*', 2, "<strong>", "</strong>", "asterisks"},
    {'*', 3, "<strong><em>", "</em></strong>", "asterisks"},
    {'*', 1, "<em>", "</em>", "asterisks"},
    {'_', 2, "<strong>", "</strong>", "underscores"},
    {'~', 2, "<del>", "</del>", "tildes"},
};

struct Place {
  Span opener, closer;  // in the file
};

// A marker without partner, kept until the whole post is seen.
struct LoneMarker {
  DelimiterRun run;
  bool is_opener;
};

// Long bold text is cut in its middle: both ends matter.
std::string cut_middle(std::string_view text) {
  constexpr std::size_t kWhole = 34, kEnd = 14;
  const std::size_t count = count_code_points(text);
  if (count <= kWhole) return excerpt(text, kWhole);
  std::size_t head = 0, tail = text.size();
  for (std::size_t i = 0; i < kEnd; ++i) head += decode_utf8(text, head).size;
  for (std::size_t i = 0; i < kEnd; ++i) tail -= decode_utf8_before(text, tail).size;
  return excerpt(text.substr(0, head)) + "…" + excerpt(text.substr(tail));
}

// The letters that follow the closing marker, a particle as a rule.
std::string_view letters_at(std::string_view bytes, std::size_t offset) {
  std::size_t end = offset;
  for (int i = 0; i < 3 && end < bytes.size(); ++i) {
    const DecodedCodePoint point = decode_utf8(bytes, end);
    if (!is_letter(point.value)) break;
    end += point.size;
  }
  return bytes.substr(offset, end - offset);
}

class BrokenPair {
 public:
  BrokenPair(const CheckContext& ctx, const MarkerKind& kind, const MarkerPair& pair, Place place)
      : bytes_(ctx.file().bytes()), kind_(kind), pair_(pair), place_(place) {
    content_ = {place.opener.end, place.closer.begin};
    while (!content_.empty()) {
      const DecodedCodePoint first = decode_utf8(bytes_, content_.begin);
      if (!is_unicode_whitespace(first.value)) break;
      content_.begin += first.size;
    }
    while (!content_.empty()) {
      const DecodedCodePoint last = decode_utf8_before(bytes_, content_.end);
      if (!is_unicode_whitespace(last.value)) break;
      content_.end -= last.size;
    }
  }

  void report(BrokenEmphasis cause, Reporter& reporter) const {
    const Span whole{place_.opener.begin, place_.closer.end};
    const std::string_view tail = letters_at(bytes_, whole.end);
    const Fix fix = make_fix(cause);
    const std::string message = "“" + cut_middle(whole.in(bytes_)) + std::string(tail) +
                                "” is shown with its " + std::string(kind_.name) + ": " +
                                reason(cause);
    const std::string help = "write: " + fix.edits[0].text + cut_middle(content_.in(bytes_)) +
                             fix.edits[1].text + std::string(tail);
    reporter.report(whole, message, help).fix = fix;
  }

 private:
  std::string marker() const { return std::string(kind_.length, kind_.marker); }

  std::string reason(BrokenEmphasis cause) const {
    switch (cause) {
      case BrokenEmphasis::kBlanks:
        return "no blank may stand between " + marker() + " and the text";
      case BrokenEmphasis::kOpeningMark:
        return marker() + " cannot open between a letter and a punctuation mark";
      case BrokenEmphasis::kInsideWord:
        return marker() + " cannot close in front of a letter";
      default:
        return marker() + " cannot close between a punctuation mark and a letter";
    }
  }

  // Replaces each marker together with the blanks inside of it; a blank that kept two words apart
  // moves out.
  Fix make_fix(BrokenEmphasis cause) const {
    const bool blank_first = content_.begin > place_.opener.end;
    const bool blank_last = content_.end < place_.closer.begin;
    const std::string lead = blank_first && is_letter(pair_.opener.before) ? " " : "";
    const std::string trail = blank_last && is_letter(pair_.closer.after) ? " " : "";
    const char32_t before = lead.empty() ? pair_.opener.before : ' ';
    const char32_t after = trail.empty() ? pair_.closer.after : ' ';
    const char32_t first = decode_utf8(bytes_, content_.begin).value;
    const char32_t last = decode_utf8_before(bytes_, content_.end).value;
    const bool flanks = is_left_flanking(before, first) && is_right_flanking(last, after);
    std::string open(kind_.open_tag), close(kind_.close_tag);
    if (flanks && (cause == BrokenEmphasis::kBlanks || cause == BrokenEmphasis::kInsideWord)) {
      open = close = std::string(kind_.length, kind_.marker == '_' ? '*' : kind_.marker);
    }
    return {{Edit{{place_.opener.begin, content_.begin}, lead + open},
             Edit{{content_.end, place_.closer.end}, close + trail}},
            FixSafety::kSafe};
  }

  std::string_view bytes_;
  const MarkerKind& kind_;
  const MarkerPair& pair_;
  Place place_;
  Span content_;
};

bool may_hold_markers(std::string_view text) {
  if (!has_any(text, '*', '_', '~')) return false;
  return text.find('*') != std::string_view::npos || text.find("__") != std::string_view::npos ||
         text.find("~~") != std::string_view::npos;
}

bool is_rendered_strikethrough(const DelimiterRun& opener, const DelimiterRun& closer) {
  return opener.marker == '~' && is_left_flanking(opener.before, opener.after) &&
         is_right_flanking(closer.before, closer.after);
}

// Finding a place costs time in proportion to the block: a block of hostile length must not ask for
// thousands.
constexpr std::size_t kMostInBlock = 20;

void check_kind(const CheckContext& ctx, const MarkerKind& kind,
                const std::vector<DelimiterRun>& runs, Reporter& reporter) {
  std::vector<DelimiterRun> same;
  for (const DelimiterRun& run : runs) {
    if (run.marker == kind.marker && run.length == kind.length) same.push_back(run);
  }
  std::size_t judged = 0;
  for (std::size_t i = 0; i + 1 < same.size() && judged < kMostInBlock; ++i) {
    const DelimiterRun& opener = same[i];
    const DelimiterRun& closer = same[i + 1];
    if (is_rendered_strikethrough(opener, closer)) {
      ++i;
      continue;
    }
    const std::string content = text_between(ctx.doc(), opener, closer);
    const MarkerPair pair{opener, closer, content, same.size()};
    const BrokenEmphasis cause = judge_pair(pair, ctx.profile().engine);
    if (cause == BrokenEmphasis::kNone) continue;
    ++judged;
    const auto opener_span = source_of(ctx.doc(), opener);
    const auto closer_span = source_of(ctx.doc(), closer);
    ++i;
    if (!opener_span || !closer_span) continue;  // escaped, or its place is not known
    BrokenPair(ctx, kind, pair, {*opener_span, *closer_span}).report(cause, reporter);
  }
}

bool is_leaf_block(NodeKind kind) {
  return kind == NodeKind::kParagraph || kind == NodeKind::kHeading;
}

void note_lone_marker(const Document& document, NodeId parent,
                      const std::vector<DelimiterRun>& runs, std::vector<LoneMarker>& lone) {
  if (!is_leaf_block(document.node(parent).kind)) return;
  const DelimiterRun* only = nullptr;
  for (const DelimiterRun& run : runs) {
    if (run.marker != '*') continue;
    if (only != nullptr) return;
    only = &run;
  }
  if (only == nullptr) return;
  if (is_lone_opener(*only, document.node(only->text).literal)) {
    lone.push_back({*only, true});
  } else if (is_lone_closer(*only)) {
    lone.push_back({*only, false});
  }
}

void report_lone_markers(const CheckContext& ctx, const std::vector<LoneMarker>& lone,
                         Reporter& reporter) {
  for (std::size_t i = 0; i < lone.size(); ++i) {
    if (!lone[i].is_opener) return;  // "가격** …" and then "** 가격은": a footnote, as is all below
    const auto place = source_of(ctx.doc(), lone[i].run);
    if (!place) continue;
    const Span line = ctx.file().line_span(ctx.file().line_of(place->begin));
    const std::string shown =
        quoted(Span{place->begin, std::max(place->end, line.end)}.in(ctx.file().bytes()), 24);
    const bool goes_on = i + 1 < lone.size() && !lone[i + 1].is_opener;
    if (!goes_on) {
      reporter.report(*place, shown + " is shown with its asterisks: the bold text is never closed",
                      "write ** where the bold text ends");
      continue;
    }
    const std::uint32_t line_number = ctx.doc().node(lone[i + 1].run.text).line;
    reporter.report(*place,
                    shown +
                        " is shown with its asterisks: bold text ends with its paragraph, and "
                        "the closing ** stands further down, in line " +
                        std::to_string(line_number),
                    "write ** around each paragraph or list item of its own");
    ++i;
  }
}

void check(const CheckContext& ctx, Reporter& reporter) {
  const ByteSet& bytes = ctx.file().byte_set();
  if (!bytes.has('*') && !bytes.has('_') && !bytes.has('~')) return;
  const Document& document = ctx.doc();
  std::vector<bool> seen;  // by parent
  std::vector<DelimiterRun> runs;
  std::vector<LoneMarker> lone;
  for (NodeId text : document.texts()) {
    if (!may_hold_markers(document.node(text).literal)) continue;
    const NodeId parent = document.node(text).parent;
    if (seen.empty()) seen.resize(document.nodes().size());
    if (seen[parent]) continue;
    seen[parent] = true;
    runs.clear();
    collect_delimiter_runs(document, parent, runs);
    for (const MarkerKind& kind : kMarkerKinds) {
      if (kind.marker == '~' && kNoStrikethrough.has(ctx.profile().engine)) continue;
      check_kind(ctx, kind, runs, reporter);
    }
    note_lone_marker(document, parent, runs, lone);
  }
  report_lone_markers(ctx, lone, reporter);
}

}  // namespace
}  // namespace postlint
