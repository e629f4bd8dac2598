#include "converters/proof/built_facts.h"

#include <algorithm>
#include <map>
#include <memory>
#include <unordered_map>
#include <unordered_set>

#include "converters/proof/addresses.h"
#include "converters/proof/built_page.h"
#include "converters/proof/fold_text.h"
#include "converters/proof/redirect_rules.h"
#include "core/base/strings.h"
#include "core/io/file_tree.h"
#include "core/io/files.h"
#include "core/net/charset.h"
#include "core/parallel/parallel.h"
#include "core/post/post.h"
#include "core/site/blog.h"
#include "core/site/url_path.h"

namespace postlint::proof {
namespace {

constexpr std::size_t kMaxPageBytes = std::size_t{8} << 20;
constexpr std::size_t kMostFiles = 400'000;
constexpr std::size_t kDeepest = 32;

constexpr std::string_view kTitleSeparators[] = {" | ", " - ",  " -- ", " --- ",
                                                 " · ", " :: ", " >> ", " • "};
constexpr std::string_view kListSegments[] = {"tags",     "tag",     "categories", "category",
                                              "archives", "archive", "page",       "author",
                                              "authors",  "series",  "topics",     "search"};

std::string url_of_file(const std::string& path) {
  std::string url = "/" + path;
  if (url.ends_with("/index.html")) url.resize(url.size() - 10);
  return url;
}

bool is_list_address(std::string_view url) {
  if (url == "/") return true;
  for (const std::string_view segment : split(url, '/')) {
    const std::string_view name = segment.substr(0, segment.find('.'));
    if (std::find(std::begin(kListSegments), std::end(kListSegments), name) !=
        std::end(kListSegments))
      return true;
  }
  return false;
}

// What all pages are read with. Shared with the facts' functions.
struct BuiltSite {
  std::string folder, origin, prefix;
  std::vector<PageFacts> pages;  // without bodies
  std::unordered_set<std::uint64_t> theme_blocks;

  Result<std::string> read(const PageFacts& page) const {
    Result<std::string> bytes = read_file(join_path(folder, page.source), kMaxPageBytes);
    if (!bytes.ok()) return bytes.error();
    const std::string charset = page_charset("text/html", *bytes);
    return page_as_utf8(std::move(bytes).value(), charset);
  }

  PageFacts load(std::size_t index) const {
    PageFacts facts = pages[index];
    const Result<std::string> html = read(facts);
    if (!html.ok()) {
      facts.body.unknown.push_back("the whole file: " + html.error().message);
      return facts;
    }
    BodyRules rules;
    rules.title = facts.title;
    rules.resolve = [&](std::string_view address) {
      return resolve_address(address, facts.url, prefix);
    };
    facts.body = read_built_page(*html, rules).page.body;
    std::erase_if(facts.body.blocks,
                  [&](const std::string& block) { return theme_blocks.count(fnv1a(block)) > 0; });
    for (ImageFact& image : facts.body.images) {
      if (const auto base = split_url(image.target); base && base->origin == origin)
        image.target = below_prefix(base->path, prefix);
      if (!image.target.starts_with('/')) continue;
      image.file = join_path(folder, image.target.substr(1, image.target.find('?') - 1));
    }
    return facts;
  }
};

// One page as the first look at it left it.
struct FirstLook {
  BuiltPageFacts facts;
  std::vector<std::uint64_t> blocks;
  std::vector<std::string> addresses;  // some of those that it links to
  bool is_read = false;
};

class BuiltReader {
 public:
  BuiltReader(const std::string& folder, std::size_t jobs)
      : files_(make_disk_file_tree()), site_(std::make_shared<BuiltSite>()), jobs_(jobs) {
    site_->folder = folder;
    facts_.folder = folder;
    facts_.kind = "built pages";
    facts_.is_built = true;
  }

  Result<SiteFacts> read() {
    walk("", 0);
    if (paths_.empty()) return Error{"has no HTML page in it", facts_.folder};
    looks_.resize(paths_.size());
    parallel_for(paths_.size(), jobs_, [this](std::size_t i) { look(i); });
    find_address();
    find_title_suffix();
    for (std::size_t i = 0; i < paths_.size(); ++i) take(i);
    find_theme_blocks();
    fill_shown_facts();
    for (const std::string& rules : redirect_files_) {
      const Result<std::string> text = read_file(rules, kMaxPageBytes);
      if (!text.ok()) continue;
      for (Redirect& rule : read_redirect_rules(*text, site_->prefix))
        facts_.redirects.push_back(std::move(rule));
    }
    facts_.prefix = site_->prefix;
    site_->origin = facts_.origin;
    facts_.pages = site_->pages;
    if (unread_ > 0)
      facts_.notes.push_back(counted(unread_, "page") + " cannot be read or " +
                             (unread_ == 1 ? "is" : "are") + " larger than 8 MB");
    facts_.load = [site = site_](std::size_t page) { return site->load(page); };
    if (!facts_.origin.empty()) {
      facts_.own_path = [origin = facts_.origin, prefix = facts_.prefix](
                            std::string_view url) -> std::optional<std::string> {
        const auto base = split_url(url), own = split_url(origin);
        if (!base || !own || base->host != own->host) return std::nullopt;
        return below_prefix(base->path.empty() ? "/" : base->path, prefix);
      };
    }
    return std::move(facts_);
  }

