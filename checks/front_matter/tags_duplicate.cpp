#include "checks/excerpt.h"
#include "checks/front_matter/fields.h"
#include "core/base/strings.h"
#include "core/base/utf8.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}

extern const Rule kTagsDuplicate;
const Rule kTagsDuplicate{
    .id = "tags-duplicate",
    .family = Family::kFrontMatter,
    .severity = Severity::kWarning,
    .summary = "A list of tags or categories names the same one twice",
    .why =
        "The tag is shown twice below the post. Where the engine makes one page of names that "
        "differ only in case, such a pair counts as well: only one of the spellings is shown.",
    .bad = "---\ntitle: 산\ndate: 2024-05-01\ntags: [등산, 산, 등산]\n---\n\n산에 올랐다.\n",
    .good = "---\ntitle: 산\ndate: 2024-05-01\ntags: [등산, 산]\n---\n\n산에 올랐다.\n",
    .fix = FixSafety::kSafe,
    .fix_effect = FixEffect::kFrontMatter,
    .fix_summary = "The later of two equal names is taken out, with its line in a list of lines.",
    .check = check,
};

namespace {

// Engines that make one page of "Python" and "python".
bool folds_names(Engine engine) {
  return engine == Engine::kHugo || engine == Engine::kPelican || engine == Engine::kZola ||
         engine == Engine::kDocusaurus;
}

void check(const CheckContext& ctx, Reporter& reporter) {
  if (ctx.front_matter().error) return;
  const bool folds = folds_names(ctx.profile().engine);
  for_each_taxonomy(ctx.front_matter(), [&](const FieldEntry& entry) {
    const std::vector<FieldValue>& items = entry.value.items;
    if (items.size() > 500) return;
    for (std::size_t i = 1; i < items.size(); ++i) {
      if (!items[i].is_scalar() || is_empty_value(items[i])) continue;
      for (std::size_t j = 0; j < i; ++j) {
        if (!items[j].is_scalar()) continue;
        const bool same = items[i].text == items[j].text;
        const bool near =
            !same && folds && to_lower(trim(items[i].text)) == to_lower(trim(items[j].text));
        if (!same && !near) continue;
        Finding& finding =
            reporter.report(items[i].span,
                            same ? quoted(items[i].text) + " stands twice in " + quoted(entry.key)
                                 : engine_words(ctx) + " makes one page of " +
                                       quoted(items[j].text) + " and " + quoted(items[i].text),
                            "keep one of the two");
        if (same) {
          if (auto edit = remove_item(ctx, entry.value, i)) {
            finding.fix = Fix{{std::move(*edit)}, FixSafety::kSafe};
          }
        }
        break;
      }
    }
  });
}

}  // namespace
}  // namespace postlint
