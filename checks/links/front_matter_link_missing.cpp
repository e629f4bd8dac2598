#include "checks/excerpt.h"
#include "checks/links/page_links.h"
#include "checks/support/local_file.h"
#include "core/base/any_of.h"
#include "core/base/normalize.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}

extern const Rule kFrontMatterLinkMissing;
const Rule kFrontMatterLinkMissing{
    .id = "front-matter-link-missing",
    .family = Family::kLinks,
    .severity = Severity::kError,
    .summary = "An image or file that the front matter names does not exist.",
    .why =
        "The post's card and its preview in social networks have no picture. Fields such as image, "
        "cover, thumbnail and featured_image are read, in lists and nested maps too; a path counts "
        "as missing only if the file is in none of the places where a theme may look for it.",
    .bad =
        "---\n"
        "title: 서울 여행\n"
        "date: 2024-05-01\n"
        "image: /assets/seoul.jpg\n"
        "---\n\n"
        "시장 근처가 좋습니다.\n",
    .good =
        "---\n"
        "title: 서울 여행\n"
        "date: 2024-05-01\n"
        "image: /assets/서울.jpg\n"
        "---\n\n"
        "시장 근처가 좋습니다.\n",
    .example = {.path = "_posts/2024-05-01-seoul.md",
                .engine = Engine::kJekyll,
                .files = {"_config.yml", "assets/서울.jpg"}},
    .check = check,
    .needs_site = true,
};

namespace {

bool is_own_and_missing(const CheckContext& ctx, std::string_view target) {
  if (!ctx.site->may_be_own(target)) return false;
  const auto path = ctx.site->get().own_path(target);
  return path && ctx.site->get().look_up_url(*path).kind == UrlLookup::Kind::kMissing;
}

bool is_missing(const CheckContext& ctx, LocalFiles& files, const LinkUse& use) {
  const LinkClass kind = classify_link(use.target);
  if (kind == LinkClass::kWeb) return use.is_image && is_own_and_missing(ctx, use.target);
  if (kind != LinkClass::kRooted && kind != LinkClass::kRelative) return false;
  // Only what looks like a file: a bare word may be a name that the theme knows.
  const std::string_view head =
      std::string_view(use.target).substr(0, find_any(use.target, "?#"_any));
  if (!links::is_file_path(head)) return false;
  const std::optional<LocalTarget> target = local_target(use.target);
  if (!target) return false;
  const FileLookup found = files.look_up(*target);
  return found.verdict == FileLookup::Verdict::kMissing ||
         (found.verdict == FileLookup::Verdict::kDiffers &&
          to_nfc(found.existing) != to_nfc(target->path));
}

void check(const CheckContext& ctx, Reporter& reporter) {
  LocalFiles files(ctx);
  for (LinkUse& use : ctx.links()) {
    if (use.source != LinkSource::kFrontMatter || use.syntax != LinkSyntax::kUrl) continue;
    if (!is_missing(ctx, files, use)) continue;
    place_link(ctx.post, use);
    const Span place = use.report.known() ? use.report : ctx.file().line_span(1);
    reporter.report(place, quoted(use.field) + " names " + quoted(use.target, 80) +
                               ", and there is no such file in the blog");
  }
}

}  // namespace
}  // namespace postlint
