#include <algorithm>
#include <array>

#include "checks/excerpt.h"
#include "checks/front_matter/fields.h"
#include "core/base/strings.h"
#include "core/io/file_tree.h"
#include "core/post/date.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}

extern const Rule kFrontMatterRequired;
const Rule kFrontMatterRequired{
    .id = "front-matter-required",
    .family = Family::kFrontMatter,
    .severity = Severity::kWarning,
    .summary = "A field that the engine or the configuration requires is missing or empty",
    .why =
        "Without a title a post stands in lists, feeds and browser tabs without a name. Which "
        "fields every post needs besides, the configuration says (site.required_fields).",
    .bad = "---\ntitle:\ndate: 2024-05-01\n---\n\n제목을 잊었다.\n",
    .good = "---\ntitle: 제목\ndate: 2024-05-01\n---\n\n제목을 적었다.\n",
    .example = {.path = "source/_posts/title.md", .engine = Engine::kHexo},
    .check = check,
};

namespace {

// The engine shows nothing where the title should stand; others take the file's name or the first
// heading.
bool shows_no_title(const CheckContext& ctx) {
  switch (ctx.profile().engine) {
    case Engine::kHexo:
    case Engine::kHugo:
    case Engine::kZola:
    case Engine::kPelican:
    case Engine::kGatsby:
    case Engine::kEleventy:
      return true;
    default:
      return false;
  }
}

bool begins_with_heading(const CheckContext& ctx) {
  const std::span<const NodeId> headings = ctx.doc().headings();
  return !headings.empty() && ctx.doc().node(headings.front()).level == 1;
}

// A post, not a section page, a stub or a redirect: it has a date, in a field or in its name, or
// stands in a folder of posts, and it has a body.
bool is_article(const CheckContext& ctx) {
  const std::string_view path = ctx.file().path();
  const std::string_view name = base_name(path);
  if (name.starts_with('_') || is_project_file(name)) return false;
  if (trim(ctx.file().bytes().substr(ctx.front_matter().body_begin)).empty()) return false;
  static constexpr std::array<std::string_view, 6> kOther{"headless",   "redirect_to", "redirect",
                                                          "redirectTo", "_build",      "build"};
  if (find_first_field(ctx, kOther) != nullptr) return false;
  static constexpr std::array<std::string_view, 5> kDates{"date", "pubDate", "publishDate",
                                                          "pub_date", "published"};
  return find_first_field(ctx, kDates) != nullptr || date_of_file_name(name).has_value() ||
         path.find("_posts/") != std::string_view::npos;
}

void check(const CheckContext& ctx, Reporter& reporter) {
  if (ctx.front_matter().error) return;
  std::string reason;
  if (lacks_front_matter(ctx, reason)) return;
  const auto report = [&](std::string_view name, std::string_view effect) {
    const FieldEntry* const entry = find_field(ctx, name);
    if (entry != nullptr && !is_empty_value(entry->value)) return;
    const Span span = entry == nullptr ? head_span(ctx) : entry->key_span;
    std::string message =
        "the field " + quoted(name) + (entry == nullptr ? " is missing" : " is empty");
    if (!effect.empty()) message.append(": ").append(effect);
    reporter.report(span, std::move(message));
  };
  for (const std::string& name : ctx.blog.required_fields) {
    if (same_field_name(ctx, name, "date") && ctx.profile().date_from_file_name &&
        date_of_file_name(base_name(ctx.file().path()))) {
      continue;
    }
    if (is_project_file(ctx.file().path())) continue;
    report(name, "");
  }
  const auto& required = ctx.blog.required_fields;
  if (std::find(required.begin(), required.end(), "title") == required.end() &&
      ctx.front_matter().present() && shows_no_title(ctx) && is_article(ctx) &&
      !begins_with_heading(ctx)) {
    report("title", "the post stands in lists and tabs without a name");
  }
}

}  // namespace
}  // namespace postlint
