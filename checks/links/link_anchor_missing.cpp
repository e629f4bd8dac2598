#include "checks/excerpt.h"
#include "checks/links/engine_links.h"
#include "checks/links/link_targets.h"
#include "checks/links/page_ids.h"
#include "checks/links/page_links.h"
#include "core/base/strings.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}

extern const Rule kLinkAnchorMissing;
const Rule kLinkAnchorMissing{
    .id = "link-anchor-missing",
    .aliases = {"MD051", "link-fragments"},
    .family = Family::kLinks,
    .severity = Severity::kWarning,
    .summary =
        "A link leads to a place that is not on its page: [text](#place), [text](/page/#place).",
    .why =
        "A click on it does nothing. The ids of headings are worked out as the blog's engine "
        "does; often a heading was renamed after its table of contents was written.",
    .bad =
        "---\n"
        "title: 서울 여행\n"
        "date: 2024-05-01\n"
        "---\n\n"
        "[맛집](#맛집-목록)부터 봅니다.\n\n"
        "## 식당 모음\n\n"
        "시장 근처가 좋습니다.\n",
    .good =
        "---\n"
        "title: 서울 여행\n"
        "date: 2024-05-01\n"
        "---\n\n"
        "[맛집](#식당-모음)부터 봅니다.\n\n"
        "## 식당 모음\n\n"
        "시장 근처가 좋습니다.\n",
    .check = check,
};

namespace {

// Enough to show what is wrong; the work for each is proportional to the number of headings.
constexpr int kMostFindings = 100;

// Whether it is certain that nothing on another page of the blog has the id.
bool lacks_id(const CheckContext& ctx, const SitePage& page, std::string_view fragment) {
  if (fragment.empty() || is_id_of_theme(fragment) || page.state != PageState::kPublished)
    return false;
  const SiteIndex& site = ctx.site->get();
  // A server may lead a reader of another language to the page in that language.
  const SitePage* self = site.find_source(ctx.file().path());
  const bool is_markdown = page.source.ends_with(".md") || page.source.ends_with(".markdown");
  // Pages of HTML are mostly made by loops.
  if (!is_markdown || self == nullptr || self->language != page.language) return false;
  const PageAnchors& anchors = site.anchors(page);
  // Without any id of its own, the page is what its layout makes of it.
  return !anchors.ids.empty() && !anchors.are_open && !anchors.may_contain(fragment);
}

void report(const CheckContext& ctx, Reporter& reporter, LinkUse& use, const SitePage& page,
            std::string_view fragment) {
  const std::string_view near = links::nearest_id(ctx.site->get().anchors(page).ids, fragment);
  reporter.report(links::report_span(ctx, use),
                  "the link to " + quoted(use.target, 80) + " leads to the page, but " +
                      quoted(page.source, 60) + " has nothing with the id " +
                      quoted("#" + std::string(fragment), 60),
                  near.empty() ? std::string() : "did you mean #" + excerpt(near, 60) + "?");
}

// A place on another page of the blog.
void check_other_pages(const CheckContext& ctx, Reporter& reporter) {
  links::for_each_page_link(ctx, [&](links::PageLink& link) {
    const SitePage* page = link.found.page;
    if (link.found.kind != UrlLookup::Kind::kPage || page == nullptr || link.found.is_other_case)
      return;
    if (lacks_id(ctx, *page, link.fragment)) report(ctx, reporter, *link.use, *page, link.fragment);
  });
  for (links::EngineLink& link : links::engine_links(ctx)) {
    if (link.kind != links::EngineLink::Kind::kPage || link.page == nullptr ||
        !link.misuse.empty() || !link.spelled.empty()) {
      continue;
    }
    if (lacks_id(ctx, *link.page, link.fragment))
      report(ctx, reporter, *link.use, *link.page, link.fragment);
  }
}

void check(const CheckContext& ctx, Reporter& reporter) {
  if (ctx.file().bytes().find('#', ctx.doc().body_begin()) == std::string_view::npos) return;
  check_other_pages(ctx, reporter);
  std::optional<links::PageIds> ids;
  int found = 0;
  links::for_each_link(ctx, links::Images::kLeaveOut, [&](const links::Link& link) {
    if (!link.target.starts_with('#') || has_masked_text(link.target)) return;
    const std::string fragment = percent_decode(link.target.substr(1));
    if (found == kMostFindings || is_id_of_theme(fragment)) return;
    if (!ids) ids.emplace(ctx);
    if (ids->may_contain(fragment)) return;
    ++found;
    const std::string_view near = ids->nearest_to(fragment);
    reporter.report(links::place_of(ctx, link).report,
                    "the link to " + quoted("#" + fragment) +
                        " leads nowhere: nothing on this page has that id",
                    near.empty() ? "write the id of the heading that is meant"
                                 : "did you mean #" + excerpt(near, 60) + "?");
  });
}

}  // namespace
}  // namespace postlint
