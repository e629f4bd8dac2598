#include <algorithm>
#include <utility>

#include "checks/excerpt.h"
#include "checks/headings/hash_line.h"
#include "checks/headings/outline.h"
#include "core/lint/check_context.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}

extern const Rule kHeadingSkippedLevel;
const Rule kHeadingSkippedLevel{
    .id = "heading-skipped-level",
    .aliases = {"MD001", "heading-increment"},
    .family = Family::kHeadings,
    .severity = Severity::kInfo,
    .summary = "A heading more than one level below the one before it",
    .why =
        "Tables of contents indent by level, and screen readers announce it: after a heading of "
        "level 2 one of level 4 sounds as if a part were missing. The first heading of a post "
        "may have any level. Each kind of jump is reported once a post.",
    .bad =
        "---\ntitle: 배포 방법\ndate: 2024-03-01\n---\n\n## 준비\n\n#### 계정\n\n계정을 만든다.\n",
    .good =
        "---\ntitle: 배포 방법\ndate: 2024-03-01\n---\n\n## 준비\n\n### 계정\n\n계정을 만든다.\n",
    .check = check,
};

namespace {

int html_heading_level(const HtmlTag& tag) {
  if (tag.kind != HtmlTag::Kind::kOpen || tag.name.size() != 2) return 0;
  if (tag.name[0] != 'h' && tag.name[0] != 'H') return 0;
  return tag.name[1] >= '1' && tag.name[1] <= '6' ? tag.name[1] - '0' : 0;
}

// The level of the last heading between two lines that is written in HTML, or that lacks the blank
// after its #s (another rule reports that one); `level` where there is none.
int level_in_between(const CheckContext& ctx, std::uint32_t first_line, std::uint32_t last_line,
                     int level) {
  const Span between{ctx.file().line_start(first_line), ctx.file().line_start(last_line)};
  std::uint32_t place = between.begin;
  for (const HtmlTag& tag : ctx.html()) {
    if (!between.contains(tag.span.begin) || html_heading_level(tag) == 0) continue;
    level = html_heading_level(tag);
    place = tag.span.begin;
  }
  for (const HashLine& line : find_hash_lines(ctx.doc())) {
    if (line.span.begin < place || !between.contains(line.span.begin) || line.level > 6) continue;
    level = static_cast<int>(line.level);
  }
  return level;
}

void check(const CheckContext& ctx, Reporter& reporter) {
  const Document& doc = ctx.doc();
  std::vector<std::pair<int, int>> reported;
  int before = 0;
  std::uint32_t line_before = 0;
  for (const NodeId id : doc.headings()) {
    if (!is_outline_heading(doc, id)) continue;
    const Node& node = doc.node(id);
    const int level = node.level;
    if (before != 0 && level > before + 1)
      before = level_in_between(ctx, line_before, node.line, before);
    const std::pair jump{before, level};
    if (before != 0 && level > before + 1 &&
        std::find(reported.begin(), reported.end(), jump) == reported.end()) {
      reported.push_back(jump);
      reporter.report(doc.report_span(id),
                      "this heading of level " + std::to_string(level) + " follows one of level " +
                          std::to_string(before) + ": the outline of the page skips a step",
                      "write: " + std::string(static_cast<std::size_t>(before) + 1, '#') + " " +
                          excerpt(doc.visible_text(id)));
    }
    before = level;
    line_before = node.line;
  }
}

}  // namespace
}  // namespace postlint
