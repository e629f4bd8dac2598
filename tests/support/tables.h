// Tables of what real engines did, tests/data/*.tsv: a row a string, a column a setting.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace postlint::test {

using TableRow = std::vector<std::string>;

// `name` is relative to tests/data. Rows may be of different length.
std::vector<TableRow> read_table(const std::string& name);
std::size_t column_index(const TableRow& header, const std::string& name);
// Cells hold what cannot be seen as \\, \t, \" and \u200d.
std::string unescape_cell(std::string_view text);

// What postlint makes of a row's text.
struct Answer {
  std::string text;
  bool is_certain = true;
};

struct TableColumn {
  std::string name;
  // One answer a row, in order; the first column of the table's rows is their name.
  std::function<std::vector<Answer>(const std::vector<std::string>& texts)> ask;
  // Rows that postlint says it does not know, and rows in which it is wrong. docs/engines.md has
  // the reasons. A row that is met after all must leave the list.
  std::set<std::string> unknown = {};
  std::set<std::string> wrong = {};
  // Rows in which the engine made nothing, and postlint still answers.
  std::set<std::string> unmade = {};
  bool blank_is_text = false;  // a blank cell is an empty text, not one that was not measured
};

// Cells are compared as they stand or percent-decoded, runs of slashes as one, "a/index.html" as
// "a/".

// The text of a cell that says the engine made no page, in one word: "-", "DROPPED(…)".
bool is_unmade(std::string_view cell);

void check_columns(const std::string& table, std::size_t text_column,
                   const std::vector<TableColumn>& columns);

}  // namespace postlint::test
