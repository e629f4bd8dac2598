#include "checks/excerpt.h"
#include "checks/links/external_links.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}

extern const Rule kLinkDoubtful;
const Rule kLinkDoubtful{
    .id = "link-doubtful",
    .family = Family::kLinks,
    .severity = Severity::kInfo,
    .summary = "Whether an external link works could not be found out.",
    .why =
        "The server refuses programs, did not answer, or its certificate does not hold. The page "
        "may well be there: open it in a browser, or wait for the next run. A link that leads into "
        "a private network is not followed.",
    .bad =
        "---\n"
        "title: 메모\n"
        "date: 2024-05-01\n"
        "---\n\n"
        "[기사](https://example.com/article)를 읽었습니다.\n",
    .good =
        "---\n"
        "title: 메모\n"
        "date: 2024-05-01\n"
        "---\n\n"
        "[기사](https://example.com/story)를 읽었습니다.\n",
    .example = {.answers = {{"https://example.com/article", "flaky", "503 Service Unavailable"},
                            {"https://example.com/story", "ok", "200 OK"}}},
    .check = check,
    .needs_web = true,
};

namespace {

std::string_view words(Verdict verdict) {
  switch (verdict) {
    case Verdict::kBlocked:
      return "does not let programs in";
    case Verdict::kTls:
      return "has a certificate that does not hold";
    case Verdict::kRefused:
      return "leads into a private network and was not followed";
    default:
      return "did not answer as it should";
  }
}

void check(const CheckContext& ctx, Reporter& reporter) {
  links::for_each_external_link(
      ctx,
      [](const UrlResult& result) {
        return result.verdict == Verdict::kBlocked || result.verdict == Verdict::kFlaky ||
               result.verdict == Verdict::kTls || result.verdict == Verdict::kRefused;
      },
      [&](const LinkUse& link, const ExternalTarget&, const UrlResult& result) {
        reporter.report(link.report, quoted(without_credentials(link.target), 80) + " " +
                                         std::string(words(result.verdict)) + ": " +
                                         links::reason_of(result));
      });
}

}  // namespace
}  // namespace postlint
