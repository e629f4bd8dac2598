// What stands at a URL path.
#include <algorithm>
#include <optional>

#include "core/base/normalize.h"
#include "core/base/strings.h"
#include "core/site/site_index_data.h"
#include "core/site/url_path.h"

namespace postlint {
namespace {

using Kind = UrlLookup::Kind;

// Globs know no slash at the beginning; one at the end makes no difference to a URL here.
bool is_open_in(const SiteIndex::Data& data, std::string_view path) {
  std::string_view bare = path;
  if (bare.starts_with('/')) bare.remove_prefix(1);
  if (bare.ends_with('/')) bare.remove_suffix(1);
  return std::any_of(data.open_paths.begin(), data.open_paths.end(), [&](const Glob& glob) {
    // The home page's pattern is empty, which as a glob would be every folder's.
    if (glob.pattern().empty()) return bare.empty();
    return glob.matches(bare) || glob.matches(std::string(bare) + "/");
  });
}

// Hosts look for a rule with and without it.
std::string_view without_last_slash(std::string_view path) {
  if (path.size() > 1 && path.ends_with('/')) path.remove_suffix(1);
  return path;
}

class Lookup {
 public:
  Lookup(const SiteIndex::Data& data, std::string_view path) : data_(data), path_(path) {
    if (path_.empty()) path_ = "/";
  }

  UrlLookup run() {
    if (find_exact() || find_rule() || find_asset() || find_folded()) return std::move(found_);
    found_.kind = judge();
    return std::move(found_);
  }

 private:
  bool take(const std::string& output) {
    const auto at = data_.by_output.find(output);
    if (at == data_.by_output.end()) return false;
    found_.kind = at->second.kind;
    if (found_.kind == Kind::kGenerated) return true;
    found_.page = &data_.pages[at->second.index];
    if (found_.kind == Kind::kRedirect) found_.target = found_.page->url;
    return true;
  }

  // The files that a server would look for.
  std::vector<std::string> outputs() const {
    if (path_.ends_with('/')) return {path_ + "index.html"};
    std::vector<std::string> files = {path_};
    if (path_.ends_with("/index.htm")) files.push_back(path_ + "l");
    files.push_back(path_ + ".html");
    files.push_back(path_ + "/index.html");
    return files;
  }

  // "/a" is the page "/a/" rather than the redirect that stands at "/a.html".
  bool find_exact() {
    std::optional<UrlLookup> redirect;
    for (const std::string& output : outputs()) {
      if (!take(output)) continue;
      if (found_.kind != Kind::kRedirect || output == path_) return true;
      if (!redirect) redirect = std::move(found_);
      found_ = {};
    }
    if (redirect) found_ = *std::move(redirect);
    return redirect.has_value();
  }

  bool find_rule() {
    for (const RedirectRule& rule : data_.redirects) {
      const bool is_open = rule.from.ends_with('*');
      const std::string_view from =
          std::string_view(rule.from).substr(0, rule.from.size() - (is_open ? 1 : 0));
      const std::string_view path = path_;
      const bool is_same = without_last_slash(path) == without_last_slash(from);
      if (!is_same && !(is_open && path.starts_with(from))) continue;
      found_.kind = Kind::kRedirect;
      found_.target = rule.to;
      return true;
    }
    return false;
  }

  // Where the file of this URL would lie.
  std::vector<std::string> asset_paths() const {
    std::vector<std::string> paths;
    for (const AssetPlace& place : data_.assets) {
      if (path_.starts_with(place.url) && path_.size() > place.url.size()) {
        paths.push_back(join_path(place.folder, path_.substr(place.url.size())));
      }
    }
    for (std::size_t slash = path_.rfind('/'); slash != std::string::npos && slash > 0;
         slash = path_.rfind('/', slash - 1)) {
      const auto page = data_.by_url.find(path_.substr(0, slash + 1));
      if (page == data_.by_url.end() || slash + 1 >= path_.size()) continue;
      const std::string& folder = data_.asset_folders[page->second];
      const std::string path = join_path(folder, path_.substr(slash + 1));
      if (is_of_inner_folder(path, folder)) continue;
      paths.push_back(path);
    }
    return paths;
  }

  // A page's source, or a file that the engine keeps to itself.
  bool is_no_asset(const std::string& path) const {
    if (data_.by_source.contains(normalize_path(path))) return true;
    std::string_view below = path;
    if (!data_.root.empty() && below.starts_with(data_.root + "/")) {
      below.remove_prefix(data_.root.size() + 1);
    }
    return std::any_of(data_.withheld.begin(), data_.withheld.end(), [&](const Glob& glob) {
      for (std::size_t slash = below.find('/');; slash = below.find('/', slash + 1)) {
        if (glob.matches(below.substr(0, slash))) return true;
        if (slash == std::string_view::npos) return false;
      }
    });
  }

