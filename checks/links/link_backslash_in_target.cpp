#include "checks/excerpt.h"
#include "checks/links/link_targets.h"
#include "checks/links/url_shape.h"
#include "core/base/any_of.h"
#include "core/base/strings.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}

extern const Rule kLinkBackslashInTarget;
const Rule kLinkBackslashInTarget{
    .id = "link-backslash-in-target",
    .family = Family::kLinks,
    .severity = Severity::kError,
    .summary = "The address of a link is written with backslashes, as on Windows.",
    .why =
        "On the page the backslashes become %5C, and the browser asks for a file of that very "
        "name: the link is dead.",
    .bad =
        "---\n"
        "title: 발표 자료\n"
        "date: 2024-05-01\n"
        "---\n\n"
        "[발표 자료](files\\발표.pdf)를 올립니다.\n",
    .good =
        "---\n"
        "title: 발표 자료\n"
        "date: 2024-05-01\n"
        "---\n\n"
        "[발표 자료](files/발표.pdf)를 올립니다.\n",
    .example = {.files = {"files/발표.pdf"}},
    .fix = FixSafety::kSafe,
    .fix_effect = FixEffect::kLinkTargets,
    .fix_summary = "Writes slashes.",
    .check = check,
};

namespace {

// A path with backslashes, not a regular expression or a formula: [a-z](\d+), [x](\alpha).
bool is_windows_path(std::string_view target) {
  if (target.find('\\') == std::string_view::npos || has_masked_text(target)) return false;
  if (links::starts_with_http(target)) return true;
  const bool has_scheme = target.find(':') != std::string_view::npos;
  if (has_scheme || target.front() == '\\') return false;
  if (find_any(target, "*+|^$()"_any) != std::string_view::npos) return false;
  const std::string_view path = target.substr(0, find_any(target, "?#"_any));
  return links::has_file_extension(path) || path.find('/') != std::string_view::npos ||
         path.starts_with(".\\") || path.starts_with("..\\");
}

void check(const CheckContext& ctx, Reporter& reporter) {
  if (!ctx.file().byte_set().has('\\')) return;
  links::for_each_bad_target(
      ctx, links::Images::kLeaveOut,
      [](std::string_view target, bool) { return is_windows_path(target); },
      [&](std::string_view target, const links::TargetPlace& place) {
        std::string slashed = replace_all(target, "\\", "/");
        Finding& finding =
            reporter.report(place.report,
                            "the link to " + quoted(target) +
                                " is dead: on the web paths have slashes, not backslashes",
                            "write: " + excerpt(slashed, 80));
        // An address with escapes (\_) has other bytes in the file.
        if (place.target.known() && ctx.file().text(place.target) == target) {
          finding.fix = Fix{{{place.target, std::move(slashed)}}, FixSafety::kSafe};
        }
      });
}

}  // namespace
}  // namespace postlint
