// Reference definitions, which cmark reads and then drops from its tree.
//
// They stand on the lines that no leaf block claims (definitions in front of a paragraph are not
// in its content). Those lines, container markers stripped, are read by the grammar of
// CommonMark 4.7.
#include <algorithm>

#include "core/base/any_of.h"
#include "core/base/strings.h"
#include "core/post/document_data.h"

namespace postlint {
namespace {

class Reader {
 public:
  Reader(std::string_view text, const std::vector<Segment>& segments,
         std::vector<ReferenceDefinition>& out)
      : text_(text), segments_(segments), out_(out) {}

  // Definition after definition; a line that is none is passed over.
  void run() {
    std::size_t at = 0;
    while (at < text_.size()) {
      const std::size_t first = find_other(text_, " \t"_any, at);
      if (first == std::string_view::npos) break;
      const std::size_t end = text_[first] == '[' ? read(first) : first;
      const std::size_t next = end > first ? end : text_.find('\n', at);
      if (next == std::string_view::npos) break;
      at = end > first ? end : next + 1;
    }
  }

 private:
  // The offset behind the definition's line ending, or `at` where there is none.
  std::size_t read(std::size_t at) {
    const std::size_t label_end = find_label_end(at);
    if (label_end == npos || label_end + 1 >= text_.size() || text_[label_end + 1] != ':')
      return at;
    if (trim(text_.substr(at + 1, label_end - at - 1)).empty()) return at;
    if (text_[at + 1] == '^') return at;  // a footnote
    std::size_t i = skip_blanks_and_line(label_end + 2);
    std::size_t destination_begin = i, destination_end;
    if (i < text_.size() && text_[i] == '<') {
      const std::size_t close = find_any(text_, ">\n"_any, i + 1);
      if (close == npos || text_[close] != '>') return at;
      destination_begin = i + 1;
      destination_end = close;
      i = close + 1;
    } else {
      while (i < text_.size() && static_cast<unsigned char>(text_[i]) > 0x20) ++i;
      destination_end = i;
      if (destination_end == destination_begin) return at;
    }
    std::size_t end = i;
    std::size_t title_begin = i, title_end = i;
    const std::size_t after_space = skip_blanks_and_line(i);
    if (after_space > i) {
      const std::size_t title = read_title(after_space);
      if (title > after_space && at_line_end(title)) {
        title_begin = after_space;
        title_end = end = title;
      }
    }
    if (!at_line_end(end)) return at;
    add(at, label_end, destination_begin, destination_end, title_begin, title_end, end);
    const std::size_t newline = text_.find('\n', end);
    return newline == npos ? text_.size() : newline + 1;
  }

  void add(std::size_t at, std::size_t label_end, std::size_t destination_begin,
           std::size_t destination_end, std::size_t title_begin, std::size_t title_end,
           std::size_t end) {
    ReferenceDefinition made;
    made.span = span(at, end);
    made.label = span(at + 1, label_end);
    made.destination = span(destination_begin, destination_end);
    made.title = span(title_begin, title_end);
    out_.push_back(made);
  }

