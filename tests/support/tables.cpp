#include "support/tables.h"

#include <fstream>

#include "catch.h"
#include "core/base/strings.h"
#include "core/base/utf8.h"

namespace postlint::test {

std::vector<TableRow> read_table(const std::string& name) {
  std::ifstream file(std::string(POSTLINT_TEST_DATA) + "/" + name);
  REQUIRE(file);
  std::vector<TableRow> rows;
  for (std::string line; std::getline(file, line);) {
    TableRow row;
    for (const std::string_view cell : split(line, '\t')) row.emplace_back(cell);
    rows.push_back(std::move(row));
  }
  return rows;
}

std::size_t column_index(const TableRow& header, const std::string& name) {
  for (std::size_t at = 0; at < header.size(); ++at) {
    if (header[at] == name) return at;
  }
  FAIL("no column " << name);
  return 0;
}

std::string unescape_cell(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\\' && at + 1 < text.size() &&
        (text[at + 1] == '\\' || text[at + 1] == 't' || text[at + 1] == '"')) {
      ++at;
      out += text[at] == 't' ? '\t' : text[at];
    } else if (text.substr(at, 2) == "\\u" && at + 6 <= text.size()) {
      append_utf8(
          out, static_cast<char32_t>(std::stoul(std::string(text.substr(at + 2, 4)), nullptr, 16)));
      at += 5;
    } else {
      out += text[at];
    }
  }
  return out;
}

bool is_unmade(std::string_view cell) {
  for (const std::string_view word :
       {"DROPPED", "IGNORED", "SKIPPED", "BUILD", "ERROR", "DYNAMIC"}) {
    if (cell.starts_with(word)) return true;
  }
  return cell == "-";
}

namespace {

// Runs of slashes as one, without the name of a folder's own file.
std::string plain(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c != '/' || !out.ends_with('/')) out += c;
  }
  if (out == "index.html" || out.ends_with("/index.html")) out.resize(out.size() - 10);
  return out;
}

}  // namespace

void check_columns(const std::string& table, std::size_t text_column,
                   const std::vector<TableColumn>& columns) {
  const std::vector<TableRow> rows = read_table(table);
  std::vector<std::string> texts;
  for (std::size_t at = 1; at < rows.size(); ++at) {
    texts.push_back(unescape_cell(rows[at][text_column]));
  }
  for (const TableColumn& column : columns) {
    const std::size_t index = column_index(rows[0], column.name);
    const std::vector<Answer> answers = column.ask(texts);
    REQUIRE(answers.size() == texts.size());
    for (std::size_t at = 0; at < texts.size(); ++at) {
      const TableRow& row = rows[at + 1];
      const std::string cell = index < row.size() ? row[index] : "-";
      const Answer& answer = answers[at];
      if (cell.empty() && !column.blank_is_text) continue;
      const std::string made = plain(answer.text), written = plain(unescape_cell(cell));
      // Some engines encode what they link, some do not.
      const bool is_met = made == written || made == plain(percent_decode(unescape_cell(cell)));
      CAPTURE(column.name, row[0], texts[at], cell, answer.text, answer.is_certain);
      if (is_unmade(cell)) {
        // Nothing was made: whoever says for certain that something is there would be wrong.
        CHECK(answer.is_certain == column.unmade.contains(row[0]));
      } else if (column.wrong.contains(row[0])) {
        CHECK(answer.is_certain);
        CHECK(!is_met);
      } else if (column.unknown.contains(row[0])) {
        CHECK(!answer.is_certain);
      } else {
        CHECK(answer.is_certain);
        CHECK(is_met);
      }
    }
  }
}

}  // namespace postlint::test
