#include <string>
#include <unordered_map>

#include "checks/excerpt.h"
#include "checks/headings/outline.h"
#include "core/lint/check_context.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}

extern const Rule kHeadingDuplicate;
const Rule kHeadingDuplicate{
    .id = "heading-duplicate",
    .aliases = {"MD024", "no-duplicate-heading"},
    .family = Family::kHeadings,
    .severity = Severity::kInfo,
    .on_by_default = false,
    .summary = "Two headings of a post with the same text",
    .why =
        "In a table of contents the two cannot be told apart, and the link to the second one "
        "(#…-1) breaks when the first one is renamed.",
    .bad = "---\ntitle: 두 도구\ndate: 2024-03-01\n---\n\n## 설치\n\n하나.\n\n## 설치\n\n둘.\n",
    .good =
        "---\ntitle: 두 도구\ndate: 2024-03-01\n---\n\n## 가위 설치\n\n하나.\n\n## 풀 "
        "설치\n\n둘.\n",
    .options = {{"siblings-only", RuleOption::Type::kBool, "false",
                 "report only headings that stand below the same heading"}},
    .check = check,
};

namespace {

void check(const CheckContext& ctx, Reporter& reporter) {
  const Document& doc = ctx.doc();
  if (doc.headings().size() < 2) return;
  const bool siblings_only = ctx.options.flag("siblings-only");
  std::unordered_map<std::string, std::uint32_t> first_line;
  NodeId above[7] = {};  // the last heading of each level
  for (const NodeId id : doc.headings()) {
    const Node& node = doc.node(id);
    std::string key = doc.visible_text(id);
    if (key.empty() || has_masked_text(key)) continue;
    const std::string shown = quoted(key);
    if (siblings_only) {
      NodeId parent = 0;
      for (int level = 1; level < node.level; ++level) parent = std::max(parent, above[level]);
      key += '\n' + std::to_string(parent) + ' ' + std::to_string(node.level);
    }
    above[node.level] = id;
    const auto [entry, is_new] = first_line.try_emplace(std::move(key), node.line);
    if (is_new) continue;
    reporter.report(
        doc.report_span(id),
        "the heading " + shown + " stands in line " + std::to_string(entry->second) + " already",
        "say in the heading what this part is about");
  }
}

}  // namespace
}  // namespace postlint
