#include <unordered_set>

#include "checks/excerpt.h"
#include "checks/links/link_targets.h"
#include "core/base/any_of.h"
#include "core/base/strings.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}

extern const Rule kLinkReferenceUnused;
const Rule kLinkReferenceUnused{
    .id = "link-reference-unused",
    .aliases = {"MD053", "link-image-reference-definitions"},
    .family = Family::kLinks,
    .severity = Severity::kInfo,
    .on_by_default = false,
    .summary = "A reference definition is used by no link, or repeats a label.",
    .why =
        "Readers do not see it. Often it is what is left of a link that was taken out or whose "
        "label was changed on one side only; of two definitions with one label only the first "
        "counts.",
    .bad =
        "---\n"
        "title: 참고 자료\n"
        "date: 2024-05-01\n"
        "---\n\n"
        "자세한 내용은 [안내서][guide]에 있습니다.\n\n"
        "[guide]: https://example.com/guide\n"
        "[faq]: https://example.com/faq\n",
    .good =
        "---\n"
        "title: 참고 자료\n"
        "date: 2024-05-01\n"
        "---\n\n"
        "자세한 내용은 [안내서][guide]에 있습니다.\n\n"
        "[guide]: https://example.com/guide\n",
    .fix = FixSafety::kSafe,
    .fix_effect = FixEffect::kPageUnchanged,
    .fix_summary = "Takes the definition out.",
    .check = check,
};

namespace {

// Labels that links name, and all that stands in brackets where postlint does not read Markdown
// (template tags, HTML blocks).
class UsedLabels {
 public:
  explicit UsedLabels(const CheckContext& ctx) : ctx_(ctx) {
    const Document& doc = ctx.doc();
    for (NodeId id : doc.links()) add_link(id);
    for (NodeId id : doc.images()) add_link(id);
    for (const TemplateNode& node : doc.templates().nodes) add_brackets(ctx.file().text(node.span));
    for (NodeId id : doc.of_kind(NodeKind::kHtmlBlock)) add_brackets(doc.node(id).literal);
  }
  bool contain(const std::string& label) const { return labels_.contains(label); }
  // A link whose form is not known may use any definition of its address.
  bool may_lead_to(std::string_view target) const { return targets_.contains(target); }

 private:
  void add_link(NodeId id) {
    const LinkParts parts = ctx_.doc().link_parts(id);
    switch (parts.form) {
      case LinkForm::kInline:
      case LinkForm::kAngle:
        return;
      case LinkForm::kFull:
      case LinkForm::kCollapsed:
      case LinkForm::kShortcut: {
        const Span label = parts.label.known() && !parts.label.empty() ? parts.label : parts.text;
        if (label.known()) {
          labels_.insert(links::normalized_label(ctx_.file().text(label)));
          return;
        }
        break;
      }
      case LinkForm::kUnknown:
        break;
    }
    targets_.insert(ctx_.doc().target(id));
  }

  void add_brackets(std::string_view text) {
    for (std::size_t open = text.find('['); open != std::string_view::npos;
         open = text.find('[', open + 1)) {
      const std::size_t close = find_any(text.substr(0, open + 1000), "[]"_any, open + 1);
      if (close == std::string_view::npos || text[close] == '[') continue;
      labels_.insert(links::normalized_label(text.substr(open + 1, close - open - 1)));
    }
  }

  const CheckContext& ctx_;
  std::unordered_set<std::string> labels_;
  std::unordered_set<std::string_view> targets_;
};

// [//]: # (a remark), [comment]: # …: definitions used as comments.
bool is_comment(const CheckContext& ctx, const ReferenceDefinition& definition) {
  const std::string_view label = definition.label_text;
  if (label.starts_with("//") || label.starts_with('_') || label == "comment") return true;
  if (!definition.destination.known()) return true;
  const std::string_view target = ctx.file().text(definition.destination);
  return target.empty() || target == "#" || target == "/" || target == "//";
}

// Whole lines only: what a definition shares its line with is not known.
std::optional<Span> lines_of(const SourceFile& file, Span definition) {
  const std::uint32_t first = file.line_of(definition.begin);
  const std::uint32_t last =
      file.line_of(definition.end == definition.begin ? definition.end : definition.end - 1);
  const Span last_line = file.line_span(last);
  const std::uint32_t begin = file.line_start(first);
  if (!trim(file.text({begin, definition.begin})).empty()) return std::nullopt;
  if (definition.end < last_line.end && !trim(file.text({definition.end, last_line.end})).empty()) {
    return std::nullopt;
  }
  return Span{begin, last < file.line_count() ? file.line_start(last + 1)
                                              : static_cast<std::uint32_t>(file.bytes().size())};
}

void check(const CheckContext& ctx, Reporter& reporter) {
  if (ctx.file().bytes().find("]:", ctx.doc().body_begin()) == std::string_view::npos) return;
  const std::span<const ReferenceDefinition> definitions = ctx.doc().definitions();
  if (definitions.empty()) return;
  const UsedLabels used(ctx);
  std::unordered_set<std::string> seen;
  for (const ReferenceDefinition& definition : definitions) {
    if (definition.is_footnote || is_comment(ctx, definition)) continue;
    const std::string label = links::normalized_label(definition.label_text);
    const bool is_repeated = !seen.insert(label).second;
    if (!is_repeated &&
        (used.contain(label) || used.may_lead_to(ctx.file().text(definition.destination)))) {
      continue;
    }
    Finding& finding = reporter.report(
        definition.span,
        is_repeated ? "the label " + quoted(definition.label_text) +
                          " is defined above: this second definition has no effect"
                    : "No link of this post uses the label " + quoted(definition.label_text),
        "take the line out");
    if (const auto lines = lines_of(ctx.file(), definition.span)) {
      finding.fix = Fix{{{*lines, ""}}, FixSafety::kSafe};
    }
  }
}

}  // namespace
}  // namespace postlint
