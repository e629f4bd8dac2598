#include <algorithm>

#include "checks/excerpt.h"
#include "checks/links/external_links.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}

extern const Rule kLinkAnchorGone;
const Rule kLinkAnchorGone{
    .id = "link-anchor-gone",
    .family = Family::kLinks,
    .severity = Severity::kError,
    .summary = "An external page is there, but not the place on it that the link names.",
    .why =
        "The reader lands at the top of the page and has to search. Pages that a script writes are "
        "not judged.",
    .bad =
        "---\n"
        "title: 메모\n"
        "date: 2024-05-01\n"
        "---\n\n"
        "[설치 방법](https://example.com/manual#설치)을 보세요.\n",
    .good =
        "---\n"
        "title: 메모\n"
        "date: 2024-05-01\n"
        "---\n\n"
        "[설치 방법](https://example.com/manual#설치-방법)을 보세요.\n",
    .example = {.answers = {{"https://example.com/manual",
                             "anchor-missing",
                             "the page has no such place",
                             {},
                             "설치"}}},
    .check = check,
    .needs_web = true,
};

namespace {

void check(const CheckContext& ctx, Reporter& reporter) {
  links::for_each_external_link(
      ctx, [](const UrlResult& result) { return !result.missing_fragments.empty(); },
      [&](const LinkUse& link, const ExternalTarget& target, const UrlResult& result) {
        const auto& missing = result.missing_fragments;
        if (std::find(missing.begin(), missing.end(), target.fragment) == missing.end()) return;
        reporter.report(link.report, "the link to " + quoted(without_credentials(link.target), 80) +
                                         " leads to the page, but nothing on it has the id " +
                                         quoted("#" + target.fragment, 60));
      });
}

}  // namespace
}  // namespace postlint
