#include "checks/excerpt.h"
#include "checks/links/external_links.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}

extern const Rule kLinkMoved;
const Rule kLinkMoved{
    .id = "link-moved",
    .family = Family::kLinks,
    .severity = Severity::kInfo,
    .summary = "An external page has moved for good.",
    .why =
        "The link works as long as the old server goes on redirecting, which is until the domain "
        "changes hands. Only redirects that all say “permanent” count.",
    .bad =
        "---\n"
        "title: 메모\n"
        "date: 2024-05-01\n"
        "---\n\n"
        "[안내서](http://example.com/guide#설치)를 보세요.\n",
    .good =
        "---\n"
        "title: 메모\n"
        "date: 2024-05-01\n"
        "---\n\n"
        "[안내서](https://example.com/guide/#설치)를 보세요.\n",
    .example = {.answers = {{"http://example.com/guide", "moved", "301 Moved Permanently",
                             "https://example.com/guide/"}}},
    .fix = FixSafety::kSafe,
    .fix_effect = FixEffect::kLinkTargets,
    .fix_summary = "Writes the new address; the fragment stays.",
    .check = check,
    .needs_web = true,
};

namespace {

void check(const CheckContext& ctx, Reporter& reporter) {
  links::for_each_external_link(
      ctx, [](const UrlResult& result) { return result.verdict == Verdict::kMoved; },
      [&](const LinkUse& link, const ExternalTarget& target, const UrlResult& result) {
        std::string address = result.final_url;
        if (!target.fragment.empty() && address.find('#') == std::string::npos)
          address += "#" + target.fragment;
        Finding& finding = reporter.report(
            link.report,
            "the page at " + quoted(without_credentials(link.target), 80) + " has moved for good",
            "write: " + excerpt(address, 120));
        // The proof of a fix looks at the body.
        const bool is_in_body = link.source != LinkSource::kFrontMatter;
        if (is_in_body && link.span.known() && links::can_stand_anywhere(address))
          finding.fix = Fix{{Edit{link.span, address}}, FixSafety::kSafe};
      });
}

}  // namespace
}  // namespace postlint
