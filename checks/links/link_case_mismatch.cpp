#include <algorithm>

#include "checks/excerpt.h"
#include "checks/links/asset_links.h"
#include "checks/links/field_files.h"
#include "checks/links/page_links.h"
#include "core/base/any_of.h"

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
        "A link to a page or file of the blog is written in another case or Unicode form than its "
        "address.",
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

void report(const CheckContext& ctx, Reporter& reporter, LinkUse& use, std::string_view what,
            const std::string& spelled, std::string_view tail) {
  const Span place = links::report_span(ctx, use);
  const std::string address = links::write_path(spelled) + std::string(tail);
  Finding& finding =
      reporter.report(place,
                      "the link to " + quoted(use.target, 80) + " is dead on most servers: the " +
                          std::string(what) + " is " + quoted(spelled, 80),
                      "write: " + excerpt(address, 80));
  const bool is_rooted = use.target.starts_with('/') && !use.is_below_prefix;
  if (is_rooted && use.span.known()) finding.fix = Fix{{Edit{use.span, address}}, FixSafety::kSafe};
}

std::string_view tail_of(std::string_view target) {
  return target.substr(std::min(find_any(target, "?#"_any), target.size()));
}

void check_assets(const CheckContext& ctx, Reporter& reporter) {
  for (links::AssetLink& link : links::asset_links(ctx)) {
    if (!link.found.is_other_case || link.found.spelled.empty()) continue;
    place_link(ctx.post, *link.use);
    if (links::is_said_of_file(ctx, *link.use)) continue;
    report(ctx, reporter, *link.use, "file's address", link.found.spelled,
           tail_of(link.use->target));
  }
}

void check_fields(const CheckContext& ctx, Reporter& reporter) {
  LocalFiles files(ctx);
  for (LinkUse& use : ctx.links()) {
    const std::optional<FileLookup> found = links::look_up_field(files, use);
    if (!found || !links::is_in_other_case(*found, use)) continue;
    report(ctx, reporter, use, "file", found->existing, tail_of(use.target));
  }
}

void check(const CheckContext& ctx, Reporter& reporter) {
  links::for_each_page_link(ctx, [&](links::PageLink& link) {
    if (!link.found.is_other_case || link.found.spelled.empty()) return;
    report(ctx, reporter, *link.use, "page's address", link.found.spelled, link.tail);
  });
  check_assets(ctx, reporter);
  if (ctx.site != nullptr) check_fields(ctx, reporter);
}

}  // namespace
}  // namespace postlint
