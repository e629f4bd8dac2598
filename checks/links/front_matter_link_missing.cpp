#include "checks/excerpt.h"
#include "checks/links/field_files.h"
#include "checks/links/page_links.h"

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
  if (classify_link(use.target) == LinkClass::kWeb)
    return use.is_image && is_own_and_missing(ctx, use.target);
  const std::optional<FileLookup> found = links::look_up_field(files, use);
  return found && found->verdict == FileLookup::Verdict::kMissing;
}

void check(const CheckContext& ctx, Reporter& reporter) {
  LocalFiles files(ctx);
  for (LinkUse& use : ctx.links()) {
    if (use.source != LinkSource::kFrontMatter || use.syntax != LinkSyntax::kUrl) continue;
    if (!is_missing(ctx, files, use)) continue;
    reporter.report(links::report_span(ctx, use), quoted(use.field) + " names " +
                                                      quoted(use.target, 80) +
                                                      ", and there is no such file in the blog");
  }
}

}  // namespace
}  // namespace postlint
