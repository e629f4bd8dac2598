// The body of a post as a flat list of nodes in document order.
//
// cmark-gfm's tree is copied once into `nodes()`: a node's children are the ids
// between its own id + 1 and `subtree_end`; loops replace recursion, so depth cannot
// overflow the stack. Literals are views into memory that the Document owns.
//
// Spans are byte-exact or unknown. They are worked out block by block when somebody
// first asks, by aligning the block's content with its source lines; cmark's own
// inline positions are not trusted. Lines are 1-based lines of the file.
// Masked template syntax stands in literals as U+E000 (template_scanner.h).
// A Document is used by one thread at a time and must not outlive its SourceFile.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/span.h"
#include "core/post/template_scanner.h"
#include "core/text/source_file.h"

namespace postlint {

enum class NodeKind : std::uint8_t {
  kDocument,
  kBlockQuote,
  kList,
  kItem,
  kCodeBlock,
  kHtmlBlock,
  kParagraph,
  kHeading,
  kThematicBreak,
  kFootnoteDefinition,
  kTable,
  kTableRow,  // the first row of a table is its header
  kTableCell,
  kText,
  kSoftBreak,
  kHardBreak,
  kCode,
  kHtmlInline,
  kEmphasis,
  kStrong,
  kLink,
  kImage,
  kFootnoteReference,
};
inline constexpr std::size_t kNodeKinds =
    static_cast<std::size_t>(NodeKind::kFootnoteReference) + 1;

using NodeId = std::uint32_t;
inline constexpr NodeId kNoNode = UINT32_MAX;

struct Node {
  NodeKind kind;
  std::uint8_t level;  // headings: 1 to 6
  std::uint16_t depth;
  NodeId parent;
  NodeId subtree_end;  // one past the last descendant
  // Blocks: exact first and last line. Inlines: the lines of their leaf block.
  std::uint32_t line;
  std::uint32_t end_line;
  std::string_view literal;  // text, code, HTML; empty otherwise
};

enum class LinkForm : std::uint8_t {
  kInline,     // [text](destination "title")
  kFull,       // [text][label]
  kCollapsed,  // [label][]
  kShortcut,   // [label]
  kAngle,      // <https://…>
  kUnknown,
};

struct LinkParts {
  LinkForm form = LinkForm::kUnknown;
  Span text = Span::unknown();         // between the brackets; an image's alt
  Span destination = Span::unknown();  // without < >; inline and angle links only
  Span title = Span::unknown();        // with its quotes
  Span label = Span::unknown();        // reference links only
};

struct HeadingParts {
  bool is_setext = false;
  Span content = Span::unknown();  // the inline text
  std::uint32_t closing_hashes = 0;
};

struct CodeParts {
  bool is_fenced = false;
  bool is_closed = true;  // false: the fence runs to the end of its container
  char fence_char = 0;
  std::uint8_t fence_length = 0;
  std::string_view info;  // info string, escapes resolved
};

struct ItemParts {
  bool is_ordered = false;
  char marker = 0;           // '-', '*', '+', '.' or ')'
  std::uint32_t number = 0;  // ordered items: the number as written
  Span marker_span = Span::unknown();
  bool is_task = false;
};

struct ReferenceDefinition {
  Span span;                    // from '[' to the end of the definition
  Span label;                   // between the brackets
  Span destination;             // without < >
  Span title;                   // with quotes; empty where there is none
  std::string_view label_text;  // as written
  bool is_footnote = false;     // [^label]: of a footnote
};

// A URL written as plain text; engines with "linkify" make it a link.
struct BareUrl {
  Span span;
  NodeId text;  // the text node it stands in
};

struct DocumentOptions {
  TemplateSyntax templates;
  bool html_body = false;  // .html posts: the whole body is one HTML block
};

class Document {
 public:
  // Parses the body of `file` that begins at `body_begin`. Never fails: a body that is too
  // complex to be parsed within bounds has no nodes and says why in `too_complex()`.
  static Document parse(const SourceFile& file, std::uint32_t body_begin,
                        const DocumentOptions& options = {});
  Document(Document&&) noexcept;
  Document& operator=(Document&&) noexcept;
  ~Document();

  const SourceFile& file() const;
  std::uint32_t body_begin() const;

  std::span<const Node> nodes() const;  // nodes()[0] is the document
  const Node& node(NodeId id) const { return nodes()[id]; }
  std::span<const NodeId> of_kind(NodeKind kind) const;  // in document order
  std::span<const NodeId> headings() const { return of_kind(NodeKind::kHeading); }
  std::span<const NodeId> links() const { return of_kind(NodeKind::kLink); }
  std::span<const NodeId> images() const { return of_kind(NodeKind::kImage); }
  std::span<const NodeId> texts() const { return of_kind(NodeKind::kText); }
  NodeId first_child(NodeId id) const;        // kNoNode: none
  NodeId next_sibling(NodeId id) const;       // kNoNode: none
  NodeId leaf_block(NodeId inline_id) const;  // the paragraph, heading or cell an inline stands in
  bool is_inside(NodeId id, NodeKind ancestor) const;

  std::string_view target(NodeId link_or_image) const;  // decoded destination
  std::string_view title(NodeId link_or_image) const;   // decoded title
  // The characters a reader sees of the node's inlines: text, code, alt; breaks are one blank.
  std::string visible_text(NodeId id) const;

  // The whole construct, delimiters included. Blocks: from the first byte of content on the first
  // line (after container markers) to the last byte of the last line. Unknown where not proved.
  Span span(NodeId id) const;
  // For kText and kCode: the source offset of byte `offset` of the node's literal (an escaped
  // character: of its backslash; of an entity: its '&'). nullopt where the block is unknown.
  std::optional<std::uint32_t> source_offset(NodeId text, std::size_t offset) const;
  // The best known place for a report: the span, else the first line of the block.
  Span report_span(NodeId id) const;
  Span line_span(std::uint32_t line) const { return file().line_span(line); }

  LinkParts link_parts(NodeId id) const;
  HeadingParts heading_parts(NodeId id) const;
  CodeParts code_parts(NodeId id) const;
  ItemParts item_parts(NodeId id) const;
  // For lists: whether it is ordered and the number it starts with.
  bool list_is_ordered(NodeId id) const;
  std::uint32_t list_start(NodeId id) const;
  bool list_is_tight(NodeId id) const;

  std::span<const ReferenceDefinition> definitions() const;  // found on first use
  // Whether those are all that the parser read; false only in odd cases (a definition in a footnote
  // that is defined twice).
  bool definitions_are_complete() const;
  std::span<const BareUrl> bare_urls() const;  // found on first use
  const TemplateScan& templates() const;

  // Empty, or why the body was not parsed ("a table of 4,000 columns"), with the place.
  std::string_view too_complex() const;
  std::uint32_t too_complex_line() const;

  // The body rendered to HTML by cmark-gfm, block by block; for proofs. HTML is kept raw.
  struct RenderedBlock {
    std::uint32_t line, end_line;
    std::string html;
  };
  std::vector<RenderedBlock> render_blocks() const;

  struct Data;  // core/post/document_data.h

 private:
  explicit Document(std::unique_ptr<Data> data);
  std::unique_ptr<Data> data_;
};

}  // namespace postlint
