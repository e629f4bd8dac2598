// "term⏎: meaning": a list of definitions to kramdown, goldmark and Python-Markdown, text to the
// others.
#include <algorithm>

#include "core/base/strings.h"
#include "core/dialect/causes/causes.h"

namespace postlint {
namespace {

constexpr std::string_view kReadings[] = {"text", "definitions"};

// Hexo makes one of the line break that it puts before the colon.
Reading read(const DialectPlace&, const Dialect& dialect) {
  switch (dialect.parser) {
    case MarkdownParser::kKramdown:
    case MarkdownParser::kGoldmark:
    case MarkdownParser::kPythonMarkdown:
      return 1;
    case MarkdownParser::kMarked:
      return dialect.hard_breaks ? 1 : 0;
    default:
      return 0;
  }
}

// place.node: the paragraph; place.span: the colons' first, place.other: the whole paragraph.
void find(const DialectText& text, std::vector<DialectPlace>& places) {
  if (!text.file().byte_set().has(':')) return;
  const Document& document = text.document();
  NodeId last = kNoNode;
  for (NodeId id : text.line_firsts()) {
    const Node& node = document.node(id);
    if (node.kind != NodeKind::kText || !node.literal.starts_with(':') || node.literal.size() < 2 ||
        !is_blank(node.literal[1]) || node.parent == last) {
      continue;
    }
    if (document.first_child(node.parent) == id) continue;  // no term above
    const auto colon = document.source_offset(id, 0);
    const Span whole = document.span(node.parent);
    if (!colon || !whole.known() || text.bytes()[*colon] != ':') continue;
    last = node.parent;
    places.push_back({.span = {*colon, *colon + 1}, .node = node.parent, .other = whole});
  }
}

// A line of HTML that neither opens nor closes what another line closes or opens.
bool is_balanced(std::string_view line) {
  std::size_t opened = 0, closed = 0;
  for (std::size_t at = line.find('<'); at != line.npos; at = line.find('<', at + 1)) {
    const std::string_view rest = line.substr(at);
    if (rest.starts_with("</")) {
      ++closed;
    } else if (!rest.starts_with("<br") && !rest.starts_with("<img")) {
      ++opened;
    }
  }
  return opened == closed;
}

// The paragraph's HTML as a list of definitions; empty where it is not as simple as that.
std::string as_list(std::string_view html) {
  if (!html.starts_with("<p>") || has_masked_text(html)) return {};
  html = html.substr(3, html.find("</p>") - 3);
  std::string out = "<dl>\n";
  bool has_meaning = false;
  for (std::string_view line : split(html, '\n')) {
    line = trim(line);
    if (line.ends_with("<br />")) line.remove_suffix(6);
    if (!is_balanced(line)) return {};
    if (line.starts_with(": ")) {
      out += "<dd>" + std::string(trim(line.substr(1))) + "</dd>\n";
      has_meaning = true;
    } else if (has_meaning) {
      return {};  // goes on with the meaning, or is the next term: parsers differ
    } else {
      out += "<dt>" + std::string(line) + "</dt>\n";
    }
  }
  return out + "</dl>";
}

void write(const DialectText& text, const DialectPlace& place, Reading wanted, PlaceRewrite& out) {
  const Document& document = text.document();
  if (wanted == 0) {
    for (NodeId id : text.line_firsts()) {
      const Node& node = document.node(id);
      const auto at = node.kind == NodeKind::kText && node.parent == place.node &&
                              node.literal.starts_with(": ")
                          ? document.source_offset(id, 0)
                          : std::nullopt;
      if (at) out.edits.push_back({{*at, *at + 1}, "&#58;"});
    }
    return;
  }
  const Node& node = document.node(place.node);
  const std::vector<Document::RenderedBlock>& blocks = text.rendered_blocks();
  const auto block = std::partition_point(blocks.begin(), blocks.end(),
                                          [&](const auto& one) { return one.line < node.line; });
  const bool is_found = document.node(node.parent).kind == NodeKind::kDocument &&
                        block != blocks.end() && block->line == node.line;
  const std::string html = is_found ? as_list(block->html) : std::string();
  if (html.empty()) {
    out.note = "a list of definitions is shown as text";
    return;
  }
  out.edits = {{place.other, html}};
  out.edits_html = true;  // what HTML it has is in the new one
}

}  // namespace

const DialectCause kDefinitionListCause{
    .id = "definition-list",
    .what = "a line begins with a colon below a term",
    .readings = kReadings,
    .by_parser = {1, 1, 0, 1, 0, 0, 0, 0},
    .read = read,
    .find = find,
    .write = write,
};

}  // namespace postlint
