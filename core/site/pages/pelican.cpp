// Pelican 4.8: articles and pages by patterns such as "{date:%Y}/{slug}.html".
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "core/base/strings.h"
#include "core/site/config_values.h"
#include "core/site/script_literals.h"
#include "core/site/site_build.h"
#include "core/site/url_date.h"
#include "core/site/url_path.h"
#include "core/site/url_slugs.h"

namespace postlint {
namespace {

using Fields = std::map<std::string, std::string, std::less<>>;

// One of strftime's codes; nullopt: not known here.
std::optional<std::string> date_code(const UrlDate& date, std::string_view code) {
  if (code == "Y") return fmt::format("{:04}", date.year);
  if (code == "y") return fmt::format("{:02}", date.year % 100);
  if (code == "m") return fmt::format("{:02}", date.month);
  if (code == "-m") return std::to_string(date.month);
  if (code == "d") return fmt::format("{:02}", date.day);
  if (code == "-d") return std::to_string(date.day);
  if (code == "H") return fmt::format("{:02}", date.hour);
  if (code == "M") return fmt::format("{:02}", date.minute);
  if (code == "S") return fmt::format("{:02}", date.second);
  return std::nullopt;
}

std::optional<std::string> format_date(const UrlDate& date, std::string_view format) {
  std::string out;
  for (std::size_t at = 0; at < format.size(); ++at) {
    if (format[at] != '%' || at + 1 >= format.size()) {
      out += format[at];
      continue;
    }
    const std::size_t size = format[at + 1] == '-' ? 2 : 1;
    const auto text = date_code(date, format.substr(at + 1, size));
    if (!text) return std::nullopt;
    out += *text;
    at += size;
  }
  return out;
}

class PelicanFinder {
 public:
  explicit PelicanFinder(SiteBuild& build) : build_(build) {}

  void find() {
    read_settings();
    build_.takes_hidden_files = true;
    std::vector<std::string> articles, pages;
    for (std::string& path : build_.list(content_)) {
      const PageHead head = split_head_path(path);
      const bool is_text = head.extension == "md" || head.extension == "markdown" ||
                           head.extension == "mkd" || head.extension == "mdown";
      if (head.extension == "rst" || head.extension == "html" || head.extension == "htm") {
        has_other_texts_ = true;
      }
      if (!is_text) continue;
      if (is_below(path, page_paths_)) {
        pages.push_back(std::move(path));
      } else if (is_below(path, article_paths_)) {
        articles.push_back(std::move(path));
      }
    }
    for (const PageHead& head : build_.read_heads(std::move(articles))) add(head, true);
    for (const PageHead& head : build_.read_heads(std::move(pages))) add(head, false);
    for (const std::string& folder : static_paths_) {
      build_.assets.push_back({join_path(content_, folder), folder});
    }
    build_.assets_are_open = values_.contains("extra_path_metadata");
    if (has_other_texts_) build_.pages_are_open = true;
    add_generated();
  }

 private:
  std::string setting(std::string_view key, std::string_view otherwise) const {
    const auto found = values_.find(key);
    return found == values_.end() ? std::string(otherwise) : found->second;
  }
  bool flag(std::string_view key) const { return setting(key, "False") == "True"; }
  std::vector<std::string> list(std::string_view key, std::string_view otherwise) const {
    const auto found = values_.find(key);
    if (found == values_.end()) return {std::string(otherwise)};
    std::vector<std::string> items = quoted_strings(found->second);
    if (items.empty() && found->second.find_first_of("[(") == std::string::npos) {
      items.push_back(found->second);
    }
    return items;
  }

  void read_settings() {
    const std::string text = build_.read_first({"pelicanconf.py"});
    values_ = read_python_values(text);
    const ConfigValues publish = read_python_values(build_.read_first({"publishconf.py"}));
    const auto url = publish.find("siteurl");
    build_.set_address(url != publish.end() ? url->second : setting("siteurl", ""));
    content_ = setting("path", build_.has_folder("content") ? "content" : "");
    while (content_.ends_with('/')) content_.pop_back();
    if (content_ == ".") content_.clear();
    article_paths_ = list("article_paths", "");
    if (values_.contains("article_dir")) article_paths_ = {setting("article_dir", "")};
    page_paths_ = list("page_paths", "pages");
    if (values_.contains("page_dir")) page_paths_ = {setting("page_dir", "")};
    static_paths_ = list("static_paths", "images");
    const EngineProfile& profile = *build_.blog.profile;
    article_url_ = setting("article_url", setting("article_save_as", profile.permalink));
    page_url_ = setting("page_url", setting("page_save_as", profile.page_permalink));
    slugs_ = {flag("slugify_use_unicode"), flag("slugify_preserve_case")};
    by_base_name_ = setting("slugify_source", "title") == "basename";
    computes_slugs_ = values_.contains("slug_regex_substitutions") ||
                      values_.contains("slug_substitutions") || values_.contains("path_metadata") ||
                      (values_.contains("filename_metadata") &&
                       setting("filename_metadata", "").find("slug") != std::string::npos);
  }

  bool is_below(std::string_view path, const std::vector<std::string>& folders) const {
    if (!content_.empty()) path.remove_prefix(content_.size() + 1);
    return std::any_of(folders.begin(), folders.end(), [path](const std::string& folder) {
      return folder.empty() || path.starts_with(folder + "/");
    });
  }

