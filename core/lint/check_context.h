// What a check sees: one post, facts about its blog, its own options. Nothing here prints, and
// files are only asked for through FileTree.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/io/file_tree.h"
#include "core/lint/rule.h"
#include "core/post/html_tags.h"
#include "core/post/post.h"
#include "core/site/markdown_settings.h"

namespace postlint {

class UrlVerdicts;    // core/links/url_verdicts.h
class LazySiteIndex;  // core/site/site_index.h
struct LinkUse;       // core/links/link_use.h

// Facts about the blog that checks of one post need; read once, then shared by all threads.
struct BlogFacts {
  std::string root;  // folder of the engine's configuration, or "." ; no trailing slash
  const EngineProfile* profile = nullptr;
  HeadingIds heading_ids = HeadingIds::kNone;  // from the profile and the engine's configuration
  bool has_attribute_lists = true;             // "{#id}" gives an id, or a plug-in may see to it
  std::vector<std::string> static_folders;     // relative to root
  std::vector<std::string> required_fields;    // of the profile and the configuration
  std::vector<std::string> extra_fields;       // fields that the configuration says are known
  std::string
      permalink;  // URL pattern of posts as the engine's configuration has it; empty: default
  MarkdownSettings markdown;
  int utc_offset_minutes = 0;
  bool zone_is_set = false;   // a configuration names the zone
  bool zone_changes = false;  // it has summer time, or had it lately
  std::int64_t now = 0;       // Unix seconds
};

// Options of one rule as configured, defaults filled in.
class RuleOptions {
 public:
  void set(std::string name, std::vector<std::string> values);
  bool flag(std::string_view name) const;
  std::int64_t integer(std::string_view name) const;
  const std::string& text(std::string_view name) const;
  const std::vector<std::string>& list(std::string_view name) const;

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> values_;
};

struct CheckContext {
  const Post& post;
  const BlogFacts& blog;
  const FileTree& files;
  const RuleOptions& options;

  const Document& doc() const { return post.document; }
  const FrontMatter& front_matter() const { return post.front_matter; }
  const SourceFile& file() const { return *post.file; }
  const EngineProfile& profile() const { return *blog.profile; }
  // The tags of the post's raw HTML; scanned once a post, shared by the checks.
  const std::vector<HtmlTag>& html() const;
  // Every link of the post; found once a post. Rules may have places filled in (place_link).
  std::vector<LinkUse>& links() const;
  mutable const std::vector<HtmlTag>* html_cache = nullptr;  // set by the runner
  mutable std::vector<HtmlTag>* html_storage = nullptr;
  std::optional<std::vector<LinkUse>>* links_storage = nullptr;  // set by the runner
  // What rules of one family share about this post; theirs to fill. Set by the runner.
  std::shared_ptr<void>* shared = nullptr;
  const UrlVerdicts* web = nullptr;     // of external links; null: none was asked for
  const LazySiteIndex* site = nullptr;  // the blog's pages; null: not known
};

// Collects the findings of one rule on one post.
class Reporter {
 public:
  Reporter(const Rule& rule, Severity severity, std::vector<Finding>& out)
      : rule_(rule), severity_(severity), out_(out) {}
  // `span` must be known and not past the end of the file.
  Finding& report(Span span, std::string message, std::string help = {});
  Finding& report_line(const SourceFile& file, std::uint32_t line, std::string message,
                       std::string help = {});

 private:
  const Rule& rule_;
  Severity severity_;
  std::vector<Finding>& out_;
};

// What site-wide rules need of each post; small, so that 20,000 of them are kept. Views are of the
// TextPool that it was made with.
struct PostDigest {
  std::string_view path;  // of whoever asked for the digest
  std::string title;
  Span title_span;
  Span url_span;    // the field that decides the URL, or of the front matter; empty at its begin
  std::string url;  // two posts with the same text here have one URL; empty where it is not known
  bool url_is_exact = false;  // `url` is what a browser asks for, and can be shown
  bool is_published = true;
  bool has_date = false;      // a post of a blog, not a page such as “About”
  std::string_view section;   // the part of the blog that lists it: "posts", "notes"; may be empty
  std::string_view language;  // from the path or the front matter; empty: the site's
  struct Tag {
    std::string_view field;  // "tags"
    std::string_view name;
    Span span;
  };
  std::vector<Tag> tags;
};

struct SiteCheckContext {
  const std::vector<PostDigest>& posts;  // in path order
  const BlogFacts& blog;
  const RuleOptions& options;
  const LazySiteIndex* site = nullptr;  // the blog's pages and files; null: not known
};

// A finding about a file that may be no post, such as a picture (then the span is empty).
struct FileFinding {
  std::string path;
  Finding finding;
};

class SiteReporter {
 public:
  // `files` takes the findings about files; null: they are dropped.
  SiteReporter(const Rule& rule, Severity severity,
               std::vector<std::pair<std::size_t, Finding>>& out,
               std::vector<FileFinding>* files = nullptr)
      : rule_(rule), severity_(severity), out_(out), files_(files) {}
  Finding& report(std::size_t post_index, Span span, std::string message, std::string help = {});
  void report_file(std::string path, Span span, std::string message, std::string help = {});

 private:
  const Rule& rule_;
  Severity severity_;
  std::vector<std::pair<std::size_t, Finding>>& out_;
  std::vector<FileFinding>* files_;
};

}  // namespace postlint
