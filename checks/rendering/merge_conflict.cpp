#include "checks/excerpt.h"
#include "core/base/strings.h"
#include "core/lint/check_context.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}

extern const Rule kMergeConflict;
const Rule kMergeConflict{
    .id = "merge-conflict",
    .aliases = {},
    .family = Family::kRendering,
    .severity = Severity::kError,
    .summary = "The marks of an unresolved merge conflict are left in the post.",
    .why =
        "Readers see both versions with the marks between them; in front matter the build stops.",
    .bad =
        "---\ntitle: 병합\ndate: 2024-03-01\n---\n\n"
        "<<<<<<< HEAD\n첫 번째 글입니다.\n\n=======\n두 번째 글입니다.\n>>>>>>> feature\n",
    .good = "---\ntitle: 병합\ndate: 2024-03-01\n---\n\n두 번째 글입니다.\n",
    .check = check,
};

namespace {

// A post about git shows conflicts as code.
bool is_in_code(const Document& document, std::uint32_t line) {
  for (NodeId id : document.of_kind(NodeKind::kCodeBlock)) {
    const Node& node = document.node(id);
    if (node.line <= line && line <= node.end_line) return true;
  }
  return false;
}

void check(const CheckContext& ctx, Reporter& reporter) {
  const SourceFile& file = ctx.file();
  if (!file.byte_set().has('<') || file.bytes().find("<<<<<<< ") == std::string_view::npos) return;
  std::uint32_t ours = 0, middle = 0;  // lines; 0: not seen
  for (std::uint32_t line = 1; line <= file.line_count(); ++line) {
    const std::string_view text = file.line_text(line);
    if (text.starts_with("<<<<<<< ")) {
      ours = line;
      middle = 0;
    } else if (ours != 0 && trim_right(text) == "=======") {
      middle = line;
    } else if (middle != 0 && text.starts_with(">>>>>>> ")) {
      if (!is_in_code(ctx.doc(), ours)) {
        reporter.report(
            file.line_span(ours),
            quoted(file.line_text(ours)) +
                " is left from a merge conflict: readers see both versions and the marks",
            "keep one of the versions in lines " + std::to_string(ours) + " to " +
                std::to_string(line) + " and delete the three marks");
      }
      ours = middle = 0;
    }
  }
}

}  // namespace
}  // namespace postlint