 private:
  void walk(const std::string& folder, std::size_t depth) {
    if (depth > kDeepest) return;
    for (const std::string& name : files_->list(join_path(site_->folder, folder))) {
      if (name.starts_with('.') || seen_ >= kMostFiles) continue;
      const std::string path = folder.empty() ? name : folder + "/" + name;
      const std::string full = join_path(site_->folder, path);
      if (files_->is_folder(full)) {
        walk(path, depth + 1);
        continue;
      }
      ++seen_;
      if (path == "_redirects") {
        redirect_files_.push_back(full);
      } else if (is_html_path(name)) {
        if (path != "404.html") paths_.push_back(path);
      } else {
        facts_.assets.push_back({"/" + path, full});
      }
    }
  }

  void look(std::size_t index) {
    FirstLook& look = looks_[index];
    look.facts.page.source = paths_[index];
    const Result<std::string> html = site_->read(look.facts.page);
    if (!html.ok()) return;
    const std::string url = url_of_file(paths_[index]);
    BodyRules rules;
    rules.resolve = [&](std::string_view address) { return resolve_address(address, url, ""); };
    look.facts = read_built_page(*html, rules);
    look.is_read = true;
    for (const std::string& block : look.facts.page.body.blocks)
      look.blocks.push_back(fnv1a(block));
    std::sort(look.blocks.begin(), look.blocks.end());
    look.blocks.erase(std::unique(look.blocks.begin(), look.blocks.end()), look.blocks.end());
    constexpr std::size_t kMostAddresses = 50;
    for (const LinkFact& link : look.facts.page.body.links) {
      const bool may_be_own = link.target.starts_with('/') || link.target.starts_with("http");
      if (may_be_own && look.addresses.size() < kMostAddresses)
        look.addresses.push_back(link.target);
    }
    look.facts.page.body = {};
  }

  // Most pages say where they are: the rest of their canonical address is where the site is.
  void find_address() {
    std::map<std::pair<std::string, std::string>, std::size_t> counts;
    for (std::size_t i = 0; i < paths_.size(); ++i) {
      const auto base = split_url(looks_[i].facts.canonical);
      if (!base) continue;
      const std::string url = url_of_file(paths_[i]);
      for (const std::string& shape : {url, url.substr(0, url.rfind('.')), url + "index.html",
                                       url.substr(0, url.rfind('/'))}) {
        if (!base->path.ends_with(shape)) continue;
        ++counts[{base->origin, base->path.substr(0, base->path.size() - shape.size())}];
        break;
      }
    }
    std::size_t most = 0;
    for (const auto& [address, count] : counts) {
      if (count <= most) continue;
      most = count;
      facts_.origin = address.first;
      site_->prefix = address.second;
    }
    while (site_->prefix.ends_with('/')) site_->prefix.pop_back();
    if (most == 0) guess_prefix();
  }

  // Where no page says it, links do: "/blog/about/" leads to about/index.html.
  void guess_prefix() {
    std::unordered_set<std::string> urls;
    for (const std::string& path : paths_) urls.insert(page_key(url_of_file(path)));
    for (const AssetFact& asset : facts_.assets) urls.insert(page_key(asset.url));
    const auto is_there = [&](const std::string& url) {
      return urls.count(page_key(url)) > 0 || urls.count(url + "/") > 0 ||
             urls.count(url + ".html") > 0;
    };
    using Address = std::pair<std::string, std::string>;  // origin, prefix
    std::map<Address, std::size_t> votes;
    const auto vote = [&](const std::string& origin, const std::string& path) {
      const std::size_t slash = std::min(path.find('/', 1), path.size());
      if (is_there(path)) {
        ++votes[{origin, ""}];
      } else if (slash > 1 && slash < path.size() && is_there(path.substr(slash))) {
        ++votes[{origin, path.substr(0, slash)}];
      }
    };
    const auto vote_for = [&](const std::string& url) {
      const auto base = split_url(url);
      // Every site has a "/".
      if (!base) return vote("", url);
      if (base->path.size() > 1) vote(base->origin, base->path);
    };
    for (const FirstLook& look : looks_) {
      for (const std::string& url : look.addresses) vote_for(url);
      if (look.facts.refresh) vote_for(*look.facts.refresh);
    }
    std::size_t most_rooted = 0, most_whole = 0;
    for (const auto& [address, count] : votes) {
      std::size_t& most = address.first.empty() ? most_rooted : most_whole;
      if (count <= most) continue;
      most = count;
      if (!address.first.empty()) facts_.origin = address.first;
      if (address.first.empty() || most_rooted == 0) site_->prefix = address.second;
    }
  }

