// What causes look at: a post between two dialects, with questions about its lines.
//
// The tree is CommonMark's. Where another dialect sees other blocks (no list under a paragraph),
// a cause finds the place in this tree and knows what the other makes of it. Must not outlive the
// post.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/dialect/dialect.h"
#include "core/post/document.h"

namespace postlint {

class DialectText {
 public:
  DialectText(const Post& post, const Dialect& from, const Dialect& to);

  const Dialect& from() const { return from_; }
  const Dialect& to() const { return to_; }
  const Document& document() const { return document_; }
  const SourceFile& file() const { return document_.file(); }
  std::string_view bytes() const { return bytes_; }
  std::string_view line_ending() const { return line_ending_; }

  // Whether a template stands in these bytes, or they in one.
  bool touches_template(Span span) const;
  // The same of templates, code spans and raw HTML.
  bool touches_protected(Span span) const;
  // A line that is all template syntax: what it becomes is not Markdown's business.
  bool is_template_line(std::uint32_t line) const;

  // What stands before `offset` on its line: "", "> ", "    ".
  std::string_view before_on_line(std::uint32_t offset) const;
  // The same with list markers as blanks: what a further line of the same block begins with;
  // nullopt where it is more than blanks and '>'.
  std::optional<std::string> prefix_at(std::uint32_t offset) const;
  bool is_blank_line(std::uint32_t line) const;  // but for blanks and '>'
  bool only_lists_around(NodeId node) const;     // no quote or footnote
  std::uint32_t items_around(NodeId node) const;
  NodeId previous_sibling(NodeId node) const;  // kNoNode: none

  // The page's blocks as CommonMark renders them, and the ids that the target gives headings
  // without what an author wrote in braces. Made on first use.
  const std::vector<Document::RenderedBlock>& rendered_blocks() const;
  const std::vector<std::string>& automatic_ids() const;

  // The inline nodes that stand first on a line of a paragraph, by paragraph.
  std::vector<NodeId> line_firsts() const;

 private:
  const Document& document_;
  const Dialect& from_;
  const Dialect& to_;
  std::string_view bytes_;
  std::string_view line_ending_;
  std::vector<Span> templates_;  // in order, not overlapping
  std::vector<Span> protected_;
  mutable std::optional<std::vector<Document::RenderedBlock>> rendered_;
  mutable std::optional<std::vector<std::string>> automatic_ids_;
};

// Columns that leading blanks and tabs take, from column 0.
std::uint32_t indent_columns(std::string_view line);
std::size_t indent_bytes(std::string_view line);

}  // namespace postlint
