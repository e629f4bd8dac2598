#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "checks/excerpt.h"
#include "checks/links/inline_text.h"
#include "checks/links/link_targets.h"
#include "checks/links/url_shape.h"
#include "core/base/any_of.h"
#include "core/base/strings.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}

extern const Rule kLinkReferenceUndefined;
const Rule kLinkReferenceUndefined{
    .id = "link-reference-undefined",
    .aliases = {"MD052", "reference-links-images"},
    .family = Family::kLinks,
    .severity = Severity::kError,
    .summary = "A reference link names a label that the post does not define.",
    .why =
        "The reader sees the brackets as text and no link. Only [text][label] and [label][] are "
        "judged; a lone [label] may be meant as text.",
    .bad =
        "---\n"
        "title: 참고 자료\n"
        "date: 2024-05-01\n"
        "---\n\n"
        "자세한 내용은 [안내서][guide]에 있습니다.\n",
    .good =
        "---\n"
        "title: 참고 자료\n"
        "date: 2024-05-01\n"
        "---\n\n"
        "자세한 내용은 [안내서][guide]에 있습니다.\n\n"
        "[guide]: https://example.com/guide\n",
    .check = check,
};

namespace {

using links::BracketPair;
using links::InlineText;

bool is_word_byte(char c) {
  return is_ascii_alnum(c) || c == '_' || c == ')' || c == ']' || c == '\'' || c == '"' ||
         c == '$' || c == '#' || c == '&' || c == '@' || c == '\\' || c == links::kCodeStandIn;
}

bool is_number_list(std::string_view text) {
  return !text.empty() && find_other(text, "0123456789,;-. "_any) == std::string_view::npos;
}

// "a-z", "A-Za-z_0-9", "^/": a character class of a regular expression.
bool is_character_class(std::string_view text) {
  if (text.starts_with('^') || text.find('\\') != std::string_view::npos) return true;
  bool has_range = false;
  for (std::size_t at = 0; at < text.size();) {
    const bool is_range = at + 2 < text.size() && text[at + 1] == '-' && is_ascii_alnum(text[at]) &&
                          is_ascii_alnum(text[at + 2]);
    if (!is_range && is_ascii_alnum(text[at])) return false;
    has_range = has_range || is_range;
    at += is_range ? 3 : 1;
  }
  return has_range;
}

// What stands in brackets for other reasons than to be a link.
bool is_something_else(std::string_view inside) {
  return inside.empty() || trim(inside).empty() || inside.find('\n') != std::string_view::npos ||
         inside.front() == '^' || inside.front() == '/' || inside.front() == '-' ||
         find_any(inside, "[]"_any) != std::string_view::npos || has_masked_text(inside) ||
         is_character_class(inside);
}

struct Reference {
  BracketPair text;
  BracketPair label;  // of [label][] the empty brackets
  bool is_image = false;
  bool is_collapsed = false;
};

// Whether the two neighbouring pairs are meant as a reference, as far as the text says.
bool is_reference(std::string_view all, Reference& reference, const InlineText& inline_text) {
  const std::string_view text = inline_text.inside(reference.text);
  const std::string_view label = inline_text.inside(reference.label);
  reference.is_collapsed = label.empty();
  const bool is_badge = text == std::string_view(&links::kImageStandIn, 1);
  if (text.find(links::kLinkStandIn) != std::string_view::npos) return false;
  if (!is_badge && is_something_else(text)) return false;
  if (!reference.is_collapsed && is_something_else(label)) return false;
  if (trim(text) == "x" || trim(text) == "X") return false;
  if (is_number_list(text) && (label.empty() || is_number_list(label))) return false;
  std::uint32_t begin = reference.text.open;
  reference.is_image = begin > 0 && all[begin - 1] == '!';
  if (reference.is_image) --begin;
  if (begin > 0 && (is_word_byte(all[begin - 1]) || all[begin - 1] == '[')) return false;
  // 路径[只读][修改过]: brackets inside a sentence that has no blanks.
  const bool is_glued = begin > 0 && static_cast<unsigned char>(all[begin - 1]) >= 0x80;
  if (is_glued && !label.empty() && static_cast<unsigned char>(label[0]) >= 0x80) return false;
  const std::size_t behind = reference.label.close + 1;
  if (behind >= all.size()) return true;
  constexpr std::string_view kGoesOn = "[](*+?{:=";
  return kGoesOn.find(all[behind]) == std::string_view::npos;
}

bool is_formula(std::string_view all, const Reference& reference) {
  return all.substr(0, reference.text.open).find('$') != std::string_view::npos &&
         all.substr(reference.label.close).find('$') != std::string_view::npos;
}

constexpr std::size_t kLongestLabel = 999;
constexpr std::size_t kMostCandidates = 200;  // for a suggestion

// Every "[label]:" of the file by its label, wherever it stands; the value is its line.
class WrittenLabels {
 public:
  explicit WrittenLabels(const SourceFile& file) : file_(file) {
    const std::string_view bytes = file.bytes();
    std::size_t open = std::string_view::npos;
    for (std::size_t at = find_any(bytes, "[]"_any); at != std::string_view::npos;
         at = find_any(bytes, "[]"_any, at + 1)) {
      const bool ends_label = bytes[at] == ']' && bytes.substr(at + 1).starts_with(':');
      if (ends_label && open != std::string_view::npos && at - open <= kLongestLabel) {
        labels_.emplace(links::normalized_label(bytes.substr(open + 1, at - open - 1)),
                        static_cast<std::uint32_t>(open));
      }
      open = bytes[at] == '[' ? at : std::string_view::npos;
    }
  }
  bool empty() const { return labels_.empty(); }
  // The line of the label; 0: nowhere.
  std::uint32_t line_of(const std::string& label) const {
    const auto found = labels_.find(label);
    return found == labels_.end() ? 0 : file_.line_of(found->second);
  }