  // A page's folder inside another's: what lies in it is served at the inner page's URL alone.
  bool is_of_inner_folder(std::string_view path, std::string_view folder) const {
    for (std::string_view inner = folder_of(path); inner.size() > folder.size();
         inner = folder_of(inner)) {
      if (data_.by_asset_folder.contains(inner)) return true;
    }
    return false;
  }

  bool find_asset() {
    if (path_.ends_with('/')) return false;
    const std::vector<std::string> paths = asset_paths();
    const FileTree& files = *data_.request.files;
    for (const std::string& path : paths) {
      if (!files.is_file(path) || is_no_asset(path)) continue;
      found_.kind = Kind::kAsset;
      found_.source = path;
      return true;
    }
    for (const std::string& path : paths) {
      const std::optional<std::string> near = files.near(path);
      if (!near || !files.is_file(*near) || is_no_asset(*near)) continue;
      found_.kind = Kind::kAsset;
      found_.source = *near;
      found_.is_other_case = true;
      // Only the end differs in length-preserving ways; take the URL's head and the file's tail.
      found_.spelled = spelled_as(path, *near);
      return true;
    }
    return false;
  }

  // The URL path whose file is `near` where `path` was looked for.
  std::string spelled_as(const std::string& path, const std::string& near) const {
    const std::vector<std::string_view> wanted = split(path_, '/');
    const std::vector<std::string_view> there = split(near, '/');
    std::string url;
    const std::size_t depth = split(path, '/').size();
    for (std::size_t i = 1; i < wanted.size(); ++i) {
      const std::size_t from_end = wanted.size() - i;
      const bool is_of_file = from_end <= there.size() && from_end <= depth;
      const std::string_view part = is_of_file ? there[there.size() - from_end] : wanted[i];
      url.append("/").append(folded_url(part) == folded_url(wanted[i]) ? part : wanted[i]);
    }
    return url;
  }

  bool find_folded() {
    for (const std::string& output : outputs()) {
      std::string there = folded_url(output);
      const auto at = data_.by_folded.find(there);
      if (at != data_.by_folded.end()) there = at->second;
      if (!take(there)) continue;
      found_.is_other_case = true;
      found_.spelled = found_.kind == Kind::kPage ? found_.page->url : there;
      if (found_.kind != Kind::kPage && found_.spelled.ends_with("/index.html")) {
        found_.spelled.resize(found_.spelled.size() - 10);
      }
      return true;
    }
    return false;
  }

  // Nothing was found: is that certain?
  Kind judge() const {
    const bool is_in_site =
        data_.prefix.empty() || path_ == data_.prefix || path_.starts_with(data_.prefix + "/");
    if (!data_.urls_are_known || is_open_in(data_, path_)) return Kind::kUnknown;
    if (!is_in_site) return is_below_prefix() ? Kind::kMissing : Kind::kUnknown;
    const std::string extension = url_extension(path_);
    const bool is_page = path_.ends_with('/') || extension.empty() || extension == "html" ||
                         extension == "htm" || extension == "xml";
    if (!is_page) return judge_asset();
    if (data_.pages_are_open || data_.has_unknown_urls) return Kind::kUnknown;
    for (const std::string& folder : data_.uncertain_folders) {
      if (path_.starts_with(folder)) return Kind::kUnknown;
    }
    // A server of user pages serves other projects beside the blog.
    if (data_.prefix.empty() && data_.origin.ends_with(".github.io") && !knows_first_segment()) {
      return Kind::kUnknown;
    }
    if (!data_.is_plain_host && is_page_in_other_form()) return Kind::kUnknown;
    // A folder of files may be listed by the server.
    for (const std::string& path : asset_paths()) {
      if (data_.request.files->is_folder(path)) return Kind::kUnknown;
    }
    return Kind::kMissing;
  }

  // "/a/" where "a.html" is, and "/a.html" where "/a/" is: some hosts take it.
  bool is_page_in_other_form() const {
    const auto is_there = [this](std::size_t cut, std::string_view ending) {
      return data_.by_output.contains(path_.substr(0, path_.size() - cut) + std::string(ending));
    };
    if (path_.ends_with('/')) return path_.size() > 1 && is_there(1, ".html");
    return path_.ends_with(".html") && is_there(5, "/index.html");
  }

  // Other things may be served beside the blog; but a path that the blog has below its prefix was
  // meant for the blog.
  bool is_below_prefix() const {
    const Kind kind = Lookup(data_, data_.prefix + path_).run().kind;
    return kind == Kind::kPage || kind == Kind::kAsset || kind == Kind::kRedirect;
  }

  bool knows_first_segment() const {
    const std::string first = path_.substr(0, path_.find('/', 1)) + "/";
    return std::any_of(data_.pages.begin(), data_.pages.end(),
                       [&](const SitePage& page) { return page.url.starts_with(first); });
  }

