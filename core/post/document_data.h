// The inside of a Document, shared by the files that build it and the ones that find spans later.
// Not for anybody else.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/post/arena.h"
#include "core/post/document.h"

struct cmark_node;

namespace postlint {

// Content of a leaf block against its source: from content offset `content` on, the bytes are those
// of the file from `source` on, until the next segment.
struct Segment {
  std::uint32_t content;
  std::uint32_t source;
};

struct Document::Data {
  const SourceFile* file = nullptr;
  std::uint32_t body_begin = 0;
  std::uint32_t first_line = 1;  // the file's line that is line 1 for the parser
  std::uint32_t last_line = 1;   // the last line of the file
  ArenaPtr arena;
  std::string masked;       // what was parsed, where it differs from the file's bytes
  std::string_view parsed;  // the bytes of the body as parsed (masked or the file's own)
  TemplateScan templates;
  std::uint32_t definition_count = 0;
  std::string too_complex;
  std::uint32_t too_complex_line = 0;

  std::vector<Node> nodes;
  std::vector<cmark_node*> handles;  // the cmark node of each node
  std::vector<NodeId> by_kind;       // ids sorted by kind
  std::array<std::uint32_t, kNodeKinds + 1> kind_begin{};

  // Made on first use, block by block.
  enum class Mapped : std::uint8_t { kNo, kYes, kUnknown };
  std::vector<Mapped> mapped;  // by id of the leaf block
  std::vector<Span> spans;     // by id: inlines of mapped blocks
  struct LinkRecord {
    NodeId id;
    LinkParts parts;
  };
  std::vector<LinkRecord> link_records;
  std::vector<std::uint32_t> record_of;  // by id: index into link_records, or UINT32_MAX
  std::vector<std::vector<Segment>> block_segments;
  std::vector<std::pair<NodeId, std::uint32_t>> segment_index;  // leaf block → block_segments

  std::optional<std::vector<ReferenceDefinition>> definitions;
  std::optional<std::vector<BareUrl>> bare_urls;

  // The bytes of a line of the file as parsed, without its ending.
  std::string_view parsed_line(std::uint32_t line) const;
  std::string_view content(
      NodeId leaf) const;  // cmark's content of a leaf block, trailing blanks off
};

// Aligns the content of a leaf block (paragraph, heading, table cell) with the file. Empty:
// unknown.
std::vector<Segment> align_block(const Document::Data& data, NodeId leaf);

// The file offset of a content offset, and the span of a content range.
std::uint32_t source_at(const std::vector<Segment>& segments, std::uint32_t content);
Span source_span(const std::vector<Segment>& segments, Span content);

// Finds the spans of all inlines of the leaf block; true if every byte of the content was
// explained.
bool align_inlines(Document::Data& data, NodeId leaf, const std::vector<Segment>& segments);

// The literal of a text or code node against the content it was read from.
std::optional<std::uint32_t> content_offset(std::string_view content, Span node, std::size_t offset,
                                            bool is_code, bool in_autolink);

std::vector<ReferenceDefinition> find_definitions(const Document& document,
                                                  const Document::Data& data);

// Length of blanks, quote and list markers, task boxes and footnote labels at the head of a line.
bool is_container_prefix(std::string_view prefix);

}  // namespace postlint