 private:
  const SourceFile& file_;
  std::unordered_map<std::string, std::uint32_t> labels_;
};

// Template tags that can write definitions: those that put another file in their place.
bool includes_other_files(const Document& doc) {
  for (const TemplateNode& node : doc.templates().nodes) {
    if (node.name.starts_with("include") || node.name == "render" || node.name == "partial") {
      return true;
    }
  }
  return false;
}

class Check {
 public:
  Check(const CheckContext& ctx, Reporter& reporter) : ctx_(ctx), reporter_(reporter) {}

  void run() {
    links::for_each_block_with_brackets(ctx_, [&](NodeId leaf, const InlineText& inline_text) {
      if (inline_text.text().find("][") == std::string_view::npos) return;
      if (inline_text.text().find("[/") != std::string_view::npos) return;  // [b]…[/b]
      check_block(leaf, inline_text);
    });
  }

 private:
  void check_block(NodeId leaf, const InlineText& inline_text) {
    const std::string_view all = inline_text.text();
    for (BracketPair label : inline_text.brackets()) {
      if (label.open == 0) continue;
      const BracketPair* text = InlineText::closing_at(inline_text.brackets(), label.open - 1);
      if (text == nullptr) continue;
      Reference reference{*text, label};
      if (!is_reference(all, reference, inline_text) || is_formula(all, reference)) continue;
      report(leaf, inline_text, reference);
    }
  }

  void report(NodeId leaf, const InlineText& inline_text, const Reference& reference) {
    if (!labels_) labels_.emplace(ctx_.file());
    const auto whole = inline_text.source_span(reference.text.open - (reference.is_image ? 1 : 0),
                                               reference.label.close);
    const auto text = inline_text.source_span(reference.text.open, reference.text.close);
    const auto label = inline_text.source_span(reference.label.open, reference.label.close);
    if (!whole || !text || !label || text->end != label->begin) return;
    const Span named = reference.is_collapsed ? *text : *label;
    const std::string_view name = ctx_.file().text({named.begin + 1, named.end - 1});
    if (name.size() > kLongestLabel) return;
    const std::string normalized = links::normalized_label(name);
    const std::uint32_t line = labels_->line_of(normalized);
    if (line != 0) {
      report_glued(*whole, name, line, reference.is_image);
    } else if (is_meant(leaf, inline_text, reference) && !includes_other_files(ctx_.doc()) &&
               reported_labels_.insert(normalized).second) {
      reporter_.report(*whole,
                       quoted(ctx_.file().text(*whole)) + " is shown as text, not as " +
                           (reference.is_image ? "an image" : "a link") +
                           ": nothing in this post defines the label " + quoted(name),
                       help(name, *text));
    }
  }

