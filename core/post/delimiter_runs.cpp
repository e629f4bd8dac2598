#include "core/post/delimiter_runs.h"

#include "core/base/utf8.h"

namespace postlint {
namespace {

bool is_marker(char c) {
  return c == '*' || c == '_' || c == '~';
}

struct Edges {
  char32_t first, last;
};

// The first and last source character of an inline that is no text.
Edges edges_of(NodeKind kind) {
  switch (kind) {
    case NodeKind::kSoftBreak:
    case NodeKind::kHardBreak:
      return {'\n', '\n'};
    case NodeKind::kCode:
      return {'`', '`'};
    case NodeKind::kHtmlInline:
      return {'<', '>'};
    case NodeKind::kImage:
      return {'!', ')'};
    case NodeKind::kLink:
      return {'[', ')'};
    case NodeKind::kFootnoteReference:
      return {'[', ']'};
    default:
      return {'*', '*'};
  }
}

char32_t last_character_of(const Document& document, NodeId node) {
  const Node& n = document.node(node);
  if (n.kind != NodeKind::kText) return edges_of(n.kind).last;
  return n.literal.empty() ? 0 : decode_utf8_before(n.literal, n.literal.size()).value;
}

char32_t first_character_of(const Document& document, NodeId node) {
  const Node& n = document.node(node);
  if (n.kind != NodeKind::kText) return edges_of(n.kind).first;
  return n.literal.empty() ? 0 : decode_utf8(n.literal, 0).value;
}

}  // namespace

void collect_delimiter_runs(const Document& document, NodeId parent,
                            std::vector<DelimiterRun>& out) {
  char32_t before_node = 0;
  NodeId next = kNoNode;
  for (NodeId id = document.first_child(parent); id != kNoNode; id = next) {
    next = document.next_sibling(id);
    const Node& node = document.node(id);
    if (node.kind == NodeKind::kText) {
      const std::string_view text = node.literal;
      for (std::size_t i = 0; i < text.size();) {
        if (!is_marker(text[i])) {
          ++i;
          continue;
        }
        std::size_t end = i + 1;
        while (end < text.size() && text[end] == text[i]) ++end;
        DelimiterRun run{text[i], static_cast<std::uint32_t>(end - i), id,
                         static_cast<std::uint32_t>(i)};
        run.before = i > 0 ? decode_utf8_before(text, i).value : before_node;
        run.after = end < text.size() ? decode_utf8(text, end).value
                    : next != kNoNode ? first_character_of(document, next)
                                      : 0;
        out.push_back(run);
        i = end;
      }
    }
    before_node = last_character_of(document, id);
  }
}

std::optional<Span> source_of(const Document& document, const DelimiterRun& run) {
  const auto first = document.source_offset(run.text, run.offset);
  const auto last = document.source_offset(run.text, run.offset + run.length - 1);
  if (!first || !last || *last != *first + run.length - 1) return std::nullopt;
  const Span span{*first, *last + 1};
  const std::string_view bytes = span.in(document.file().bytes());
  if (bytes.find_first_not_of(run.marker) != std::string_view::npos) return std::nullopt;
  return span;
}

std::string text_between(const Document& document, const DelimiterRun& opener,
                         const DelimiterRun& closer) {
  const std::size_t begin = opener.offset + opener.length;
  const std::string_view first = document.node(opener.text).literal;
  if (opener.text == closer.text) return std::string(first.substr(begin, closer.offset - begin));
  std::string text(first.substr(begin));
  NodeId id = document.next_sibling(opener.text);
  for (; id != kNoNode && id != closer.text; id = document.next_sibling(id)) {
    const Node& node = document.node(id);
    if (node.kind == NodeKind::kText) {
      text += node.literal;
    } else if (node.kind == NodeKind::kSoftBreak || node.kind == NodeKind::kHardBreak) {
      text += '\n';
    } else {
      text += document.visible_text(id);
    }
  }
  if (id == closer.text) text += document.node(closer.text).literal.substr(0, closer.offset);
  return text;
}

bool is_space_or_edge(char32_t code_point) {
  return code_point == 0 || is_unicode_whitespace(code_point);
}

bool is_left_flanking(char32_t before, char32_t after) {
  if (is_space_or_edge(after)) return false;
  return !is_unicode_punctuation(after) || is_space_or_edge(before) ||
         is_unicode_punctuation(before);
}

bool is_right_flanking(char32_t before, char32_t after) {
  return is_left_flanking(after, before);
}

}  // namespace postlint
