#include <algorithm>
#include <array>

#include "checks/excerpt.h"
#include "checks/front_matter/fields.h"
#include "core/base/strings.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}

extern const Rule kFieldTypo;
const Rule kFieldTypo{
    .id = "field-typo",
    .family = Family::kFrontMatter,
    .severity = Severity::kWarning,
    .summary = "A field whose name is a slip of the pen",
    .why =
        "The engine ignores a name that it does not know: the post has no title, no description or "
        "no tags, and nobody says so. Reported only where the right name is missing from the post.",
    .bad = "---\ntitle: 봄\ndate: 2024-05-01\ndiscription: 봄이 왔다\n---\n\n봄이 왔다.\n",
    .good = "---\ntitle: 봄\ndate: 2024-05-01\ndescription: 봄이 왔다\n---\n\n봄이 왔다.\n",
    .fix = FixSafety::kUnsafe,
    .fix_effect = FixEffect::kFrontMatter,
    .fix_summary = "The name as the engine knows it.",
    .check = check,
};

namespace {

// The fields that readers and engines need; nobody means a theme's switch by a slip of the pen.
constexpr std::array<std::string_view, 27> kTargets{
    "title",      "date",      "description",  "summary",    "excerpt",     "tags",
    "categories", "category",  "author",       "authors",    "layout",      "permalink",
    "published",  "draft",     "image",        "slug",       "aliases",     "keywords",
    "subtitle",   "thumbnail", "comments",     "taxonomies", "publishDate", "lastmod",
    "weight",     "template",  "redirect_from"};

std::string letters(std::string_view text) {
  std::string out;
  for (const char c : ascii_lower(text)) {
    if (c != '-' && c != '_' && c != ' ') out += c;
  }
  return out;
}

// A plural, a number behind it, a longer or a shorter word: names of their own.
bool is_variant(std::string_view name, std::string_view target) {
  return name.starts_with(target) || target.starts_with(name);
}

bool engine_has(const CheckContext& ctx, std::string_view target) {
  return known_field(ctx, target) != nullptr || ctx.profile().fields.empty();
}

std::string_view meant(const CheckContext& ctx, std::string_view name) {
  for (const std::string_view target : kTargets) {
    // Title: in an engine that reads title: only.
    if (name != target && equals_ignoring_case(name, target) && target.size() >= 4 &&
        engine_has(ctx, target) && target != "publishDate") {
      return target;
    }
  }
  const std::string plain = letters(name);
  if (plain.size() < 4 || plain.size() != name.size()) return {};
  for (const std::string_view target : kTargets) {
    if (!engine_has(ctx, target) || is_variant(plain, target)) continue;
    const std::size_t limit = target.size() >= 9 ? 2 : 1;
    const std::size_t distance = edit_distance(plain, ascii_lower(target), limit);
    // Short words have neighbours that are words ("date", "data"); a swap or a doubled letter only.
    if (distance == 0 || distance > limit) continue;
    if (target.size() <= 5 && (plain.size() < 4 || plain.front() != target.front())) continue;
    if (target.size() <= 4) {
      std::string left = plain, right(target);
      std::sort(left.begin(), left.end());
      std::sort(right.begin(), right.end());
      if (left != right) continue;
    }
    return target;
  }
  return {};
}

void check(const CheckContext& ctx, Reporter& reporter) {
  if (ctx.front_matter().error) return;
  for (const FieldEntry& entry : ctx.front_matter().entries) {
    if (is_known_field(ctx, entry.key)) continue;
    const std::string_view target = meant(ctx, entry.key);
    if (target.empty() || find_field(ctx, target) != nullptr) continue;
    Finding& finding =
        reporter.report(entry.key_span,
                        "the field " + quoted(entry.key) + " is unknown to " + engine_words(ctx) +
                            "; was " + quoted(target) + " meant?",
                        "write: " + std::string(target) + ":");
    if (ctx.file().text(entry.key_span) == entry.key) {
      finding.fix = Fix{{Edit{entry.key_span, std::string(target)}}, FixSafety::kUnsafe};
    }
  }
}

}  // namespace
}  // namespace postlint
