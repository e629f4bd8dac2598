#include "checks/excerpt.h"
#include "checks/links/asset_links.h"
#include "checks/links/page_links.h"

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

void check(const CheckContext& ctx, Reporter& reporter) {
  for (links::AssetLink& link : links::asset_links(ctx)) {
    if (link.found.kind != UrlLookup::Kind::kMissing) continue;
    place_link(ctx.post, *link.use);
    if (links::is_said_of_file(ctx, *link.use)) continue;
    reporter.report(links::report_span(ctx, *link.use),
                    "nothing is at " + quoted(link.use->target, 80) + ": the blog has no file at " +
                        quoted(link.path, 80));
  }
}

}  // namespace
}  // namespace postlint
