#include "converters/proof/source_facts.h"

#include <algorithm>

#include "converters/proof/addresses.h"
#include "converters/proof/body_reader.h"
#include "converters/proof/fold_text.h"
#include "converters/proof/kept_pages.h"
#include "converters/proof/neutral_body.h"
#include "converters/proof/source_fields.h"
#include "core/base/strings.h"
#include "core/site/url_path.h"

namespace postlint::proof {
namespace {

constexpr std::string_view kPelicanMarks[] = {"{filename}", "{static}", "{attach}", "|filename|"};

// Addresses in one post, with what only its engine can resolve.
class SourceAddresses {
 public:
  // Of a post by its URL and its file; both must outlive it.
  SourceAddresses(const std::string& url, const std::string& path, const SourceSite& site)
      : url_(url), path_(path), site_(site) {}

  ResolvedTarget resolve(std::string_view address) const {
    const std::string plain = percent_decode(trim(address));
    if (const std::string file = file_named_by(plain); !file.empty()) {
      return at_file(file, plain);
    }
    // {tag}, {category} …: a page of the engine's own making.
    if (plain.starts_with('{') || plain.starts_with('|')) return {std::string(kUnknownText), ""};
    // Seen from a page whose address is not known.
    if (url_.empty() && !plain.starts_with('/') && !is_absolute_address(plain))
      return {std::string(kUnknownText), ""};
    return resolve_address(address, url_, site_.site->prefix());
  }

  // The file that an image shows; empty: not at hand.
  std::string image_file(const std::string& target) const {
    if (target.starts_with(kFileMark)) return join_path(root(), target.substr(kFileMark.size()));
    if (!target.starts_with('/')) return {};
    const std::string path = target.substr(0, target.find('?'));
    const UrlLookup found = site_.site->look_up_url(with_prefix(site_.site->prefix(), path));
    return found.kind == UrlLookup::Kind::kAsset ? found.source : std::string();
  }

 private:
  // "@/a.md", "{filename}a.md", "b.md" beside the post: a file of the source, as a path below the
  // root; empty: an ordinary address.
  std::string file_named_by(const std::string& address) const {
    const std::string path = address.substr(0, address.find_first_of("?#"));
    const std::string folder(folder_of(path_));
    if (path.starts_with("@/")) return join_path(root(), "content/" + path.substr(2));
    if (path.starts_with("@site/")) return join_path(root(), path.substr(6));
    for (const std::string_view mark : kPelicanMarks) {
      if (!path.starts_with(mark)) continue;
      const std::string rest = path.substr(mark.size());
      if (rest.starts_with('/')) return join_path(root(), "content" + rest);
      return normalize_path(join_path(folder, rest));
    }
    if (path.empty() || path.starts_with('/') || is_absolute_address(path)) return {};
    if (site_.site->addresses().sources) return {};  // reaches the browser as it is written
    const std::string beside = normalize_path(join_path(folder, path));
    const bool is_post_file =
        has_post_extension(path) && site_.site->find_source(beside) != nullptr;
    return is_post_file ? beside : std::string();
  }

  ResolvedTarget at_file(const std::string& file, const std::string& address) const {
    const std::size_t hash = address.find('#');
    const std::string fragment = hash == std::string::npos ? "" : address.substr(hash + 1);
    if (const SitePage* page = site_.site->find_source(file)) {
      if (page->url.empty()) return {std::string(kUnknownText), ""};
      return {below_prefix(page->url, site_.site->prefix()), fragment};
    }
    return {asset_url(file), fragment};
  }

  // Any tail of its path may be its address.
  std::string asset_url(const std::string& file) const {
    const std::string url = asset_address(site_, file);
    return url.empty() ? std::string(kFileMark) + path_in_root(site_.blog->root, file) : url;
  }

  std::string root() const { return site_.blog->root == "." ? "" : site_.blog->root; }

