#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "checks/excerpt.h"
#include "checks/headings/hash_line.h"
#include "checks/headings/outline.h"
#include "core/base/strings.h"
#include "core/base/utf8.h"
#include "core/lint/check_context.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}

extern const Rule kEmphasisAsHeading;
const Rule kEmphasisAsHeading{
    .id = "emphasis-as-heading",
    .aliases = {"MD036", "no-emphasis-as-heading"},
    .family = Family::kHeadings,
    .severity = Severity::kInfo,
    .summary = "A line of bold text that serves as a heading",
    .why =
        "It looks like a heading and is none: it is missing from the table of contents, nobody "
        "can link to it, and screen readers do not find it. Bold lines that are notes, captions "
        "(of several pieces of code, too) or whole sentences are left alone.",
    .bad =
        "---\ntitle: 들은 세션\ndate: 2024-03-01\n---\n\n**왜 테스트를 쓰나요?**\n\n고치기가 "
        "쉬워진다.\n",
    .good =
        "---\ntitle: 들은 세션\ndate: 2024-03-01\n---\n\n## 왜 테스트를 쓰나요?\n\n고치기가 "
        "쉬워진다.\n",
    .fix = FixSafety::kUnsafe,
    .fix_effect = FixEffect::kMarkupOnly,
    .fix_summary = "writes it as a heading, one level below the heading before it",
    .check = check,
};

namespace {

constexpr std::size_t kLongest = 70;          // code points
constexpr std::size_t kLongestSentence = 40;  // with a full stop or an exclamation mark

// What a bold line begins with when it is a remark or a caption, in lower case.
constexpr std::string_view kRemarks[] = {
    "note",     "warning", "caution", "attention", "important", "update",  "edit",   "disclaimer",
    "tip",      "spoiler", "tl;dr",   "tldr",      "n.b.",      "nb:",     "ps",     "p.s.",
    "figure",   "fig.",    "fig ",    "table ",    "listing ",  "image",   "source", "photo",
    "by ",      "author",  "posted",  "published", "date",      "example", "output", "input",
    "result",   "answer",  "참고",    "주의",      "경고",      "알림",    "추가",   "수정",
    "업데이트", "출처",    "그림",    "표 ",       "사진",      "작성자",  "예시",   "출력",
    "입력",     "결과",    "정답",    "注意",      "注:",       "注：",    "补充",   "更新",
    "追記",     "出典",    "図",      "图",        "表",        "※",       "*",
};

// Labels of code and of the two halves of a comparison; "Usage:".
constexpr std::string_view kLabels[] = {
    "in",   "out", "before", "after",  "usage", "syntax", "code", "links",
    "demo", "전",  "후",     "사용법", "코드",  "링크",   "前",   "後",
};

bool ends_with_any(std::string_view text, std::initializer_list<std::string_view> ends) {
  return std::any_of(ends.begin(), ends.end(),
                     [&](std::string_view end) { return text.ends_with(end); });
}

// The bold span that is all of the paragraph, but for a colon behind it.
NodeId only_bold(const Document& doc, NodeId paragraph) {
  const NodeId strong = doc.first_child(paragraph);
  if (strong == kNoNode || doc.node(strong).kind != NodeKind::kStrong) return kNoNode;
  const NodeId next = doc.next_sibling(strong);
  if (next == kNoNode) return strong;
  const std::string_view rest = trim(doc.node(next).literal);
  const bool is_colon =
      doc.node(next).kind == NodeKind::kText && (rest == ":" || rest == "：" || rest.empty());
  return is_colon && doc.next_sibling(next) == kNoNode ? strong : kNoNode;
}

bool is_plain_text(const Document& doc, NodeId strong) {
  for (NodeId id = strong + 1; id < doc.node(strong).subtree_end; ++id) {
    const NodeKind kind = doc.node(id).kind;
    if (kind != NodeKind::kText && kind != NodeKind::kCode && kind != NodeKind::kEmphasis)
      return false;
  }
  return true;
}

bool reads_like_heading(std::string_view text) {
  if (text.empty() || text.starts_with('(') || has_masked_text(text)) return false;
  const std::size_t length = count_code_points(text);
  if (length < 2 || length > kLongest) return false;
  const std::string lower = ascii_lower(text);
  for (const std::string_view remark : kRemarks) {
    if (lower.starts_with(remark)) return false;
  }
  if (ends_with_any(text, {",", ";", "…", "...", "、", "，", "\"", "”"})) return false;
  if (lower.find("://") != std::string::npos) return false;
  if (!ends_with_any(text, {".", "!", "。", "！"})) return true;
  // One short sentence may be a heading; two are a statement.
  const std::string_view head = text.substr(0, text.size() - 1);
  return length <= kLongestSentence && head.find(". ") == std::string_view::npos &&
         head.find("! ") == std::string_view::npos && head.find("。") == std::string_view::npos;
}

bool is_label(const Document& doc, NodeId paragraph, std::string_view text) {
  const bool has_colon =
      ends_with_any(text, {":", "："}) || doc.next_sibling(paragraph + 1) != kNoNode;
  const NodeId next = doc.next_sibling(paragraph);
  if (has_colon && doc.node(next).kind == NodeKind::kCodeBlock) return true;
  while (ends_with_any(text, {":", "："})) text.remove_suffix(text.ends_with(':') ? 1 : 3);
  const std::string lower = ascii_lower(trim(text));
  return std::find(std::begin(kLabels), std::end(kLabels), lower) != std::end(kLabels);
}

bool is_image_paragraph(const Document& doc, NodeId block) {
  const NodeId first = doc.first_child(block);
  return doc.node(block).kind == NodeKind::kParagraph && first != kNoNode &&
         doc.node(first).kind == NodeKind::kImage && doc.next_sibling(first) == kNoNode;
}

bool is_bold_line(const Document& doc, NodeId block) {
  return doc.node(block).kind == NodeKind::kParagraph && only_bold(doc, block) != kNoNode;
}

// Walks the blocks of the document once, forwards, to say which one stands before another.
class TopBlocks {
 public:
  explicit TopBlocks(const Document& doc) : doc_(doc), at_(doc.first_child(0)) {}
  NodeId before(NodeId block) {
    while (at_ != kNoNode && at_ < block) {
      before_ = at_;
      at_ = doc_.next_sibling(at_);
    }
    return before_;
  }

