#include "checks/links/inline_text.h"

#include <algorithm>

namespace postlint::links {
namespace {

char stand_in(NodeKind kind) {
  switch (kind) {
    case NodeKind::kSoftBreak:
    case NodeKind::kHardBreak:
      return '\n';
    case NodeKind::kCode:
      return kCodeStandIn;
    case NodeKind::kLink:
      return kLinkStandIn;
    case NodeKind::kImage:
      return kImageStandIn;
    default:
      return kHtmlStandIn;
  }
}

}  // namespace

InlineText::InlineText(const Document& document, NodeId leaf_block) : document_(document) {
  collect(leaf_block);
  match_brackets();
}

void InlineText::collect(NodeId leaf_block) {
  const NodeId end = document_.node(leaf_block).subtree_end;
  for (NodeId id = leaf_block + 1; id < end;) {
    const Node& node = document_.node(id);
    if (node.kind == NodeKind::kEmphasis || node.kind == NodeKind::kStrong) {
      ++id;
      continue;
    }
    if (node.kind == NodeKind::kText) {
      pieces_.push_back({static_cast<std::uint32_t>(text_.size()), id});
      text_ += node.literal;
    } else {
      text_ += stand_in(node.kind);
    }
    id = node.subtree_end;
  }
}

void InlineText::match_brackets() {
  std::vector<std::uint32_t> open_brackets, open_parentheses;
  for (std::uint32_t at = 0; at < text_.size(); ++at) {
    switch (text_[at]) {
      case '[':
        open_brackets.push_back(at);
        break;
      case '(':
        open_parentheses.push_back(at);
        break;
      case ']':
        if (open_brackets.empty()) break;
        brackets_.push_back({open_brackets.back(), at});
        open_brackets.pop_back();
        break;
      case ')':
        if (open_parentheses.empty()) break;
        parentheses_.push_back({open_parentheses.back(), at});
        open_parentheses.pop_back();
        break;
      default:
        break;
    }
  }
}

const BracketPair* InlineText::closing_at(const std::vector<BracketPair>& pairs,
                                          std::uint32_t close) {
  const auto found = std::lower_bound(
      pairs.begin(), pairs.end(), close,
      [](const BracketPair& pair, std::uint32_t offset) { return pair.close < offset; });
  return found != pairs.end() && found->close == close ? &*found : nullptr;
}

std::optional<std::uint32_t> InlineText::source(std::uint32_t offset) const {
  auto piece =
      std::upper_bound(pieces_.begin(), pieces_.end(), offset,
                       [](std::uint32_t value, const Piece& item) { return value < item.begin; });
  if (piece == pieces_.begin()) return std::nullopt;
  --piece;
  const std::uint32_t within = offset - piece->begin;
  if (within >= document_.node(piece->node).literal.size()) return std::nullopt;
  const std::optional<std::uint32_t> place = document_.source_offset(piece->node, within);
  if (!place || document_.file().bytes()[*place] != text_[offset]) return std::nullopt;
  return place;
}

std::optional<Span> InlineText::source_span(std::uint32_t first, std::uint32_t last) const {
  const std::optional<std::uint32_t> begin = source(first);
  const std::optional<std::uint32_t> end = source(last);
  if (!begin || !end || *end < *begin) return std::nullopt;
  return Span{*begin, *end + 1};
}

}  // namespace postlint::links
