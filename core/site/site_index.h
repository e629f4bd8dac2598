// The pages of a blog by address, worked out from its sources without building it.
//
// The index is made from file names, front matter and the engine's configuration; bodies are read
// only when the ids of a page are asked for. Everything that is not known for sure is kUnknown, and
// nobody may say that a link to it is broken.
//
// URL paths begin with '/', are percent-decoded UTF-8 as the engine writes them (case and
// normalisation kept) and have no query or fragment: "/2024/05/안녕/". The prefix that the site is
// served below (Jekyll's baseurl, the path of Hugo's baseURL) is part of them. Source paths are
// those of FileTree: relative to the working folder, or absolute.
// Thread-safe once made. The FileTree and the BlogFacts must outlive it.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "core/base/result.h"
#include "core/config/config.h"
#include "core/io/file_tree.h"
#include "core/lint/check_context.h"
#include "core/site/blog.h"

namespace postlint {

enum class PageState : std::uint8_t {
  kPublished,
  kDraft,    // draft: true, _drafts/, status: draft
  kFuture,   // its date lies ahead and the engine holds it back
  kExpired,  // expiryDate
  kHidden,   // published: false, build.render: never, a headless bundle
};
std::string_view page_state_name(PageState state);  // "published", "draft", …

struct SitePage {
  std::string source;
  std::string url;             // empty: not known (a permalink made by code)
  bool url_is_certain = true;  // false: `url` is the best guess
  bool is_post = false;        // a dated post, not a page such as "About"
  PageState state = PageState::kPublished;
  std::string title;
  std::string language;              // empty: the site's own
  std::string date;                  // "2024-05-01", of the URL's day; empty: none
  std::vector<std::string> aliases;  // further URL paths that lead here (redirects)
};

// What becomes of the addresses in a post. The first five say which reach the browser as they are
// written: no plug-in, render hook or bundler turns them into others, so that a relative one counts
// from the page's URL.
struct AddressHandling {
  bool links = false;    // [text](a/), [text](a.pdf)
  bool sources = false;  // [text](a.md): dead, for no source is served
  bool images = false;   // ![alt](a.png)
  bool html = false;     // <a href="a/">, <img src="a.png">
  bool tags = false;     // {{< figure src="a.png" >}}, {% img a.png %}
  // ![alt](a.png) counts from the root of the blog, unless it is one of the page's own files.
  bool images_from_root = false;
  // {% post_url %} and {% link %} begin with the prefix that the site is served below.
  bool tags_bring_prefix = false;
};

// What stands at a URL path.
struct UrlLookup {
  enum class Kind : std::uint8_t {
    kPage,       // `page`
    kRedirect,   // an alias, redirect_from or _redirects rule; `page` where it is one of the blog's
    kAsset,      // the file `source`
    kGenerated,  // a list that the engine or theme makes: tags, archives, feeds, paging
    kMissing,    // nothing is there, and nothing unknown could be
    kUnknown,    // may be there: a theme's or a plug-in's page, an uncertain permalink
  };
  Kind kind = Kind::kUnknown;
  const SitePage* page = nullptr;
  std::string source;          // kAsset
  std::string target;          // kRedirect: the URL path or URL it leads to
  bool is_other_case = false;  // found only by folding case or NFC/NFD; `spelled` is the true path
  std::string spelled;
};

// The ids that a fragment can lead to on a page.
struct PageAnchors {
  std::vector<std::string> ids;  // NFC, in document order, headings and HTML ids
  bool are_open = false;         // further ids may exist that are not known
  bool may_contain(std::string_view fragment) const;  // percent-decoded, without '#'
  HeadingIds algorithm = HeadingIds::kUnknown;
};

class SiteIndex {
 public:
  struct Request {
    const FileTree* files = nullptr;
    const BlogFacts* blog = nullptr;
    const Config* config = nullptr;
    ReadText read = read_small_file;  // a post's text too; at most 1 MB
    std::size_t jobs = 1;
    // The offset of the blog's zone at a moment, summer time and all; null: that of `blog` is all
    // that is known, and days that depend on more are not certain.
    std::function<int(std::int64_t unix_seconds)> zone_offset_at;
  };
  // Never fails: what cannot be read leaves its pages unknown and a note.
  static SiteIndex make(const Request& request);
  SiteIndex(SiteIndex&&) noexcept;
  SiteIndex& operator=(SiteIndex&&) noexcept;
  ~SiteIndex();