  const std::string& url_;
  const std::string& path_;
  const SourceSite& site_;
};

// Ids of Markdown headings go by their order among all headings of the page.
void set_heading_ids(BodyFacts& body, const NeutralBody& neutral) {
  const std::size_t ids = neutral.heading_ids.size(), headings = body.headings.size();
  // A first heading that repeats the title is no heading of the body.
  const std::size_t skipped = ids == headings + 1 ? 1 : 0;
  const bool are_known = ids == headings + skipped;
  for (std::size_t i = 0; i < headings; ++i) {
    std::optional<std::string>& id = body.headings[i].id;
    if (id && !id->empty()) continue;  // written by hand in HTML
    id = are_known ? neutral.heading_ids[i + skipped] : std::nullopt;
  }
}

// Both sides of a comparison mostly show the same HTML, one after the other: it is read once.
BodyFacts read_html(const std::string& html, const BodyRules& rules) {
  struct Last {
    std::string html, title;
    BodyFacts body;
  };
  thread_local Last last;
  if (last.html != html || last.title != rules.title) {
    const HtmlOutline outline(html);
    last = {html, rules.title, read_body_as_written(outline, 0, outline.tags().size(), rules)};
  }
  return last.body;
}

BodyFacts read_source_body(NeutralPage page, const SourceSite& site, const Document* own) {
  NeutralBody neutral = render_neutral(std::move(page.body), own);
  const SourceAddresses addresses(page.url, page.path, site);
  BodyRules rules;
  rules.title = page.head.title;
  rules.resolve = [&](std::string_view address) { return addresses.resolve(address); };
  BodyFacts body = read_html(neutral.html, rules);
  resolve_addresses(body, rules);
  set_heading_ids(body, neutral);
  for (ImageFact& image : body.images) image.file = addresses.image_file(image.target);
  body.unknown = std::move(neutral.unknown);
  if (!neutral.is_read)
    body.unknown.emplace_back("the whole body, which is too complex to be read");
  return body;
}

}  // namespace

std::string asset_address(const SourceSite& site, const std::string& file) {
  const std::string clean = normalize_path(file);
  const auto is_at = [&](const std::string& url) {
    const UrlLookup found = site.site->look_up_url(with_prefix(site.site->prefix(), url));
    return found.kind == UrlLookup::Kind::kAsset && normalize_path(found.source) == clean;
  };
  const std::string path = path_in_root(site.blog->root, clean);
  // A bundle: beside its page, or in the folder that has the page's name.
  for (std::string_view folder = folder_of(clean); !folder.empty(); folder = folder_of(folder)) {
    for (const std::string_view name :
         {"/index.md", "/index.mdx", "/_index.md", ".md", ".markdown"}) {
      const SitePage* page = site.site->find_source(std::string(folder) + std::string(name));
      if (page == nullptr || page->url.empty()) continue;
      std::string url = below_prefix(page->url, site.site->prefix());
      url = url.substr(0, url.rfind('/')) + clean.substr(folder.size());
      if (is_at(url)) return url;
    }
  }
  for (std::size_t at = 0; at != std::string::npos;) {
    const std::string url = "/" + path.substr(at);
    if (is_at(url)) return url;
    const std::size_t slash = path.find('/', at);
    at = slash == std::string::npos ? slash : slash + 1;
  }
  return {};
}

NeutralPage neutral_page(const PortablePost& post, const SourceSite& site) {
  const BodyRequest request{post.post.get(), site.blog, site.site, site.files, site.settings};
  NeutralPage page;
  page.head = head_facts_of(post, site);
  page.body = neutral_text(*post.post, site.engine->find_constructs(request), *site.blog);
  page.url = post.url;
  page.path = post.post->path();
  return page;
}

PageFacts facts_of(NeutralPage page, const SourceSite& site, const Document* own) {
  PageFacts facts = page.head;
  facts.body = read_source_body(std::move(page), site, own);
  return facts;
}

PageFacts facts_of(const PortablePost& post, const SourceSite& site) {
  return facts_of(neutral_page(post, site), site, &post.post->document);
}

}  // namespace postlint::proof
