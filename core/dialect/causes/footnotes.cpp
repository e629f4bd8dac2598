// "[^1]": a footnote to all but marked and markdown-it, which want HTML; kramdown takes only names
// of Latin letters.
#include <algorithm>
#include <map>

#include "core/base/strings.h"
#include "core/dialect/causes/causes.h"

namespace postlint {
namespace {

constexpr std::string_view kReadings[] = {"footnotes", "text"};

struct Footnote {
  std::string label;
  std::vector<Span> references;       // "[^a]" in the text, in order
  Span definition = Span::unknown();  // "[^a]:" as it begins
  NodeId node = kNoNode;
};

// In the order of their first references; those without either part are left out.
std::vector<Footnote> footnotes_of(const DialectText& text) {
  const Document& document = text.document();
  std::vector<Footnote> found;
  std::map<std::string, std::size_t, std::less<>> by_label;
  for (NodeId id : document.of_kind(NodeKind::kFootnoteReference)) {
    const Span span = document.span(id);
    if (!span.known() || span.size() < 4) return {};
    std::string label(Span{span.begin + 2, span.end - 1}.in(text.bytes()));
    const auto [at, is_new] = by_label.try_emplace(label, found.size());
    if (is_new) found.push_back({.label = std::move(label)});
    found[at->second].references.push_back(span);
  }
  for (const ReferenceDefinition& definition : document.definitions()) {
    if (!definition.is_footnote) continue;
    std::string_view label = definition.label_text;
    if (label.starts_with('^')) label.remove_prefix(1);
    const auto at = by_label.find(label);
    if (at == by_label.end() || found[at->second].definition.known()) continue;
    const std::uint32_t begin = definition.span.begin;
    const std::string mark = "[^" + std::string(label) + "]:";
    if (!text.bytes().substr(begin).starts_with(mark)) continue;
    found[at->second].definition = {begin, begin + static_cast<std::uint32_t>(mark.size())};
    for (NodeId id : document.of_kind(NodeKind::kFootnoteDefinition)) {
      if (document.node(id).line == text.file().line_of(begin)) found[at->second].node = id;
    }
  }
  std::erase_if(found, [](const Footnote& one) { return !one.definition.known(); });
  return found;
}

bool is_ascii_name(std::string_view label) {
  return std::all_of(label.begin(), label.end(),
                     [](char c) { return is_ascii_alnum(c) || c == '_' || c == '-'; });
}

// place.text: the label; place.span: its first reference.
void find_names(const DialectText& text, std::vector<DialectPlace>& places) {
  if (text.bytes().find("[^") == std::string_view::npos) return;
  for (const Footnote& note : footnotes_of(text)) {
    if (!is_ascii_name(note.label))
      places.push_back({.span = note.references.front(), .text = note.label});
  }
}

void write_name(const DialectText& text, const DialectPlace& place, Reading wanted,
                PlaceRewrite& out) {
  if (wanted == 1) {
    out.note = "[^" + place.text + "] is text in the source, and a footnote here";
    return;
  }
  const std::vector<Footnote> notes = footnotes_of(text);
  std::size_t number = 0;
  for (std::size_t i = 0; i < notes.size(); ++i) {
    if (notes[i].label == place.text) number = i + 1;
  }
  std::string name = "note-" + std::to_string(number);
  while (std::any_of(notes.begin(), notes.end(),
                     [&](const Footnote& one) { return one.label == name; }))
    name += "-";
  const Footnote& note = notes[number - 1];
  for (const Span& span : note.references) out.edits.push_back({span, "[^" + name + "]"});
  out.edits.push_back({note.definition, "[^" + name + "]:"});
  std::sort(out.edits.begin(), out.edits.end(),
            [](const Edit& a, const Edit& b) { return a.span.begin < b.span.begin; });
}

// One place for all of a post: place.span is the first reference.
void find_all(const DialectText& text, std::vector<DialectPlace>& places) {
  if (text.bytes().find("[^") == std::string_view::npos) return;
  const std::vector<Footnote> notes = footnotes_of(text);
  if (!notes.empty()) places.push_back({.span = notes.front().references.front()});
}

// The content of a definition that is one paragraph, as HTML; empty where it is more.
std::string rendered(const DialectText& text, NodeId definition) {
  const Document& document = text.document();
  const NodeId paragraph = definition == kNoNode ? kNoNode : document.first_child(definition);
  if (paragraph == kNoNode || document.node(paragraph).kind != NodeKind::kParagraph ||
      document.next_sibling(paragraph) != kNoNode) {
    return {};
  }
  const Span span = document.span(paragraph);
  if (!span.known() || text.touches_template(span)) return {};
  const SourceFile file("", std::string(span.in(text.bytes())));
  const std::vector<Document::RenderedBlock> blocks = Document::parse(file, 0).render_blocks();
  if (blocks.size() != 1 || !blocks[0].html.starts_with("<p>")) return {};
  const std::string html = blocks[0].html.substr(3, blocks[0].html.rfind("</p>") - 3);
  return replace_all(html, "\n", " ");
}

void write_html(const DialectText& text, const DialectPlace&, Reading wanted, PlaceRewrite& out) {
  if (wanted == 1) {
    out.note = "[^1] is text in the source, and a footnote here";
    return;
  }
  const Document& document = text.document();
  const std::string ending(text.line_ending());
  std::string list = "<section class=\"footnotes\">" + ending + "<ol>" + ending;
  std::size_t number = 0;
  for (const Footnote& note : footnotes_of(text)) {
    const std::string n = std::to_string(++number);
    const std::string content = rendered(text, note.node);
    const bool is_at_margin = text.before_on_line(note.definition.begin).empty();
    if (content.empty() || !is_at_margin) {
      out.edits.clear();
      out.tries_again = true;
      out.note = "footnotes of several paragraphs are shown as text";
      return;
    }
    bool is_first = true;
    for (const Span& span : note.references) {
      const std::string id = is_first ? " id=\"fnref-" + n + "\"" : "";
      out.edits.push_back({span, "<sup" + id + "><a href=\"#fn-" + n + "\">" + n + "</a></sup>"});
      is_first = false;
    }
    const Node& paragraph = document.node(document.first_child(note.node));
    const std::uint32_t begin = text.file().line_start(paragraph.line);
    std::uint32_t end = text.file().line_span(paragraph.end_line).end;
    if (text.bytes().substr(end).starts_with(ending))
      end += static_cast<std::uint32_t>(ending.size());
    out.edits.push_back({{begin, end}, ""});
    list += "<li id=\"fn-" + n + "\">" + content + " <a class=\"footnote-backref\" href=\"#fnref-" +
            n + "\">↩</a></li>" + ending;
  }
  std::sort(out.edits.begin(), out.edits.end(),
            [](const Edit& a, const Edit& b) { return a.span.begin < b.span.begin; });
  const auto end = static_cast<std::uint32_t>(text.bytes().size());
  list += "</ol>" + ending + "</section>" + ending;
  const std::string blank = text.bytes().ends_with('\n') ? ending : ending + ending;
  if (!out.edits.empty() && out.edits.back().span.end == end) {
    out.edits.back().text = ending + list;
  } else {
    out.edits.push_back({{end, end}, blank + list});
  }
  out.edits_html = true;
}

}  // namespace

const DialectCause kFootnoteNameCause{
    .id = "footnote-name",
    .what = "the name of a footnote has other than Latin letters",
    .readings = kReadings,
    .by_parser = {1, 0, 0, 0, 0, 0, 0, 0},
    .find = find_names,
    .write = write_name,
};

const DialectCause kFootnotesCause{
    .id = "footnotes",
    .what = "footnotes",
    .readings = kReadings,
    .by_parser = {0, 0, 1, 0, 0, 1, 0, 0},
    .find = find_all,
    .write = write_html,
};

}  // namespace postlint
