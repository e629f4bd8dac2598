#include "checks/excerpt.h"
#include "checks/links/page_links.h"
#include "core/site/url_path.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}

extern const Rule kLinkPageMissing;
const Rule kLinkPageMissing{
    .id = "link-page-missing",
    .family = Family::kLinks,
    .severity = Severity::kError,
    .summary = "A link leads to a page of the blog that does not exist.",
    .why =
        "The reader gets “page not found”. The addresses of posts, pages, tags, feeds and "
        "redirects are worked "
        "out as the blog's engine does, without building it; where a theme or a plug-in may have a "
        "page, nothing is said.",
    .bad =
        "---\n"
        "title: 서울 여행\n"
        "date: 2024-05-01\n"
        "---\n\n"
        "[부산 여행](/2024/04/01/pusan.html)에서 이어집니다.\n",
    .good =
        "---\n"
        "title: 서울 여행\n"
        "date: 2024-05-01\n"
        "---\n\n"
        "[부산 여행](/2024/04/01/busan.html)에서 이어집니다.\n",
    .example = {.path = "_posts/2024-05-01-seoul.md",
                .engine = Engine::kJekyll,
                .files = {"_config.yml"},
                .other_posts = {{"_posts/2024-04-01-busan.md",
                                 "---\ntitle: 부산\ndate: 2024-04-01\n---\n\n## 맛집\n\n바다.\n"}}},
    .check = check,
    .needs_site = true,
};

namespace {

void check(const CheckContext& ctx, Reporter& reporter) {
  links::for_each_page_link(ctx, [&](links::PageLink& link) {
    if (link.found.kind != UrlLookup::Kind::kMissing) return;
    const std::string near = link.site->nearest_url(link.path);
    const std::string extension = url_extension(link.path);
    const bool is_file = !extension.empty() && extension != "html" && extension != "htm";
    reporter.report(links::report_span(ctx, link),
                    "the link to " + quoted(link.use->target, 80) + " is dead: the blog has no " +
                        (is_file ? "file" : "page") + " at " + quoted(link.path, 80),
                    near.empty() ? std::string() : "did you mean " + excerpt(near, 80) + "?");
  });
}

}  // namespace
}  // namespace postlint
