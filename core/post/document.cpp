#include "core/post/document.h"

#include <cmark-gfm.h>
#include <cmark-gfm/node.h>

#include <algorithm>

#include "core/base/any_of.h"
#include "core/base/strings.h"
#include "core/base/utf8.h"
#include "core/post/document_build.h"
#include "core/post/document_data.h"
#include "core/post/markdown_parser.h"

namespace postlint {
namespace {

// Bytes the parser must not see as they are: template syntax, invalid UTF-8, NUL.
void mask(std::string& text, std::uint32_t body_begin, const SourceFile& file,
          const TemplateScan& templates) {
  for (const TemplateNode& node : templates.nodes) {
    std::size_t at = node.span.begin - body_begin;
    const std::size_t end = node.span.end - body_begin;
    while (at < end) {
      if (text[at] == '\n' || text[at] == '\r') {
        ++at;
        continue;
      }
      std::size_t run = at;
      while (run < end && text[run] != '\n' && text[run] != '\r') ++run;
      for (; run - at >= 3; at += 3) text.replace(at, 3, kMaskCharacter);
      for (; at < run; ++at) text[at] = 'x';
    }
  }
  if (file.byte_set().has(0)) std::replace(text.begin(), text.end(), '\0', '\x1A');
}

// Invalid bytes are written over one by one so that cmark's replacement does not move offsets.
void mask_invalid_utf8(std::string& text) {
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    const DecodedCodePoint point = decode_utf8(text, at);
    if (!point.valid) text[at] = '\x1A';
    at += point.size;
  }
}

// "[^a] [^b]" and a blank line, parsed in front of the body: references that keep definitions in
// cmark's tree that no text refers to. Empty where there are no footnotes.
std::string footnote_references(std::string_view body) {
  constexpr std::size_t kMaxReferences = std::size_t{16} << 10;
  std::string references;
  for (std::size_t at = body.find("[^"); at != std::string_view::npos;
       at = body.find("[^", at + 2)) {
    const std::size_t end = find_any(body, "]\r\n"_any, at + 2);
    if (end == std::string_view::npos || references.size() > kMaxReferences) break;
    if (body[end] != ']' || end + 1 >= body.size() || body[end + 1] != ':') continue;
    const std::size_t line = body.find_last_of("\r\n", at);
    const std::size_t begin = line == std::string_view::npos ? 0 : line + 1;
    if (at - begin > 400 || !is_container_prefix(body.substr(begin, at - begin))) continue;
    if (!references.empty()) references += ' ';
    references += body.substr(at, end + 1 - at);
  }
  if (!references.empty()) references += "\n\n";
  return references;
}

}  // namespace

Document::Document(std::unique_ptr<Data> data) : data_(std::move(data)) {}
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;
Document::~Document() = default;

Document Document::parse(const SourceFile& file, std::uint32_t body_begin,
                         const DocumentOptions& options) {
  auto data = std::make_unique<Data>();
  data->file = &file;
  data->body_begin = body_begin;
  data->first_line = file.line_of(body_begin);
  data->last_line = file.line_count();
  const std::string_view body = file.bytes().substr(body_begin);
  data->templates = scan_templates(file.bytes(), body_begin, options.templates);
  data->parsed = body;
  if (options.html_body) {
    build_html_node(*data, body);
    return Document(std::move(data));
  }
  const bool has_invalid = !file.invalid_utf8().empty();
  if (!data->templates.nodes.empty() || has_invalid || file.byte_set().has(0)) {
    data->masked = body;
    mask(data->masked, body_begin, file, data->templates);
    if (has_invalid) mask_invalid_utf8(data->masked);
    data->parsed = data->masked;
  }
  data->arena = take_arena();
  ArenaScope scope(*data->arena);
  std::string references;
  if (file.byte_set().has('^')) references = footnote_references(data->parsed);
  const std::uint32_t lines_in_front = references.empty() ? 0 : 2;
  if (lines_in_front) references += data->parsed;
  // The body begins with a line of its own.
  KnownLines lines;
  if (lines_in_front == 0 && file.line_start(data->first_line) == body_begin) {
    lines = {file.line_starts().subspan(data->first_line - 1), body_begin};
  }
  ParsedMarkdown parsed =
      parse_markdown(lines_in_front ? references : data->parsed, *data->arena, lines);
  data->definition_count = parsed.definition_count;
  if (!parsed.root) {
    data->too_complex = std::move(parsed.refusal);
    const std::uint32_t line =
        parsed.refusal_line > lines_in_front ? parsed.refusal_line - lines_in_front : 1;
    data->too_complex_line = std::min(data->first_line + line - 1, data->last_line);
    build_html_node(*data, {});
    return Document(std::move(data));
  }
  build_nodes(*data, parsed.root, lines_in_front);
  return Document(std::move(data));
}

