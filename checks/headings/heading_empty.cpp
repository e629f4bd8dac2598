#include "core/base/strings.h"
#include "core/lint/check_context.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}

extern const Rule kHeadingEmpty;
const Rule kHeadingEmpty{
    .id = "heading-empty",
    .family = Family::kHeadings,
    .severity = Severity::kWarning,
    .summary = "A heading without text",
    .why =
        "#s alone make a heading without text: a gap on the page, an empty line in the table of "
        "contents, and a heading that screen readers announce and cannot read. Jekyll shows the "
        "#s as text.",
    .bad =
        "---\ntitle: 여행 기록\ndate: 2024-03-01\n---\n\n## 첫째 날\n\n비가 왔다.\n\n##\n\n둘째 "
        "날은 맑았다.\n",
    .good =
        "---\ntitle: 여행 기록\ndate: 2024-03-01\n---\n\n## 첫째 날\n\n비가 왔다.\n\n둘째 날은 "
        "맑았다.\n",
    .check = check,
};

namespace {

void check(const CheckContext& ctx, Reporter& reporter) {
  const Document& doc = ctx.doc();
  for (const NodeId id : doc.headings()) {
    const Node& node = doc.node(id);
    if (node.subtree_end != id + 1) continue;
    const std::string hashes(node.level, '#');
    reporter.report(doc.report_span(id), "“" + hashes + "” alone makes an empty heading",
                    "write its text behind the #s, or delete the line");
  }
}

}  // namespace
}  // namespace postlint
