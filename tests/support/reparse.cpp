#include "support/reparse.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/strings.h"
#include "core/post/document.h"
#include "core/post/html_tags.h"

namespace postlint::test {
namespace {

bool is_checked_inline(NodeKind kind) {
  return kind >= NodeKind::kText && kind != NodeKind::kSoftBreak && kind != NodeKind::kHardBreak;
}

// The span's text with the container markers of its later lines taken off.
std::string alone(std::string_view text) {
  std::string result;
  bool first = true;
  const std::string plain = replace_all(replace_all(text, "\r\n", "\n"), "\r", "\n");
  for (std::string_view line : split(plain, '\n')) {
    if (!first) {
      result += '\n';
      while (!line.empty() && (is_blank(line[0]) || line[0] == '>')) line.remove_prefix(1);
    }
    result += line;
    first = false;
  }
  return result;
}

struct Expected {
  NodeKind kind;
  std::string literal, target, title;
};

bool matches(const Document& parsed, NodeId id, const Expected& expected) {
  const Node& node = parsed.node(id);
  if (node.kind != expected.kind) return false;
  if (node.kind == NodeKind::kLink || node.kind == NodeKind::kImage) {
    return parsed.target(id) == expected.target && parsed.title(id) == expected.title;
  }
  if (node.kind == NodeKind::kFootnoteReference) return true;
  if (node.kind == NodeKind::kHtmlInline || node.kind == NodeKind::kCode) {
    // Blanks and quote markers at the head of later lines are not the same alone.
    auto packed = [](std::string_view text) {
      std::string kept;
      for (char c : text)
        kept +=
            std::string_view(" \t\n>").find(c) == std::string_view::npos ? std::string(1, c) : "";
      return kept;
    };
    return packed(node.literal) == packed(expected.literal);
  }
  return std::string(node.literal) == expected.literal;
}

// Parses "x <source> x" and looks for the node as the second inline of the paragraph.
bool reparses(const std::string& source, const std::string& tail, const Expected& expected) {
  const SourceFile file("alone.md", "x " + source + " x\n\n" + tail);
  const Document parsed = Document::parse(file, 0);
  for (NodeId paragraph : parsed.of_kind(NodeKind::kParagraph)) {
    for (NodeId child = parsed.first_child(paragraph); child != kNoNode;
         child = parsed.next_sibling(child)) {
      if (matches(parsed, child, expected)) return true;
    }
    break;
  }
  return false;
}

bool text_is_right(const Document& document, NodeId id, std::string_view source) {
  std::string decoded;
  const bool raw = document.node(document.node(id).parent).kind == NodeKind::kLink &&
                   document.link_parts(document.node(id).parent).form == LinkForm::kAngle;
  for (std::size_t i = 0; i < source.size(); ++i) {
    if (source[i] == '\\' && !raw && i + 1 < source.size() && is_ascii_punctuation(source[i + 1])) {
      decoded += source[++i] == '&' ? "&amp;" : std::string(1, source[i]);
      continue;
    }
    decoded += source[i];
  }
  const std::string literal(document.node(id).literal);
  if (decoded == literal || decode_entities(decoded) == literal) return true;
  // Entities that cmark knows and the page decodes; length tells the rest.
  return source.find('&') != std::string_view::npos;
}

bool inline_is_right(const Document& document, NodeId id, Span span) {
  const Node& node = document.node(id);
  const std::string_view raw = document.file().text(span);
  if (node.kind == NodeKind::kText) return text_is_right(document, id, raw);
  std::string source = alone(raw);
  if (document.node(document.leaf_block(id)).kind == NodeKind::kTableCell) {
    source = replace_all(source, "\\|", "|");
  }
  // Alone, a run of ticks at the head of a line would open a fence.
  if (node.kind == NodeKind::kCode) source = replace_all(source, "\n", " ");
  Expected expected{node.kind, std::string(node.literal), {}, {}};
  std::string tail;
  // References inside need their definitions, those of the whole document will do.
  for (const ReferenceDefinition& definition : document.definitions()) {
    tail += alone(document.file().text(definition.span)) + "\n\n";
  }
  const bool is_reference = (node.kind == NodeKind::kLink || node.kind == NodeKind::kImage) &&
                            document.link_parts(id).label.known();
  if (is_reference && !document.definitions_are_complete()) return true;
  if (node.kind == NodeKind::kFootnoteReference) tail = source + ": note\n";
  if (node.kind == NodeKind::kLink || node.kind == NodeKind::kImage) {
    expected.target = document.target(id);
    expected.title = document.title(id);
  }
  return reparses(source, tail, expected);
}

bool block_is_right(const Document& document, NodeId id, Span span) {
  const Node& node = document.node(id);
  const std::string_view raw = document.file().text(span);
  switch (node.kind) {
    case NodeKind::kHeading:
      return document.heading_parts(id).is_setext ? raw.find_last_of("=-") != std::string_view::npos
                                                  : raw.starts_with(std::string(node.level, '#'));
    case NodeKind::kBlockQuote:
      return raw.starts_with('>');
    case NodeKind::kCodeBlock: {
      const CodeParts parts = document.code_parts(id);
      return !parts.is_fenced || raw.starts_with(std::string(parts.fence_length, parts.fence_char));
    }
    case NodeKind::kHtmlBlock:
      return trim_left(raw).starts_with('<');
    case NodeKind::kItem:
      return !raw.empty() &&
             std::string_view("-+*0123456789").find(raw[0]) != std::string_view::npos;
    case NodeKind::kThematicBreak:
      return raw.find_first_not_of("-_* \t") == std::string_view::npos;
    default:
      return true;
  }
}

}  // namespace

SpanReport check_spans(std::string_view text) {
  SpanReport report;
  const SourceFile file("spans.md", std::string(text));
  const Document document = Document::parse(file, 0);
  for (NodeId id = 1; id < document.nodes().size(); ++id) {
    const Node& node = document.node(id);
    const Span span = document.span(id);
    const bool is_inline = is_checked_inline(node.kind);
    if (is_inline) ++report.inlines;
    if (node.kind < NodeKind::kText) ++report.blocks;
    if (!span.known()) {
      report.unknown += is_inline;
      continue;
    }
    bool right = span.begin <= span.end && span.end <= text.size();
    if (right && is_inline) right = inline_is_right(document, id, span);
    if (right && node.kind < NodeKind::kText) right = block_is_right(document, id, span);
    if (!right) {
      report.wrong.push_back(
          fmt::format("kind {} at {}-{}: «{}»", static_cast<int>(node.kind), span.begin, span.end,
                      span.end <= text.size() ? text.substr(span.begin, span.size()) : ""));
    }
  }
  return report;
}

}  // namespace postlint::test
