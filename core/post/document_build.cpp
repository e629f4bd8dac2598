// Copying cmark's tree into the flat node list, with block lines put right.
//
// cmark's start lines of blocks are exact, but for paragraphs that began with reference
// definitions and paragraphs split off above a table; its end lines are not
// (thematic breaks, setext headings, HTML blocks, lists), so they are worked out anew.
#include "core/post/document_build.h"
#include "core/base/any_of.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <cmark-gfm/node.h>

#include <algorithm>

extern "C" {
extern cmark_node_type CMARK_NODE_TABLE, CMARK_NODE_TABLE_ROW, CMARK_NODE_TABLE_CELL;
}

namespace postlint {
namespace {

std::string_view view(const cmark_chunk& chunk) {
  return {reinterpret_cast<const char*>(chunk.data), static_cast<std::size_t>(chunk.len)};
}

std::uint32_t count_lines(std::string_view text) {
  const auto breaks = static_cast<std::uint32_t>(std::count(text.begin(), text.end(), '\n'));
  return breaks + (!text.empty() && text.back() != '\n' ? 1 : 0);
}

NodeKind kind_of(const cmark_node* node) {
  switch (node->type) {
    case CMARK_NODE_DOCUMENT:
      return NodeKind::kDocument;
    case CMARK_NODE_BLOCK_QUOTE:
      return NodeKind::kBlockQuote;
    case CMARK_NODE_LIST:
      return NodeKind::kList;
    case CMARK_NODE_ITEM:
      return NodeKind::kItem;
    case CMARK_NODE_CODE_BLOCK:
      return NodeKind::kCodeBlock;
    case CMARK_NODE_HTML_BLOCK:
      return NodeKind::kHtmlBlock;
    case CMARK_NODE_HEADING:
      return NodeKind::kHeading;
    case CMARK_NODE_THEMATIC_BREAK:
      return NodeKind::kThematicBreak;
    case CMARK_NODE_FOOTNOTE_DEFINITION:
      return NodeKind::kFootnoteDefinition;
    case CMARK_NODE_TEXT:
      return NodeKind::kText;
    case CMARK_NODE_SOFTBREAK:
      return NodeKind::kSoftBreak;
    case CMARK_NODE_LINEBREAK:
      return NodeKind::kHardBreak;
    case CMARK_NODE_CODE:
      return NodeKind::kCode;
    case CMARK_NODE_HTML_INLINE:
      return NodeKind::kHtmlInline;
    case CMARK_NODE_EMPH:
      return NodeKind::kEmphasis;
    case CMARK_NODE_STRONG:
      return NodeKind::kStrong;
    case CMARK_NODE_LINK:
      return NodeKind::kLink;
    case CMARK_NODE_IMAGE:
      return NodeKind::kImage;
    case CMARK_NODE_FOOTNOTE_REFERENCE:
      return NodeKind::kFootnoteReference;
    default:
      break;
  }
  if (node->type == CMARK_NODE_TABLE) return NodeKind::kTable;
  if (node->type == CMARK_NODE_TABLE_ROW) return NodeKind::kTableRow;
  if (node->type == CMARK_NODE_TABLE_CELL) return NodeKind::kTableCell;
  return NodeKind::kParagraph;
}

std::string_view literal_of(const cmark_node* node, NodeKind kind) {
  switch (kind) {
    case NodeKind::kText:
    case NodeKind::kCode:
    case NodeKind::kHtmlInline:
    case NodeKind::kHtmlBlock:
    case NodeKind::kFootnoteReference:
      return view(node->as.literal);
    case NodeKind::kCodeBlock:
      return view(node->as.code.literal);
    default:
      return {};
  }
}

class Builder {
 public:
  Builder(Document::Data& data, std::uint32_t lines_in_front)
      : data_(data), lines_in_front_(lines_in_front) {}

  void build(cmark_node* root) {
    cmark_node* node = root;
    std::uint16_t depth = 0;
    NodeId parent = kNoNode;
    while (node) {
      const bool kept = keep(node, depth);
      const NodeId id = kept ? add(node, parent, depth) : kNoNode;
      if (kept && node->first_child) {
        parent = id;
        ++depth;
        node = node->first_child;
        continue;
      }
      if (kept) data_.nodes[id].subtree_end = id + 1;
      while (node && !node->next) {
        node = node->parent;
        if (!node || parent == kNoNode) {
          node = nullptr;
          break;
        }
        data_.nodes[parent].subtree_end = static_cast<NodeId>(data_.nodes.size());
        parent = data_.nodes[parent].parent;
        --depth;
      }
      if (node) node = node->next;
    }
    data_.nodes[0].subtree_end = static_cast<NodeId>(data_.nodes.size());
    finish_lines();
    index_kinds();
  }

