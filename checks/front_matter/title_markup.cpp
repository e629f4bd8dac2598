#include "checks/excerpt.h"
#include "checks/front_matter/fields.h"
#include "checks/front_matter/markup.h"
#include "core/base/strings.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}

extern const Rule kTitleMarkup;
const Rule kTitleMarkup{
    .id = "title-markup",
    .family = Family::kFrontMatter,
    .severity = Severity::kWarning,
    .summary = "A link, bold text or an HTML tag in the title of a post",
    .why =
        "Browser tabs, feeds, search results and most themes show the title as plain text, with "
        "all brackets, asterisks and tags.",
    .bad = "---\ntitle: '**중요** 공지'\ndate: 2024-05-01\n---\n\n알려 드립니다.\n",
    .good = "---\ntitle: '중요 공지'\ndate: 2024-05-01\n---\n\n알려 드립니다.\n",
    .fix = FixSafety::kUnsafe,
    .fix_effect = FixEffect::kFrontMatter,
    .fix_summary = "The title as plain text; unsafe, because some themes render it.",
    .check = check,
};

namespace {

// Engines whose templates print a title as it stands, tags and all, so that tags in it work.
bool prints_tags(Engine engine) {
  return engine == Engine::kJekyll || engine == Engine::kHexo || engine == Engine::kPelican ||
         engine == Engine::kEleventy;
}

void check(const CheckContext& ctx, Reporter& reporter) {
  const FieldEntry* const entry = find_field(ctx, "title");
  if (entry == nullptr || ctx.front_matter().error || !entry->value.is_scalar()) return;
  const FieldValue& value = entry->value;
  const auto found = find_markup(value.text);
  if (!found || found->kind == MarkupKind::kCode || found->kind == MarkupKind::kHeading) return;
  if (found->kind == MarkupKind::kHtml && prints_tags(ctx.profile().engine)) return;
  if (value.text.find("{{") != std::string::npos) return;
  const std::string plain = to_plain_text(value.text);
  Finding& finding =
      reporter.report(value.span,
                      "the title has " + std::string(markup_name(found->kind)) +
                          ", which tabs, feeds and lists show as it stands: " + quoted(found->text),
                      plain.empty() ? "" : "write: " + excerpt(plain, 60));
  if (!plain.empty() && plain != value.text) {
    finding.fix = replace_value(ctx, value, plain, FixSafety::kUnsafe);
  }
}

}  // namespace
}  // namespace postlint
