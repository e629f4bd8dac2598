#include "checks/rendering/table_line.h"

#include <algorithm>

#include "core/base/strings.h"

namespace postlint {
namespace {

// The offset behind a code span that opens at `at`, or `at` where it does not close.
std::size_t skip_code(std::string_view row, std::size_t at) {
  const std::size_t length = std::min(row.find_first_not_of('`', at), row.size()) - at;
  for (std::size_t i = at + length; i < row.size();) {
    if (row[i] != '`') {
      ++i;
      continue;
    }
    const std::size_t end = std::min(row.find_first_not_of('`', i), row.size());
    if (end - i == length) return end;
    i = end;
  }
  return at;
}

}  // namespace

std::string table_line(const Document& document, std::uint32_t line) {
  const Span span = document.line_span(line);
  std::string text(document.file().text(span));
  const std::vector<TemplateNode>& nodes = document.templates().nodes;
  auto node = std::partition_point(nodes.begin(), nodes.end(), [&](const TemplateNode& each) {
    return each.span.end <= span.begin;
  });
  for (; node != nodes.end() && node->span.begin < span.end; ++node) {
    const std::uint32_t begin = std::max(node->span.begin, span.begin) - span.begin;
    const std::uint32_t end = std::min(node->span.end, span.end) - span.begin;
    std::replace(text.begin() + begin, text.begin() + end, '|', ' ');
  }
  return text;
}

std::string_view row_text(std::string_view line) {
  line = trim(line);
  while (line.starts_with('>')) line = trim_left(line.substr(1));
  return line;
}

RowCells read_row(std::string_view line, bool code_protects) {
  RowCells row;
  std::string_view text = row_text(line);
  const bool opens = text.starts_with('|');
  if (opens) text.remove_prefix(1);
  std::size_t begin = 0, code_end = 0;
  bool code_closes = true;  // a line with one stray backtick is searched once only
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == '`' && i >= code_end && code_closes) {
      const std::size_t end = skip_code(text, i);
      code_closes = end > i;
      code_end = std::max(end, i + 1);
      if (code_protects && end > i) i = end - 1;
    } else if (text[i] == '|') {
      row.has_pipe = true;
      row.has_pipe_in_code |= i < code_end;
      row.cells.push_back(trim(text.substr(begin, i - begin)));
      begin = i + 1;
    }
  }
  const bool closes = row.has_pipe && begin == text.size();
  if (!closes) row.cells.push_back(trim(text.substr(std::min(begin, text.size()))));
  row.has_outer_pipes = opens && closes;
  row.has_pipe |= opens;
  return row;
}

DelimiterRow read_delimiter_row(const RowCells& row) {
  if (!row.has_pipe) return DelimiterRow::kNo;
  bool broken = false;
  for (std::string_view cell : row.cells) {
    std::size_t dashes = 0;
    for (std::size_t i = 0; i < cell.size(); ++i) {
      const bool at_edge = i == 0 || i + 1 == cell.size();
      if (cell[i] == '-') {
        ++dashes;
      } else if (cell[i] == ':' && at_edge) {
        continue;
      } else if (cell[i] == '=' || cell[i] == '+' || cell[i] == ':' || cell[i] == ' ') {
        broken = true;
        dashes += cell[i] == '=';
      } else if (cell.substr(i, 3) == "—" || cell.substr(i, 3) == "–" || cell.substr(i, 3) == "─") {
        broken = true;
        ++dashes;
        i += 2;
      } else {
        return DelimiterRow::kNo;
      }
    }
    if (dashes == 0) return DelimiterRow::kNo;
    if (broken && dashes < 2) return DelimiterRow::kNo;
  }
  return broken ? DelimiterRow::kBroken : DelimiterRow::kYes;
}

}  // namespace postlint
