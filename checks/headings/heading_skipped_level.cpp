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

// Headings that are no heading nodes: written in HTML, or without the blank after their #s (another
// rule reports those). Collected when they are first needed; asked for in document order.
class OtherHeadings {
 public:
  explicit OtherHeadings(const CheckContext& ctx) : ctx_(ctx) {}

  // The level of the last one between two lines; `level` where there is none.
  int level_between(std::uint32_t first_line, std::uint32_t last_line, int level) {
    if (!ready_) collect();
    const std::uint32_t begin = ctx_.file().line_start(first_line);
    const std::uint32_t end = ctx_.file().line_start(last_line);
    for (; next_ < places_.size() && places_[next_].first < end; ++next_) {
      if (places_[next_].first >= begin) level = places_[next_].second;
    }
    return level;
  }

 private:
  void collect() {
    ready_ = true;
    for (const HtmlTag& tag : ctx_.html()) {
      if (const int level = html_heading_level(tag); level > 0)
        places_.emplace_back(tag.span.begin, level);
    }
    for (const HashLine& line : find_hash_lines(ctx_.doc())) {
      if (line.level <= 6) places_.emplace_back(line.span.begin, static_cast<int>(line.level));
    }
    std::sort(places_.begin(), places_.end());
  }

  const CheckContext& ctx_;
  bool ready_ = false;
  std::size_t next_ = 0;
  std::vector<std::pair<std::uint32_t, int>> places_;  // offset in the file, level
};

void check(const CheckContext& ctx, Reporter& reporter) {
  const Document& doc = ctx.doc();
  std::vector<std::pair<int, int>> reported;
  OtherHeadings others(ctx);
  int before = 0;
  std::uint32_t line_before = 0;
  for (const NodeId id : doc.headings()) {
    if (!is_outline_heading(doc, id)) continue;
    const Node& node = doc.node(id);
    const int level = node.level;
    if (before != 0 && level > before + 1)
      before = others.level_between(line_before, node.line, before);
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
