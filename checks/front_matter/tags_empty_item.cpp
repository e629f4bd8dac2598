#include "checks/excerpt.h"
#include "checks/front_matter/fields.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}

extern const Rule kTagsEmptyItem;
const Rule kTagsEmptyItem{
    .id = "tags-empty-item",
    .family = Family::kFrontMatter,
    .severity = Severity::kWarning,
    .summary = "A list of tags or categories with an empty item",
    .why =
        "Depending on the engine the blog gets a tag without a name, a tag called null, or the "
        "build stops.",
    .bad = "---\ntitle: 산\ndate: 2024-05-01\ntags: [등산, \"\"]\n---\n\n산에 올랐다.\n",
    .good = "---\ntitle: 산\ndate: 2024-05-01\ntags: [등산]\n---\n\n산에 올랐다.\n",
    .fix = FixSafety::kSafe,
    .fix_effect = FixEffect::kFrontMatter,
    .fix_summary = "The empty item is taken out, with its line in a list of lines.",
    .check = check,
};

namespace {

void check(const CheckContext& ctx, Reporter& reporter) {
  if (ctx.front_matter().error) return;
  for_each_taxonomy(ctx.front_matter(), [&](const FieldEntry& entry) {
    const FieldValue& list = entry.value;
    for (std::size_t i = 0; i < list.items.size(); ++i) {
      const FieldValue& item = list.items[i];
      if (!item.is_scalar() || !is_empty_value(item)) continue;
      Finding& finding = reporter.report(item.span.empty() ? list.span : item.span,
                                         "the list " + quoted(entry.key) + " has an empty item",
                                         "take the empty item out");
      if (auto edit = remove_item(ctx, list, i)) {
        finding.fix = Fix{{std::move(*edit)}, FixSafety::kSafe};
      }
    }
  });
}

}  // namespace
}  // namespace postlint