  // nullopt: the pattern holds what is not known.
  std::optional<std::string> fill(std::string_view pattern, const Fields& fields,
                                  const std::optional<UrlDate>& date) const {
    std::string out;
    for (std::size_t at = 0; at < pattern.size();) {
      if (pattern[at] != '{') {
        out += pattern[at++];
        continue;
      }
      const std::size_t end = pattern.find('}', at);
      if (end == std::string_view::npos) return std::nullopt;
      const std::string_view name = pattern.substr(at + 1, end - at - 1);
      at = end + 1;
      const std::size_t colon = name.find(':');
      if (colon != std::string_view::npos) {
        if (name.substr(0, colon) != "date" || !date) return std::nullopt;
        const auto text = format_date(*date, name.substr(colon + 1));
        if (!text) return std::nullopt;
        out += *text;
        continue;
      }
      const auto found = fields.find(name);
      if (found == fields.end()) return std::nullopt;
      out += found->second;
    }
    return out;
  }

  void put_slug(Fields& fields, std::string_view name, std::string_view text) const {
    if (const auto slug = slug_pelican(text, slugs_)) fields[std::string(name)] = *slug;
  }

  void add(const PageHead& head, bool is_article) {
    BuiltPage built;
    SitePage& page = built.page;
    page.source = head.path;
    page.title = head.title();
    page.is_post = is_article;
    std::optional<UrlDate> date;
    if (const FieldValue* value = head.find("date")) {
      date = build_.date_of(*value);
    } else if (const auto named = date_of_file_name(head.name)) {
      date = url_date_of(*named, build_.blog.utc_offset_minutes);
    }
    // Pelican passes over articles without a title or a date.
    if (page.title.empty() || (is_article && !date && !values_.contains("default_date"))) return;
    if (date) page.date = date->iso_day();
    Fields fields;
    for (const FieldEntry& entry : head.front_matter.entries) {
      if (entry.value.is_scalar()) fields[ascii_lower(entry.key)] = trim(entry.value.text);
    }
    std::string category = head.text("category").value_or("");
    if (category.empty()) {
      const std::string folder(base_name(head.folder));
      category = head.folder.size() > content_.size() &&
                         setting("use_folder_as_category", "True") == "True"
                     ? folder
                     : setting("default_category", "misc");
    }
    fields.erase("category");
    fields.erase("author");
    put_slug(fields, "category", category);
    put_slug(fields, "author", head.text("author").value_or(setting("author", "")));
    fields["lang"] = head.text("lang").value_or(setting("default_lang", "en"));
    if (!head.has("slug") && !computes_slugs_) {
      put_slug(fields, "slug", by_base_name_ ? head.stem : page.title);
    }
    const std::string status = ascii_lower(head.text("status").value_or("published"));
    if (status == "draft") page.state = PageState::kDraft;
    if (status == "hidden") page.state = PageState::kPublished;
    std::string pattern = is_article ? article_url_ : page_url_;
    if (page.state == PageState::kDraft) {
      const EngineProfile& profile = *build_.blog.profile;
      pattern = is_article ? profile.draft_permalink : profile.draft_page_permalink;
    }
    if (const auto own = head.text("url"))
      pattern = *own;
    else if (const auto saved = head.text("save_as"))
      pattern = *saved;
    const auto url = fill(pattern, fields, date);
    // Pelican after 4.8 passes over hidden files.
    const bool is_hidden = head.name.starts_with('.');
    // Python-Markdown makes blanks of tabs, up to the next column of four.
    page.url_is_certain = !is_hidden && url.has_value() && url->find('\t') == std::string::npos;
    if (url) {
      page.url = clean_url_path(*url);
      if (page.url.ends_with("/index.html")) page.url.resize(page.url.size() - 10);
    }
    if (page.state == PageState::kPublished && is_article) {
      add_list(setting("category_url", "category/{slug}.html"), category, "category");
      for (const std::string& tags : head.texts("tags")) {
        for (const std::string_view tag : split(tags, ',')) {
          if (!trim(tag).empty()) add_list(setting("tag_url", "tag/{slug}.html"), trim(tag), "tag");
        }
      }
    }
    build_.pages.push_back(std::move(built));
  }

  void add_list(std::string_view pattern, std::string_view name, std::string_view kind) {
    Fields fields;
    put_slug(fields, "slug", name);
    if (const auto url = fill(pattern, fields, std::nullopt)) {
      const std::string path = clean_url_path(*url);
      if (lists_.insert(path).second) build_.generate(path, kind);
    } else {
      const std::string start = clean_url_path(pattern.substr(0, pattern.find('{')));
      if (lists_.insert(start).second) build_.open_paths.push_back(start + "**");
    }
  }

  void add_generated() {
    build_.generate("/", "home");
    for (const std::string_view url :
         {"/archives.html", "/categories.html", "/tags.html", "/authors.html"}) {
      build_.generate(std::string(url), "archive");
    }
    for (const std::string_view glob :
         {"/feeds/**", "/author/**", "/theme/**", "/index[0-9]*.html", "/**/*[0-9].html", "/*.xml",
          "/**/*.xml", "/robots.txt", "/drafts/**", "/archives/**", "/search*"}) {
      build_.open_paths.emplace_back(glob);
    }
  }

  SiteBuild& build_;
  ConfigValues values_;
  std::string content_, article_url_, page_url_;
  std::vector<std::string> article_paths_, page_paths_, static_paths_;
  PelicanSlugs slugs_;
  bool by_base_name_ = false, computes_slugs_ = false, has_other_texts_ = false;
  std::set<std::string> lists_;
};

}  // namespace

void find_pelican_pages(SiteBuild& build) {
  PelicanFinder(build).find();
}

}  // namespace postlint
