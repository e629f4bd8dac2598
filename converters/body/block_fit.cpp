#include "converters/body/block_fit.h"

#include <algorithm>

#include "core/base/strings.h"

namespace postlint {
namespace {

// A line that is longer than this is none that a block stands in.
constexpr std::size_t kLongestLine = 20'000;

std::size_t line_begin(std::string_view bytes, std::size_t at) {
  const std::size_t from = at - std::min(at, kLongestLine);
  const std::size_t end = bytes.substr(from, at - from).rfind('\n');
  return end == std::string_view::npos ? from : from + end + 1;
}

std::size_t line_end(std::string_view bytes, std::size_t at) {
  const std::size_t limit = std::min(bytes.size(), at + kLongestLine);
  return std::min(bytes.substr(0, limit).find('\n', at), limit);
}

// Where the container marks of a line end: blanks, ">", one list marker after another.
std::size_t marks_end(std::string_view line) {
  std::size_t at = 0;
  while (at < line.size()) {
    if (is_blank(line[at]) || line[at] == '>') {
      ++at;
      continue;
    }
    std::size_t marker = at;
    while (marker < line.size() && is_ascii_digit(line[marker])) ++marker;
    const bool is_number = marker > at && marker - at < 10 && marker < line.size() &&
                           (line[marker] == '.' || line[marker] == ')');
    const bool is_bullet =
        marker == at && std::string_view("-*+").find(line[at]) != std::string_view::npos;
    if ((!is_number && !is_bullet) || marker + 1 >= line.size() || !is_blank(line[marker + 1]))
      break;
    at = marker + 1;
  }
  return at;
}

bool is_blank_line(std::string_view line) {
  return line.find_first_not_of(" \t\r>") == std::string_view::npos;
}

}  // namespace

std::string line_prefix_at(std::string_view bytes, std::uint32_t at) {
  const std::size_t begin = line_begin(bytes, at);
  std::string_view line = bytes.substr(begin, line_end(bytes, at) - begin);
  line = line.substr(0, at - begin);
  std::string prefix(line.substr(0, marks_end(line)));
  for (char& c : prefix) {
    if (c != '>' && c != '\t') c = ' ';
  }
  return prefix;
}

std::string with_line_prefix(std::string_view text, std::string_view prefix) {
  if (prefix.empty() || text.find('\n') == std::string_view::npos) return std::string(text);
  const std::string_view bare = trim_right(prefix);
  std::string made;
  std::size_t at = 0;
  while (true) {
    const std::size_t end = text.find('\n', at);
    if (end == std::string_view::npos) break;
    made += text.substr(at, end + 1 - at);
    at = end + 1;
    const std::size_t next = line_end(text, at);
    made += trim(text.substr(at, next - at)).empty() && next < text.size() ? bare : prefix;
  }
  return made + std::string(text.substr(at));
}

BlockEdges block_edges(std::string_view bytes, Span span, std::uint32_t begin) {
  BlockEdges edges;
  const std::size_t first = line_begin(bytes, span.begin);
  const std::string_view before = bytes.substr(first, span.begin - first);
  if (marks_end(before) < before.size()) {
    edges.before = "\n\n";
  } else if (first > begin && marks_end(before) == before.size()) {
    const std::size_t above = line_begin(bytes, first - 1);
    const bool begins_item = before.find_first_not_of(" \t>") != std::string_view::npos;
    if (above >= begin && !begins_item && !is_blank_line(bytes.substr(above, first - 1 - above)))
      edges.before = "\n";
  }
  const std::size_t end = line_end(bytes, span.end);
  if (!trim(bytes.substr(span.end, end - span.end)).empty()) {
    edges.behind = "\n\n";
  } else if (has_text_below(bytes, span)) {
    edges.behind = "\n";
  }
  return edges;
}

bool stands_alone(std::string_view bytes, Span span) {
  const std::size_t first = line_begin(bytes, span.begin);
  const std::string_view before = bytes.substr(first, span.begin - first);
  const std::size_t end = line_end(bytes, span.end);
  return marks_end(before) == before.size() && trim(bytes.substr(span.end, end - span.end)).empty();
}

bool has_text_below(std::string_view bytes, Span span) {
  const std::size_t end = line_end(bytes, span.end);
  if (end >= bytes.size()) return false;
  const std::size_t below = line_end(bytes, end + 1);
  return !is_blank_line(bytes.substr(end + 1, below - end - 1));
}

}  // namespace postlint
