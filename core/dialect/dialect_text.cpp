#include "core/dialect/dialect_text.h"

#include <algorithm>

#include "core/base/any_of.h"
#include "core/base/strings.h"
#include "core/site/heading_ids.h"

namespace postlint {
namespace {

void merge(std::vector<Span>& spans) {
  std::sort(spans.begin(), spans.end(), [](Span a, Span b) { return a.begin < b.begin; });
  std::vector<Span> merged;
  for (Span span : spans) {
    if (!merged.empty() && span.begin <= merged.back().end) {
      merged.back().end = std::max(merged.back().end, span.end);
    } else {
      merged.push_back(span);
    }
  }
  spans = std::move(merged);
}

// An insertion may stand at either end of a protected range.
bool any_touches(const std::vector<Span>& spans, Span wanted) {
  auto at = std::partition_point(spans.begin(), spans.end(),
                                 [&](Span span) { return span.end <= wanted.begin; });
  if (at == spans.end()) return false;
  if (wanted.empty()) return at->begin < wanted.begin && wanted.begin < at->end;
  return at->overlaps(wanted);
}

}  // namespace

DialectText::DialectText(const Post& post, const Dialect& from, const Dialect& to)
    : document_(post.document),
      from_(from),
      to_(to),
      bytes_(post.file->bytes()),
      line_ending_(post.file->line_ending()) {
  for (const TemplateNode& node : document_.templates().nodes) templates_.push_back(node.span);
  merge(templates_);
  protected_ = templates_;
  for (NodeKind kind : {NodeKind::kHtmlBlock, NodeKind::kHtmlInline, NodeKind::kCode}) {
    for (NodeId id : document_.of_kind(kind)) {
      const Span span = document_.span(id);
      if (span.known()) protected_.push_back(span);
    }
  }
  merge(protected_);
}

bool DialectText::touches_template(Span span) const {
  return any_touches(templates_, span);
}

bool DialectText::touches_protected(Span span) const {
  return any_touches(protected_, span);
}

bool DialectText::is_template_line(std::uint32_t line) const {
  if (line == 0 || line > file().line_count() || templates_.empty()) return false;
  const Span span = file().line_span(line);
  bool any = false;
  for (std::uint32_t at = span.begin; at < span.end;) {
    auto node = std::partition_point(templates_.begin(), templates_.end(),
                                     [&](Span one) { return one.end <= at; });
    if (node != templates_.end() && node->begin <= at) {
      any = true;
      at = node->end;
    } else if (is_blank(bytes_[at]) || bytes_[at] == '>') {
      ++at;
    } else {
      return false;
    }
  }
  return any;
}

std::string_view DialectText::before_on_line(std::uint32_t offset) const {
  const std::uint32_t begin = file().line_start(file().line_of(offset));
  return bytes_.substr(begin, offset - begin);
}

std::optional<std::string> DialectText::prefix_at(std::uint32_t offset) const {
  std::string prefix(before_on_line(offset));
  for (std::size_t at = 0; at < prefix.size();) {
    const std::size_t found = find_other(prefix, " \t>"_any, at);
    if (found == std::string::npos) break;
    std::size_t end = found;
    while (end < prefix.size() && is_ascii_digit(prefix[end])) ++end;
    if (end == prefix.size() || std::string_view("-*+.)").find(prefix[end]) == std::string::npos) {
      return std::nullopt;
    }
    ++end;
    if (end < prefix.size() && !is_blank(prefix[end])) return std::nullopt;
    std::fill(prefix.begin() + static_cast<std::ptrdiff_t>(found),
              prefix.begin() + static_cast<std::ptrdiff_t>(end), ' ');
    at = end;
  }
  return prefix;
}

bool DialectText::is_blank_line(std::uint32_t line) const {
  return find_other(file().line_text(line), " \t>"_any) == std::string_view::npos;
}

bool DialectText::only_lists_around(NodeId node) const {
  for (NodeId id = document_.node(node).parent; id != kNoNode && id != 0;
       id = document_.node(id).parent) {
    const NodeKind kind = document_.node(id).kind;
    if (kind != NodeKind::kList && kind != NodeKind::kItem) return false;
  }
  return true;
}

std::uint32_t DialectText::items_around(NodeId node) const {
  std::uint32_t count = 0;
  for (NodeId id = document_.node(node).parent; id != kNoNode; id = document_.node(id).parent) {
    count += document_.node(id).kind == NodeKind::kItem;
  }
  return count;
}

NodeId DialectText::previous_sibling(NodeId node) const {
  const NodeId parent = document_.node(node).parent;
  if (parent == kNoNode || node == parent + 1) return kNoNode;
  NodeId before = node - 1;
  while (document_.node(before).parent != parent) before = document_.node(before).parent;
  return before;
}

const std::vector<Document::RenderedBlock>& DialectText::rendered_blocks() const {
  if (!rendered_) rendered_ = document_.render_blocks();
  return *rendered_;
}

const std::vector<std::string>& DialectText::automatic_ids() const {
  if (!automatic_ids_) {
    std::vector<HeadingText> headings = collect_headings(document_);
    for (HeadingText& heading : headings) take_heading_braces(heading, from_.heading_braces);
    automatic_ids_ = heading_ids(std::move(headings), to_.heading_ids);
  }
  return *automatic_ids_;
}

std::vector<NodeId> DialectText::line_firsts() const {
  std::vector<NodeId> firsts;
  for (NodeId paragraph : document_.of_kind(NodeKind::kParagraph)) {
    bool is_first = true;
    for (NodeId id = document_.first_child(paragraph); id != kNoNode;
         id = document_.next_sibling(id)) {
      const NodeKind kind = document_.node(id).kind;
      const bool is_break = kind == NodeKind::kSoftBreak || kind == NodeKind::kHardBreak;
      if (is_first && !is_break) firsts.push_back(id);
      is_first = is_break;
    }
  }
  return firsts;
}

std::uint32_t indent_columns(std::string_view line) {
  std::uint32_t column = 0;
  for (char c : line) {
    if (c == ' ') {
      ++column;
    } else if (c == '\t') {
      column += 4 - column % 4;
    } else {
      break;
    }
  }
  return column;
}

std::size_t indent_bytes(std::string_view line) {
  const std::size_t found = find_other(line, " \t"_any);
  return found == std::string_view::npos ? line.size() : found;
}

}  // namespace postlint