 private:
  // The paragraph of references in front of the body is not part of the post.
  bool keep(const cmark_node* node, std::uint16_t depth) const {
    return depth != 1 || lines_in_front_ == 0 || node->start_line != 1;
  }

  std::uint32_t file_line(std::uint32_t parser_line) const {
    const std::uint32_t line = data_.first_line + std::max(parser_line, lines_in_front_ + 1) - 1;
    return std::min(line - lines_in_front_, data_.last_line);
  }

  std::uint32_t last_parser_line() const {
    return data_.last_line - data_.first_line + 1 + lines_in_front_;
  }

  NodeId add(cmark_node* node, NodeId parent, std::uint16_t depth) {
    const NodeKind kind = kind_of(node);
    Node made{kind, 0, depth, parent, 0, 0, 0, literal_of(node, kind)};
    const bool is_inline = kind >= NodeKind::kText;
    if (is_inline) {
      made.line = data_.nodes[parent].line;
      made.end_line = data_.nodes[parent].end_line;
    } else {
      place_block(node, kind, made);
    }
    const NodeId id = static_cast<NodeId>(data_.nodes.size());
    data_.nodes.push_back(made);
    data_.handles.push_back(node);
    return id;
  }

  void place_block(const cmark_node* node, NodeKind kind, Node& made) {
    std::uint32_t begin = static_cast<std::uint32_t>(std::max(node->start_line, 1));
    std::uint32_t end = static_cast<std::uint32_t>(std::max(node->end_line, 1));
    switch (kind) {
      case NodeKind::kThematicBreak:
        end = begin;
        break;
      case NodeKind::kHeading:
        made.level = static_cast<std::uint8_t>(node->as.heading.level);
        if (node->as.heading.setext) {
          const std::uint32_t lines = count_lines(content_of(node));
          begin = setext_begin(begin, end, lines);
          end = begin + lines;
        } else {
          end = begin;
        }
        break;
      case NodeKind::kHtmlBlock:
      case NodeKind::kCodeBlock:
        place_literal(node, kind, made, begin, end);
        break;
      case NodeKind::kParagraph:
        place_paragraph(node, begin, end);
        break;
      case NodeKind::kTable:
        begin = table_begin(node);
        break;
      case NodeKind::kTableRow:
        if (!node->prev) begin = table_begin(node->parent);
        end = begin;
        break;
      case NodeKind::kTableCell:
        begin = node->parent->prev ? static_cast<std::uint32_t>(node->parent->start_line)
                                   : table_begin(node->parent->parent);
        end = begin;
        break;
      default:
        break;
    }
    made.line = file_line(begin);
    made.end_line = file_line(std::max(begin, end));
  }

  static std::string_view content_of(const cmark_node* node) {
    return {reinterpret_cast<const char*>(node->content.ptr),
            static_cast<std::size_t>(node->content.size)};
  }

  // A table's content is the paragraph it was made from, up to its header line; what stood above
  // the header, definitions too, is a paragraph of its own or gone.
  static std::uint32_t table_begin(const cmark_node* table) {
    const std::uint32_t lines = count_lines(content_of(table));
    return static_cast<std::uint32_t>(std::max(table->start_line, 1)) + (lines > 0 ? lines - 1 : 0);
  }

  void place_literal(const cmark_node* node, NodeKind kind, const Node& made, std::uint32_t begin,
                     std::uint32_t& end) {
    const std::uint32_t lines = count_lines(made.literal);
    if (kind == NodeKind::kHtmlBlock || !node->as.code.fenced) {
      end = begin + (lines > 0 ? lines - 1 : 0);
      return;
    }
    const std::uint32_t closing = begin + lines + 1;
    end = is_closing_fence(node, closing) ? closing : begin + lines;
  }

  bool is_closing_fence(const cmark_node* node, std::uint32_t parser_line) const {
    if (parser_line > last_parser_line()) return false;
    if (static_cast<std::uint32_t>(node->end_line) < parser_line) return false;
    std::string_view line = data_.parsed_line(file_line(parser_line));
    const char fence = static_cast<char>(node->as.code.fence_char);
    std::size_t last = find_last_other(line, " \t"_any);
    if (last == std::string_view::npos || line[last] != fence) return false;
    std::size_t run = 0;
    while (run <= last && line[last - run] == fence) ++run;
    if (run < node->as.code.fence_length) return false;
    return is_container_prefix(line.substr(0, last + 1 - run));
  }

