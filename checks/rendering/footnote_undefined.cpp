#include <algorithm>

#include "core/base/any_of.h"
#include "core/base/strings.h"
#include "core/lint/check_context.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}

extern const Rule kFootnoteUndefined;
const Rule kFootnoteUndefined{
    .id = "footnote-undefined",
    .aliases = {},
    .family = Family::kRendering,
    .severity = Severity::kWarning,
    .summary = "A footnote mark has no footnote.",
    .why = "Without a definition the mark is shown as “[^1]” and leads nowhere.",
    .bad = "---\ntitle: 각주\ndate: 2024-03-01\n---\n\n자세한 내용은 각주[^1]를 보세요.\n",
    .good =
        "---\ntitle: 각주\ndate: 2024-03-01\n---\n\n자세한 내용은 각주[^1]를 보세요.\n\n"
        "[^1]: 마크다운 명세의 부록입니다.\n",
    .check = check,
};

namespace {

struct Mark {
  std::string_view label;
  Span span;
  bool begins_line;
};

bool is_number(std::string_view label) {
  return std::all_of(label.begin(), label.end(), is_ascii_digit);
}

// [^a-z] and [^"] are regular expressions; a number is a footnote.
bool may_be_label(std::string_view label, bool post_has_footnotes) {
  if (label.empty() || label.size() > 60) return false;
  if (is_number(label)) return true;
  if (!post_has_footnotes || label.size() < 2) return false;
  return std::all_of(label.begin(), label.end(), [](char c) {
    return is_ascii_alnum(c) || c == '-' || c == '_' || static_cast<unsigned char>(c) >= 0x80;
  });
}

bool begins_line(const Document& document, NodeId text) {
  const NodeId parent = document.node(text).parent;
  return document.first_child(parent) == text ||
         document.node(text - 1).kind == NodeKind::kSoftBreak;
}

// As in nearly all posts with footnotes; spares a walk over the text.
bool is_every_mark_defined(const Document& document) {
  const std::string_view bytes = document.file().bytes();
  for (std::size_t at = bytes.find("[^", document.body_begin()); at != std::string_view::npos;
       at = bytes.find("[^", at + 2)) {
    const std::size_t end = bytes.substr(0, at + 64).find(']', at);
    if (end == std::string_view::npos) return false;
    const std::string_view label = bytes.substr(at + 2, end - at - 2);
    const auto definitions = document.definitions();
    const bool is_defined =
        std::any_of(definitions.begin(), definitions.end(), [&](const auto& definition) {
          return definition.is_footnote && definition.label_text == label;
        });
    if (!is_defined) return false;
  }
  return true;
}

std::vector<Mark> undefined_marks(const Document& document) {
  std::vector<Mark> marks;
  if (is_every_mark_defined(document)) return marks;
  bool has_footnotes = !document.of_kind(NodeKind::kFootnoteReference).empty();
  bool asked = has_footnotes;
  for (NodeId id : document.texts()) {
    const std::string_view text = document.node(id).literal;
    if (!has_any(text, '^', '^', '^')) continue;
    for (std::size_t at = text.find("[^"); at != std::string_view::npos;
         at = text.find("[^", at + 2)) {
      const std::size_t end = text.substr(0, at + 64).find(']', at);
      if (end == std::string_view::npos) continue;
      if (!asked) {
        const auto definitions = document.definitions();
        has_footnotes = std::any_of(definitions.begin(), definitions.end(),
                                    [](const auto& definition) { return definition.is_footnote; });
        asked = true;
      }
      const std::string_view label = text.substr(at + 2, end - at - 2);
      if (!may_be_label(label, has_footnotes)) continue;
      const auto begin = document.source_offset(id, at);
      if (!begin) continue;
      const Span span{*begin, static_cast<std::uint32_t>(*begin + label.size() + 3)};
      const std::string_view bytes = document.file().bytes();
      if (span.end > bytes.size() || span.in(bytes) != text.substr(at, label.size() + 3)) continue;
      marks.push_back({label, span, at == 0 && begins_line(document, id)});
    }
  }
  return marks;
}

void check(const CheckContext& ctx, Reporter& reporter) {
  const ByteSet& bytes = ctx.file().byte_set();
  if (!bytes.has('^') || !bytes.has('[') || !ctx.profile().has_footnotes) return;
  std::vector<Mark> marks = undefined_marks(ctx.doc());
  // One finding a label, at the mark in the text rather than at a note without its colon.
  std::stable_sort(marks.begin(), marks.end(), [](const Mark& left, const Mark& right) {
    return left.label != right.label ? left.label < right.label
                                     : left.begins_line < right.begins_line;
  });
  for (std::size_t i = 0, next = 0; i < marks.size(); i = next) {
    while (next < marks.size() && marks[next].label == marks[i].label) ++next;
    const Mark& last = marks[next - 1];
    const std::string mark = "[^" + std::string(marks[i].label) + "]";
    std::string help = "add a line: " + mark + ": the text of the footnote";
    if (last.begins_line) {
      help = "write a colon in line " + std::to_string(ctx.file().line_of(last.span.begin)) + ": " +
             mark + ": …";
    }
    reporter.report(marks[i].span,
                    "“" + mark + "” is shown as text: no footnote of that name is defined", help);
  }
}

}  // namespace
}  // namespace postlint
