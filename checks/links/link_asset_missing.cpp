#include <algorithm>

#include "checks/excerpt.h"
#include "checks/links/page_links.h"
#include "checks/support/local_file.h"
#include "core/base/any_of.h"
#include "core/base/strings.h"
#include "core/post/template_scanner.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}

extern const Rule kLinkAssetMissing;
const Rule kLinkAssetMissing{
    .id = "link-asset-missing",
    .family = Family::kLinks,
    .severity = Severity::kError,
    .summary = "The address of a picture, film or file of the blog leads to nothing.",
    .why =
        "The reader sees a broken picture or “page not found”. Where image-file-missing and "
        "link-file-missing look for the file, this rule looks at the address: the folder that the "
        "blog is served below, srcset, poster and film sources, and the blog's own domain.",
    .bad =
        "---\n"
        "title: 서울 여행\n"
        "date: 2024-05-01\n"
        "---\n\n"
        "<video src=\"/assets/서울.mp4\" title=\"시장\"></video>\n",
    .good =
        "---\n"
        "title: 서울 여행\n"
        "date: 2024-05-01\n"
        "---\n\n"
        "<video src=\"/assets/seoul.mp4\" title=\"시장\"></video>\n",
    .example = {.path = "_posts/2024-05-01-seoul.md",
                .engine = Engine::kJekyll,
                .files = {"_config.yml", "assets/seoul.mp4"}},
    .check = check,
    .needs_site = true,
};

namespace {

// <img src> and <a href>, which the rules about files look at; srcset, poster and the like they do
// not.
bool is_plain_attribute(const CheckContext& ctx, Span span) {
  if (!span.known()) return true;
  const std::string_view before = ctx.file().bytes().substr(0, span.begin);
  const std::size_t open = before.rfind('<');
  if (open == std::string_view::npos) return true;
  const std::string tag = ascii_lower(before.substr(open));
  const std::string_view head = trim_right(std::string_view(tag).substr(
      0, tag.size() - (tag.ends_with('"') || tag.ends_with('\'') ? 1 : 0)));
  return (tag.starts_with("<img") && head.ends_with("src=")) ||
         (tag.starts_with("<a") && head.ends_with("href="));
}

// Whether image-file-missing or link-file-missing says it already.
bool is_said_elsewhere(const CheckContext& ctx, LocalFiles& files, const LinkUse& use) {
  if (use.source == LinkSource::kHtml && !is_plain_attribute(ctx, use.span)) return false;
  if (use.is_below_prefix) return false;
  const std::optional<LocalTarget> target = local_target(use.target);
  if (!target) return false;
  return files.look_up(*target).verdict != FileLookup::Verdict::kFound;
}

std::optional<std::string> path_of(const CheckContext& ctx, const LinkUse& use, LinkClass kind,
                                   std::string_view head) {
  const SiteIndex& site = ctx.site->get();
  if (kind == LinkClass::kWeb) return site.own_path(head);
  if (kind == LinkClass::kRooted || use.is_below_prefix) {
    std::string path = percent_decode(head);
    if (!path.starts_with('/')) path.insert(0, "/");
    // Hexo puts the blog's root in front of rooted pictures, in Markdown and in its tags.
    const bool gets_root =
        ctx.profile().engine == Engine::kHexo && use.is_image && use.source != LinkSource::kHtml;
    return use.is_below_prefix || gets_root ? site.prefix() + path : path;
  }
  // What a relative address counts from is the theme's affair in lists and feeds; pictures that are
  // found beside the post are image-file-missing's.
  return std::nullopt;
}

bool is_candidate(const LinkUse& use, LinkClass kind, std::string_view head) {
  if (use.syntax != LinkSyntax::kUrl || use.source == LinkSource::kFrontMatter) return false;
  if (kind != LinkClass::kWeb && kind != LinkClass::kRooted && !use.is_below_prefix) return false;
  if (has_masked_text(use.target) || find_any(use.target, "{}<>$*|\\"_any) != std::string::npos)
    return false;
  return links::is_file_path(head);
}

// Known without the index of the blog, which is worth making only for the others.
bool is_surely_there(const CheckContext& ctx, std::string_view path) {
  return (ctx.site->is_sparing() || ctx.site->serves_plainly(path)) &&
         links::is_at_obvious_place(ctx, path);
}

void check(const CheckContext& ctx, Reporter& reporter) {
  LocalFiles files(ctx);
  for (LinkUse& use : ctx.links()) {
    const LinkClass kind = classify_link(use.target);
    // Of pages with the blog's own domain link-page-missing speaks.
    if (kind == LinkClass::kWeb && !(use.is_image && ctx.site->may_be_own(use.target))) continue;
    const std::string_view head =
        std::string_view(use.target).substr(0, find_any(use.target, "?#"_any));
    if (!is_candidate(use, kind, head)) continue;
    if (kind == LinkClass::kRooted && is_surely_there(ctx, percent_decode(head))) continue;
    const auto path = path_of(ctx, use, kind, head);
    if (!path || ctx.site->get().look_up_url(*path).kind != UrlLookup::Kind::kMissing) continue;
    place_link(ctx.post, use);
    if (is_said_elsewhere(ctx, files, use)) continue;
    const Span place = use.report.known() ? use.report : ctx.file().line_span(1);
    reporter.report(place, "nothing is at " + quoted(use.target, 80) +
                               ": the blog has no file at " + quoted(*path, 80));
  }
}

}  // namespace
}  // namespace postlint