  Span span(std::size_t begin, std::size_t end) const {
    return source_span(segments_,
                       {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
  }

  std::size_t find_label_end(std::size_t at) const {
    for (std::size_t i = at + 1; i < text_.size() && i - at <= 1000; ++i) {
      if (text_[i] == '\\') {
        ++i;
      } else if (text_[i] == '[') {
        return npos;
      } else if (text_[i] == ']') {
        return i;
      }
    }
    return npos;
  }

  std::size_t skip_blanks_and_line(std::size_t at) const {
    bool newline = false;
    while (at < text_.size()) {
      if (text_[at] == '\n') {
        if (newline) break;
        newline = true;
      } else if (!is_blank(text_[at])) {
        break;
      }
      ++at;
    }
    return at;
  }

  std::size_t read_title(std::size_t at) const {
    if (at >= text_.size()) return at;
    const char open = text_[at];
    if (open != '"' && open != '\'' && open != '(') return at;
    const char close = open == '(' ? ')' : open;
    for (std::size_t i = at + 1; i < text_.size(); ++i) {
      if (text_[i] == '\\') {
        ++i;
      } else if (text_[i] == close) {
        return i + 1;
      }
    }
    return at;
  }

  bool at_line_end(std::size_t at) const {
    while (at < text_.size() && is_blank(text_[at])) ++at;
    return at >= text_.size() || text_[at] == '\n';
  }

  static constexpr std::size_t npos = std::string_view::npos;
  std::string_view text_;
  const std::vector<Segment>& segments_;
  std::vector<ReferenceDefinition>& out_;
};

bool claims_lines(NodeKind kind) {
  return kind == NodeKind::kParagraph || kind == NodeKind::kHeading ||
         kind == NodeKind::kCodeBlock || kind == NodeKind::kHtmlBlock || kind == NodeKind::kTable ||
         kind == NodeKind::kThematicBreak;
}

// How much of `line` is container markers in front of a '['.
std::size_t prefix_length(std::string_view line) {
  constexpr std::size_t kLongestPrefix = 500;
  for (std::size_t bracket = line.find('['); bracket < kLongestPrefix;
       bracket = line.find('[', bracket + 1)) {
    if (!is_container_prefix(line.substr(0, bracket))) break;
    const bool is_task_box = bracket > 0 && bracket + 3 < line.size() && line[bracket + 2] == ']' &&
                             is_blank(line[bracket + 3]);
    if (!is_task_box) return bracket;
  }
  std::size_t i = 0;
  while (i < line.size() && (is_blank(line[i]) || line[i] == '>')) ++i;
  return i;
}

// Which lines no leaf block has as its own.
class FreeLines {
 public:
  explicit FreeLines(const Document::Data& data)
      : data_(data), claimed_(data.last_line - data.first_line + 1, 0) {
    for (const Node& node : data.nodes) {
      if (!claims_lines(node.kind)) continue;
      std::fill(claimed_.begin() + (node.line - data.first_line),
                claimed_.begin() + (node.end_line - data.first_line + 1), 1);
    }
  }

  bool is_free(std::uint32_t line) const {
    return line >= data_.first_line && line <= data_.last_line &&
           !claimed_[line - data_.first_line] && !trim(data_.parsed_line(line)).empty();
  }

 private:
  const Document::Data& data_;
  std::vector<char> claimed_;
};

// A definition has "]:"; the run of free lines around one is read as a whole, since labels,
// addresses and titles may stand on lines of their own.
void find_link_definitions(const Document::Data& data, std::vector<ReferenceDefinition>& out) {
  const FreeLines lines(data);
  std::string text;
  std::vector<Segment> segments;
  std::uint32_t done = data.first_line;  // lines before this one are read
  for (std::size_t at = data.parsed.find("]:"); at != std::string_view::npos;
       at = data.parsed.find("]:", at + 2)) {
    const std::uint32_t line = data.file->line_of(data.body_begin + static_cast<std::uint32_t>(at));
    if (line < done || !lines.is_free(line)) continue;
    std::uint32_t first = line, last = line;
    while (first > done && lines.is_free(first - 1)) --first;
    while (lines.is_free(last + 1)) ++last;
    text.clear();
    segments.clear();
    for (std::uint32_t i = first; i <= last; ++i) {
      const std::string_view source = data.parsed_line(i);
      const std::size_t prefix = prefix_length(source);
      segments.push_back({static_cast<std::uint32_t>(text.size()),
                          data.file->line_start(i) + static_cast<std::uint32_t>(prefix)});
      text.append(source.substr(prefix));
      text.push_back('\n');
    }
    Reader(text, segments, out).run();
    done = last + 1;
  }
}

void find_footnotes(const Document& document, std::vector<ReferenceDefinition>& out) {
  for (NodeId id : document.of_kind(NodeKind::kFootnoteDefinition)) {
    const Node& node = document.node(id);
    const Span line = document.file().line_span(node.line);
    const std::string_view text = document.file().text(line);
    const std::size_t open = text.find("[^");
    const std::size_t close = open == std::string_view::npos ? open : text.find("]:", open);
    if (close == std::string_view::npos) continue;
    ReferenceDefinition made;
    const auto at = [&](std::size_t offset) {
      return line.begin + static_cast<std::uint32_t>(offset);
    };
    made.label = {at(open + 2), at(close)};
    made.span = {at(open), document.file().line_span(node.end_line).end};
    made.destination = made.title = {at(close + 2), at(close + 2)};
    made.is_footnote = true;
    out.push_back(made);
  }
}

}  // namespace

std::vector<ReferenceDefinition> find_definitions(const Document& document,
                                                  const Document::Data& data) {
  std::vector<ReferenceDefinition> found;
  if (data.definition_count > 0) find_link_definitions(data, found);
  find_footnotes(document, found);
  for (ReferenceDefinition& definition : found) {
    definition.label_text = data.file->text(definition.label);
  }
  std::sort(found.begin(), found.end(),
            [](const auto& left, const auto& right) { return left.span.begin < right.span.begin; });
  return found;
}

}  // namespace postlint
