// Where the content of a leaf block stands in the file.
//
// Each line of a block's content is a suffix of its source line: cmark strips container markers and
// indentation in front and adds a newline. Lines are compared byte by byte; a block whose lines do
// not all match stays unknown. Table cells are pieces of their row, `\|` unescaped.
#include <cmark-gfm.h>
#include <cmark-gfm/node.h>

#include <algorithm>

#include "core/base/strings.h"
#include "core/post/document_data.h"

namespace postlint {
namespace {

std::string_view full_content(const cmark_node* node) {
  return {reinterpret_cast<const char*>(node->content.ptr),
          static_cast<std::size_t>(node->content.size)};
}

struct SuffixMatch {
  std::size_t begin = std::string_view::npos;  // in the source line
  std::size_t tab_blanks = 0;  // blanks at the head of the content that stand for the rest of a tab
};

// Where a content line stands in its source line.
SuffixMatch match_suffix(std::string_view source, std::string_view piece) {
  std::string_view full = source;
  // The last line of a block may have lost its trailing blanks.
  for (int attempt = 0; attempt < 2; ++attempt, full = trim_right(source)) {
    std::string_view rest = piece;
    for (std::size_t blanks = 0; blanks < 4; ++blanks) {
      const std::size_t begin = full.size() - std::min(rest.size(), full.size());
      if (full.ends_with(rest) && (blanks == 0 || (begin > 0 && full[begin - 1] == '\t')) &&
          is_container_prefix(full.substr(0, begin))) {
        return {begin, blanks};
      }
      if (!rest.starts_with(' ')) break;
      rest.remove_prefix(1);
    }
  }
  return {};
}

std::vector<Segment> align_lines(const Document::Data& data, const Node& block,
                                 std::string_view content) {
  std::vector<Segment> segments;
  std::uint32_t line = block.line;
  std::size_t at = 0;
  while (at < content.size()) {
    const std::size_t newline = content.find('\n', at);
    const std::size_t end = newline == std::string_view::npos ? content.size() : newline;
    std::string_view piece = content.substr(at, end - at);
    if (line > data.last_line) return {};
    const std::uint32_t line_start = data.file->line_start(line);
    const SuffixMatch match = match_suffix(data.parsed_line(line), piece);
    if (match.begin == std::string_view::npos) return {};
    if (match.tab_blanks > 0) {
      segments.push_back({static_cast<std::uint32_t>(at),
                          line_start + static_cast<std::uint32_t>(match.begin) - 1});
    }
    segments.push_back({static_cast<std::uint32_t>(at + match.tab_blanks),
                        line_start + static_cast<std::uint32_t>(match.begin)});
    at = end + 1;
    ++line;
  }
  if (segments.empty()) segments.push_back({0, data.file->line_start(block.line)});
  return segments;
}

// An ATX heading: the hashes stand at cmark's column, its content right behind them.
std::vector<Segment> align_atx(const Document::Data& data, const Node& block,
                               const cmark_node* node, std::string_view content) {
  const std::string_view source = data.parsed_line(block.line);
  std::size_t at = static_cast<std::size_t>(std::max(node->start_column - 1, 0));
  if (at > source.size() || !is_container_prefix(source.substr(0, at))) return {};
  const std::size_t hashes = at;
  while (at < source.size() && source[at] == '#') ++at;
  if (at == hashes) return {};
  while (at < source.size() && is_blank(source[at])) ++at;
  if (source.substr(at, content.size()) != content) return {};
  return {{0, data.file->line_start(block.line) + static_cast<std::uint32_t>(at)}};
}

struct CellPiece {
  std::size_t begin, end;  // in the line, trimmed
};

// Splits a row at pipes that are not escaped.
std::vector<CellPiece> split_row(std::string_view row) {
  std::vector<CellPiece> cells;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= row.size(); ++i) {
    if (i < row.size() && row[i] == '\\') {
      ++i;
      continue;
    }
    if (i < row.size() && row[i] != '|') continue;
    std::size_t first = begin, last = std::min(i, row.size());
    while (first < last && is_blank(row[first])) ++first;
    while (last > first && is_blank(row[last - 1])) --last;
    cells.push_back({first, last});
    begin = i + 1;
  }
  return cells;
}

// The segments of `content` if it is `source` with "\|" unescaped.
std::vector<Segment> align_cell(std::string_view source, std::uint32_t source_begin,
                                std::string_view content) {
  std::vector<Segment> segments{{0, source_begin}};
  std::size_t at = 0;
  for (std::size_t c = 0; c < content.size(); ++c) {
    if (at + 1 < source.size() && source[at] == '\\' && source[at + 1] == '|') {
      ++at;
      segments.push_back(
          {static_cast<std::uint32_t>(c), source_begin + static_cast<std::uint32_t>(at)});
    }
    if (at >= source.size() || source[at] != content[c]) return {};
    ++at;
  }
  return at == source.size() ? segments : std::vector<Segment>{};
}

std::vector<Segment> align_table_cell(const Document::Data& data, NodeId id) {
  const Node& cell = data.nodes[id];
  const NodeId row = cell.parent;
  const std::string_view line = data.parsed_line(cell.line);
  const std::uint32_t line_start = data.file->line_start(cell.line);
  std::vector<CellPiece> pieces = split_row(line);
  // In front of a leading pipe stands nothing but the containers' markers.
  std::size_t first = 0;
  if (pieces.size() > 1 && is_container_prefix(line.substr(0, pieces[0].end))) {
    first = 1;
  }
  std::size_t index = first;
  for (NodeId at = row + 1; at < data.nodes[row].subtree_end; at = data.nodes[at].subtree_end) {
    if (index >= pieces.size()) {
      // Missing cells at the end of a row are made up by cmark.
      if (at == id) return {};
      ++index;
      continue;
    }
    CellPiece piece = pieces[index];
    std::string_view content = trim(full_content(data.handles[at]));
    std::string_view source = line.substr(piece.begin, piece.end - piece.begin);
    std::vector<Segment> segments =
        align_cell(source, line_start + static_cast<std::uint32_t>(piece.begin), content);
    if (segments.empty() && index == 0 && content.size() <= source.size() &&
        source.ends_with(content) &&
        is_container_prefix(line.substr(0, piece.end - content.size()))) {
      segments = {{0, line_start + static_cast<std::uint32_t>(piece.end - content.size())}};
    }
    if (segments.empty()) return {};
    if (at == id) return segments;
    ++index;
  }
  return {};
}

}  // namespace

