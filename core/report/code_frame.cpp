#include "core/report/code_frame.h"

#include <algorithm>

#include "core/base/utf8.h"
#include "core/base/width.h"

namespace postlint {
namespace {

constexpr std::size_t kTab = 4;
constexpr std::string_view kEllipsis = "…";  // one column wide

struct Piece {
  std::string text;
  std::size_t width = 0;
};

Piece display(std::string_view text, std::size_t start_column) {
  Piece piece{expand_for_display(text, start_column, kTab), 0};
  piece.width = display_width(piece.text);
  return piece;
}

// The offset that many code points before or after `offset`, inside [limit].
std::size_t back(std::string_view text, std::size_t offset, std::size_t code_points) {
  for (; code_points > 0 && offset > 0; --code_points) {
    offset -= decode_utf8_before(text, offset).size;
  }
  return offset;
}
std::size_t forward(std::string_view text, std::size_t offset, std::size_t code_points) {
  for (; code_points > 0 && offset < text.size(); --code_points) {
    offset += decode_utf8(text, offset).size;
  }
  return offset;
}

// Drops columns from the left until the rest is at most `columns` wide.
std::string keep_right(const Piece& piece, std::size_t columns) {
  std::size_t at = 0;
  std::size_t width = piece.width;
  while (width > columns && at < piece.text.size()) {
    const DecodedCodePoint decoded = decode_utf8(piece.text, at);
    width -= std::min(width, display_width(decoded.value));
    at += decoded.size;
  }
  // A combining mark must not lose its letter to the cut.
  while (at < piece.text.size()) {
    const DecodedCodePoint decoded = decode_utf8(piece.text, at);
    if (display_width(decoded.value) > 0) break;
    at += decoded.size;
  }
  return piece.text.substr(at);
}

}  // namespace

CodeFrame make_code_frame(const SourceFile& file, Span span, std::size_t columns) {
  columns = std::max<std::size_t>(columns, 20);
  const Span line_span = file.line_span(file.line_of(span.begin));
  const std::string_view line = line_span.in(file.bytes());
  const std::size_t begin = std::min<std::size_t>(span.begin - line_span.begin, line.size());
  const std::size_t end = std::clamp<std::size_t>(span.end - line_span.begin, begin, line.size());

  // No more of the line than can be shown: every code point may be one column wide.
  const std::size_t from = back(line, begin, columns);
  const std::size_t marked_to = std::min(end, forward(line, begin, columns));
  const std::size_t to = forward(line, marked_to, columns);
  const Piece left = display(line.substr(from, begin - from), 0);
  const Piece marked = display(line.substr(begin, marked_to - begin), left.width);
  const Piece right = display(line.substr(marked_to, to - marked_to), left.width + marked.width);
  const bool cut_before = from > 0;
  const bool cut_after = to < line.size();

  CodeFrame frame;
  std::size_t caret_width = std::max<std::size_t>(marked.width, 1);
  if (!cut_before && !cut_after && left.width + marked.width + right.width <= columns) {
    frame.line = left.text + marked.text + right.text;
    frame.before.assign(left.width, ' ');
    frame.carets.assign(caret_width, '^');
    return frame;
  }

  // Give the marked text what it needs, then the text before it up to a third, then what follows.
  const std::size_t marked_room = std::min(marked.width, columns - 2);
  const std::size_t rest = columns - marked_room;
  std::size_t left_room =
      std::min(left.width + (cut_before ? 1 : 0),
               std::max(rest / 3, rest - std::min(rest, right.width + (cut_after ? 1 : 0))));
  std::string head = left.text;
  if (cut_before || left.width > left_room) {
    head = left_room == 0 ? "" : std::string(kEllipsis) + keep_right(left, left_room - 1);
  }
  std::string body(fit_width(marked.text, marked_room));
  const std::size_t used = display_width(head) + display_width(body);
  const std::size_t room = columns - std::min(columns, used);
  std::string tail = right.text;
  if (cut_after || marked.width > marked_room || right.width > room) {
    tail = room == 0 ? "" : std::string(fit_width(right.text, room - 1)) + std::string(kEllipsis);
  }
  caret_width = std::max<std::size_t>(display_width(body), 1);
  frame.before.assign(display_width(head), ' ');
  frame.carets.assign(caret_width, '^');
  frame.line = head + body + tail;
  return frame;
}

}  // namespace postlint