  // A file is missing for sure only where the blog keeps files of its own.
  Kind judge_asset() const {
    for (const std::string& path : asset_paths()) {
      const std::string_view folder = folder_of(path);
      const bool is_top =
          std::any_of(data_.assets.begin(), data_.assets.end(),
                      [&](const AssetPlace& place) { return place.folder == folder; });
      if (is_top ? !data_.assets_are_open : data_.request.files->is_folder(folder)) {
        return Kind::kMissing;
      }
    }
    return data_.assets_are_open ? Kind::kUnknown : judge_far_asset();
  }

  // Its folder is not there either.
  Kind judge_far_asset() const {
    // Where pages are, only the engine puts files: from folders that were looked at.
    const std::size_t begin = data_.prefix.size() + 1;
    const std::size_t end = path_.find('/', begin);
    const std::string top = path_.substr(0, end == std::string::npos ? begin : end + 1);
    if (top.size() > begin &&
        std::any_of(data_.pages.begin(), data_.pages.end(),
                    [&](const auto& page) { return page.url.starts_with(top); })) {
      return Kind::kMissing;
    }
    // The path of a source, such as "/static/a.png".
    const std::string below = path_.substr(data_.prefix.size() + 1);
    if (data_.request.files->is_file(join_path(data_.root, below))) return Kind::kMissing;
    for (const std::string& folder : data_.source_folders) {
      if (data_.request.files->is_file(join_path(folder, below))) return Kind::kMissing;
    }
    const std::size_t second = path_.find('/', data_.prefix.size() + 1);
    if (second == std::string::npos) return Kind::kMissing;
    const std::string first = path_.substr(0, second);
    for (const AssetPlace& place : data_.assets) {
      if (!first.starts_with(place.url) || first.size() <= place.url.size()) continue;
      if (data_.request.files->is_folder(join_path(place.folder, first.substr(place.url.size())))) {
        return Kind::kMissing;
      }
    }
    return Kind::kUnknown;
  }

  const SiteIndex::Data& data_;
  std::string path_;
  UrlLookup found_;
};

}  // namespace

UrlLookup SiteIndex::look_up_url(std::string_view path) const {
  return Lookup(*data_, path).run();
}

bool SiteIndex::is_open_path(std::string_view path) const {
  return is_open_in(*data_, path);
}

namespace {

// "content/en/docs/cert.md" or "content/docs/cert/index.md" for "/docs/cert/".
bool is_named_like(std::string_view source, std::string_view path) {
  while (path.ends_with('/')) path.remove_suffix(1);
  if (path.ends_with(".html")) path.remove_suffix(5);
  const std::size_t dot = source.rfind('.');
  if (dot == std::string_view::npos || std::count(path.begin(), path.end(), '/') < 2) return false;
  source = source.substr(0, dot);
  if (source.ends_with("/index")) source.remove_suffix(6);
  return source.ends_with(path);
}

}  // namespace

std::string SiteIndex::nearest_url(std::string_view path) const {
  constexpr std::size_t kMostCandidates = 20000;
  const std::string wanted = folded_url(path);
  std::string_view best;
  std::size_t best_distance =
      std::min<std::size_t>(std::max<std::size_t>(wanted.size() / 4, 1), 6) + 1;
  const std::string last = [&] {
    std::string_view text = wanted;
    while (text.ends_with('/')) text.remove_suffix(1);
    return std::string(text.substr(text.rfind('/') + 1));
  }();
  std::string_view same_name, same_source;
  std::size_t same_names = 0;
  std::size_t looked = 0;
  for (const SitePage& page : data_->pages) {
    if (page.url.empty() || page.state != PageState::kPublished) continue;
    if (++looked > kMostCandidates) break;
    if (is_named_like(page.source, path) &&
        (same_source.empty() || page.url.size() < same_source.size())) {
      same_source = page.url;
    }
    const std::string url = folded_url(page.url);
    std::string_view name = url;
    while (name.ends_with('/')) name.remove_suffix(1);
    name = name.substr(name.rfind('/') + 1);
    if (name.ends_with(".html")) name.remove_suffix(5);
    std::string_view wanted_name = last;
    if (wanted_name.ends_with(".html")) wanted_name.remove_suffix(5);
    if (name == wanted_name && wanted_name.size() > 3) {
      same_name = page.url;
      ++same_names;
    }
    const std::size_t longer = std::max(url.size(), wanted.size());
    if (longer - std::min(url.size(), wanted.size()) >= best_distance * 4) continue;
    const std::size_t distance = edit_distance(url, wanted, best_distance - 1);
    if (distance < best_distance) {
      best_distance = distance;
      best = page.url;
    }
  }
  // Its file has that name, and the page another: by a slug. Of several languages the one that
  // adds nothing to the address.
  if (!same_source.empty()) return std::string(same_source);
  if (!best.empty()) return std::string(best);
  // A post that has moved to another folder or day keeps its name.
  return same_names == 1 ? std::string(same_name) : std::string();
}

}  // namespace postlint
