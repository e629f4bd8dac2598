#include "checks/excerpt.h"
#include "checks/links/engine_links.h"
#include "checks/links/page_links.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}

extern const Rule kEngineLinkBroken;
const Rule kEngineLinkBroken{
    .id = "engine-link-broken",
    .family = Family::kLinks,
    .severity = Severity::kError,
    .summary = "A link that the engine resolves itself names a post or file that does not exist.",
    .why =
        "`{% post_url %}`, `{% link %}`, `ref` and `relref`, `{% post_link %}`, `@/…`, "
        "`{filename}…` and `@site/…`: the build stops, or the page is published with a dead link.",
    .bad =
        "---\n"
        "title: 서울 여행\n"
        "date: 2024-05-01\n"
        "---\n\n"
        "[부산 여행]({% post_url 2024-04-01-pusan %})에서 이어집니다.\n",
    .good =
        "---\n"
        "title: 서울 여행\n"
        "date: 2024-05-01\n"
        "---\n\n"
        "[부산 여행]({% post_url 2024-04-01-busan %})에서 이어집니다.\n",
    .example = {.path = "_posts/2024-05-01-seoul.md",
                .engine = Engine::kJekyll,
                .files = {"_config.yml"},
                .other_posts = {{"_posts/2024-04-01-busan.md",
                                 "---\ntitle: 부산\ndate: 2024-04-01\n---\n\n바다.\n"}}},
    .check = check,
    .needs_site = true,
};

namespace {

std::string_view what_happens(LinkSyntax syntax) {
  switch (syntax) {
    case LinkSyntax::kPostUrl:
    case LinkSyntax::kLiquidLink:
    case LinkSyntax::kHugoRef:
    case LinkSyntax::kContentFile:
      return "the build stops here: there is no such page";
    default:
      return "is dead: there is no such post or file";
  }
}

void check(const CheckContext& ctx, Reporter& reporter) {
  for (links::EngineLink& link : links::engine_links(ctx)) {
    const bool is_missing = link.kind == links::EngineLink::Kind::kMissing;
    if (!is_missing && link.misuse.empty() && link.spelled.empty()) continue;
    const Span place = links::report_span(ctx, *link.use);
    const std::string head = "the link to " + quoted(link.use->target, 80);
    if (is_missing) {
      reporter.report(place, head + ": " + std::string(what_happens(link.use->syntax)));
    } else if (!link.misuse.empty()) {
      reporter.report(place, head + " is dead: " + std::string(link.misuse));
    } else {
      reporter.report(place, head + ": the name is spelled " + quoted(link.spelled, 80));
    }
  }
}

}  // namespace
}  // namespace postlint