 private:
  const Document& doc_;
  NodeId at_;
  NodeId before_ = kNoNode;
};

// A heading has something below it that it is the heading of.
bool heads_content(const Document& doc, NodeId paragraph) {
  const NodeId next = doc.next_sibling(paragraph);
  if (next == kNoNode) return false;
  switch (doc.node(next).kind) {
    case NodeKind::kHeading:
    case NodeKind::kThematicBreak:
    case NodeKind::kFootnoteDefinition:
      return false;
    case NodeKind::kParagraph:
      return !is_bold_line(doc, next);
    default:
      return true;
  }
}

// A block of code and nothing else stands below, up to the next bold line or heading.
bool heads_code_alone(const Document& doc, NodeId paragraph) {
  const NodeId code = doc.next_sibling(paragraph);
  if (doc.node(code).kind != NodeKind::kCodeBlock) return false;
  const NodeId after = doc.next_sibling(code);
  return after == kNoNode || is_bold_line(doc, after) ||
         doc.node(after).kind == NodeKind::kHeading ||
         doc.node(after).kind == NodeKind::kThematicBreak;
}

// Which level a heading has that stands below the one before it. Lines that lack the blank after
// their #s count as well: they will be headings when they are put right.
class Levels {
 public:
  explicit Levels(const Document& doc) : doc_(doc), lost_(find_hash_lines(doc)) {}

