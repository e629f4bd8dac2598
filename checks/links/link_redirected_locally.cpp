#include "checks/excerpt.h"
#include "checks/links/page_links.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}

extern const Rule kLinkRedirectedLocally;
const Rule kLinkRedirectedLocally{
    .id = "link-redirected-locally",
    .family = Family::kLinks,
    .severity = Severity::kInfo,
    .summary = "A link leads to an old address of a page, which redirects to the new one.",
    .why = "It works, by a detour that is slower, and that breaks when the alias is tidied away.",
    .bad =
        "---\n"
        "title: 서울 여행\n"
        "date: 2024-05-01\n"
        "---\n\n"
        "[부산 여행](/busan-trip/)에서 이어집니다.\n",
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
                                 "---\ntitle: 부산\ndate: 2024-04-01\nredirect_from: "
                                 "/busan-trip/\n---\n\n## 맛집\n\n바다.\n"}}},
    .fix = FixSafety::kSafe,
    .fix_effect = FixEffect::kLinkTargets,
    .fix_summary = "Writes the page's own address.",
    .check = check,
    .needs_site = true,
};

namespace {

void check(const CheckContext& ctx, Reporter& reporter) {
  links::for_each_page_link(ctx, [&](links::PageLink& link) {
    if (link.found.kind != UrlLookup::Kind::kRedirect || !link.found.target.starts_with('/'))
      return;
    const Span place = links::report_span(ctx, link);
    const std::string& goal = link.found.target;
    const std::size_t hash = goal.find('#');
    const std::string address = hash == std::string::npos
                                    ? links::write_path(goal) + link.tail
                                    : links::write_path(goal.substr(0, hash)) + goal.substr(hash);
    Finding& finding = reporter.report(
        place,
        "the link to " + quoted(link.use->target, 80) + " goes through a redirect of this blog",
        "write: " + excerpt(address, 80));
    const bool is_rooted = link.use->target.starts_with('/') && !link.use->is_below_prefix;
    if (is_rooted && link.use->span.known())
      finding.fix = Fix{{Edit{link.use->span, address}}, FixSafety::kSafe};
  });
}

}  // namespace
}  // namespace postlint