  const std::vector<SitePage>& pages() const;  // in source order
  const std::vector<std::string>& notes() const;
  const AddressHandling& addresses() const;

  // "https://my.blog" without the prefix; empty: not known. Former ones are in own_hosts() too.
  const std::string& origin() const;
  const std::string& prefix() const;  // "/blog" or ""
  // If `url` (absolute, http or https, or "//host/…") is one of the blog's own present or former
  // addresses: its path as the blog has it now (prefix of a former address replaced), with query
  // and fragment cut off and percent-decoded.
  std::optional<std::string> own_path(std::string_view url) const;

  UrlLookup look_up_url(std::string_view path) const;
  // Whether a plug-in, theme or redirect with placeholders says that it serves paths such as this.
  bool is_open_path(std::string_view path) const;
  const SitePage* find_source(std::string_view source) const;  // nullptr: no page of the blog
  // The pages whose file has this name, compared up to the first dot, without regard to case and
  // Unicode form; an index file has the name of its folder. In source order.
  std::vector<const SitePage*> named(std::string_view name) const;
  // The URL path that a relative link on the page `from` leads to. nullopt: the page's own address
  // is not known.
  std::optional<std::string> resolve(const SitePage& from, std::string_view relative) const;
  const PageAnchors& anchors(const SitePage& page) const;  // read on first use
  // The path of a page or asset that is most like `path`; empty: none is near.
  std::string nearest_url(std::string_view path) const;
  // Every file that is served as it is, in order of its URL path. Lists folders; not kept.
  struct Asset {
    std::string url;          // with the prefix
    std::string source;       // the file
    bool is_of_page = false;  // lies beside a page and is served below its URL
  };
  std::vector<Asset> assets() const;
  // URL paths that the engine makes besides pages: tags, categories, archives, feeds.
  struct Generated {
    std::string url;
    std::string_view kind;  // "tag", "category", "archive", "feed", "home", "section"
  };
  const std::vector<Generated>& generated() const;
  // Redirects that are no page's aliases: of the configuration and of a _redirects file.
  struct Redirect {
    std::string from;  // a URL path; a '*' at its end takes any rest
    std::string to;    // a URL path or URL
  };
  const std::vector<Redirect>& redirects() const;

  struct Data;

 private:
  explicit SiteIndex(std::unique_ptr<Data> data);
  std::unique_ptr<Data> data_;
};

// A SiteIndex that is made when somebody first asks: a hook on one post without links to other
// posts never reads the blog. Thread-safe.
class LazySiteIndex {
 public:
  explicit LazySiteIndex(SiteIndex::Request request) : request_(std::move(request)) {}
  const SiteIndex& get() const;
  const SiteIndex::Request& request() const { return request_; }
  // False: `url` (absolute) cannot be one of the blog's own addresses, since no configuration file
  // has its host in it. Does not make the index.
  bool may_be_own(std::string_view url) const;
  // Whether a file in the engine's static folder is surely served at its path below that folder: no
  // configuration file names a folder that the blog is served below, or keeps files of `path`
  // (rooted, percent-decoded) to itself. Does not make the index; false: ask it.
  bool serves_plainly(std::string_view path) const;
  // One post is checked, as in a hook: reading the whole blog is worth it only for links that do
  // not lead to a file at the obvious place.
  void spare_reading(bool spare) { is_sparing_ = spare; }
  bool is_sparing() const { return is_sparing_; }

 private:
  void read_configuration() const;

  bool is_sparing_ = false;
  SiteIndex::Request request_;
  mutable std::once_flag configuration_once_;
  mutable std::string configuration_;                   // all of its files, in lower case
  mutable std::unordered_set<std::string_view> hosts_;  // whatever looks like one, of that text
  mutable bool may_have_prefix_ = true;                 // a base address with a path
  mutable bool may_withhold_names_ = true;              // a pattern of files that are not served
  mutable std::once_flag once_;
  mutable std::optional<SiteIndex> index_;
};

}  // namespace postlint
