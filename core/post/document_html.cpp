// The tags of a document's raw HTML with their places in the file.
//
// A literal differs from the source by what the parser took away (container prefixes) and by
// masked template syntax (same length). So each line of an HTML block is matched with the tail of
// its source line; a line that does not match has no place, and tags that touch it are left out.

#include <algorithm>

#include "core/base/any_of.h"
#include "core/post/document.h"
#include "core/post/html_tags.h"

namespace postlint {
namespace {

// `length` bytes of a literal from `literal_begin` stand in the file from `source_begin`.
struct Piece {
  std::uint32_t literal_begin;
  std::uint32_t length;
  std::uint32_t source_begin;
};

std::size_t length_of_line(std::string_view text) {
  const std::size_t end = find_any(text, "\r\n"_any);
  if (end == std::string_view::npos) return text.size();
  const bool is_crlf = text[end] == '\r' && end + 1 < text.size() && text[end + 1] == '\n';
  return end + (is_crlf ? 2 : 1);
}

class Places {
 public:
  explicit Places(const Document& document) : document_(document) {}

  void set_block(const Node& block) {
    pieces_.clear();
    const SourceFile& file = document_.file();
    const std::uint32_t lines = file.line_count();
    std::size_t at = 0;
    for (std::uint32_t line = block.line; at < block.literal.size() && line <= lines; ++line) {
      const std::size_t size = length_of_line(block.literal.substr(at));
      add_line(block.literal.substr(at, size), static_cast<std::uint32_t>(at), line);
      at += size;
    }
  }

  void set_contiguous(std::string_view literal, Span span) {
    pieces_.clear();
    pieces_.push_back({0, static_cast<std::uint32_t>(literal.size()), span.begin});
  }

  // The place of the literal's bytes; unknown where an end of it has none.
  Span map(Span literal) const {
    const Span first = map_point(literal.begin, literal.empty());
    if (literal.empty() || !first.known()) return first;
    const Span last = map_point(literal.end - 1, false);
    if (!last.known()) return Span::unknown();
    // The parser ends the last line of a file that has no line ending there.
    const auto file_end = static_cast<std::uint32_t>(document_.file().bytes().size());
    return {first.begin, std::min(last.begin + 1, file_end)};
  }

 private:
  void add_line(std::string_view text, std::uint32_t literal_begin, std::uint32_t line) {
    std::size_t size = text.size();
    while (size > 0 && (text[size - 1] == '\n' || text[size - 1] == '\r')) --size;
    const Span source = document_.file().line_span(line);
    if (size > source.size()) return;
    const auto begin = static_cast<std::uint32_t>(source.end - size);
    if (!is_same(text.substr(0, size), begin)) return;
    const auto length = static_cast<std::uint32_t>(text.size());
    if (!pieces_.empty()) {
      Piece& last = pieces_.back();
      const bool continues = last.literal_begin + last.length == literal_begin &&
                             last.source_begin + last.length == begin;
      if (continues) {
        last.length += length;
        return;
      }
    }
    pieces_.push_back({literal_begin, length, begin});
  }

  // Whether `text` stands at `source_begin`, masked template syntax apart.
  bool is_same(std::string_view text, std::uint32_t source_begin) const {
    const std::string_view source = document_.file().bytes().substr(source_begin, text.size());
    if (source == text) return true;
    const std::vector<TemplateNode>& nodes = document_.templates().nodes;
    std::size_t at = 0;
    while (true) {
      at = static_cast<std::size_t>(std::mismatch(text.begin() + static_cast<std::ptrdiff_t>(at),
                                                  text.end(),
                                                  source.begin() + static_cast<std::ptrdiff_t>(at))
                                        .first -
                                    text.begin());
      if (at == text.size()) return true;
      const auto offset = static_cast<std::uint32_t>(source_begin + at);
      auto node = std::upper_bound(
          nodes.begin(), nodes.end(), offset,
          [](std::uint32_t value, const TemplateNode& item) { return value < item.span.begin; });
      if (node == nodes.begin() || !(--node)->span.contains(offset)) return false;
      at = std::min<std::size_t>(node->span.end - source_begin, text.size());
    }
  }

  Span map_point(std::uint32_t offset, bool may_be_end) const {
    auto piece = std::upper_bound(
        pieces_.begin(), pieces_.end(), offset,
        [](std::uint32_t value, const Piece& item) { return value < item.literal_begin; });
    if (piece == pieces_.begin()) return Span::unknown();
    --piece;
    const std::uint32_t within = offset - piece->literal_begin;
    if (within > piece->length || (within == piece->length && !may_be_end)) return Span::unknown();
    return {piece->source_begin + within, piece->source_begin + within};
  }

  const Document& document_;
  std::vector<Piece> pieces_;
};

void append_tags(std::string_view literal, const Places& places, std::vector<HtmlTag>& out) {
  for (HtmlTag& tag : scan_html(literal)) {
    tag.span = places.map(tag.span);
    if (!tag.span.known()) continue;
    for (HtmlAttribute& attribute : tag.attributes) {
      attribute.value_span = places.map(attribute.value_span);
    }
    out.push_back(std::move(tag));
  }
}

}  // namespace

std::vector<HtmlTag> html_tags(const Document& document) {
  std::vector<HtmlTag> tags;
  const std::span<const NodeId> blocks = document.of_kind(NodeKind::kHtmlBlock);
  const std::span<const NodeId> inlines = document.of_kind(NodeKind::kHtmlInline);
  Places places(document);
  std::size_t block = 0, inline_ = 0;
  while (block < blocks.size() || inline_ < inlines.size()) {
    const bool take_block =
        inline_ == inlines.size() || (block < blocks.size() && blocks[block] < inlines[inline_]);
    if (take_block) {
      const Node& node = document.node(blocks[block++]);
      if (node.literal.find('<') == std::string_view::npos) continue;
      places.set_block(node);
      append_tags(node.literal, places, tags);
      continue;
    }
    const NodeId id = inlines[inline_++];
    const std::string_view literal = document.node(id).literal;
    const Span span = document.span(id);
    // A tag that a container's prefix interrupts is longer in the file than in the tree.
    if (!span.known() || span.size() != literal.size()) continue;
    places.set_contiguous(literal, span);
    append_tags(literal, places, tags);
  }
  return tags;
}

}  // namespace postlint
