// "{width=50%}" behind an image, "{: .note}" at the end of a line: attributes to Python-Markdown,
// the second to kramdown too, and text to the others.
//
// In posts of Jekyll and Pelican "{: }" is a template of its own (TemplateKind), which converters
// translate; here are the ones that are Markdown to nobody else.
#include "core/base/strings.h"
#include "core/dialect/causes/causes.h"
#include "core/post/html_tags.h"

namespace postlint {
namespace {

constexpr std::string_view kReadings[] = {"text", "attributes"};
constexpr std::uint32_t kHasColon = 1;

// place.span: the braces; place.node: the inline before them, or kNoNode.
Reading read(const DialectPlace& place, const Dialect& dialect) {
  if (dialect.parser == MarkdownParser::kPythonMarkdown) return 1;
  return dialect.parser == MarkdownParser::kKramdown && place.detail == kHasColon ? 1 : 0;
}

bool takes_attributes(NodeKind kind) {
  return kind == NodeKind::kImage || kind == NodeKind::kLink || kind == NodeKind::kCode ||
         kind == NodeKind::kEmphasis || kind == NodeKind::kStrong;
}

void find(const DialectText& text, std::vector<DialectPlace>& places) {
  if (!text.file().byte_set().has('{')) return;
  const Document& document = text.document();
  for (NodeId id : document.texts()) {
    const std::string_view literal = document.node(id).literal;
    for (std::size_t open = literal.find('{'); open != std::string_view::npos;
         open = literal.find('{', open + 1)) {
      const std::size_t close = literal.find('}', open);
      if (close == std::string_view::npos) break;
      const std::string_view inner = trim(literal.substr(open + 1, close - open - 1));
      const bool has_colon = inner.starts_with(':') && inner.size() > 1;
      NodeId before = kNoNode;
      if (open == 0) {
        before = text.previous_sibling(id);
        if (before != kNoNode && !takes_attributes(document.node(before).kind)) before = kNoNode;
      }
      if (!has_colon && (before == kNoNode || inner.empty())) continue;
      const auto begin = document.source_offset(id, open);
      const auto last = document.source_offset(id, close);
      if (!begin || !last || text.bytes()[*begin] != '{') continue;
      places.push_back(
          {.span = {*begin, *last + 1}, .node = before, .detail = has_colon ? kHasColon : 0});
    }
  }
}

std::string html_attribute(std::string_view text) {
  std::string out = replace_all(text, "&", "&amp;");
  return replace_all(out, "\"", "&quot;");
}

// The attributes in HTML's form; empty where one has none.
std::string attributes_of(std::string_view inner) {
  std::string out, classes;
  for (std::string_view part : split(inner, ' ')) {
    part = trim(part);
    if (part.empty() || part == ":") continue;
    const std::size_t equals = part.find('=');
    if (part[0] == '.') {
      classes += (classes.empty() ? "" : " ") + std::string(part.substr(1));
    } else if (part[0] == '#') {
      out += " id=\"" + html_attribute(part.substr(1)) + "\"";
    } else if (equals != std::string_view::npos && equals > 0) {
      std::string_view value = part.substr(equals + 1);
      if (value.size() > 1 && (value[0] == '"' || value[0] == '\'') && value.back() == value[0]) {
        value = value.substr(1, value.size() - 2);
      }
      if (value.find_first_of("\"'") != std::string_view::npos) return {};
      out += " " + std::string(part.substr(0, equals)) + "=\"" + html_attribute(value) + "\"";
    } else {
      return {};
    }
  }
  if (!classes.empty()) out += " class=\"" + html_attribute(classes) + "\"";
  return out;
}

void write(const DialectText& text, const DialectPlace& place, Reading wanted, PlaceRewrite& out) {
  const Document& document = text.document();
  if (wanted == 0) {
    out.edits = {{{place.span.begin, place.span.begin + 1}, "&#123;"}};
    return;
  }
  const std::string_view braces = place.span.in(text.bytes());
  const std::string attributes = attributes_of(braces.substr(1, braces.size() - 2));
  const bool is_image = place.node != kNoNode && document.node(place.node).kind == NodeKind::kImage;
  const Span image = is_image ? document.span(place.node) : Span::unknown();
  if (is_image && image.known() && !attributes.empty()) {
    std::string tag = "<img src=\"" + html_attribute(document.target(place.node)) + "\" alt=\"" +
                      html_attribute(document.visible_text(place.node)) + "\"";
    const std::string_view title = document.title(place.node);
    if (!title.empty()) tag += " title=\"" + html_attribute(title) + "\"";
    out.edits = {{{image.begin, place.span.end}, tag + attributes + " />"}};
    if (has_masked_text(tag)) {
      out.edits.clear();
      out.note = "the attributes are shown as text: " + std::string(braces);
    }
    return;
  }
  out.edits = {{place.span, ""}};
  out.note = "the attributes are dropped: " + std::string(braces);
}

}  // namespace

const DialectCause kAttributeListCause{
    .id = "attr-list",
    .what = "braces stand behind a text or an image",
    .readings = kReadings,
    .by_parser = {0, 0, 0, 1, 0, 0, 0, 0},
    .read = read,
    .find = find,
    .write = write,
};

}  // namespace postlint
