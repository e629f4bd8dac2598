#include "core/dialect/causes/breaks.h"

#include "core/base/any_of.h"
#include "core/base/strings.h"
#include "core/post/html_tags.h"

namespace postlint {

std::optional<DialectPlace> soft_break_place(const DialectText& text, NodeId soft_break) {
  const Document& document = text.document();
  if (document.is_inside(soft_break, NodeKind::kImage)) return std::nullopt;
  const NodeId next = document.next_sibling(soft_break);
  if (next == kNoNode) return std::nullopt;
  const Span own = document.span(soft_break);
  const Span following = document.span(next);
  if (!own.known() || !following.known()) return std::nullopt;
  const std::string_view bytes = text.bytes();
  const std::size_t ending = find_any(bytes, "\r\n"_any, own.begin);
  if (ending == std::string_view::npos || ending >= following.begin) return std::nullopt;
  std::uint32_t begin = own.begin;
  while (begin > 0 && is_blank(bytes[begin - 1])) --begin;
  const auto end = static_cast<std::uint32_t>(ending);
  for (std::uint32_t at = begin; at < end; ++at) {
    if (!is_blank(bytes[at])) return std::nullopt;
  }
  const Span whole{begin, following.begin};
  if (find_other(whole.in(bytes), " \t\r\n>"_any) != std::string_view::npos) return std::nullopt;
  const std::uint32_t line = text.file().line_of(begin);
  if (text.is_template_line(line) || text.is_template_line(line + 1)) return std::nullopt;
  return DialectPlace{.span = whole, .node = soft_break, .other = {begin, end}};
}

NodeId br_before(const DialectText& text, NodeId soft_break) {
  const NodeId before = text.previous_sibling(soft_break);
  if (before == kNoNode) return kNoNode;
  const Node& node = text.document().node(before);
  if (node.kind != NodeKind::kHtmlInline) return kNoNode;
  const std::vector<HtmlTag> tags = scan_html(node.literal);
  return tags.size() == 1 && tags[0].named("br") ? before : kNoNode;
}

bool is_kramdown_table(const DialectText& text, const DialectPlace& place) {
  const Document& document = text.document();
  const NodeId paragraph = document.leaf_block(place.node);
  for (NodeId id = document.first_child(paragraph); id != kNoNode; id = document.next_sibling(id)) {
    const Node& node = document.node(id);
    if (node.kind == NodeKind::kSoftBreak || node.kind == NodeKind::kHardBreak) return false;
    const Span span = document.span(id);
    if (!span.known() || node.kind == NodeKind::kCode) continue;
    const std::string_view source = span.in(text.bytes());
    for (std::size_t at = source.find('|'); at != std::string_view::npos;
         at = source.find('|', at + 1)) {
      if (at == 0 || source[at - 1] != '\\') return true;
    }
  }
  return false;
}

}  // namespace postlint
