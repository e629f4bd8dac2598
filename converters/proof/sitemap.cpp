#include "converters/proof/sitemap.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include "converters/proof/addresses.h"
#include "converters/proof/built_facts.h"
#include "core/base/strings.h"
#include "core/io/file_tree.h"
#include "core/io/files.h"
#include "core/post/html_tags.h"
#include "core/site/url_path.h"

namespace postlint::proof {
namespace {

constexpr std::size_t kMaxBytes = std::size_t{64} << 20;  // sitemaps.org allows 50 MB
constexpr std::size_t kMostSitemaps = 1000;
constexpr std::size_t kMostUrls = 2'000'000;

// "<loc>", "<sm:loc>": the name behind the prefix. "<image:loc>" is the address of no page.
bool is_named(std::string_view name, std::string_view wanted) {
  if (name.starts_with("image:") || name.starts_with("video:")) return false;
  return name == wanted || (name.size() > wanted.size() && name.ends_with(wanted) &&
                            name[name.size() - wanted.size() - 1] == ':');
}

class SitemapReader {
 public:
  explicit SitemapReader(std::string_view text) : text_(text) {}

  Sitemap read() {
    std::size_t at = 0;
    while ((at = text_.find('<', at)) != std::string_view::npos) {
      if (text_.substr(at).starts_with("<!--")) {
        at = std::min(text_.find("-->", at), text_.size());
        continue;
      }
      const std::size_t end = text_.find('>', at);
      if (end == std::string_view::npos) break;
      const std::string_view tag = text_.substr(at + 1, end - at - 1);
      const std::string_view name = tag.substr(0, tag.find_first_of(" \t\r\n/"));
      at = end + 1;
      if (is_named(name, "sitemapindex")) is_index_ = true;
      if (is_named(name, "loc")) at = take(at);
    }
    return std::move(found_);
  }

 private:
  std::size_t take(std::size_t begin) {
    std::size_t end = std::min(text_.find('<', begin), text_.size());
    std::string url;
    constexpr std::string_view kData = "<![CDATA[";
    if (trim(text_.substr(begin, end - begin)).empty() && text_.substr(end).starts_with(kData)) {
      begin = end + kData.size();
      end = std::min(text_.find("]]>", begin), text_.size());
      url = trim(text_.substr(begin, end - begin));
    } else {
      url = decode_entities(trim(text_.substr(begin, end - begin)));
    }
    auto& list = is_index_ ? found_.sitemaps : found_.urls;
    if (!url.empty() && list.size() < kMostUrls) list.push_back(std::move(url));
    return end;
  }

  std::string_view text_;
  Sitemap found_;
  bool is_index_ = false;
};

// A line that is a URL or a path.
Sitemap read_lines(std::string_view text) {
  Sitemap found;
  for (std::string_view line : split(text, '\n')) {
    line = trim(line);
    if (line.starts_with('/') || split_url(line)) found.urls.emplace_back(line);
  }
  return found;
}

// An index names "posts.xml.gz"; what was unpacked lies there as "posts.xml".
std::string unpacked(const std::string& path) {
  std::error_code error;
  if (!path.ends_with(".gz") || std::filesystem::exists(path, error)) return path;
  return path.substr(0, path.size() - 3);
}

Result<std::vector<std::string>> read_urls(const std::string& path) {
  constexpr std::string_view kGzip = "\x1f\x8b";
  std::vector<std::string> urls, files{path};
  std::set<std::string> seen;
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (!seen.insert(files[i]).second) continue;
    if (seen.size() > kMostSitemaps || urls.size() >= kMostUrls) {
      return Error{"names more than 1000 sitemaps or 2 million addresses", path};
    }
    const Result<std::string> text = read_file(files[i], kMaxBytes);
    if (!text.ok()) return text.error();
    if (text->starts_with(kGzip)) return Error{"is compressed: unpack it with gunzip", files[i]};
    const Sitemap sitemap = read_sitemap(*text);
    urls.insert(urls.end(), sitemap.urls.begin(), sitemap.urls.end());
    for (const std::string& url : sitemap.sitemaps) {
      // Only its name counts: a name cannot lead out of the folder.
      const std::string_view plain = std::string_view(url).substr(0, url.find_first_of("?#"));
      const std::string name = percent_decode(base_name(plain));
      if (name.empty() || name.find('/') != std::string::npos) continue;
      files.push_back(unpacked(join_path(folder_of(path), name)));
    }
  }
  return urls;
}

PageFacts address_alone(std::string path) {
  PageFacts page;
  page.url = std::move(path);
  page.is_list = true;
  page.state = "published";
  return page;
}

Result<SiteFacts> addresses_of_folder(const std::string& folder, std::size_t jobs) {
  Result<SiteFacts> built = read_built_facts(folder, jobs);
  if (!built.ok()) return built;
  for (PageFacts& page : built->pages) page.is_list = true;
  for (const Redirect& redirect : built->redirects) {
    if (!redirect.from.ends_with('*')) built->pages.push_back(address_alone(redirect.from));
  }
  for (const AssetFact& asset : built->assets) {
    if (is_content_file(asset.url)) built->pages.push_back(address_alone(asset.url));
  }
  built->redirects.clear();
  built->assets.clear();
  return built;
}

Result<SiteFacts> addresses_of_list(const std::string& path, const OwnPath& own_path) {
  const Result<std::vector<std::string>> urls = read_urls(path);
  if (!urls.ok()) return urls.error();
  if (urls->empty()) return Error{"names no address (<loc> in a sitemap, or a URL a line)", path};
  SiteFacts facts;
  std::set<std::string> seen;
  for (const std::string& url : *urls) {
    const auto base = split_url(url);
    if (base && facts.origin.empty()) facts.origin = base->origin;
    std::optional<std::string> own;
    if (base && own_path) own = own_path(url);
    std::string address = own ? *own : base ? base->path : percent_decode(url);
    if (address.empty()) address = "/";
    if (seen.insert(page_key(address)).second) facts.pages.push_back(address_alone(address));
  }
  return facts;
}

}  // namespace

Sitemap read_sitemap(std::string_view text) {
  return text.find('<') == std::string_view::npos ? read_lines(text) : SitemapReader(text).read();
}

Result<SiteFacts> read_addresses(const std::string& path, std::size_t jobs,
                                 const OwnPath& own_path) {
  std::error_code error;
  const bool is_folder = std::filesystem::is_directory(path, error);
  Result<SiteFacts> read =
      is_folder ? addresses_of_folder(path, jobs) : addresses_of_list(path, own_path);
  if (!read.ok()) return read;
  read->folder = path;
  read->kind = "addresses";
  read->is_built = true;
  read->has_only_addresses = true;
  return read;
}

}  // namespace postlint::proof
