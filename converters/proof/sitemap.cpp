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

Result<std::vector<std::string>> read_urls(const std::string& path) {
  std::vector<std::string> urls, files{path};
  std::set<std::string> seen;
  for (std::size_t i = 0; i < files.size() && i < kMostSitemaps; ++i) {
    if (!seen.insert(files[i]).second) continue;
    const Result<std::string> text = read_file(files[i], kMaxBytes);
    if (!text.ok()) return text.error();
    const Sitemap sitemap = read_sitemap(*text);
    urls.insert(urls.end(), sitemap.urls.begin(), sitemap.urls.end());
    for (const std::string& url : sitemap.sitemaps) {
      // Only its name counts: a name cannot lead out of the folder.
      const std::string_view plain = std::string_view(url).substr(0, url.find_first_of("?#"));
      const std::string name = percent_decode(base_name(plain));
      if (name.empty() || name.find('/') != std::string::npos) continue;
      files.push_back(join_path(folder_of(path), name));
    }
  }
  return urls;
}

}  // namespace

Sitemap read_sitemap(std::string_view text) {
  return text.find('<') == std::string_view::npos ? read_lines(text) : SitemapReader(text).read();
}

Result<SiteFacts> read_addresses(const std::string& path, std::size_t jobs) {
  std::error_code error;
  SiteFacts facts;
  if (std::filesystem::is_directory(path, error)) {
    Result<SiteFacts> built = read_built_facts(path, jobs);
    if (!built.ok()) return built;
    facts = std::move(built).value();
    facts.assets.clear();
    for (PageFacts& page : facts.pages) page.is_list = true;
  } else {
    Result<std::vector<std::string>> urls = read_urls(path);
    if (!urls.ok()) return urls.error();
    if (urls->empty()) return Error{"names no address (<loc> in a sitemap, or a URL a line)", path};
    std::set<std::string> seen;
    for (const std::string& url : *urls) {
      PageFacts page;
      const auto base = split_url(url);
      page.url = base ? (base->path.empty() ? "/" : base->path) : percent_decode(url);
      page.is_list = true;
      page.state = "published";
      if (base && facts.origin.empty()) facts.origin = base->origin;
      if (seen.insert(page.url).second) facts.pages.push_back(std::move(page));
    }
    facts.folder = path;
  }
  facts.kind = "addresses";
  facts.is_built = true;
  facts.has_only_addresses = true;
  return facts;
}

}  // namespace postlint::proof
