// A blog's sources as SiteFacts: its pages, redirects and files, read when they are asked for.
#include <algorithm>

#include "converters/proof/addresses.h"
#include "converters/proof/kept_pages.h"
#include "converters/proof/source_facts.h"
#include "converters/proof/source_fields.h"
#include "converters/read/attached_files.h"
#include "converters/read/reader.h"
#include "core/net/page.h"
#include "core/site/url_path.h"

namespace postlint::proof {
namespace {

constexpr std::size_t kMaxRedirectPage = 64 * 1024;  // bytes

// The home page, an error page, a feed: what they show is made of other pages.
bool is_made_of_others(const std::string& url, std::string_view source) {
  const std::string extension = url_extension(url);
  if (!extension.empty() && extension != "html" && extension != "htm") return true;
  return url == "/404.html" || url == "/404/" || (url == "/" && source.ends_with(".html"));
}

PageFacts head_of(const SitePage& page, const SourceSite& site) {
  PageFacts facts;
  facts.url = below_prefix(page.url, site.site->prefix());
  facts.source = path_in_root(site.blog->root, page.source);
  facts.url_is_certain = page.url_is_certain;
  facts.is_public = page.state == PageState::kPublished;
  facts.is_post = page.is_post;
  facts.is_list = is_made_of_others(facts.url, page.source);
  facts.state = page_state_name(page.state);
  facts.title = page.title;
  return facts;
}

PageFacts load_page(const SourceSite& site, std::size_t index) {
  const SitePage& page = site.site->pages()[index];
  const Result<PortablePost> post = read_portable_post(site, page);
  if (post.ok()) return facts_of(*post, site);
  PageFacts facts = head_of(page, site);
  facts.body.unknown.push_back("the whole file, which " + post.error().message);
  return facts;
}

void add_redirects(const SourceSite& site, SiteFacts& facts) {
  const std::string& prefix = site.site->prefix();
  for (const SitePage& page : site.site->pages()) {
    if (page.state != PageState::kPublished) continue;
    for (const std::string& alias : page.aliases) {
      facts.redirects.push_back({below_prefix(alias, prefix), below_prefix(page.url, prefix)});
    }
  }
  for (const SiteIndex::Redirect& rule : site.site->redirects()) {
    facts.redirects.push_back({below_prefix(rule.from, prefix), below_prefix(rule.to, prefix)});
  }
}

// A page of HTML among the files that leads on at once.
std::optional<std::string> refresh_of(const SourceSite& site, const SiteIndex::Asset& asset) {
  if (!asset.url.ends_with(".html") && !asset.url.ends_with(".htm")) return std::nullopt;
  const std::optional<std::string> html = site.read(asset.source);
  if (!html || html->size() > kMaxRedirectPage) return std::nullopt;
  const std::optional<MetaRefresh> refresh = read_page(*html).refresh;
  if (!refresh || refresh->target.empty()) return std::nullopt;
  const std::string& prefix = site.site->prefix();
  return resolve_address(refresh->target, below_prefix(asset.url, prefix), prefix).target;
}

void add_files(const SourceSite& site, SiteFacts& facts) {
  for (const SiteIndex::Asset& asset : site.site->assets()) {
    std::string url = below_prefix(asset.url, site.site->prefix());
    if (is_beside_posts(site.blog->profile->engine, url.substr(1))) continue;
    if (std::optional<std::string> to = refresh_of(site, asset)) {
      facts.redirects.push_back({std::move(url), std::move(*to)});
    } else {
      facts.assets.push_back({std::move(url), asset.source});
    }
  }
}

}  // namespace

SiteFacts source_facts(const SourceSite& site) {
  SiteFacts facts;
  facts.folder = site.blog->root;
  facts.kind = site.blog->profile->display_name;
  facts.fields_are_texts = site.blog->profile->engine == Engine::kPelican;
  facts.origin = site.site->origin();
  facts.prefix = site.site->prefix();
  for (const SitePage& page : site.site->pages()) facts.pages.push_back(head_of(page, site));
  add_redirects(site, facts);
  add_files(site, facts);
  facts.load = [site](std::size_t page) { return load_page(site, page); };
  facts.has_other = [site](std::string_view path) -> std::optional<bool> {
    const UrlLookup found = site.site->look_up_url(with_prefix(site.site->prefix(), path));
    if (found.kind == UrlLookup::Kind::kUnknown) return std::nullopt;
    if (found.kind == UrlLookup::Kind::kPage) return found.page->state == PageState::kPublished;
    return found.kind != UrlLookup::Kind::kMissing && !found.is_other_case;
  };
  facts.own_path = [site](std::string_view url) -> std::optional<std::string> {
    const std::optional<std::string> path = site.site->own_path(url);
    if (!path) return std::nullopt;
    return below_prefix(*path, site.site->prefix());
  };
  return facts;
}

SourceSite source_site(const OpenBlog& blog) {
  SourceSite site;
  static_cast<ReadRequest&>(site) = blog.read;
  site.files = blog.files.get();
  site.settings = &blog.configuration.values;
  return site;
}

SiteFacts source_facts(std::shared_ptr<const OpenBlog> blog,
                       std::shared_ptr<const KeptPages> kept) {
  const SourceSite site = source_site(*blog);
  SiteFacts facts = source_facts(site);
  facts.folder = blog->folder;
  facts.load = [blog, kept, site, load = std::move(facts.load)](std::size_t index) {
    if (kept != nullptr) {
      std::optional<NeutralPage> page = kept->find(site.site->pages()[index]);
      if (page) return facts_of(std::move(*page), site, nullptr);
    }
    return load(index);
  };
  facts.has_other = [blog, ask = std::move(facts.has_other)](std::string_view path) {
    return ask(path);
  };
  facts.own_path = [blog, ask = std::move(facts.own_path)](std::string_view url) {
    return ask(url);
  };
  return facts;
}

}  // namespace postlint::proof