std::string_view Document::Data::parsed_line(std::uint32_t line) const {
  Span span = file->line_span(line);
  if (span.begin < body_begin) return {};
  if (span.end - body_begin > parsed.size()) return {};
  return parsed.substr(span.begin - body_begin, span.size());
}

std::string_view Document::Data::content(NodeId leaf) const {
  return handles[leaf] ? trim_right(full_content(handles[leaf])) : std::string_view{};
}

bool is_container_prefix(std::string_view prefix) {
  std::size_t i = 0;
  while (i < prefix.size()) {
    const char c = prefix[i];
    if (c == ' ' || c == '\t' || c == '>') {
      ++i;
    } else if (c == '-' || c == '+' || c == '*') {
      ++i;
      if (i < prefix.size() && !is_blank(prefix[i])) return false;
    } else if (is_ascii_digit(c)) {
      while (i < prefix.size() && is_ascii_digit(prefix[i])) ++i;
      if (i >= prefix.size() || (prefix[i] != '.' && prefix[i] != ')')) return false;
      ++i;
    } else if (c == '[') {
      if (i + 2 < prefix.size() && prefix[i + 2] == ']') {  // a task's box
        i += 3;
        continue;
      }
      const std::size_t close = prefix.find("]:", i);  // a footnote's label
      if (i + 1 >= prefix.size() || prefix[i + 1] != '^' || close == std::string_view::npos)
        return false;
      i = close + 2;
    } else {
      return false;
    }
  }
  return true;
}

std::vector<Segment> align_block(const Document::Data& data, NodeId leaf) {
  const Node& block = data.nodes[leaf];
  const cmark_node* node = data.handles[leaf];
  if (!node) return {};
  const std::string_view content = data.content(leaf);
  switch (block.kind) {
    case NodeKind::kParagraph:
      return align_lines(data, block, content);
    case NodeKind::kHeading:
      return node->as.heading.setext ? align_lines(data, block, content)
                                     : align_atx(data, block, node, content);
    case NodeKind::kTableCell:
      return align_table_cell(data, leaf);
    default:
      return {};
  }
}

std::uint32_t source_at(const std::vector<Segment>& segments, std::uint32_t content) {
  auto after = std::upper_bound(
      segments.begin(), segments.end(), content,
      [](std::uint32_t offset, const Segment& segment) { return offset < segment.content; });
  const Segment& segment = after == segments.begin() ? segments.front() : *std::prev(after);
  return segment.source + (content - segment.content);
}

Span source_span(const std::vector<Segment>& segments, Span content) {
  if (content.empty()) {
    // Between two bytes: behind the one before, so that a line's prefix is not taken in.
    const std::uint32_t at =
        content.begin == 0 ? source_at(segments, 0) : source_at(segments, content.begin - 1) + 1;
    return {at, at};
  }
  return {source_at(segments, content.begin), source_at(segments, content.end - 1) + 1};
}

}  // namespace postlint
