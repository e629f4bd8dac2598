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

extern const Rule kTableNotParsed;
const Rule kTableNotParsed{
    .id = "table-not-parsed",
    .aliases = {},
    .family = Family::kRendering,
    .severity = Severity::kWarning,
    .summary = "Lines that look like a table are shown as text.",
    .why =
        "Readers see rows of | and - run together. The line under the header must have as many "
        "columns as the header; Jekyll, Pelican and Zola also need a blank line before a table.",
    .bad =
        "---\ntitle: 표\ndate: 2024-03-01\n---\n\n"
        "| 이름 | 값 | 뜻 |\n| --- | --- |\n| 가 | 1 | 하나 |\n",
    .good =
        "---\ntitle: 표\ndate: 2024-03-01\n---\n\n"
        "| 이름 | 값 | 뜻 |\n| --- | --- | --- |\n| 가 | 1 | 하나 |\n",
    .check = check,
};

namespace {

std::string cells(std::size_t count) {
  return std::to_string(count) + (count == 1 ? " column" : " columns");
}

// Pipes that somebody drew: not "grep a | wc", not a quotation of shell or of a regular expression.
bool may_be_header(const RowCells& row) {
  return row.has_pipe && row.cells.size() >= 2;
}

class TableCheck {
 public:
  TableCheck(const CheckContext& ctx, Reporter& reporter)
      : ctx_(ctx), file_(ctx.file()), reporter_(reporter) {}

  // Cheap tests come first: most paragraphs have no pipe in their second line.
  void look_at_paragraph(NodeId id) {
    const Node& node = ctx_.doc().node(id);
    std::size_t outer = 0, columns = 0;
    for (std::uint32_t line = node.line; line <= node.end_line; ++line) {
      if (file_.line_text(line).find('|') == std::string_view::npos) {
        if (line == node.line && node.line == node.end_line) return;
        continue;
      }
      const std::string text = table_line(ctx_.doc(), line);
      const RowCells row = read_row(text);
      const DelimiterRow delimiter = read_delimiter_row(row);
      if (delimiter != DelimiterRow::kNo && line > node.line) {
        if (report_delimiter(line, row, delimiter)) return;
      }
      if (row.has_outer_pipes && row.cells.size() >= 2) {
        columns = outer == 0 ? row.cells.size() : columns;
        outer += row.cells.size() == columns;
      }
    }
    const bool all_rows = outer == node.end_line - node.line + 1;
    if (!all_rows || kLenientTables.has(ctx_.profile().engine)) return;
    if (is_cut_off(node.line, columns)) {
      reporter_.report_line(file_, node.line,
                            "what follows is shown as text: a blank line cuts it off its table",
                            "delete the blank line before it");
    } else if (outer > 1) {
      reporter_.report_line(file_, node.line,
                            "these rows are shown as text: a table needs a line | --- | under its "
                            "first row",
                            "write under the first row: |" + repeated(" --- |", columns));
    }
  }

  // Engines that want a blank line before a table show it as text under a paragraph.
  void look_at_table(NodeId id) {
    const Node& table = ctx_.doc().node(id);
    const auto paragraphs = ctx_.doc().of_kind(NodeKind::kParagraph);
    const auto after = std::lower_bound(paragraphs.begin(), paragraphs.end(), id);
    if (after == paragraphs.begin()) return;
    const Node& before = ctx_.doc().node(*std::prev(after));
    if (before.subtree_end != id || before.parent != table.parent) return;
    if (before.end_line + 1 != table.line) return;
    reporter_.report_line(file_, table.line,
                          "this table is shown as text in " +
                              std::string(ctx_.profile().display_name) +
                              ": it stands right under a line of text",
                          "put a blank line before the table");
  }

 private:
  static std::string repeated(std::string_view text, std::size_t count) {
    std::string all;
    for (std::size_t i = 0; i < count && i < 12; ++i) all += text;
    return all;
  }

  bool report_delimiter(std::uint32_t line, const RowCells& row, DelimiterRow delimiter) {
    const std::string above = table_line(ctx_.doc(), line - 1);
    const RowCells header = read_row(above);
    if (!may_be_header(header) || read_delimiter_row(header) != DelimiterRow::kNo) return false;
    if (delimiter == DelimiterRow::kBroken) {
      if (kLenientTables.has(ctx_.profile().engine)) return false;
      reporter_.report_line(file_, line,
                            "this table is shown as text: the line under the header may only have "
                            "|, - and :",
                            "write: |" + repeated(" --- |", header.cells.size()));
      return true;
    }
    if (header.cells.size() == row.cells.size() || kLenientTables.has(ctx_.profile().engine)) {
      return false;
    }
    reporter_.report_line(file_, line,
                          "this table is shown as text: its header has " +
                              cells(header.cells.size()) + ", the line under it " +
                              std::to_string(row.cells.size()),
                          "write: |" + repeated(" --- |", header.cells.size()));
    return true;
  }

  // Whether a blank line keeps the rows at `line` apart from a table above.
  bool is_cut_off(std::uint32_t line, std::size_t columns) const {
    std::uint32_t above = line - 1;
    while (above > 1 && trim(file_.line_text(above)).empty()) --above;
    if (above == 0 || above == line - 1) return false;
    const std::string text = table_line(ctx_.doc(), above);
    const RowCells last = read_row(text);
    return last.has_outer_pipes && last.cells.size() == columns;
  }

  const CheckContext& ctx_;
  const SourceFile& file_;
  Reporter& reporter_;
};

void check(const CheckContext& ctx, Reporter& reporter) {
  if (!ctx.file().byte_set().has('|')) return;
  TableCheck tables(ctx, reporter);
  if (kTableNeedsBlankLine.has(ctx.profile().engine)) {
    for (NodeId id : ctx.doc().of_kind(NodeKind::kTable)) tables.look_at_table(id);
  }
  for (NodeId id : ctx.doc().of_kind(NodeKind::kParagraph)) tables.look_at_paragraph(id);
}

}  // namespace
}  // namespace postlint
