#include "checks/front_matter/fields.h"
#include "core/base/strings.h"
#include "core/base/width.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}

extern const Rule kDescriptionLength;
const Rule kDescriptionLength{
    .id = "description-length",
    .family = Family::kFrontMatter,
    .severity = Severity::kInfo,
    .on_by_default = false,
    .summary = "A description that is too short to say anything or is cut off in search results",
    .why =
        "Search results show about 160 columns of a description, half as many Korean, Chinese or "
        "Japanese characters, and cut the rest off.",
    .bad = "---\ntitle: 봄\ndate: 2024-05-01\ndescription: 봄\n---\n\n꽃이 피었다.\n",
    .good =
        "---\ntitle: 봄\ndate: 2024-05-01\n"
        "description: 남쪽에서 올라온 봄을 따라 사흘 동안 걸으며 적은 짧은 기록\n---\n\n꽃이 "
        "피었다.\n",
    .options = {{"min", RuleOption::Type::kInt, "50",
                 "the least columns; a wide character takes two"},
                {"max", RuleOption::Type::kInt, "160", "the most columns"}},
    .check = check,
};

namespace {

void check(const CheckContext& ctx, Reporter& reporter) {
  const FieldEntry* const entry = find_field(ctx, "description");
  if (entry == nullptr || ctx.front_matter().error || !entry->value.is_scalar()) return;
  if (is_empty_value(entry->value) || entry->value.span.empty()) return;
  const auto width = static_cast<std::int64_t>(display_width(trim(entry->value.text)));
  const std::int64_t least = ctx.options.integer("min"), most = ctx.options.integer("max");
  const std::string columns = counted(width, "column") + " wide";
  if (width < least) {
    reporter.report(entry->value.span, "the description is only " + columns,
                    "say in one sentence what the post is about");
  } else if (width > most) {
    reporter.report(entry->value.span, "the description is " + columns +
                                           " and will be cut off at about " + std::to_string(most));
  }
}

}  // namespace
}  // namespace postlint
