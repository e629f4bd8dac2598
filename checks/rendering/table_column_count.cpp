#include <algorithm>

#include "checks/excerpt.h"
#include "checks/rendering/dialects.h"
#include "checks/rendering/table_line.h"
#include "core/base/strings.h"
#include "core/lint/check_context.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}

extern const Rule kTableColumnCount;
const Rule kTableColumnCount{
    .id = "table-column-count",
    .aliases = {"MD056"},
    .family = Family::kRendering,
    .severity = Severity::kWarning,
    .summary = "A table row has more cells than the header.",
    .why =
        "Cells beyond the header's are left out of the page. An unescaped | in code is the "
        "usual cause: it ends the cell, and what follows is lost.",
    .bad =
        "---\ntitle: 표\ndate: 2024-03-01\n---\n\n"
        "| 명령 | 뜻 |\n| --- | --- |\n| `a | b` | 파이프 |\n",
    .good =
        "---\ntitle: 표\ndate: 2024-03-01\n---\n\n"
        "| 명령 | 뜻 |\n| --- | --- |\n| `a \\| b` | 파이프 |\n",
    .check = check,
};

namespace {

std::size_t count_children(const Document& document, NodeId row) {
  std::size_t count = 0;
  for (NodeId id = document.first_child(row); id != kNoNode; id = document.next_sibling(id))
    ++count;
  return count;
}

bool has_words(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return is_ascii_alnum(c) || static_cast<unsigned char>(c) >= 0x80;
  });
}

// The text that is left out; empty where the surplus cells have no words.
std::string lost_text(const RowCells& row, std::size_t columns) {
  std::string lost;
  for (std::size_t i = columns; i < row.cells.size(); ++i) {
    if (!has_words(row.cells[i])) continue;
    if (!lost.empty()) lost += " | ";
    lost += row.cells[i];
  }
  return lost;
}

void check(const CheckContext& ctx, Reporter& reporter) {
  // kramdown shows surplus cells.
  if (ctx.doc().of_kind(NodeKind::kTable).empty() || kLenientTables.has(ctx.profile().engine))
    return;
  const bool code_protects = kCodeProtectsPipes.has(ctx.profile().engine);
  const Document& document = ctx.doc();
  NodeId table = kNoNode;
  std::size_t columns = 0;
  for (NodeId id : document.of_kind(NodeKind::kTableRow)) {
    const Node& node = document.node(id);
    if (node.parent != table) {
      table = node.parent;
      columns = count_children(document, id);
      continue;
    }
    const std::string line = table_line(document, node.line);
    const RowCells row = read_row(line, code_protects);
    if (row.cells.size() <= columns) continue;
    const std::string lost = lost_text(row, columns);
    if (lost.empty()) continue;
    reporter.report_line(
        ctx.file(), node.line,
        "this row has " + std::to_string(row.cells.size()) + " cells, the header " +
            std::to_string(columns) + ": " + quoted(lost) + " is left out of the page",
        row.has_pipe_in_code ? "write \\| for a | inside of a cell, in code too"
                             : "write \\| for a | that is text, or give the header another column");
  }
}

}  // namespace
}  // namespace postlint
