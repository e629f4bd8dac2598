#include "core/site/site_index.h"

#include <algorithm>
#include <set>

#include "core/base/any_of.h"
#include "core/base/strings.h"
#include "core/site/host_redirects.h"
#include "core/site/site_index_data.h"
#include "core/site/url_path.h"

namespace postlint {
namespace {

void add_own(SiteIndex::Data& data, std::string_view url, bool is_configured) {
  const std::optional<UrlBase> base = split_url(trim(url));
  if (!base || (!is_configured && is_placeholder_host(base->host))) return;
  std::string path = base->path;
  while (path.ends_with('/')) path.pop_back();
  data.own.push_back({base->host, path});
  // Blogs answer at both names, or lead from one to the other.
  data.own.push_back(
      {base->host.starts_with("www.") ? base->host.substr(4) : "www." + base->host, path});
}

void take_address(SiteIndex::Data& data, SiteBuild& build) {
  const Config& config = build.config;
  const bool is_configured = !config.site.url.empty();
  if (is_configured) {
    if (const auto base = split_url(config.site.url)) {
      build.origin = base->origin;
      // A folder in the address is where the blog is served, whatever its engine's file says.
      std::string path = base->path;
      while (path.ends_with('/')) path.pop_back();
      if (!path.empty()) build.prefix = path;
    }
  }
  data.origin = build.origin;
  data.prefix = build.prefix;
  if (!data.origin.empty()) add_own(data, data.origin + data.prefix, is_configured);
  for (const std::string& url : config.site.former_urls) add_own(data, url, true);
  std::stable_sort(data.own.begin(), data.own.end(), [](const auto& left, const auto& right) {
    return left.path.size() > right.path.size();
  });
}

// "2014-12-12" of "/2014/12/12/title/": the day of posts that have no date but in their address.
std::string day_of_url(std::string_view url) {
  for (std::size_t i = 0; i < url.size() && i < 11; ++i) {
    const bool is_slash = i == 0 || i == 5 || i == 8;
    if (is_slash ? url[i] != '/' : !is_ascii_digit(url[i])) return {};
  }
  if (url.size() < 12 || url[11] != '/') return {};
  return replace_all(url.substr(1, 10), "/", "-");
}

// Whether the blog lies on GitHub's or GitLab's pages, which serve files by their very names. Other
// hosts may lead "/a.html" to "/a/" and the other way.
bool is_plain_host(const SiteBuild& build) {
  for (const std::string_view other : {"netlify.toml", "vercel.json", "now.json", "firebase.json",
                                       "wrangler.toml", "wrangler.jsonc", "static.json"}) {
    if (build.has_file(other)) return false;
  }
  if (build.redirects_are_of_host) return false;
  if (build.origin.ends_with(".github.io") || build.origin.ends_with(".gitlab.io")) return true;
  if (build.has_file("CNAME")) return true;
  for (const SiteIndex::Generated& one : build.generated) {
    if (one.url == "/CNAME") return true;
  }
  return std::any_of(build.assets.begin(), build.assets.end(), [&](const AssetPlace& place) {
    return place.url.empty() && build.has_file(join_path(place.folder, "CNAME"));
  });
}

// "/a/b/" of "/a/b.html" too.
std::string asset_base(std::string_view url) {
  if (url.empty() || url.ends_with('/')) return std::string(url);
  return std::string(url.ends_with(".html") ? url.substr(0, url.size() - 5) : url) + "/";
}

void take_pages(SiteIndex::Data& data, SiteBuild& build) {
  std::sort(build.pages.begin(), build.pages.end(),
            [](const BuiltPage& a, const BuiltPage& b) { return a.page.source < b.page.source; });
  for (BuiltPage& built : build.pages) {
    SitePage& page = built.page;
    page.source = normalize_path(build.at(page.source));
    if (page.date.empty()) page.date = day_of_url(page.url);
    if (!page.url.empty()) page.url = with_prefix(data.prefix, page.url);
    for (std::string& alias : page.aliases) alias = with_prefix(data.prefix, alias);
    data.asset_bases.push_back(asset_base(page.url));
    data.asset_folders.push_back(built.asset_folder.empty() ? "" : build.at(built.asset_folder));
    page.is_post = page.is_post || !page.date.empty();
    data.pages.push_back(std::move(page));
  }
}

}  // namespace

std::string_view page_state_name(PageState state) {
  switch (state) {
    case PageState::kPublished:
      return "published";
    case PageState::kDraft:
      return "draft";
    case PageState::kFuture:
      return "future";
    case PageState::kExpired:
      return "expired";
    case PageState::kHidden:
      return "hidden";
  }
  return "";
}

std::string SiteIndex::Data::output_of(std::string_view url) const {
  std::string output(url);
  if (output.ends_with('/')) return output + "index.html";
  if (!url_extension(output).empty()) return output;
  return output + (bare_url_is_folder ? "/index.html" : ".html");
}

void SiteIndex::Data::make_maps() {
  const auto put = [this](const std::string& url, Target target) {
    std::string output = output_of(url);
    std::string folded = folded_url(output);
    if (folded != output) by_folded.try_emplace(std::move(folded), output);
    by_output.try_emplace(std::move(output), target);
  };
  // Of two pages with one address the published one counts.
  for (const bool wants_published : {true, false}) {
    for (std::uint32_t i = 0; i < pages.size(); ++i) {
      const bool is_published = pages[i].state == PageState::kPublished;
      if (is_published != wants_published || pages[i].url.empty()) continue;
      put(pages[i].url, {UrlLookup::Kind::kPage, i});
      if (is_published) continue;
      // Where a draft will be.
      for (const std::string& alias : pages[i].aliases) put(alias, {UrlLookup::Kind::kPage, i});
    }
    if (!wants_published) break;
    for (std::uint32_t i = 0; i < pages.size(); ++i) {
      if (pages[i].state != PageState::kPublished) continue;
      for (const std::string& alias : pages[i].aliases) put(alias, {UrlLookup::Kind::kRedirect, i});
    }
    for (std::uint32_t i = 0; i < generated.size(); ++i) {
      put(generated[i].url, {UrlLookup::Kind::kGenerated, i});
    }
  }
  std::set<std::string> folders;
  for (std::uint32_t i = 0; i < pages.size(); ++i) {
    by_source.emplace(pages[i].source, i);
    if (!asset_folders[i].empty() && !pages[i].url.empty()) {
      by_url.emplace(asset_bases[i], i);
      by_asset_folder.insert(asset_folders[i]);
    }
    if (pages[i].url_is_certain || pages[i].state != PageState::kPublished) continue;
    if (pages[i].url.empty()) {
      has_unknown_urls = true;
    } else {
      const std::string& url = pages[i].url;
      folders.insert(url.substr(0, url.rfind('/', url.size() - 2) + 1));
    }
  }
  uncertain_folders.assign(folders.begin(), folders.end());
  anchors.resize(pages.size());
}

SiteIndex SiteIndex::make(const Request& request) {
  auto data = std::make_unique<Data>();
  data->request = request;
  SiteBuild build(request);
  data->root = build.root;
  if (request.blog->profile->find_pages != nullptr) {
    request.blog->profile->find_pages(build);
  } else {
    build.urls_are_known = false;
  }
  read_host_redirects(build);
  take_address(*data, build);
  take_pages(*data, build);
  for (AssetPlace& place : build.assets) {
    data->assets.push_back({build.at(place.folder), with_prefix(data->prefix, "/" + place.url)});
    std::string& url = data->assets.back().url;
    url = clean_url_path(url);
    if (!url.ends_with('/')) url += '/';
  }
  for (const std::string& folder : build.source_folders) {
    data->source_folders.push_back(build.at(folder));
  }
  for (const auto& [url, path] : build.moved_files) {
    data->moved_files.emplace_back(with_prefix(data->prefix, url), build.at(path));
  }
  data->withheld = std::move(build.withheld);
  for (RedirectRule& rule : build.redirects) {
    rule.from = with_prefix(data->prefix, rule.from);
    data->redirects.push_back(std::move(rule));
  }
  for (Generated& one : build.generated) {
    data->generated.push_back({with_prefix(data->prefix, one.url), one.kind});
  }
  for (const std::string& glob : build.open_paths) {
    std::string pattern = with_prefix(data->prefix, glob);
    if (pattern.ends_with('/')) pattern.pop_back();  // as a glob it would mean all that is below
    data->open_paths.emplace_back(std::move(pattern));
  }
  data->notes = std::move(build.notes);
  data->pages_are_open = build.pages_are_open;
  data->assets_are_open = build.assets_are_open;
  data->bare_url_is_folder = build.bare_url_is_folder;
  data->urls_are_known = build.urls_are_known;
  data->addresses = build.addresses;
  data->is_plain_host = is_plain_host(build);
  data->make_maps();
  return SiteIndex(std::move(data));
}

SiteIndex::SiteIndex(std::unique_ptr<Data> data) : data_(std::move(data)) {}
SiteIndex::SiteIndex(SiteIndex&&) noexcept = default;
SiteIndex& SiteIndex::operator=(SiteIndex&&) noexcept = default;
SiteIndex::~SiteIndex() = default;

const std::vector<SitePage>& SiteIndex::pages() const {
  return data_->pages;
}
const std::vector<std::string>& SiteIndex::notes() const {
  return data_->notes;
}
const AddressHandling& SiteIndex::addresses() const {
  return data_->addresses;
}
const std::vector<SiteIndex::Redirect>& SiteIndex::redirects() const {
  return data_->redirects;
}
const std::string& SiteIndex::origin() const {
  return data_->origin;
}
const std::string& SiteIndex::prefix() const {
  return data_->prefix;
}
const std::vector<SiteIndex::Generated>& SiteIndex::generated() const {
  return data_->generated;
}

std::optional<std::string> SiteIndex::own_path(std::string_view url) const {
  const std::optional<UrlBase> base = split_url(url);
  if (!base) return std::nullopt;
  const std::string path = base->path.empty() ? "/" : clean_url_path(base->path);
  for (const Data::OwnAddress& own : data_->own) {
    if (own.host != base->host) continue;
    if (own.path.empty()) return with_prefix(data_->prefix, path);
    if (path == own.path) return with_prefix(data_->prefix, "/");
    if (path.starts_with(own.path + "/")) {
      return with_prefix(data_->prefix, path.substr(own.path.size()));
    }
  }
  return std::nullopt;
}

const SitePage* SiteIndex::find_source(std::string_view source) const {
  const auto found = data_->by_source.find(normalize_path(source));
  return found == data_->by_source.end() ? nullptr : &data_->pages[found->second];
}

std::optional<std::string> SiteIndex::resolve(const SitePage& from,
                                              std::string_view relative) const {
  const std::string path = percent_decode(relative.substr(0, relative.find_first_of("?#")));
  if (path.starts_with("//")) return std::nullopt;
  if (path.starts_with('/')) return resolve_dot_segments(path);
  const std::size_t colon = path.find_first_of(":/");
  if (colon != std::string::npos && path[colon] == ':') return std::nullopt;
  if (from.url.empty() || !from.url_is_certain) return std::nullopt;
  if (path.empty()) return from.url;
  return resolve_dot_segments(from.url.substr(0, from.url.rfind('/') + 1) + path);
}

const SiteIndex& LazySiteIndex::get() const {
  std::call_once(once_, [this] { index_.emplace(SiteIndex::make(request_)); });
  return *index_;
}

namespace {

constexpr std::size_t kMostConfiguration = 4 * 1024 * 1024;

bool is_configuration_file(std::string_view name) {
  constexpr std::string_view kEndings[] = {".yml", ".yaml", ".toml", ".json", ".py",
                                           ".js",  ".mjs",  ".cjs",  ".ts",   ".mts"};
  return name != "package-lock.json" &&
         std::any_of(std::begin(kEndings), std::end(kEndings),
                     [&](std::string_view ending) { return name.ends_with(ending); });
}

// Every run of characters that a host can have, with and without what stands before a dot in it:
// of "www.my.blog" also "my.blog".
void add_hosts(std::string_view text, std::unordered_set<std::string_view>& hosts) {
  constexpr std::size_t kMostLabels = 8;
  const auto is_of_host = [](char c) { return is_ascii_alnum(c) || c == '.' || c == '-'; };
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && is_of_host(text[end])) ++end;
    std::string_view name = text.substr(at, end - at);
    while (name.ends_with('.')) name.remove_suffix(1);
    for (std::size_t i = 0; i < kMostLabels && !name.empty(); ++i) {
      hosts.insert(name);
      const std::size_t dot = name.find('.');
      name = dot == std::string_view::npos ? std::string_view() : name.substr(dot + 1);
    }
    at = end + 1;
  }
}

