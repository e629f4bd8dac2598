// The files that a blog serves as they are.
#include <algorithm>
#include <map>

#include "core/site/site_index_data.h"
#include "core/site/url_path.h"

namespace postlint {
namespace {

constexpr std::size_t kMostFiles = 100'000;

bool is_of_theme(std::string_view below_root) {
  return below_root.starts_with("themes/") || below_root.starts_with("_vendor/") ||
         below_root.starts_with("vendor/");
}

}  // namespace

std::vector<SiteIndex::Asset> SiteIndex::assets() const {
  const SiteBuild build(data_->request);
  std::map<std::string, Asset> found;
  // A file may lie in several of the folders; where the site says it is, it is.
  const auto add_folder = [&](std::string_view folder, std::string_view url, bool is_of_page) {
    std::string_view below = folder;
    if (!build.root.empty() && below.starts_with(build.root)) {
      below.remove_prefix(std::min(build.root.size() + 1, below.size()));
    }
    for (const std::string& path : build.list(below)) {
      if (is_of_theme(path) || found.size() >= kMostFiles) continue;
      const std::string source = normalize_path(build.at(path));
      if (found.contains(source) && !is_of_page) continue;
      const std::string rest = path.substr(below.empty() ? 0 : below.size() + 1);
      std::string address = std::string(url) + rest;
      const UrlLookup looked = look_up_url(address);
      if (looked.kind != UrlLookup::Kind::kAsset || looked.is_other_case ||
          normalize_path(looked.source) != source) {
        continue;
      }
      found[source] = {source, std::move(address), is_of_page};
    }
  };
  for (const AssetPlace& place : data_->assets) add_folder(place.folder, place.url, false);
  for (std::size_t i = 0; i < data_->pages.size(); ++i) {
    const std::string& folder = data_->asset_folders[i];
    const std::string& url = data_->pages[i].url;
    if (folder.empty() || url.empty()) continue;
    add_folder(folder, url.substr(0, url.rfind('/') + 1), true);
  }
  std::vector<Asset> assets;
  assets.reserve(found.size());
  for (auto& [source, asset] : found) assets.push_back(std::move(asset));
  return assets;
}

}  // namespace postlint
