#include "checks/excerpt.h"
#include "checks/links/link_targets.h"
#include "checks/links/scheme_repair.h"
#include "core/base/any_of.h"
#include "core/base/strings.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}

extern const Rule kLinkSchemeTypo;
const Rule kLinkSchemeTypo{
    .id = "link-scheme-typo",
    .family = Family::kLinks,
    .severity = Severity::kError,
    .summary = "The beginning of an address is mistyped or missing: htp://, http//, www.",
    .why =
        "The browser takes such an address for a page of this blog, or for a protocol that it "
        "does not know: the link is dead.",
    .bad =
        "---\n"
        "title: 참고 자료\n"
        "date: 2024-05-01\n"
        "---\n\n"
        "[안내서](http//example.com/guide)와 [누리집](www.example.kr/notice)을 보세요.\n",
    .good =
        "---\n"
        "title: 참고 자료\n"
        "date: 2024-05-01\n"
        "---\n\n"
        "[안내서](http://example.com/guide)와 [누리집](https://www.example.kr/notice)을 보세요.\n",
    .fix = FixSafety::kSafe,
    .fix_effect = FixEffect::kLinkTargets,
    .fix_summary = "Writes the beginning that was meant: http://, https:// or mailto:.",
    .check = check,
};

namespace {

using Cause = links::SchemeRepair::Cause;

// A file or folder of that name beside the post: "asp.net/intro.html" may be meant so.
bool is_beside_post(const CheckContext& ctx, std::string_view target) {
  const std::string_view first = target.substr(0, find_any(target, "/?#"_any));
  return ctx.files.exists(join_path(folder_of(ctx.file().path()), first)) ||
         ctx.files.exists(join_path(ctx.blog.root, first));
}

bool is_bad(const CheckContext& ctx, std::string_view target, bool is_image) {
  const std::optional<links::SchemeRepair> repair = links::scheme_repair(target);
  if (!repair) return false;
  // Of an image without a scheme image-file-missing speaks.
  if (is_image && target.substr(0, repair->length).find(':') == std::string_view::npos)
    return false;
  return repair->cause != Cause::kMissing || !is_beside_post(ctx, target);
}

std::string explanation(std::string_view target, const links::SchemeRepair& repair) {
  switch (repair.cause) {
    case Cause::kDoubled:
      return "its beginning is written twice";
    case Cause::kMissing:
      return "without https:// the browser looks for a page of that name on this blog";
    case Cause::kMissingMail:
      return "without mailto: the browser looks for a page of that name on this blog";
    case Cause::kMistyped:
      break;
  }
  return "it begins with " + quoted(target.substr(0, repair.length)) + " instead of " +
         quoted(repair.head);
}

void report(const CheckContext& ctx, Reporter& reporter, std::string_view target,
            const links::TargetPlace& place) {
  const links::SchemeRepair repair = *links::scheme_repair(target);
  Finding& finding = reporter.report(
      place.report,
      "the link to " + quoted(target, 60) + " is dead: " + explanation(target, repair),
      "write: " + excerpt(repair.head + std::string(target.substr(repair.length)), 80));
  if (!place.target.known()) return;
  // The file's own bytes may be escaped otherwise ("http:\\\\"), so they are judged again.
  const auto written = links::scheme_repair(ctx.file().text(place.target));
  if (!written || written->head != repair.head) return;
  const auto end = static_cast<std::uint32_t>(place.target.begin + written->length);
  finding.fix = Fix{{{{place.target.begin, end}, written->head}}, FixSafety::kSafe};
}

void check(const CheckContext& ctx, Reporter& reporter) {
  links::for_each_bad_target(
      ctx, links::Images::kInclude,
      [&](std::string_view target, bool is_image) { return is_bad(ctx, target, is_image); },
      [&](std::string_view target, const links::TargetPlace& place) {
        report(ctx, reporter, target, place);
      });
}

}  // namespace
}  // namespace postlint