// "baseurl: /blog" in any of the engines' words: a setting whose value is more than a host.
bool may_set_prefix(std::string_view line) {
  constexpr std::string_view kWords[] = {"base", "root", "url", "prefix", "site"};
  const std::size_t end = line.find_first_of(":=");
  if (end == std::string_view::npos) return false;
  const std::string_view key = line.substr(0, end);
  const bool is_address = std::any_of(std::begin(kWords), std::end(kWords),
                                      [&](auto word) { return key.find(word) != key.npos; });
  if (!is_address) return false;
  std::string_view value = trim(line.substr(end + 1));
  value = value.substr(0, value.find(" #"));
  if (const std::size_t scheme = value.find("://"); scheme != value.npos) {
    value.remove_prefix(scheme + 3);
    const std::size_t slash = value.find('/');
    if (slash == value.npos) return false;
    value.remove_prefix(slash);
  }
  return value.find_first_not_of("/\"', ;{[") != value.npos;
}

}  // namespace

void LazySiteIndex::read_configuration() const {
  std::call_once(configuration_once_, [this] {
    std::string& text = configuration_;
    text = "url: " + request_.config->site.url + "\n";
    for (const std::string& former : request_.config->site.former_urls) text += former + "\n";
    const std::string root = request_.blog->root == "." ? "" : request_.blog->root;
    for (const std::string& folder : {root, join_path(root, "config/_default")}) {
      for (const std::string& name : request_.files->list(folder)) {
        if (!is_configuration_file(name) || text.size() > kMostConfiguration) continue;
        if (auto file = request_.read(join_path(folder, name))) text += *file + "\n";
      }
    }
    text = ascii_lower(text);
    add_hosts(text, hosts_);
    const std::vector<std::string_view> lines = split(text, '\n');
    may_have_prefix_ = std::any_of(lines.begin(), lines.end(), may_set_prefix);
    may_withhold_names_ = text.find('*') != text.npos || text.find("ignore") != text.npos ||
                          text.find("processor") != text.npos;
  });
}

