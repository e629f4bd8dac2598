#include "checks/excerpt.h"
#include "checks/links/page_links.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}

extern const Rule kLinkCaseMismatch;
const Rule kLinkCaseMismatch{
    .id = "link-case-mismatch",
    .family = Family::kLinks,
    .severity = Severity::kWarning,
    .summary =
        "A link to a page of the blog is written in another case or Unicode form than its address.",
    .why =
        "Most servers tell /Busan/ from /busan/, and 안녕 in one piece from 안녕 in its jamo: the "
        "reader gets “page not "
        "found”, though the link works on the writer's own Mac.",
    .bad =
        "---\n"
        "title: 서울 여행\n"
        "date: 2024-05-01\n"
        "---\n\n"
        "[부산 여행](/2024/04/01/Busan.html)에서 이어집니다.\n",
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
    .fix = FixSafety::kSafe,
    .fix_effect = FixEffect::kLinkTargets,
    .fix_summary = "Writes the address as the page has it.",
    .check = check,
    .needs_site = true,
};

namespace {

void check(const CheckContext& ctx, Reporter& reporter) {
  links::for_each_page_link(ctx, [&](links::PageLink& link) {
    if (!link.found.is_other_case || link.found.spelled.empty()) return;
    const Span place = links::report_span(ctx, link);
    const std::string address = links::write_path(link.found.spelled) + link.tail;
    Finding& finding = reporter.report(place,
                                       "the link to " + quoted(link.use->target, 80) +
                                           " is dead on most servers: the page's address is " +
                                           quoted(link.found.spelled, 80),
                                       "write: " + excerpt(address, 80));
    const bool is_rooted = link.use->target.starts_with('/') && !link.use->is_below_prefix;
    if (is_rooted && link.use->span.known())
      finding.fix = Fix{{Edit{link.use->span, address}}, FixSafety::kSafe};
  });
}

}  // namespace
}  // namespace postlint
