// The workbench on which an engine's page finder lays out the pages of a blog.
//
// A finder reads the engine's configuration, lists the content files, reads their heads and says
// for each which URL path it has. Paths here are relative to the blog's root, URL paths are without
// the prefix that the site is served below; SiteIndex adds both. What a finder does not know it
// leaves open, so that nobody calls a link broken that may be good.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/glob.h"
#include "core/site/config_tree.h"
#include "core/site/page_head.h"
#include "core/site/site_index.h"
#include "core/site/url_date.h"

namespace postlint {

struct SiteBuild;

// A page and what its address brings along.
struct BuiltPage {
  SitePage page;             // source relative to the root
  std::string asset_folder;  // its files are served below the page's URL; empty: none
  std::vector<std::pair<std::string, std::vector<std::string>>> terms;  // taxonomy → its terms
  std::string section;  // that lists it; empty: none
};

// A folder whose files are served as they are.
struct AssetPlace {
  std::string folder;  // relative to the root, "" is the root itself
  std::string url;     // "" or "/img": where they are served
};

using RedirectRule = SiteIndex::Redirect;

// The heads of many files, read some hundreds at a time in parallel and forgotten after that: a
// loop over a blog of 20,000 posts holds no more of them.
//   for (PageHead& head : build.read_heads(paths)) …
class PageHeads {
 public:
  PageHeads(const SiteBuild& build, std::vector<std::string> paths);

  struct End {};
  class Iterator {
   public:
    explicit Iterator(PageHeads& heads) : heads_(&heads) {}
    PageHead& operator*() const { return heads_->batch_[heads_->next_ - heads_->batch_begin_]; }
    Iterator& operator++() {
      ++heads_->next_;
      heads_->fill();
      return *this;
    }
    bool operator!=(End) const { return heads_->next_ < heads_->paths_.size(); }

   private:
    PageHeads* heads_;
  };
  Iterator begin() {
    fill();
    return Iterator(*this);
  }
  End end() const { return {}; }

 private:
  void fill();

  const SiteBuild& build_;
  std::vector<std::string> paths_;
  bool is_on_disk_ = false;
  std::vector<PageHead> batch_;
  std::size_t batch_begin_ = 0, next_ = 0;
};

struct SiteBuild {
  SiteBuild(const SiteIndex::Request& request);

  // Where things are.
  const FileTree& files;
  const BlogFacts& blog;
  const Config& config;
  const ReadText& read;
  std::string root;  // "" is the working folder
  std::size_t jobs = 1;

  std::string at(std::string_view path) const { return join_path(root, path); }
  bool has_file(std::string_view path) const { return files.is_file(at(path)); }
  bool has_folder(std::string_view path) const { return files.is_folder(at(path)); }
  // The first of the files that exists and can be read; empty: none. `found` is its path.
  std::string read_first(std::initializer_list<std::string_view> paths,
                         std::string* found = nullptr) const;
  YamlNode read_tree(std::initializer_list<std::string_view> paths,
                     std::string* found = nullptr) const;
  // All files below `folder` in path order, relative to the root. Hidden names, node_modules and
  // the engine's output are passed over; so is a folder that `enters` refuses.
  std::vector<std::string> list(
      std::string_view folder,
      const std::function<bool(std::string_view folder)>& enters = nullptr) const;
  // The heads of the files, in the order given.
  PageHeads read_heads(std::vector<std::string> paths) const;

  bool takes_hidden_files = false;  // list() gives ".name.md" too

  DateZones zones;  // of dates in URLs
  // A date as the engine reads it and writes it into URLs.
  std::optional<UrlDate> date_of(const FieldValue& value) const;

  // What the finder says.
  std::string origin, prefix;
  std::vector<BuiltPage> pages;
  std::vector<AssetPlace> assets;
  std::vector<std::pair<std::string, std::string>> moved_files;  // URL, file: served elsewhere
  std::vector<std::string>
      source_folders;          // beside the root: paths of sources below them are no URLs
  std::vector<Glob> withheld;  // sources in those folders that are not served; relative to the root
  std::vector<RedirectRule> redirects;
  bool redirects_are_of_host = false;  // some stand in a _redirects file
  std::vector<SiteIndex::Generated> generated;
  std::vector<std::string> open_paths;  // globs of URL paths that a theme or plug-in may serve
  bool pages_are_open = false;          // there may be pages anywhere
  bool assets_are_open = false;         // files may come from a theme or a build step
  // A page "/a" is written as "a/index.html" (so "/a/" is it too), not as "a.html".
  bool bare_url_is_folder = false;
  bool urls_are_known = true;  // false: rooted links are no URLs (a plain folder)
  AddressHandling addresses;
  std::vector<std::string> notes;

  // Takes "https://host/blog/" apart into origin and, where `with_path`, prefix.
  void set_address(std::string_view url, bool with_path = true);
  void generate(std::string url, std::string_view kind);
  // Feeds and paging below a list.
  void note(std::string text);
};

// The finders; an engine's profile names its own.
using PageFinder = void (*)(SiteBuild&);
void find_plain_pages(SiteBuild& build);
void find_jekyll_pages(SiteBuild& build);
void find_hugo_pages(SiteBuild& build);
void find_hexo_pages(SiteBuild& build);
void find_pelican_pages(SiteBuild& build);
void find_zola_pages(SiteBuild& build);
void find_eleventy_pages(SiteBuild& build);
void find_astro_pages(SiteBuild& build);
void find_docusaurus_pages(SiteBuild& build);
void find_gatsby_pages(SiteBuild& build);
void find_vitepress_pages(SiteBuild& build);
void find_custom_pages(SiteBuild& build);

}  // namespace postlint
