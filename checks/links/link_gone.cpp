#include "checks/excerpt.h"
#include "checks/links/external_links.h"
#include "core/net/archive.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}

extern const Rule kLinkGone;
const Rule kLinkGone{
    .id = "link-gone",
    .family = Family::kLinks,
    .severity = Severity::kError,
    .summary = "An external link is dead: the page or its whole site is gone.",
    .why =
        "The reader gets “page not found”, a parked domain or somebody else's page. Only what the "
        "server says for sure counts: a page that is blocked or does not answer today is not gone. "
        "External links are asked for by `postlint links` and `check --external` only. With "
        "`--archive` the finding names the snapshot of the Wayback Machine nearest to the post's "
        "date.",
    .bad =
        "---\n"
        "title: 서울 여행\n"
        "date: 2024-05-01\n"
        "---\n\n"
        "[축제 안내](https://example.com/축제)를 참고했습니다.\n",
    .good =
        "---\n"
        "title: 서울 여행\n"
        "date: 2024-05-01\n"
        "---\n\n"
        "[축제 안내](https://example.com/행사)를 참고했습니다.\n",
    .example = {.answers = {{"https://example.com/%EC%B6%95%EC%A0%9C", "gone", "404 Not Found"},
                            {"https://example.com/%ED%96%89%EC%82%AC", "ok", "200 OK"}}},
    .fix = FixSafety::kUnsafe,
    .fix_effect = FixEffect::kLinkTargets,
    .fix_summary =
        "With --archive: writes the address of the snapshot. Unsafe, because the reader is then "
        "sent to a copy, and another page may say the same today.",
    .check = check,
    .needs_web = true,
};

namespace {

void propose_archive(const LinkUse& link, std::string snapshot, const std::string& fragment,
                     Finding& finding) {
  if (snapshot.empty()) return;
  if (!fragment.empty()) snapshot += "#" + fragment;
  const std::string day = day_of_snapshot(snapshot);
  finding.help = "archived" + (day.empty() ? "" : " on " + day) + ": " + excerpt(snapshot, 300);
  const bool is_in_body = link.source != LinkSource::kFrontMatter;
  if (is_in_body && link.span.known() && links::can_stand_anywhere(snapshot))
    finding.fix = Fix{{Edit{link.span, std::move(snapshot)}}, FixSafety::kUnsafe};
}

void check(const CheckContext& ctx, Reporter& reporter) {
  links::for_each_external_link(
      ctx,
      [](const UrlResult& result) {
        return result.verdict == Verdict::kGone || result.verdict == Verdict::kSoftGone;
      },
      [&](const LinkUse& link, const ExternalTarget& target, const UrlResult& result) {
        std::string message = "the link to " + quoted(without_credentials(link.target), 80) +
                              " is dead: " + links::reason_of(result);
        if (result.failed_runs > 1)
          message += "; so it was in the last " + std::to_string(result.failed_runs) + " runs";
        Finding& finding = reporter.report(link.report, std::move(message));
        propose_archive(link, ctx.web->archive_of(target), target.fragment, finding);
      });
}

}  // namespace
}  // namespace postlint
