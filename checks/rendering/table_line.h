// One source line read as the row of a table.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/post/document.h"

namespace postlint {

// The line's text with the pipes of template syntax ({{ x | filter }}) overwritten.
std::string table_line(const Document& document, std::uint32_t line);

// The line without quote marks, list indentation and outer blanks.
std::string_view row_text(std::string_view line);

struct RowCells {
  std::vector<std::string_view> cells;  // trimmed; the outer pipes make no cells
  bool has_pipe = false;                // any unescaped pipe
  bool has_outer_pipes = false;         // at both ends
  bool has_pipe_in_code = false;        // a pipe between backticks ends a cell all the same
};

// GFM's cells: every pipe without a backslash ends one, even in code, unless `code_protects`.
RowCells read_row(std::string_view line, bool code_protects = false);

enum class DelimiterRow { kNo, kYes, kBroken };
// Whether the row is --- | :---: | …; broken: meant as one, but with =, + or long dashes.
DelimiterRow read_delimiter_row(const RowCells& row);

}  // namespace postlint
