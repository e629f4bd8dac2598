#include "checks/headings/outline.h"
#include "core/lint/check_context.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}

extern const Rule kHeadingMultipleH1;
const Rule kHeadingMultipleH1{
    .id = "heading-multiple-h1",
    .aliases = {"MD025", "single-title", "single-h1"},
    .family = Family::kHeadings,
    .severity = Severity::kInfo,
    .summary = "More than one heading of level 1 in a post whose title the theme does not print",
    .why =
        "The heading of level 1 is the title of the page. With several of them search engines "
        "and screen readers cannot tell what the page is called. Reported once a post. Where the "
        "theme prints the title from the front matter, heading-h1-beside-title looks at them.",
    .bad =
        "---\ntitle: 여행 기록\ndate: 2024-03-01\n---\n\n# 여행 기록\n\n첫째 날에는 비가 "
        "왔다.\n\n# 둘째 날\n\n맑았다.\n",
    .good =
        "---\ntitle: 여행 기록\ndate: 2024-03-01\n---\n\n# 여행 기록\n\n첫째 날에는 비가 "
        "왔다.\n\n## 둘째 날\n\n맑았다.\n",
    .check = check,
};

namespace {

void check(const CheckContext& ctx, Reporter& reporter) {
  if (title_is_printed(ctx)) return;
  const std::vector<NodeId> found = top_headings(ctx.doc());
  if (found.size() < 2) return;
  reporter.report(ctx.doc().report_span(found[1]),
                  "this post has " + std::to_string(found.size()) +
                      " headings of level 1, and a page has one title",
                  "begin the headings below the title with ##");
}

}  // namespace
}  // namespace postlint
