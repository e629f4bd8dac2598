#include "core/report/wrap.h"

#include "core/base/strings.h"
#include "core/base/utf8.h"
#include "core/base/width.h"

namespace postlint {
namespace {

constexpr std::size_t kMinColumns = 20;

// The head of a word that is wider than a line; at least one code point.
std::string_view head_of(std::string_view word, std::size_t columns) {
  const std::string_view head = fit_width(word, columns);
  return head.empty() ? word.substr(0, decode_utf8(word, 0).size) : head;
}

void wrap_line(std::string_view text, std::size_t columns, std::size_t first_columns,
               std::vector<std::string>& lines) {
  std::string line;
  std::size_t width = 0;
  std::size_t room = first_columns;
  const auto flush = [&] {
    lines.push_back(std::move(line));
    line.clear();
    width = 0;
    room = columns;
  };
  for (std::string_view word : split(text, ' ')) {
    std::size_t word_width = display_width(word);
    if (width > 0 && width + 1 + word_width > room) flush();
    if (width > 0) {
      line += ' ';
      ++width;
    }
    while (word_width > room) {
      const std::string_view head = head_of(word, room);
      line += head;
      word.remove_prefix(head.size());
      word_width = display_width(word);
      flush();
      if (word.empty()) break;
    }
    line += word;
    width += word_width;
  }
  flush();
}

std::vector<std::string> wrap_from(std::string_view text, std::size_t columns,
                                   std::size_t first_columns) {
  std::vector<std::string> lines;
  for (const std::string_view line : split(text, '\n')) {
    if (columns == 0) {
      lines.emplace_back(line);
    } else {
      wrap_line(line, columns, lines.empty() ? first_columns : columns, lines);
    }
  }
  return lines;
}

}  // namespace

std::vector<std::string> wrap(std::string_view text, std::size_t columns) {
  return wrap_from(text, columns, columns);
}

std::string wrap_indented(std::string_view text, std::size_t columns, std::size_t indent,
                          std::size_t first_column) {
  const auto room = [&](std::size_t used) {
    if (columns == 0) return std::size_t{0};
    return columns > used + kMinColumns ? columns - used : kMinColumns;
  };
  std::string out;
  const std::size_t first = first_column > 0 ? first_column : indent;
  for (const std::string& line : wrap_from(text, room(indent), room(first))) {
    if ((!out.empty() || first_column == 0) && !line.empty()) out.append(indent, ' ');
    out += line;
    out += '\n';
  }
  return out;
}

}  // namespace postlint
