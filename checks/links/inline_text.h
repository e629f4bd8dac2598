// The inlines of one block as one string, to find link syntax that stayed text.
//
// Text stands as it is; a code span, raw HTML, a link and an image become one stand-in byte each,
// so brackets inside them are not seen; a line break is '\n'. Emphasis is transparent. Pairs of
// brackets are matched in one pass. Places in the file are asked for by offset, and are known only
// where the very byte stands in the source (an escaped bracket has none).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/lint/check_context.h"

namespace postlint::links {

inline constexpr char kCodeStandIn = '\x01';
inline constexpr char kHtmlStandIn = '\x02';
inline constexpr char kLinkStandIn = '\x03';
inline constexpr char kImageStandIn = '\x04';

struct BracketPair {
  std::uint32_t open, close;  // offsets of the two characters
};

class InlineText {
 public:
  InlineText(const Document& document, NodeId leaf_block);

  std::string_view text() const { return text_; }
  std::string_view inside(BracketPair pair) const {
    return text().substr(pair.open + 1, pair.close - pair.open - 1);
  }
  // Pairs of [ ] by their closing bracket, in order.
  const std::vector<BracketPair>& brackets() const { return brackets_; }
  const std::vector<BracketPair>& parentheses() const { return parentheses_; }
  // The pair whose closing character stands at `close`; nullptr: none.
  static const BracketPair* closing_at(const std::vector<BracketPair>& pairs, std::uint32_t close);

  // The byte's place in the file, where it stands there unescaped.
  std::optional<std::uint32_t> source(std::uint32_t offset) const;
  // From the character at `first` to the one at `last`, both included.
  std::optional<Span> source_span(std::uint32_t first, std::uint32_t last) const;

 private:
  struct Piece {
    std::uint32_t begin;
    NodeId node;
  };
  void collect(NodeId leaf_block);
  void match_brackets();

  const Document& document_;
  std::string text_;
  std::vector<Piece> pieces_;
  std::vector<BracketPair> brackets_;
  std::vector<BracketPair> parentheses_;
};

// Calls `visit(NodeId leaf, const InlineText&)` for each block with a ']' that stayed text.
template <class Visitor>
void for_each_block_with_brackets(const CheckContext& ctx, Visitor visit) {
  const Document& doc = ctx.doc();
  NodeId last = kNoNode;
  for (NodeId id : doc.texts()) {
    if (doc.node(id).literal.find(']') == std::string_view::npos) continue;
    const NodeId leaf = doc.leaf_block(id);
    if (leaf == last || leaf == kNoNode) continue;
    last = leaf;
    visit(leaf, InlineText(doc, leaf));
  }
}

}  // namespace postlint::links
