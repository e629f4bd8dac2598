#include <array>

#include "checks/excerpt.h"
#include "checks/front_matter/fields.h"
#include "checks/front_matter/markup.h"
#include "core/base/strings.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}

extern const Rule kDescriptionMarkup;
const Rule kDescriptionMarkup{
    .id = "description-markup",
    .family = Family::kFrontMatter,
    .severity = Severity::kWarning,
    .summary = "Markdown or HTML in the description of a post",
    .why =
        "Search results, link cards and feeds show the description as plain text, so its readers "
        "see brackets, addresses and asterisks.",
    .bad =
        "---\ntitle: 파이콘\ndate: 2024-05-01\ndescription: '[파이콘](https://pycon.kr/)에 "
        "다녀왔다.'\n"
        "---\n\n다녀온 이야기.\n",
    .good =
        "---\ntitle: 파이콘\ndate: 2024-05-01\ndescription: '파이콘에 다녀왔다.'\n"
        "---\n\n다녀온 이야기.\n",
    .options = {{"code", RuleOption::Type::kBool, "false", "report `code` between back-ticks too"}},
    .fix = FixSafety::kSafe,
    .fix_effect = FixEffect::kFrontMatter,
    .fix_summary = "The description as plain text: links become their text, marks and tags vanish.",
    .check = check,
};

namespace {

// Whether the engine renders the field as Markdown itself.
bool is_rendered(const CheckContext& ctx, std::string_view name) {
  const Engine engine = ctx.profile().engine;
  if (equals_ignoring_case(name, "summary"))
    return engine == Engine::kPelican || engine == Engine::kHugo;
  // Jekyll themes print the excerpt as HTML or through markdownify.
  return equals_ignoring_case(name, "excerpt") && engine == Engine::kJekyll;
}

bool is_description(std::string_view name) {
  static constexpr std::array<std::string_view, 12> kNames{
      "description",     "excerpt",          "summary",           "desc",
      "og_description",  "ogDescription",    "seo_description",   "seoDescription",
      "metaDescription", "meta_description", "share-description", "socialDescription"};
  for (const std::string_view known : kNames) {
    if (equals_ignoring_case(name, known)) return true;
  }
  return false;
}

void check_field(const CheckContext& ctx, const FieldEntry& entry, Reporter& reporter) {
  const FieldValue& value = entry.value;
  if (!value.is_scalar() || value.text.empty() || !is_description(entry.key)) return;
  const auto found = find_markup(value.text);
  if (!found || is_rendered(ctx, entry.key)) return;
  if (found->kind == MarkupKind::kCode && !ctx.options.flag("code")) return;
  // Hexo themes print the excerpt as HTML.
  if (found->kind == MarkupKind::kHtml && equals_ignoring_case(entry.key, "excerpt") &&
      ctx.profile().engine == Engine::kHexo) {
    return;
  }
  if (value.text.find("{{") != std::string::npos || value.text.find("{%") != std::string::npos)
    return;
  const std::string plain = to_plain_text(value.text);
  Finding& finding = reporter.report(
      value.span,
      "the " + entry.key + " has " + std::string(markup_name(found->kind)) +
          ", which search results and link cards show as it stands: " + quoted(found->text),
      plain.empty() ? "write it as plain text" : "write: " + excerpt(plain, 60));
  if (!plain.empty() && plain != value.text && !find_markup(plain)) {
    finding.fix = replace_value(ctx, value, plain, FixSafety::kSafe);
  }
}

void check(const CheckContext& ctx, Reporter& reporter) {
  if (ctx.front_matter().error) return;
  for (const FieldEntry& entry : ctx.front_matter().entries) check_field(ctx, entry, reporter);
}

}  // namespace
}  // namespace postlint