  // Definitions at the head of a paragraph are gone from its content: count from the other end.
  void place_paragraph(const cmark_node* node, std::uint32_t& begin, std::uint32_t& end) {
    if (node->start_line == 0) {  // split off above a table
      const std::uint32_t header = node->next ? table_begin(node->next) : 1;
      begin = header - std::min(header - 1, count_lines(content_of(node)));
      end = std::max(begin, header - 1);
      return;
    }
    if (begin == end) return;
    const std::string_view line = data_.parsed_line(file_line(begin));
    if (line.find('[') == std::string_view::npos) return;
    const std::uint32_t lines = count_lines(content_of(node));
    if (lines > 0 && lines < end - begin + 1) begin = end - lines + 1;
  }

  std::uint32_t setext_begin(std::uint32_t begin, std::uint32_t end, std::uint32_t lines) const {
    // Without definitions the first content line is the block's first line.
    const std::string_view line = data_.parsed_line(file_line(begin));
    if (line.find('[') == std::string_view::npos) return begin;
    for (std::uint32_t at = begin; at < end; ++at) {
      const std::uint32_t underline = at + lines;
      if (underline > last_parser_line()) break;
      std::string_view text = data_.parsed_line(file_line(underline));
      const std::size_t last = find_last_other(text, " \t"_any);
      if (last == std::string_view::npos || (text[last] != '=' && text[last] != '-')) continue;
      const std::size_t first = text.find_last_not_of(text[last], last);
      if (first == std::string_view::npos || is_container_prefix(text.substr(0, first + 1)))
        return at;
    }
    return begin;
  }

  // Containers end where their last descendant ends; inlines were given their block's lines.
  void finish_lines() {
    std::vector<Node>& nodes = data_.nodes;
    for (std::size_t i = nodes.size(); i-- > 1;) {
      const Node& node = nodes[i];
      if (node.kind >= NodeKind::kText) continue;
      if (node.kind == NodeKind::kBlockQuote || node.kind == NodeKind::kList ||
          node.kind == NodeKind::kItem || node.kind == NodeKind::kFootnoteDefinition) {
        std::uint32_t end = node.line;
        for (NodeId child = static_cast<NodeId>(i) + 1; child < node.subtree_end;
             child = nodes[child].subtree_end) {
          end = std::max(end, nodes[child].end_line);
        }
        nodes[i].end_line = end;
      }
    }
    nodes[0].line = data_.first_line;
    nodes[0].end_line = data_.last_line;
  }

  void index_kinds() {
    std::array<std::uint32_t, kNodeKinds + 1>& begin = data_.kind_begin;
    for (const Node& node : data_.nodes) ++begin[static_cast<std::size_t>(node.kind) + 1];
    for (std::size_t kind = 0; kind < kNodeKinds; ++kind) begin[kind + 1] += begin[kind];
    std::array<std::uint32_t, kNodeKinds> at{};
    std::copy_n(begin.begin(), kNodeKinds, at.begin());
    data_.by_kind.resize(data_.nodes.size());
    for (NodeId id = 0; id < data_.nodes.size(); ++id) {
      data_.by_kind[at[static_cast<std::size_t>(data_.nodes[id].kind)]++] = id;
    }
  }

  Document::Data& data_;
  std::uint32_t lines_in_front_;
};

}  // namespace

void build_nodes(Document::Data& data, cmark_node* root, std::uint32_t lines_in_front) {
  // A node for each two dozen bytes is usual.
  const std::size_t expected = 64 + data.parsed.size() / 16;
  data.nodes.reserve(expected);
  data.handles.reserve(expected);
  Builder(data, lines_in_front).build(root);
}

void build_html_node(Document::Data& data, std::string_view body) {
  data.nodes.push_back({NodeKind::kDocument,
                        0,
                        0,
                        kNoNode,
                        body.empty() ? 1u : 2u,
                        data.first_line,
                        data.last_line,
                        {}});
  data.handles.push_back(nullptr);
  if (!body.empty()) {
    data.nodes.push_back({NodeKind::kHtmlBlock, 0, 1, 0, 2, data.first_line, data.last_line, body});
    data.handles.push_back(nullptr);
  }
  data.by_kind.resize(data.nodes.size());
  for (std::size_t kind = 1; kind <= kNodeKinds; ++kind) data.kind_begin[kind] = 1;
  for (NodeId id = 0; id < data.nodes.size(); ++id) data.by_kind[id] = id;
  if (data.nodes.size() == 2) {
    for (std::size_t kind = static_cast<std::size_t>(NodeKind::kHtmlBlock) + 1; kind <= kNodeKinds;
         ++kind) {
      data.kind_begin[kind] = 2;
    }
  }
}

}  // namespace postlint
