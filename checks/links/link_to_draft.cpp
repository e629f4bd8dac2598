#include "checks/excerpt.h"
#include "checks/links/engine_links.h"
#include "checks/links/page_links.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}

extern const Rule kLinkToDraft;
const Rule kLinkToDraft{
    .id = "link-to-draft",
    .family = Family::kLinks,
    .severity = Severity::kWarning,
    .summary = "A published post links to a post that is not published.",
    .why =
        "The reader gets “page not found” until the other post is published: it is a draft, its "
        "date lies ahead, "
        "or it has expired.",
    .bad =
        "---\n"
        "title: 서울 여행\n"
        "date: 2024-05-01\n"
        "---\n\n"
        "[부산 여행](/2024/04/01/busan.html)에서 이어집니다.\n",
    .good =
        "---\n"
        "title: 서울 여행\n"
        "date: 2024-05-01\n"
        "---\n\n"
        "부산 여행 이야기는 곧 올립니다.\n",
    .example =
        {.path = "_posts/2024-05-01-seoul.md",
         .engine = Engine::kJekyll,
         .files = {"_config.yml"},
         .other_posts =
             {{"_posts/2024-04-01-busan.md",
               "---\ntitle: 부산\ndate: 2024-04-01\npublished: false\n---\n\n## 맛집\n\n바다.\n"}}},
    .check = check,
    .needs_site = true,
};

namespace {

std::string_view reason(PageState state) {
  switch (state) {
    case PageState::kDraft:
      return "it is a draft";
    case PageState::kFuture:
      return "its date lies ahead";
    case PageState::kExpired:
      return "it has expired";
    default:
      return "its front matter says not to publish it";
  }
}

void report(const CheckContext& ctx, Reporter& reporter, LinkUse& use, const SitePage& page) {
  const SitePage* self = ctx.site->get().find_source(ctx.file().path());
  if (self == nullptr || self->state != PageState::kPublished) return;
  reporter.report(links::report_span(ctx, use), "the link to " + quoted(use.target, 80) +
                                                    " is dead for now: " + quoted(page.source, 80) +
                                                    " is not published, " +
                                                    std::string(reason(page.state)));
}

void check(const CheckContext& ctx, Reporter& reporter) {
  links::for_each_page_link(ctx, [&](links::PageLink& link) {
    const SitePage* page = link.found.page;
    if (link.found.kind != UrlLookup::Kind::kPage || page == nullptr ||
        page->state == PageState::kPublished) {
      return;
    }
    report(ctx, reporter, *link.use, *page);
  });
  for (links::EngineLink& link : links::engine_links(ctx)) {
    const bool leads_there = link.kind == links::EngineLink::Kind::kPage && link.page != nullptr &&
                             link.misuse.empty() && link.spelled.empty();
    if (leads_there && link.page->state != PageState::kPublished)
      report(ctx, reporter, *link.use, *link.page);
  }
}

}  // namespace
}  // namespace postlint
