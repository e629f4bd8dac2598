// The lazy half of a Document: spans and the parts of constructs.
#include <cmark-gfm.h>
#include <cmark-gfm/node.h>

#include <algorithm>

#include "core/base/any_of.h"
#include "core/base/strings.h"
#include "core/post/document.h"
#include "core/post/document_data.h"

namespace postlint {
namespace {

using Data = Document::Data;

bool is_leaf_with_inlines(NodeKind kind) {
  return kind == NodeKind::kParagraph || kind == NodeKind::kHeading || kind == NodeKind::kTableCell;
}

const std::vector<Segment>* segments_of(const Data& data, NodeId leaf) {
  auto found = std::lower_bound(data.segment_index.begin(), data.segment_index.end(), leaf,
                                [](const auto& entry, NodeId id) { return entry.first < id; });
  if (found == data.segment_index.end() || found->first != leaf) return nullptr;
  return &data.block_segments[found->second];
}

// Maps the leaf block if that was not done; false: unknown.
bool map_block(Data& data, NodeId leaf) {
  if (!is_leaf_with_inlines(data.nodes[leaf].kind)) return false;
  if (data.mapped.empty()) {
    data.mapped.assign(data.nodes.size(), Data::Mapped::kNo);
    data.spans.assign(data.nodes.size(), Span::unknown());
    data.record_of.assign(data.nodes.size(), UINT32_MAX);
  }
  Data::Mapped& state = data.mapped[leaf];
  if (state == Data::Mapped::kNo) {
    const std::size_t first_record = data.link_records.size();
    std::vector<Segment> segments = align_block(data, leaf);
    state = !segments.empty() && align_inlines(data, leaf, segments) ? Data::Mapped::kYes
                                                                     : Data::Mapped::kUnknown;
    if (state == Data::Mapped::kYes) {
      for (std::size_t i = first_record; i < data.link_records.size(); ++i) {
        data.record_of[data.link_records[i].id] = static_cast<std::uint32_t>(i);
      }
      const auto entry = std::pair(leaf, static_cast<std::uint32_t>(data.block_segments.size()));
      data.segment_index.insert(
          std::lower_bound(data.segment_index.begin(), data.segment_index.end(), entry), entry);
      data.block_segments.push_back(std::move(segments));
    }
  }
  return state == Data::Mapped::kYes;
}

// Where a block's own text begins on its first line: behind the container markers.
std::uint32_t block_begin(const Data& data, NodeId id) {
  const Node& node = data.nodes[id];
  const Span line = data.file->line_span(node.line);
  const cmark_node* handle = data.handles[id];
  std::uint32_t column =
      handle && handle->start_column > 0 ? static_cast<std::uint32_t>(handle->start_column) - 1 : 0;
  if (node.kind == NodeKind::kCodeBlock && handle && !handle->as.code.fenced) {
    const std::string_view text = data.file->text(line);
    column = static_cast<std::uint32_t>(std::min(find_other(text, " \t"_any), text.size()));
  }
  if (node.kind == NodeKind::kTable) {
    const std::string_view text = data.file->text(line);
    std::size_t at = 0;
    while (at < text.size() && (is_blank(text[at]) || text[at] == '>')) ++at;
    if (column > text.size() || !is_container_prefix(text.substr(0, column)))
      column = static_cast<std::uint32_t>(at);
  }
  return std::min(line.begin + column, line.end);
}

Span block_span(const Data& data, NodeId id) {
  const Node& node = data.nodes[id];
  const Span last = data.file->line_span(node.end_line);
  std::uint32_t begin = block_begin(data, id);
  if (begin < data.body_begin) begin = data.body_begin;
  return {begin, std::max(begin, last.end)};
}

}  // namespace

Span Document::span(NodeId id) const {
  Data& data = *data_;
  const Node& self = node(id);
  if (self.kind >= NodeKind::kText) {
    return map_block(data, leaf_block(id)) ? data.spans[id] : Span::unknown();
  }
  if (id == 0) return {data.body_begin, static_cast<std::uint32_t>(file().bytes().size())};
  if (!data.handles[id])
    return {data.body_begin, static_cast<std::uint32_t>(file().bytes().size())};
  if (is_leaf_with_inlines(self.kind)) {
    if (!map_block(data, id)) return Span::unknown();
    const std::vector<Segment>& segments = *segments_of(data, id);
    const std::string_view content = data.content(id);
    if (self.kind == NodeKind::kHeading) {
      const Span whole = block_span(data, id);
      return heading_parts(id).is_setext ? Span{segments.front().source, whole.end} : whole;
    }
    return source_span(segments, {0, static_cast<std::uint32_t>(content.size())});
  }
  return block_span(data, id);
}

Span Document::report_span(NodeId id) const {
  const Span exact = span(id);
  if (exact.known()) return exact;
  return file().line_span(node(id).line);
}

std::optional<std::uint32_t> Document::source_offset(NodeId id, std::size_t offset) const {
  Data& data = *data_;
  const Node& self = node(id);
  if (self.kind != NodeKind::kText && self.kind != NodeKind::kCode) return std::nullopt;
  const NodeId leaf = leaf_block(id);
  if (!map_block(data, leaf)) return std::nullopt;
  const Span span = data.spans[id];
  if (self.kind == NodeKind::kText) {
    const bool in_autolink = self.parent != kNoNode && node(self.parent).kind == NodeKind::kLink &&
                             link_parts(self.parent).form == LinkForm::kAngle;
    const Span relative{span.begin - data.body_begin, span.end - data.body_begin};
    // Without escapes and entities, a text is what its source is.
    if (offset < self.literal.size() && relative.size() == self.literal.size() &&
        relative.in(data.parsed) == self.literal) {
      return span.begin + static_cast<std::uint32_t>(offset);
    }
    const auto found = content_offset(data.parsed, relative, offset, false, in_autolink);
    return found ? std::optional(*found + data.body_begin) : std::nullopt;
  }
  const std::vector<Segment>& segments = *segments_of(data, leaf);
  auto segment = std::find_if(segments.rbegin(), segments.rend(),
                              [&](const Segment& at) { return at.source <= span.begin; });
  if (segment == segments.rend()) return std::nullopt;
  const std::string_view content = data.content(leaf);
  const std::uint32_t begin = segment->content + (span.begin - segment->source);
  // The end in content: the code span is as long there as its literal and ticks demand.
  std::uint32_t end = begin;
  for (const Segment& at : segments) {
    if (at.source < span.end) end = at.content + (span.end - at.source);
  }
  const auto found = content_offset(content, {begin, end}, offset, true, false);
  return found ? std::optional(source_at(segments, *found)) : std::nullopt;
}

LinkParts Document::link_parts(NodeId id) const {
  Data& data = *data_;
  if (!map_block(data, leaf_block(id))) return {};
  const std::uint32_t record = data.record_of[id];
  return record == UINT32_MAX ? LinkParts{} : data.link_records[record].parts;
}

HeadingParts Document::heading_parts(NodeId id) const {
  const Data& data = *data_;
  HeadingParts parts;
  const cmark_node* handle = data.handles[id];
  if (!handle) return parts;
  parts.is_setext = handle->as.heading.setext;
  const std::vector<Segment> segments = align_block(data, id);
  if (segments.empty()) return parts;
  const std::string_view content = data.content(id);
  parts.content = source_span(segments, {0, static_cast<std::uint32_t>(content.size())});
  if (!parts.is_setext) {
    const Span line = data.file->line_span(node(id).line);
    const std::string_view tail =
        trim(file().bytes().substr(parts.content.end, line.end - parts.content.end));
    parts.closing_hashes = static_cast<std::uint32_t>(tail.size());
  }
  return parts;
}

CodeParts Document::code_parts(NodeId id) const {
  CodeParts parts;
  const cmark_node* handle = data_->handles[id];
  if (!handle) return parts;
  parts.is_fenced = handle->as.code.fenced;
  if (!parts.is_fenced) return parts;
  parts.fence_char = static_cast<char>(handle->as.code.fence_char);
  parts.fence_length = handle->as.code.fence_length;
  parts.info = {reinterpret_cast<const char*>(handle->as.code.info.data),
                static_cast<std::size_t>(handle->as.code.info.len)};
  const std::string_view literal = node(id).literal;
  const auto lines = static_cast<std::uint32_t>(std::count(literal.begin(), literal.end(), '\n'));
  parts.is_closed = node(id).end_line == node(id).line + lines + 1;
  return parts;
}

ItemParts Document::item_parts(NodeId id) const {
  ItemParts parts;
  const Data& data = *data_;
  const cmark_node* handle = data.handles[id];
  if (!handle) return parts;
  const NodeId list = node(id).parent;
  parts.is_ordered = list_is_ordered(list);
  const std::uint32_t begin = block_begin(data, id);
  const std::string_view text = file().text({begin, file().line_span(node(id).line).end});
  std::size_t at = 0;
  while (at < text.size() && at < 10 && is_ascii_digit(text[at])) {
    parts.number = parts.number * 10 + static_cast<std::uint32_t>(text[at] - '0');
    ++at;
  }
  if (at < text.size() && std::string_view("-+*.)").find(text[at]) != std::string_view::npos) {
    parts.marker = text[at];
    parts.marker_span = {begin, begin + static_cast<std::uint32_t>(at) + 1};
  }
  parts.is_task = handle->extension != nullptr;
  return parts;
}

}  // namespace postlint