  // Paragraphs are asked for in document order.
  std::string hashes_below(NodeId paragraph) {
    const std::span<const NodeId> headings = doc_.headings();
    NodeId last = kNoNode;
    for (; next_ < headings.size() && headings[next_] < paragraph; ++next_) {
      if (!is_outline_heading(doc_, headings[next_])) continue;
      last = headings[next_];
      level_ = doc_.node(last).level;
    }
    for (; next_lost_ < lost_.size() && lost_[next_lost_].paragraph < paragraph; ++next_lost_) {
      const HashLine& line = lost_[next_lost_];
      if (line.level >= 2 && line.level <= 6 && (last == kNoNode || last < line.paragraph))
        level_ = line.level;
    }
    return std::string(std::min<std::size_t>(level_ + 1, 6), '#');
  }

 private:
  const Document& doc_;
  std::vector<HashLine> lost_;
  std::size_t level_ = 1;
  std::size_t next_ = 0, next_lost_ = 0;
};

struct BoldLine {
  NodeId paragraph, strong;
  std::string text;
  bool heads_code_alone = false;
};

void report_bold(const CheckContext& ctx, const BoldLine& line, const std::string& hashes,
                 Reporter& reporter) {
  const Document& doc = ctx.doc();
  const auto& [paragraph, strong, text, _] = line;

  Finding& finding = reporter.report(doc.report_span(strong),
                                     "this line of bold text serves as a heading and is none",
                                     "write: " + hashes + " " + excerpt(text));
  const Span span = doc.span(strong);
  const Span whole = doc.span(paragraph);
  if (!span.known() || !whole.known() || span.size() < 5) return;
  const std::string_view bytes = ctx.file().bytes();
  if (span.begin != whole.begin) return;
  finding.fix =
      Fix{{Edit{{span.begin, span.begin + 2}, hashes + " "}, Edit{{span.end - 2, span.end}, ""}},
          FixSafety::kUnsafe};
  if (bytes[span.end - 3] == '#')
    finding.fix.reset();  // "# C#" would lose its last one in some engines
}

void check(const CheckContext& ctx, Reporter& reporter) {
  const Document& doc = ctx.doc();
  TopBlocks blocks(doc);
  std::vector<BoldLine> lines;
  std::unordered_map<std::string, int> times;
  for (const NodeId strong : doc.of_kind(NodeKind::kStrong)) {
    const NodeId paragraph = doc.node(strong).parent;
    const Node& node = doc.node(paragraph);
    if (node.kind != NodeKind::kParagraph || paragraph + 1 != strong) continue;
    if (node.line != node.end_line || doc.node(node.parent).kind != NodeKind::kDocument) continue;
    if (only_bold(doc, paragraph) == kNoNode || !is_plain_text(doc, strong)) continue;
    if (!heads_content(doc, paragraph)) continue;
    const NodeId before = blocks.before(paragraph);
    // Below an image it is a caption; bold lines in a row are no headings.
    if (before != kNoNode && (is_image_paragraph(doc, before) || is_bold_line(doc, before)))
      continue;
    std::string text = doc.visible_text(strong);
    if (!reads_like_heading(trim(text)) || is_label(doc, paragraph, trim(text))) continue;
    ++times[text];
    lines.push_back({paragraph, strong, std::move(text), heads_code_alone(doc, paragraph)});
  }
  if (lines.empty()) return;
  // Of several pieces of code with a bold line above each, the lines are captions.
  const bool has_captions = std::count_if(lines.begin(), lines.end(), [](const BoldLine& line) {
                              return line.heads_code_alone;
                            }) > 1;
  Levels levels(doc);
  for (const BoldLine& line : lines) {
    const std::string hashes = levels.hashes_below(line.paragraph);
    if (has_captions && line.heads_code_alone) continue;
    // What comes back again and again ("Key points:") labels parts of the post, as no heading
    // should.
    if (times[line.text] == 1) report_bold(ctx, line, hashes, reporter);
  }
}

}  // namespace
}  // namespace postlint
