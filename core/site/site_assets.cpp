// The files that a blog serves as they are.
#include <algorithm>
#include <map>

#include "core/base/strings.h"
#include "core/site/site_index_data.h"
#include "core/site/url_path.h"

namespace postlint {
namespace {

constexpr std::size_t kMostFiles = 300'000;
constexpr std::size_t kMostDepth = 40;

bool is_hidden(std::string_view name) {
  return name.starts_with('.') ? name != ".well-known" && name != ".nojekyll"
                               : name == "node_modules" || name.ends_with('~');
}

// Calls `visit(path below the folder)` for each file in it.
template <class Visit>
void walk(const FileTree& files, const std::string& folder, const std::vector<std::string>& skipped,
          Visit visit) {
  std::size_t count = 0;
  std::vector<std::pair<std::string, std::size_t>> pending = {{"", 0}};
  while (!pending.empty()) {
    const auto [below, depth] = std::move(pending.back());
    pending.pop_back();
    for (const std::string& name : files.list(join_path(folder, below))) {
      if (is_hidden(name) || ++count > kMostFiles) continue;
      std::string path = below.empty() ? name : below + "/" + name;
      const std::string full = normalize_path(join_path(folder, path));
      if (!files.is_folder(full)) {
        visit(path);
      } else if (depth < kMostDepth &&
                 std::find(skipped.begin(), skipped.end(), full) == skipped.end()) {
        pending.emplace_back(std::move(path), depth + 1);
      }
    }
  }
}

}  // namespace

std::vector<SiteIndex::Asset> SiteIndex::assets() const {
  const Data& data = *data_;
  std::vector<std::string> skipped;
  for (const std::string_view folder : data.request.blog->profile->build_folders) {
    skipped.push_back(normalize_path(join_path(data.root, folder)));
  }
  std::map<std::string, Asset> found;
  // Only what the index itself would answer with is served.
  const auto take = [&](std::string url, const std::string& source, bool is_of_page) {
    const UrlLookup at = look_up_url(url);
    if (at.kind == UrlLookup::Kind::kAsset && !at.is_other_case && at.source == source) {
      found[url] = {url, source, is_of_page};
    }
  };
  for (const AssetPlace& place : data.assets) {
    walk(*data.request.files, place.folder, skipped, [&](const std::string& path) {
      take(place.url + path, join_path(place.folder, path), false);
    });
  }
  for (std::size_t i = 0; i < data.pages.size(); ++i) {
    const std::string& url = data.pages[i].url;
    if (data.asset_folders[i].empty() || url.empty()) continue;
    const std::string& base = data.asset_bases[i];
    walk(*data.request.files, data.asset_folders[i], skipped, [&](const std::string& path) {
      take(base + path, join_path(data.asset_folders[i], path), true);
    });
  }
  for (const auto& [url, source] : data.moved_files) found[url] = {url, source, false};
  std::vector<Asset> assets;
  assets.reserve(found.size());
  for (auto& [url, asset] : found) assets.push_back(std::move(asset));
  return assets;
}

}  // namespace postlint