bool LazySiteIndex::serves_plainly(std::string_view path) const {
  read_configuration();
  if (may_have_prefix_ || may_withhold_names_) return false;
  while (path.starts_with('/')) path.remove_prefix(1);
  for (const std::string_view name : split(path, '/')) {
    if (name.empty() || name.find_first_of("._#~") == 0 || name.ends_with('~')) return false;
    if (configuration_.find(ascii_lower(name)) != std::string::npos) return false;
  }
  return true;
}

bool LazySiteIndex::may_be_own(std::string_view url) const {
  read_configuration();
  const std::size_t slashes = url.find("//");
  if (slashes == std::string_view::npos) return true;
  std::string_view host = url.substr(slashes + 2);
  host = host.substr(0, find_any(host, "/?#"_any));
  if (const std::size_t at = host.rfind('@'); at != std::string_view::npos) {
    host.remove_prefix(at + 1);
  }
  while (host.ends_with('.')) host.remove_suffix(1);
  std::string name = ascii_lower(host.substr(0, host.find(':')));
  if (name.starts_with("www.")) name.erase(0, 4);
  // A name in another script stands in the configuration as it is or in Punycode.
  const bool is_ascii = std::all_of(name.begin(), name.end(),
                                    [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  return !is_ascii || name.starts_with("xn--") || hosts_.contains(name);
}

}  // namespace postlint