  // The definition stands in a paragraph's text, where it is none. One finding for a paragraph: a
  // broken definition takes all that follow with it. Elsewhere (in a template tag, in HTML) a
  // definition may work.
  void report_glued(Span whole, std::string_view name, std::uint32_t line, bool is_image) {
    if (ctx_.profile().engine == Engine::kPelican) return;  // Python-Markdown takes it
    if (!trim_left(ctx_.file().line_text(line)).starts_with('[')) return;
    const NodeId paragraph = paragraph_at(line);
    if (paragraph == kNoNode || !reported_paragraphs_.insert(paragraph).second) return;
    const std::uint32_t first = ctx_.doc().node(paragraph).line;
    const std::string_view first_line = trim_left(ctx_.file().line_text(first));
    const bool begins_as_definition =
        first_line.starts_with('[') && first_line.find("]:") != std::string_view::npos;
    reporter_.report(whole,
                     quoted(ctx_.file().text(whole)) + " is shown as text, not as " +
                         (is_image ? "an image" : "a link") + ": line " + std::to_string(line) +
                         ", which defines " + quoted(name) + ", is read as part of a paragraph",
                     begins_as_definition
                         ? "mend line " + std::to_string(first) +
                               ", which is no valid definition and makes text of the lines below it"
                         : "put a blank line before line " + std::to_string(line));
  }

  NodeId paragraph_at(std::uint32_t line) const {
    const Document& doc = ctx_.doc();
    const std::span<const NodeId> paragraphs = doc.of_kind(NodeKind::kParagraph);
    const auto behind = std::partition_point(paragraphs.begin(), paragraphs.end(),
                                             [&](NodeId id) { return doc.node(id).line <= line; });
    if (behind == paragraphs.begin()) return kNoNode;
    const NodeId found = *(behind - 1);
    return doc.node(found).end_line >= line ? found : kNoNode;
  }

  // In a post without definitions [공지][필독] at the head of a line is a pair of tags.
  bool is_meant(NodeId leaf, const InlineText& inline_text, const Reference& reference) const {
    if (reference.is_collapsed || !labels_->empty()) return true;
    const std::uint32_t begin = reference.text.open;
    const bool begins_line = begin == 0 || inline_text.text()[begin - 1] == '\n';
    const bool is_heading = ctx_.doc().node(leaf).kind == NodeKind::kHeading;
    return reference.is_image || links::looks_like_address(inline_text.inside(reference.label)) ||
           (!begins_line && !is_heading);
  }

  std::string help(std::string_view name, Span text) const {
    if (links::looks_like_address(name)) {
      return "write: " + excerpt(ctx_.file().text(text)) + "(" + excerpt(name, 60) + ")";
    }
    const std::string otherwise =
        "add a line at the end of the post: [" + excerpt(name) + "]: https://…";
    if (is_number_list(name)) return otherwise;  // the numbers beside it are other links
    std::vector<std::string_view> defined;
    for (const ReferenceDefinition& definition : ctx_.doc().definitions()) {
      if (defined.size() == kMostCandidates) break;
      if (!definition.is_footnote) defined.push_back(definition.label_text);
    }
    const std::string_view near = nearest(name, defined);
    if (!near.empty()) return "did you mean the label " + quoted(near) + "?";
    return otherwise;
  }

  const CheckContext& ctx_;
  Reporter& reporter_;
  std::optional<WrittenLabels> labels_;
  std::unordered_set<std::string> reported_labels_;
  std::unordered_set<NodeId> reported_paragraphs_;
};

void check(const CheckContext& ctx, Reporter& reporter) {
  if (ctx.file().bytes().find("][", ctx.doc().body_begin()) == std::string_view::npos) return;
  Check(ctx, reporter).run();
}

}  // namespace
}  // namespace postlint
