// The document builder on any bytes: the tree is well formed, every known span lies in the file and
// in its parent's, and where a span claims to begin and end the delimiters of its construct stand.
#include "core/post/document.h"

#include "core/post/html_tags.h"
#include "core/site/engine_profile.h"
#include "core/site/heading_ids.h"
#include "tests/fuzz/expect.h"

namespace postlint::fuzz {
namespace {

bool is_inline(NodeKind kind) {
  return kind >= NodeKind::kText;
}

void check_tree(const Document& document) {
  const auto nodes = document.nodes();
  for (NodeId id = 0; id < nodes.size(); ++id) {
    const Node& node = nodes[id];
    expect(node.subtree_end > id && node.subtree_end <= nodes.size(), "a subtree ends in the list");
    expect(node.line <= node.end_line, "a node's lines are in order");
    if (id == 0) continue;
    expect(node.parent < id, "parents come first");
    expect(node.subtree_end <= nodes[node.parent].subtree_end, "a subtree lies in its parent's");
  }
}

void expect_ends(std::string_view text, std::string_view first, std::string_view last,
                 std::string_view what) {
  expect(!text.empty() && first.find(text.front()) != first.npos &&
             last.find(text.back()) != last.npos,
         what, text);
}

void check_delimiters(const Document& document, NodeId id, std::string_view text) {
  switch (document.node(id).kind) {
    case NodeKind::kEmphasis:
      expect_ends(text, "*_", "*_", "emphasis stands between * or _");
      expect(text.size() >= 3 && text.front() == text.back(), "emphasis closes as it opens", text);
      break;
    case NodeKind::kStrong:
      expect_ends(text, "*_", "*_", "strong emphasis stands between ** or __");
      expect(text.size() >= 5 && text[0] == text[1] && text[text.size() - 2] == text.back() &&
                 text[0] == text.back(),
             "strong emphasis closes as it opens", text);
      break;
    case NodeKind::kCode:
      expect_ends(text, "`", "`", "code stands between backticks");
      break;
    case NodeKind::kHtmlInline:
      expect_ends(text, "<", ">", "inline HTML stands between < and >");
      break;
    case NodeKind::kLink:
      expect_ends(text, "[<", ")]>", "a link has its brackets");
      break;
    case NodeKind::kImage:
      expect(text.starts_with("!["), "an image begins with ![", text);
      expect_ends(text, "!", ")]", "an image has its brackets");
      break;
    case NodeKind::kFootnoteReference:
      expect(text.starts_with("[^") && text.ends_with("]"), "a footnote reference has its brackets",
             text);
      break;
    default:
      break;
  }
}

void check_span(const Document& document, NodeId id) {
  const Span span = document.span(id);
  (void)document.report_span(id);
  if (!span.known()) return;
  const Node& node = document.node(id);
  const std::string_view bytes = document.file().bytes();
  expect(span.begin <= span.end && span.end <= bytes.size(), "a span lies in the file");
  expect(span.begin >= document.body_begin(), "a span lies in the body");
  if (!is_inline(node.kind)) return;
  const Span parent = document.span(node.parent);
  if (parent.known()) expect(parent.contains(span), "a span lies in its parent's", span.in(bytes));
  check_delimiters(document, id, span.in(bytes));
}

void check_offsets(const Document& document, NodeId id) {
  const Node& node = document.node(id);
  std::uint32_t last = 0;
  for (std::size_t i = 0; i < node.literal.size(); i += 1 + node.literal.size() / 16) {
    const auto offset = document.source_offset(id, i);
    if (!offset) continue;
    expect(*offset < document.file().bytes().size(), "a source offset lies in the file");
    expect(*offset >= last, "source offsets ascend");
    last = *offset;
  }
}

void check_part(const Document& document, Span whole, Span part, std::string_view what) {
  if (!part.known()) return;
  expect(part.begin <= part.end && part.end <= document.file().bytes().size(), what);
  if (whole.known()) expect(whole.contains(part), what, whole.in(document.file().bytes()));
}

void check_parts(const Document& document, NodeId id) {
  const Span whole = document.span(id);
  switch (document.node(id).kind) {
    case NodeKind::kLink:
    case NodeKind::kImage: {
      const LinkParts parts = document.link_parts(id);
      check_part(document, whole, parts.text, "a link's text lies in it");
      check_part(document, whole, parts.destination, "a link's destination lies in it");
      check_part(document, whole, parts.title, "a link's title lies in it");
      check_part(document, whole, parts.label, "a link's label lies in it");
      (void)document.target(id);
      (void)document.title(id);
      break;
    }
    case NodeKind::kHeading:
      check_part(document, whole, document.heading_parts(id).content,
                 "a heading's content lies in it");
      break;
    case NodeKind::kCodeBlock:
      (void)document.code_parts(id);
      break;
    case NodeKind::kItem:
      check_part(document, Span::unknown(), document.item_parts(id).marker_span,
                 "a marker lies in the file");
      break;
    case NodeKind::kList:
      (void)document.list_is_ordered(id);
      (void)document.list_start(id);
      (void)document.list_is_tight(id);
      break;
    default:
      break;
  }
}

void check_rest(const Document& document) {
  const std::size_t size = document.file().bytes().size();
  for (const ReferenceDefinition& definition : document.definitions()) {
    check_part(document, definition.span, definition.label, "a definition's label lies in it");
    check_part(document, definition.span, definition.destination,
               "a definition's address lies in it");
  }
  for (const BareUrl& url : document.bare_urls()) {
    expect(url.span.end <= size && url.span.begin < url.span.end, "a bare URL lies in the file");
  }
  for (const TemplateNode& node : document.templates().nodes) {
    expect(node.span.begin <= node.span.end && node.span.end <= size,
           "template syntax lies in the file");
  }
  for (const HtmlTag& tag : html_tags(document)) {
    expect(tag.span.begin <= tag.span.end && tag.span.end <= size, "a tag lies in the file");
  }
  (void)document.render_blocks();
}

void run(const Input& input) {
  const auto profiles = engine_profiles();
  const EngineProfile& profile = profiles[input.choice % profiles.size()];
  const SourceFile file("fuzz.md", input.text);
  const Document document = Document::parse(
      file, file.body_start(), {.templates = profile.templates, .html_body = input.choice >= 240});
  check_tree(document);
  const auto nodes = document.nodes();
  for (NodeId id = 0; id < nodes.size(); ++id) {
    check_span(document, id);
    check_parts(document, id);
    if (nodes[id].kind == NodeKind::kText || nodes[id].kind == NodeKind::kCode)
      check_offsets(document, id);
    if (nodes[id].depth <= 2 && id < 64) (void)document.visible_text(id);
  }
  check_rest(document);
  (void)heading_ids(document, profile.heading_ids);
}

}  // namespace
}  // namespace postlint::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  postlint::fuzz::run(postlint::fuzz::Input(data, size));
  return 0;
}
