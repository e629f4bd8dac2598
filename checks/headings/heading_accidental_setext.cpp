#include "checks/excerpt.h"
#include "checks/headings/outline.h"
#include "core/base/strings.h"
#include "core/base/utf8.h"
#include "core/lint/check_context.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}

extern const Rule kHeadingAccidentalSetext;
const Rule kHeadingAccidentalSetext{
    .id = "heading-accidental-setext",
    .family = Family::kHeadings,
    .severity = Severity::kWarning,
    .summary = "Text that becomes a heading because --- or === stands right below it",
    .why =
        "Without a blank line between them, --- does not draw a rule: it makes a heading of the "
        "text above, in large letters, and puts it into the table of contents. Reported where "
        "the text is no heading: several lines, a long sentence, an image.",
    .bad =
        "---\ntitle: 여행 기록\ndate: 2024-03-01\n---\n\n첫째 날에는 비가 와서 숙소에만 있었다.\n"
        "둘째 날에는 날이 개어 바다를 보러 갔다.\n---\n\n다음에는 산에 간다.\n",
    .good =
        "---\ntitle: 여행 기록\ndate: 2024-03-01\n---\n\n첫째 날에는 비가 와서 숙소에만 있었다.\n"
        "둘째 날에는 날이 개어 바다를 보러 갔다.\n\n---\n\n다음에는 산에 간다.\n",
    .fix = FixSafety::kUnsafe,
    .fix_effect = FixEffect::kMarkupOnly,
    .fix_summary = "puts a blank line above the ---",
    .check = check,
};

namespace {

constexpr std::size_t kLongSentence = 60;  // code points of a sentence with its full stop
constexpr std::size_t kTooLong = 150;      // code points that no heading has

bool ends_sentence(std::string_view text) {
  for (const std::string_view end : {".", "。", "!", "！", ":", ";", ",", "…"}) {
    if (text.ends_with(end)) return true;
  }
  return false;
}

bool is_image_only(const Document& doc, NodeId heading) {
  bool has_image = false;
  for (NodeId id = heading + 1; id < doc.node(heading).subtree_end; ++id) {
    const Node& node = doc.node(id);
    if (node.kind == NodeKind::kImage) {
      has_image = true;
      id = node.subtree_end - 1;
    } else if (node.kind == NodeKind::kText
                   ? !trim(node.literal).empty()
                   : node.kind != NodeKind::kLink && node.kind != NodeKind::kSoftBreak) {
      return false;
    }
  }
  return has_image;
}

// The --- or === of the last line, without quote marks before it.
std::string_view underline_of(const Document& doc, const Node& heading) {
  std::string_view line = trim_right(doc.line_span(heading.end_line).in(doc.file().bytes()));
  const std::size_t last =
      line.empty() ? std::string_view::npos : line.find_last_not_of(line.back());
  return last == std::string_view::npos ? line : line.substr(last + 1);
}

bool is_accident(const Document& doc, NodeId id, std::string_view underline) {
  const Node& node = doc.node(id);
  if (is_image_only(doc, id)) return true;
  const std::string text = doc.visible_text(id);
  if (has_masked_text(text)) return false;
  const std::size_t length = count_code_points(text);
  const std::uint32_t text_lines = node.end_line - node.line;
  // A line of its own length below one line of text was drawn under it on purpose.
  if (text_lines == 1 && underline.size() > 5) return length > kTooLong;
  if (length > kTooLong) return true;
  if (underline.front() == '=')
    return ends_sentence(text) && (text_lines > 1 || length > kLongSentence);
  return text_lines > 1 || (ends_sentence(text) && length > kLongSentence);
}

void check(const CheckContext& ctx, Reporter& reporter) {
  const Document& doc = ctx.doc();
  for (const NodeId id : doc.headings()) {
    const Node& node = doc.node(id);
    if (node.line == node.end_line) continue;  // only setext headings have two lines
    const std::string_view underline = underline_of(doc, node);
    if (underline.empty() || !is_accident(doc, id, underline)) continue;
    if (underline == "-") {
      reporter.report_line(
          ctx.file(), node.end_line,
          "the text above becomes a heading because a lone “-” stands right below it",
          "write the list item on the line of its “-”, or delete the “-”");
      continue;
    }
    const std::string marks(underline.substr(0, 3));
    Finding& finding = reporter.report_line(
        ctx.file(), node.end_line,
        "the text above becomes a heading because “" + marks + "” stands right below it",
        "leave a blank line before " + marks);
    if (underline.front() != '-' || underline.size() < 3 || !is_outline_heading(doc, id)) continue;
    const std::uint32_t place = ctx.file().line_start(node.end_line);
    finding.fix =
        Fix{{Edit{{place, place}, std::string(ctx.file().line_ending())}}, FixSafety::kUnsafe};
  }
}

}  // namespace
}  // namespace postlint