const SourceFile& Document::file() const {
  return *data_->file;
}
std::uint32_t Document::body_begin() const {
  return data_->body_begin;
}
std::span<const Node> Document::nodes() const {
  return data_->nodes;
}
const TemplateScan& Document::templates() const {
  return data_->templates;
}
std::string_view Document::too_complex() const {
  return data_->too_complex;
}
std::uint32_t Document::too_complex_line() const {
  return data_->too_complex_line;
}

std::span<const NodeId> Document::of_kind(NodeKind kind) const {
  const std::size_t index = static_cast<std::size_t>(kind);
  return std::span<const NodeId>(data_->by_kind)
      .subspan(data_->kind_begin[index], data_->kind_begin[index + 1] - data_->kind_begin[index]);
}

NodeId Document::first_child(NodeId id) const {
  return id + 1 < node(id).subtree_end ? id + 1 : kNoNode;
}

NodeId Document::next_sibling(NodeId id) const {
  const Node& self = node(id);
  if (self.parent == kNoNode) return kNoNode;
  return self.subtree_end < node(self.parent).subtree_end ? self.subtree_end : kNoNode;
}

NodeId Document::leaf_block(NodeId id) const {
  while (node(id).kind >= NodeKind::kText) id = node(id).parent;
  return id;
}

bool Document::is_inside(NodeId id, NodeKind ancestor) const {
  for (NodeId at = node(id).parent; at != kNoNode; at = node(at).parent) {
    if (node(at).kind == ancestor) return true;
  }
  return false;
}

std::string_view Document::target(NodeId id) const {
  const cmark_node* handle = data_->handles[id];
  return {reinterpret_cast<const char*>(handle->as.link.url.data),
          static_cast<std::size_t>(handle->as.link.url.len)};
}

std::string_view Document::title(NodeId id) const {
  const cmark_node* handle = data_->handles[id];
  return {reinterpret_cast<const char*>(handle->as.link.title.data),
          static_cast<std::size_t>(handle->as.link.title.len)};
}

std::string Document::visible_text(NodeId id) const {
  std::string text;
  const Node& self = node(id);
  if (self.kind == NodeKind::kText || self.kind == NodeKind::kCode)
    return std::string(self.literal);
  for (NodeId at = id + 1; at < self.subtree_end; ++at) {
    const Node& inside = node(at);
    if (inside.kind == NodeKind::kText || inside.kind == NodeKind::kCode) {
      text += inside.literal;
    } else if (inside.kind == NodeKind::kSoftBreak || inside.kind == NodeKind::kHardBreak) {
      text += ' ';
    }
  }
  return text;
}

bool Document::list_is_ordered(NodeId id) const {
  return data_->handles[id]->as.list.list_type == CMARK_ORDERED_LIST;
}
std::uint32_t Document::list_start(NodeId id) const {
  return static_cast<std::uint32_t>(data_->handles[id]->as.list.start);
}
bool Document::list_is_tight(NodeId id) const {
  return data_->handles[id]->as.list.tight;
}

std::span<const ReferenceDefinition> Document::definitions() const {
  if (!data_->definitions) data_->definitions = find_definitions(*this, *data_);
  return *data_->definitions;
}

bool Document::definitions_are_complete() const {
  const auto links = std::count_if(definitions().begin(), definitions().end(),
                                   [](const ReferenceDefinition& one) { return !one.is_footnote; });
  return static_cast<std::uint32_t>(links) == data_->definition_count;
}

std::vector<Document::RenderedBlock> Document::render_blocks() const {
  std::vector<RenderedBlock> blocks;
  if (!data_->arena) return blocks;
  ArenaScope scope(*data_->arena);
  for (NodeId id = 1; id < nodes().size(); id = node(id).subtree_end) {
    blocks.push_back(
        {node(id).line, node(id).end_line, render_markdown(data_->handles[id], *data_->arena)});
  }
  return blocks;
}

}  // namespace postlint
