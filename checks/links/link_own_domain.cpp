#include "checks/excerpt.h"
#include "checks/links/page_links.h"
#include "core/net/web_url.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}

extern const Rule kLinkOwnDomain;
const Rule kLinkOwnDomain{
    .id = "link-own-domain",
    .family = Family::kLinks,
    .severity = Severity::kInfo,
    .summary = "A link leads to a former address of this very blog.",
    .why =
        "It works only as long as the old domain is paid for and redirects. Former addresses are "
        "those in `site: {former_urls: [https://old.example]}` of .postlint.yaml. Where such a "
        "link leads is judged as a link inside the blog.",
    .bad =
        "---\n"
        "title: 서울 여행\n"
        "date: 2024-05-01\n"
        "---\n\n"
        "[부산 여행](https://old-blog.kr/2024/04/01/busan.html)에서 이어집니다.\n",
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
                                 "---\ntitle: 부산\ndate: 2024-04-01\n---\n\n바다.\n"}},
                .former_url = "https://old-blog.kr"},
    .fix = FixSafety::kSafe,
    .fix_effect = FixEffect::kLinkTargets,
    .fix_summary = "Writes the path without the domain, where the page is there.",
    .check = check,
    .needs_site = true,
};

namespace {

std::string_view without_www(std::string_view host) {
  return host.starts_with("www.") ? host.substr(4) : host;
}

// The present address is harmless: it may even be wanted, for feeds and mails.
bool is_present_address(const SiteIndex& site, std::string_view target) {
  const std::string absolute =
      target.starts_with("//") ? "https:" + std::string(target) : std::string(target);
  const Result<WebUrl> url = parse_web_url(absolute);
  const Result<WebUrl> own = parse_web_url(site.origin());
  if (!url.ok() || !own.ok()) return !url.ok();
  return without_www(url->host) == without_www(own->host) && url->port == own->port;
}

void check(const CheckContext& ctx, Reporter& reporter) {
  links::for_each_page_link(ctx, [&](links::PageLink& link) {
    if (!link.is_absolute || is_present_address(*link.site, link.use->target)) return;
    const UrlLookup::Kind kind = link.found.kind;
    if (kind == UrlLookup::Kind::kMissing) return;  // link-page-missing
    const Span place = links::report_span(ctx, link);
    const std::string address = links::write_path(link.path) + link.tail;
    Finding& finding = reporter.report(
        place,
        "the link to " + quoted(link.use->target, 80) + " leads to a former address of this blog",
        "write: " + excerpt(address, 80));
    const bool is_in_body = link.use->source != LinkSource::kFrontMatter;
    if (kind == UrlLookup::Kind::kPage && is_in_body && link.use->span.known())
      finding.fix = Fix{{Edit{link.use->span, address}}, FixSafety::kSafe};
  });
}

}  // namespace
}  // namespace postlint
