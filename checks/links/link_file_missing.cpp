#include <algorithm>

#include "checks/excerpt.h"
#include "checks/links/link_targets.h"
#include "checks/links/scheme_repair.h"
#include "checks/support/local_file.h"
#include "core/base/any_of.h"
#include "core/base/normalize.h"
#include "core/base/strings.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}

extern const Rule kLinkFileMissing;
const Rule kLinkFileMissing{
    .id = "link-file-missing",
    .aliases = {"MD057", "existing-relative-links"},
    .family = Family::kLinks,
    .severity = Severity::kError,
    .summary = "A link leads to a file of the blog that does not exist.",
    .why =
        "The reader gets “page not found”, or the build stops. Only links to source files (.md) "
        "and to assets (.pdf, .zip, .png …) are judged: which page an address without such an "
        "ending belongs to is the engine's affair.",
    .bad =
        "---\n"
        "title: 서울 여행\n"
        "date: 2024-05-01\n"
        "---\n\n"
        "[일정표](files/itinerary.pdf)를 올립니다.\n",
    .good =
        "---\n"
        "title: 서울 여행\n"
        "date: 2024-05-01\n"
        "---\n\n"
        "[일정표](files/itinerary-2024.pdf)를 올립니다.\n",
    .example = {.files = {"files/itinerary-2024.pdf"}},
    .check = check,
};

namespace {

// What no engine generates: these exist as files or not at all.
constexpr std::string_view kExtensions[] = {
    "md",  "mdx",  "markdown", "pdf",  "zip", "gz",  "tgz",  "png",  "jpg",   "jpeg",
    "gif", "svg",  "webp",     "avif", "mp3", "mp4", "mov",  "webm", "doc",   "docx",
    "ppt", "pptx", "xls",      "xlsx", "csv", "hwp", "hwpx", "epub", "ipynb",
};

bool is_judged(std::string_view path) {
  const std::size_t dot = path.rfind('.');
  if (dot == std::string_view::npos || path.size() - dot > 9 || path.ends_with('/')) return false;
  return std::find(std::begin(kExtensions), std::end(kExtensions),
                   ascii_lower(path.substr(dot + 1))) != std::end(kExtensions);
}

// Pelican's {filename}, {static} and {attach}; Zola's @/ for the content folder.
std::optional<LocalTarget> engine_target(const CheckContext& ctx, std::string_view target) {
  std::string_view rest;
  bool is_rooted = false;
  if (ctx.profile().engine == Engine::kPelican) {
    for (std::string_view mark : {"{filename}", "|filename|", "{static}", "{attach}"}) {
      if (target.starts_with(mark)) rest = target.substr(mark.size());
    }
  } else if (ctx.profile().engine == Engine::kZola && target.starts_with("@/")) {
    rest = target.substr(2);
    is_rooted = true;
  }
  if (rest.empty()) return std::nullopt;
  std::optional<LocalTarget> local = local_target(rest);
  if (local && is_rooted) local->path.insert(0, "/");
  return local;
}

constexpr std::size_t kMostCandidates = 200;

std::string_view stem(std::string_view name) {
  return name.substr(0, name.rfind('.'));
}

// The name in the folder of the target that is nearest to its own; empty: none is near.
std::string nearest_name(const CheckContext& ctx, const LocalTarget& target) {
  if (target.is_rooted()) return {};
  const std::string path = normalize_path(join_path(folder_of(ctx.file().path()), target.path));
  const std::vector<std::string> names = ctx.files.list(folder_of(path));
  std::vector<std::string_view> stems;
  for (const std::string& name : names) {
    if (stems.size() < kMostCandidates) stems.push_back(stem(name));
  }
  const std::string_view near = nearest(stem(base_name(path)), stems);
  const auto found = std::find_if(names.begin(), names.end(), [&](const std::string& name) {
    return stem(name).data() == near.data();
  });
  return near.empty() || found == names.end() ? std::string() : *found;
}

void check_link(const CheckContext& ctx, Reporter& reporter, LocalFiles& files,
                const links::Link& link) {
  if (!is_judged(link.target.substr(0, find_any(link.target, "?#"_any)))) return;
  std::optional<LocalTarget> target = local_target(link.target);
  if (!target) target = engine_target(ctx, link.target);
  if (!target || links::scheme_repair(link.target)) return;
  if (target->path.find('\\') != std::string::npos) return;  // link-backslash-in-target
  const FileLookup found = files.look_up(*target);
  const bool is_other_case = found.verdict == FileLookup::Verdict::kDiffers &&
                             to_nfc(found.existing) != to_nfc(target->path);
  if (found.verdict != FileLookup::Verdict::kMissing && !is_other_case) return;
  std::string help;
  if (is_other_case) {
    help = "write: " + excerpt(found.existing, 80);
  } else if (const std::string name = nearest_name(ctx, *target); !name.empty()) {
    help = "did you mean " + excerpt(name, 60) + "?";
  }
  reporter.report(links::place_of(ctx, link).report,
                  "the link to " + quoted(link.target, 60) + " is dead: " +
                      (is_other_case ? "the file's name is written in another case"
                                     : "there is no such file in the blog"),
                  help);
}

void check(const CheckContext& ctx, Reporter& reporter) {
  LocalFiles files(ctx);
  links::for_each_link(ctx, links::Images::kLeaveOut,
                       [&](const links::Link& link) { check_link(ctx, reporter, files, link); });
}

}  // namespace
}  // namespace postlint
