#include <array>

#include "checks/excerpt.h"
#include "checks/front_matter/fields.h"
#include "core/io/file_tree.h"
#include "core/post/date.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}

extern const Rule kDateFuture;
const Rule kDateFuture{
    .id = "date-future",
    .family = Family::kFrontMatter,
    .severity = Severity::kWarning,
    .summary = "A post that is no draft and is dated in the future",
    .why =
        "Jekyll and Hugo leave it out until somebody builds the site again after that day; the "
        "other engines publish it now and keep it on top of the blog.",
    .bad = "---\ntitle: 예고\ndate: 2124-05-01\n---\n\n곧 온다.\n",
    .good = "---\ntitle: 예고\ndate: 2124-05-01\ndraft: true\n---\n\n곧 온다.\n",
    .example = {.path = "content/posts/soon.md", .engine = Engine::kHugo},
    .check = check,
};

namespace {

void check(const CheckContext& ctx, Reporter& reporter) {
  constexpr std::array<std::string_view, 5> kNames{"date", "pubDate", "publishDate", "pub_date",
                                                   "pubDatetime"};
  if (!ctx.front_matter().present() || ctx.front_matter().error) return;
  const FieldEntry* const entry = find_first_field(ctx, kNames);
  if (entry == nullptr || !entry->value.is_scalar() || is_draft(ctx)) return;
  const DateReading reading = read_date(entry->value.text);
  if (!reading.ok()) return;
  // A day of grace: zones, and posts written the evening before.
  if (reading.date.unix_seconds(ctx.blog.utc_offset_minutes) <= ctx.blog.now + 86400) return;
  const std::string effect = ctx.profile().future_posts_hidden
                                 ? engine_words(ctx) + " leaves the post out until then"
                                 : "the post is public now and stands above all others";
  reporter.report(entry->value.span, "the date lies in the future: " + effect,
                  "set the day, or mark the post as a draft");
}

}  // namespace
}  // namespace postlint
