// Markdown inside of block HTML: between blank lines it is read by most, in kramdown and
// Python-Markdown only below a tag with markdown="1", there without blank lines too.
#include <algorithm>

#include "core/base/strings.h"
#include "core/dialect/causes/causes.h"
#include "core/post/html_tags.h"

namespace postlint {
namespace {

constexpr std::string_view kReadings[] = {"Markdown", "raw"};
// A block with more open tags than this is no author's.
constexpr std::size_t kMostOpen = 64;

constexpr std::uint32_t kSaysMarkdown = 1, kHasBlankLine = 2;

bool needs_attribute(const Dialect& dialect) {
  return dialect.parser == MarkdownParser::kKramdown ||
         dialect.parser == MarkdownParser::kPythonMarkdown;
}

// place.span: the opening tag; place.detail: the flags above.
Reading read(const DialectPlace& place, const Dialect& dialect) {
  if (dialect.parser == MarkdownParser::kMdx) return 0;
  const std::uint32_t flag = needs_attribute(dialect) ? kSaysMarkdown : kHasBlankLine;
  return (place.detail & flag) != 0 ? 0 : 1;
}

bool says_markdown(const HtmlTag& tag) {
  const HtmlAttribute* attribute = tag.attribute("markdown");
  return attribute != nullptr && attribute->value != "0";
}

// The tags of a block of HTML that it does not close itself; each is in the file's offsets.
std::vector<HtmlTag> open_tags(const DialectText& text, NodeId block) {
  const Span span = text.document().span(block);
  std::vector<HtmlTag> open;
  for (HtmlTag& tag : scan_html(span.in(text.bytes()), span.begin)) {
    if (tag.kind == HtmlTag::Kind::kOpen && !tag.self_closing &&
        !is_void_element(ascii_lower(tag.name))) {
      if (open.size() == kMostOpen) return {};
      open.push_back(std::move(tag));
    } else if (tag.kind == HtmlTag::Kind::kClose) {
      const auto found = std::find_if(open.rbegin(), open.rend(), [&](const HtmlTag& one) {
        return equals_ignoring_case(one.name, tag.name);
      });
      if (found != open.rend()) open.erase(std::next(found).base(), open.end());
    }
  }
  return open;
}

void find(const DialectText& text, std::vector<DialectPlace>& places) {
  const Document& document = text.document();
  for (NodeId block : document.of_kind(NodeKind::kHtmlBlock)) {
    if (!document.span(block).known()) continue;
    const NodeId next = document.next_sibling(block);
    const bool holds_blocks = next != kNoNode && document.node(next).kind != NodeKind::kHtmlBlock;
    if (holds_blocks) {
      for (const HtmlTag& tag : open_tags(text, block)) {
        if (!tag.is_terminated || equals_ignoring_case(tag.name, "p")) continue;
        places.push_back({.span = tag.span,
                          .node = block,
                          .detail = kHasBlankLine | (says_markdown(tag) ? kSaysMarkdown : 0)});
      }
      continue;
    }
    for (const HtmlTag& tag :
         scan_html(document.span(block).in(text.bytes()), document.span(block).begin)) {
      if (tag.kind == HtmlTag::Kind::kOpen && tag.is_terminated && says_markdown(tag)) {
        places.push_back({.span = tag.span, .node = block, .detail = kSaysMarkdown});
      }
    }
  }
}

// Blank lines behind the opening tag and before its end, where each stands on a line of its own.
void add_blank_lines(const DialectText& text, const DialectPlace& place, PlaceRewrite& out) {
  const SourceFile& file = text.file();
  const Span block = text.document().span(place.node);
  std::uint32_t depth = 0;
  Span closing = Span::unknown();
  const std::vector<HtmlTag> tags = scan_html(block.in(text.bytes()), block.begin);
  std::string_view name;
  for (const HtmlTag& tag : tags) {
    if (tag.span == place.span) name = tag.name;
    if (name.empty() || !equals_ignoring_case(tag.name, name)) continue;
    if (tag.kind == HtmlTag::Kind::kOpen) ++depth;
    if (tag.kind == HtmlTag::Kind::kClose && --depth == 0) {
      closing = tag.span;
      break;
    }
  }
  const std::uint32_t line = file.line_of(place.span.end - 1);
  if (!closing.known() ||
      !trim(Span{place.span.end, file.line_span(line).end}.in(text.bytes())).empty() ||
      !trim(text.before_on_line(closing.begin)).empty() ||
      file.line_of(closing.begin) <= line + 1) {
    out.note = "the text in <" + std::string(name) + "> is Markdown in the source, and raw here";
    return;
  }
  const std::string ending(text.line_ending());
  const std::uint32_t first = file.line_start(line + 1);
  const std::uint32_t last = file.line_start(file.line_of(closing.begin));
  if (!text.is_blank_line(line + 1)) out.edits.push_back({{first, first}, ending});
  if (!text.is_blank_line(file.line_of(closing.begin) - 1)) {
    out.edits.push_back({{last, last}, ending});
  }
  out.edits_html = true;
}

void write(const DialectText& text, const DialectPlace& place, Reading wanted, PlaceRewrite& out) {
  if (wanted == 1) {
    out.note = "what stands in the HTML is raw in the source, and Markdown here";
  } else if (needs_attribute(text.to())) {
    const std::uint32_t at = place.span.end - 1;
    out.edits = {{{at, at}, " markdown=\"1\""}};
    out.edits_html = true;
  } else {
    add_blank_lines(text, place, out);
  }
}

}  // namespace

const DialectCause kHtmlMarkdownCause{
    .id = "html-markdown",
    .what = "Markdown stands in a block of HTML",
    .readings = kReadings,
    .by_parser = {1, 0, 0, 1, 0, 0, 0, 0},
    .read = read,
    .find = find,
    .write = write,
    .reshapes = true,
};

}  // namespace postlint
