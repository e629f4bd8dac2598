#include <algorithm>
#include <string>
#include <vector>

#include "checks/excerpt.h"
#include "core/base/glob.h"
#include "core/base/strings.h"
#include "core/lint/check_context.h"
#include "core/site/asset_uses.h"

namespace postlint {
namespace {
void check(const SiteCheckContext& ctx, SiteReporter& reporter);
}

extern const Rule kAssetOrphaned;
const Rule kAssetOrphaned{
    .id = "asset-orphaned",
    .family = Family::kSite,
    .severity = Severity::kInfo,
    .on_by_default = false,
    .summary = "A picture or other file that nothing in the blog refers to.",
    .why =
        "It is copied to the site at every build and no page shows it: left over from a post that "
        "was changed, or meant for a post that never got it. Every text file of the blog is "
        "searched for its name: posts, layouts, themes, stylesheets, scripts, data, configuration. "
        "What browsers and services ask for by themselves (favicon.ico, robots.txt, CNAME, "
        ".well-known) and what a theme brings along is left out. Other sites may link to the file: "
        "look before you delete it.",
    .bad =
        "---\ntitle: 서울 여행\ndate: 2024-05-01\n---\n\n![경복궁의 봄](/img/palace.png)\n\n"
        "봄이 좋습니다.\n",
    .good =
        "---\ntitle: 서울 여행\ndate: 2024-05-01\n---\n\n![경복궁의 봄](/img/palace.png)\n\n"
        "![남산에서 본 밤](/img/%EB%82%A8%EC%82%B0.png)\n",
    .example = {.path = "content/posts/seoul.md",
                .engine = Engine::kHugo,
                .files = {"static/img/palace.png", "static/img/남산.png", "static/favicon.ico"}},
    .options = {{.name = "ignore",
                 .type = RuleOption::Type::kStringList,
                 .default_value = "[]",
                 .description =
                     "Files that may be without a reference, as patterns relative to the blog's "
                     "folder (\"static/press/**\")"}},
    .check_site = check,
};

namespace {

// What is judged in static folders. Other kinds (scripts, feeds, data) are often asked for from
// outside or by names that are put together.
constexpr std::string_view kMedia[] = {
    "png",  "jpg", "jpeg", "gif", "svg",  "webp", "avif", "bmp", "tif",  "tiff",
    "heic", "mp3", "mp4",  "m4a", "m4v",  "ogg",  "ogv",  "wav", "flac", "webm",
    "mov",  "avi", "pdf",  "doc", "docx", "xls",  "xlsx", "ppt", "pptx", "hwp",
    "hwpx", "odt", "epub", "zip", "gz",   "tgz",  "tar",  "7z",  "rar",  "psd",
};
bool is_of_theme(std::string_view below) {
  return below.starts_with("themes/") || below.starts_with("_vendor/") ||
         below.starts_with("vendor/");
}

// In page bundles also what a post shows or offers by name.
constexpr std::string_view kBundleFiles[] = {"csv", "tsv", "txt", "ipynb"};

// Asked for by browsers and services without any link.
constexpr std::string_view kWellKnown[] = {
    "favicon", "apple-touch-icon", "apple-icon",        "android-chrome", "android-icon", "mstile",
    "ms-icon", "browserconfig",    "safari-pinned-tab", "manifest",       "robots",       "humans",
    "ads",     "security",         "sitemap",           "screenshot",     "readme",       "license",
};

bool is_well_known(std::string_view below) {
  const std::string name = ascii_lower(base_name(below));
  if (below.find(".well-known/") != std::string_view::npos || name.starts_with('.')) return true;
  return std::any_of(std::begin(kWellKnown), std::end(kWellKnown), [&](std::string_view known) {
    return name.starts_with(known) &&
           (name.size() == known.size() || !is_ascii_letter(name[known.size()]));
  });
}

bool is_judged(const SiteIndex::Asset& asset) {
  const std::string_view name = base_name(asset.source);
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos) return false;
  const std::string ending = ascii_lower(name.substr(dot + 1));
  if (std::find(std::begin(kMedia), std::end(kMedia), ending) != std::end(kMedia)) return true;
  return asset.is_of_page && std::find(std::begin(kBundleFiles), std::end(kBundleFiles), ending) !=
                                 std::end(kBundleFiles);
}

void check(const SiteCheckContext& ctx, SiteReporter& reporter) {
  if (ctx.site == nullptr) return;
  const std::string root = ctx.blog.root == "." ? "" : ctx.blog.root + "/";
  std::vector<Glob> ignored;
  for (const std::string& pattern : ctx.options.list("ignore")) ignored.emplace_back(pattern);
  std::vector<SiteIndex::Asset> assets = ctx.site->get().assets();
  std::erase_if(assets, [&](const SiteIndex::Asset& asset) {
    std::string_view below = asset.source;
    if (below.starts_with(root)) below.remove_prefix(root.size());
    // Some engines keep folders like "_posts" to themselves.
    return !is_judged(asset) || is_of_theme(below) || is_well_known(below) ||
           asset.url.find("/_") != std::string::npos ||
           std::any_of(ignored.begin(), ignored.end(),
                       [&](const Glob& glob) { return glob.matches(below); });
  });
  if (assets.empty()) return;
  // A file may be served at two addresses.
  const auto by_source = [](const SiteIndex::Asset& left, const SiteIndex::Asset& right) {
    return left.source < right.source;
  };
  std::stable_sort(assets.begin(), assets.end(), by_source);
  assets.erase(std::unique(assets.begin(), assets.end(),
                           [](const SiteIndex::Asset& left, const SiteIndex::Asset& right) {
                             return left.source == right.source;
                           }),
               assets.end());
  const AssetUses uses = find_asset_uses(ctx.site->request(), assets);
  if (!uses.is_complete) return;
  for (std::size_t i = 0; i < assets.size(); ++i) {
    if (uses.is_used[i]) continue;
    reporter.report_file(assets[i].source, Span{0, 0},
                         "nothing in the blog refers to this file: it is served at " +
                             excerpt(assets[i].url, 80) + " and no page shows it or links to it",
                         "delete it, or name it under the rule's option “ignore”");
  }
}

}  // namespace
}  // namespace postlint
