// What stands in a list item is indented by four blanks a level in Python-Markdown; the others take
// what stands below the item's text.
#include <algorithm>
#include <optional>

#include "core/base/strings.h"
#include "core/dialect/causes/causes.h"

namespace postlint {
namespace {

constexpr std::string_view kReadings[] = {"below the text", "four blanks a level"};

// Indents one list of the first level anew.
class ListIndenter {
 public:
  ListIndenter(const DialectText& text, NodeId list)
      : text_(text), document_(text.document()), list_(list) {}

  // nullopt: the list is beyond this (a list in a quote in it, two markers on a line).
  std::optional<std::vector<Edit>> edits() {
    const Node& list = document_.node(list_);
    for (NodeId id = list_ + 1; id < list.subtree_end; ++id) {
      const Node& node = document_.node(id);
      if (node.kind >= NodeKind::kText || node.kind == NodeKind::kList) continue;
      if (!text_.only_lists_around(id)) {
        if (node.kind == NodeKind::kItem) return std::nullopt;
        continue;
      }
      if (!(node.kind == NodeKind::kItem ? item(id) : block(id))) return std::nullopt;
    }
    return std::move(edits_);
  }

 private:
  bool item(NodeId id) {
    const Span marker = document_.item_parts(id).marker_span;
    if (!marker.known()) return false;
    if (!trim(text_.before_on_line(marker.begin)).empty()) return false;
    indent(document_.node(id).line, 4 * text_.items_around(id));
    return true;
  }

  bool block(NodeId id) {
    const Node& node = document_.node(id);
    if (node.kind == NodeKind::kTableRow || node.kind == NodeKind::kTableCell) return true;
    const std::uint32_t level = 4 * text_.items_around(id);
    const std::uint32_t first = columns(node.line);
    const bool is_code = node.kind == NodeKind::kCodeBlock;
    const bool is_indented = is_code && !document_.code_parts(id).is_fenced;
    if (is_code && !is_indented) return true;  // fence-in-list has it
    for (std::uint32_t line = node.line; line <= node.end_line; ++line) {
      if (has_marker(line) || text_.is_blank_line(line)) continue;
      const std::uint32_t now = columns(line);
      if (node.kind == NodeKind::kParagraph && now == 0 && line > node.line) continue;  // lazy
      std::uint32_t wanted = level;
      if (is_indented) {
        wanted = level + 4 + (now > first ? now - first : 0);
      } else if (node.kind == NodeKind::kHtmlBlock) {
        // As far from its first line as before, unless that is the marker's.
        wanted =
            has_marker(node.line) ? std::max(level, now) : level + (now > first ? now - first : 0);
      }
      indent(line, wanted);
    }
    return true;
  }

  // Whether an item begins on the line: its marker decides.
  bool has_marker(std::uint32_t line) const {
    for (auto at = lines_.rbegin(); at != lines_.rend() && *at >= line; ++at) {
      if (*at == line) return true;
    }
    return false;
  }

  std::uint32_t columns(std::uint32_t line) const {
    return indent_columns(text_.file().line_text(line));
  }

  void indent(std::uint32_t line, std::uint32_t wanted) {
    if (!lines_.empty() && lines_.back() >= line) return;  // in order; each line once
    lines_.push_back(line);
    const Span span = text_.file().line_span(line);
    const auto blanks = static_cast<std::uint32_t>(indent_bytes(text_.file().text(span)));
    const std::string indentation(wanted, ' ');
    if (Span{span.begin, span.begin + blanks}.in(text_.bytes()) == indentation) return;
    edits_.push_back({{span.begin, span.begin + blanks}, indentation});
  }

  const DialectText& text_;
  const Document& document_;
  NodeId list_;
  std::vector<std::uint32_t> lines_;
  std::vector<Edit> edits_;
};

bool is_nested(const Document& document, NodeId list) {
  for (NodeId id = list + 1; id < document.node(list).subtree_end; ++id) {
    const NodeKind kind = document.node(id).kind;
    if (kind == NodeKind::kList) return true;
    if (kind == NodeKind::kItem) {
      const NodeId first = document.first_child(id);
      if (first != kNoNode && document.next_sibling(first) != kNoNode) return true;
    }
  }
  return false;
}

void find(const DialectText& text, std::vector<DialectPlace>& places) {
  const Document& document = text.document();
  for (NodeId list : document.of_kind(NodeKind::kList)) {
    if (document.node(list).parent != 0 || !is_nested(document, list)) continue;
    const auto edits = ListIndenter(text, list).edits();
    if (!edits || !edits->empty()) places.push_back({.span = document.span(list), .node = list});
  }
}

void write(const DialectText& text, const DialectPlace& place, Reading wanted, PlaceRewrite& out) {
  if (wanted == 1) {
    out.note =
        "what is indented by less than four blanks is not in the item in the source, and is "
        "here";
    return;
  }
  auto edits = ListIndenter(text, place.node).edits();
  if (edits) {
    out.edits = std::move(*edits);
    out.edits_html = true;  // only blanks before it
  } else {
    out.note = "what is indented by less than four blanks leaves its item";
  }
}

}  // namespace

const DialectCause kListIndentCause{
    .id = "list-indent",
    .what = "a list item holds more than a line",
    .readings = kReadings,
    .by_parser = {0, 0, 0, 1, 0, 0, 0, 0},
    .find = find,
    .write = write,
    .reshapes = true,
};

}  // namespace postlint
