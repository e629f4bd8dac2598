#include <cstdlib>

#include "checks/front_matter/fields.h"
#include "core/io/file_tree.h"
#include "core/site/engine_dates.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}

extern const Rule kDateFilenameMismatch;
const Rule kDateFilenameMismatch{
    .id = "date-filename-mismatch",
    .family = Family::kFrontMatter,
    .severity = Severity::kInfo,
    .summary =
        "The date in the file name and the date in the front matter are more than a day apart",
    .why =
        "The engine dates the page by its front matter, so the file name, and an address made from "
        "it, says another day. A difference of one day is a time zone and is not reported.",
    .bad = "---\ntitle: 새해\ndate: 2023-01-02\n---\n\n새해가 밝았다.\n",
    .good = "---\ntitle: 새해\ndate: 2024-01-02\n---\n\n새해가 밝았다.\n",
    .example = {.path = "_posts/2024-01-02-new-year.md", .engine = Engine::kJekyll},
    .options = {{"days", RuleOption::Type::kInt, "1", "how many days may lie between the two"}},
    .check = check,
};

namespace {

void check(const CheckContext& ctx, Reporter& reporter) {
  if (!ctx.profile().date_from_file_name || ctx.front_matter().error) return;
  const FieldEntry* const entry = find_field(ctx, "date");
  if (entry == nullptr || !entry->value.is_scalar() || entry->value.span.empty()) return;
  const auto in_name = date_of_file_name(base_name(ctx.file().path()));
  if (!in_name) return;
  const DateReading reading = read_date(entry->value.text);
  if (!reading.ok()) return;
  // Days as written: the zone plays no part beyond the day that is allowed anyway.
  DateTime day;
  day.year = reading.date.year;
  day.month = reading.date.month;
  day.day = reading.date.day;
  const std::int64_t apart = std::llabs(day.unix_seconds() - in_name->unix_seconds()) / 86400;
  if (apart <= std::max<std::int64_t>(1, ctx.options.integer("days"))) return;
  reporter.report(entry->value.span,
                  "the file name says " + safe_date(*in_name) + ", the front matter says " +
                      safe_date(day) + ": " + engine_words(ctx) + " takes the front matter's",
                  "make the two the same");
}

}  // namespace
}  // namespace postlint