  void find_title_suffix() {
    std::map<std::string, std::size_t> counts;
    std::size_t titles = 0;
    for (const FirstLook& look : looks_) {
      const std::string& title = look.facts.title_tag;
      if (title.empty() || look.facts.refresh) continue;
      ++titles;
      for (const std::string_view separator : kTitleSeparators) {
        const std::size_t at = title.rfind(separator);
        if (at != std::string::npos && at > 0) ++counts[title.substr(at)];
      }
    }
    std::size_t most = std::max<std::size_t>(1, titles / 2);
    for (const auto& [suffix, count] : counts) {
      if (count <= most) continue;
      most = count;
      title_suffix_ = suffix;
    }
  }

  std::string without_suffix(std::string title) const {
    if (!title_suffix_.empty() && title.size() > title_suffix_.size() &&
        title.ends_with(title_suffix_))
      title.resize(title.size() - title_suffix_.size());
    return title;
  }

  void take(std::size_t index) {
    FirstLook& look = looks_[index];
    PageFacts& page = look.facts.page;
    page.url = url_of_file(paths_[index]);
    page.source = paths_[index];
    if (!look.is_read) ++unread_;
    if (look.facts.refresh) {
      const ResolvedTarget to = resolve_address(*look.facts.refresh, page.url, site_->prefix);
      std::string target = to.target;
      if (const auto base = split_url(target); base && base->origin == facts_.origin)
        target = below_prefix(base->path, site_->prefix);
      facts_.redirects.push_back({page.url, target});
      return;
    }
    page.title = without_suffix(page.title);
    // Where Pelican puts what is not published; no page leads there.
    page.is_public = !page.url.starts_with("/drafts/");
    if (!page.is_public) page.state = "draft";
    page.is_list = page.is_list || is_list_address(page.url);
    if (page.image && !page.image->empty())
      page.image = resolve_address(*page.image, page.url, site_->prefix).target;
    looks_of_pages_.push_back(index);
    site_->pages.push_back(std::move(page));
  }

  // Text that most pages have is the theme's.
  void find_theme_blocks() {
    std::unordered_map<std::uint64_t, std::size_t> counts;
    std::size_t pages = 0;
    for (std::size_t i = 0; i < site_->pages.size(); ++i) {
      if (site_->pages[i].is_list) continue;
      ++pages;
      for (const std::uint64_t block : looks_[looks_of_pages_[i]].blocks) ++counts[block];
    }
    for (const auto& [block, count] : counts) {
      if (count >= 3 && count * 2 > pages) site_->theme_blocks.insert(block);
    }
  }

  // A theme that shows tags on one page would show them on all.
  void fill_shown_facts() {
    std::vector<PageFacts>& pages = site_->pages;
    const auto fill = [&](auto member) {
      const bool is_shown = std::any_of(pages.begin(), pages.end(), [&](const PageFacts& page) {
        return !page.is_list && (page.*member).has_value();
      });
      if (!is_shown) return;
      for (PageFacts& page : pages) {
        if (!(page.*member)) (page.*member).emplace();
      }
    };
    fill(&PageFacts::tags);
    fill(&PageFacts::authors);
    fill(&PageFacts::categories);
  }

  std::unique_ptr<FileTree> files_;
  std::shared_ptr<BuiltSite> site_;
  std::size_t jobs_;
  SiteFacts facts_;
  std::vector<std::string> paths_, redirect_files_;
  std::vector<FirstLook> looks_;
  std::vector<std::size_t> looks_of_pages_;
  std::string title_suffix_;
  std::size_t seen_ = 0, unread_ = 0;
};

}  // namespace

bool is_built_site(const std::string& folder) {
  const std::unique_ptr<FileTree> files = make_disk_file_tree();
  if (!files->is_file(join_path(folder, "index.html"))) return false;
  // Detection looks upwards too: a built folder inside its blog's source is none.
  const Detection found = detect_blog(*files, folder);
  if (found.engine == Engine::kPlain) return true;
  return normalize_path(found.root) != normalize_path(folder == "." ? "" : folder);
}

Result<SiteFacts> read_built_facts(const std::string& folder, std::size_t jobs) {
  return BuiltReader(folder, jobs).read();
}

}  // namespace postlint::proof
