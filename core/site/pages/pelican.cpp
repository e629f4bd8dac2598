// Pelican 4.8: articles and pages by patterns such as "{date:%Y}/{slug}.html".
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <map>
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
      if (!is_text) {
        if (!is_below(path, static_paths_)) loose_files_.insert(head.name);
        continue;
      }
      if (is_below(path, page_paths_)) {
        pages.push_back(std::move(path));
      } else if (is_below(path, article_paths_)) {
        articles.push_back(std::move(path));
      }
    }
    for (const PageHead& head : build_.read_heads(std::move(articles))) add(head, true);
    for (const PageHead& head : build_.read_heads(std::move(pages))) add(head, false);
    add_static_files();
    build_.source_folders.push_back(content_);
    if (has_other_texts_) build_.pages_are_open = true;
    const bool has_settings = !values_.empty();
    build_.addresses.links = build_.addresses.sources = has_settings;
    build_.addresses.images = build_.addresses.html = has_settings && !values_.contains("plugins");
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
                      values_.contains("slug_substitutions") || values_.contains("path_metadata");
    read_slug_of_name(setting("filename_metadata", ""));
  }

  // The patterns that blogs have; of another one nobody knows the slug.
  void read_slug_of_name(std::string_view pattern) {
    if (pattern.find("slug") == std::string_view::npos) return;
    constexpr std::string_view kDate = R"((?P<date>\d{4}-\d{2}-\d{2}))";
    if (pattern.starts_with(kDate) && pattern.size() > kDate.size()) {
      dated_name_separator_ = pattern[kDate.size()];
      pattern.remove_prefix(kDate.size() + 1);
    }
    has_slug_of_name_ =
        (pattern == "(?P<slug>.*)" || pattern == "(?P<slug>.+)") &&
        std::string_view("\0-_", 3).find(dated_name_separator_) != std::string_view::npos;
    computes_slugs_ = computes_slugs_ || !has_slug_of_name_;
  }

  // Taken from the file's name as it is; nullopt: the pattern does not match.
  std::optional<std::string> slug_of_name(const PageHead& head) const {
    if (!has_slug_of_name_) return std::nullopt;
    if (dated_name_separator_ == 0) return head.stem;
    constexpr std::size_t kDay = 10;
    if (!date_of_file_name(head.name) || head.stem.size() <= kDay ||
        head.stem[kDay] != dated_name_separator_)
      return std::nullopt;
    return head.stem.substr(kDay + 1);
  }

  bool is_below(std::string_view path, const std::vector<std::string>& folders) const {
    if (!content_.empty()) path.remove_prefix(content_.size() + 1);
    return std::any_of(folders.begin(), folders.end(), [path](const std::string& folder) {
      return folder.empty() || path == folder || path.starts_with(folder + "/");
    });
  }

  // STATIC_PATHS, and what EXTRA_PATH_METADATA puts elsewhere: {"extra/CNAME": {"path": "CNAME"}}.
  void add_static_files() {
    std::map<std::string, std::string> moved;
    const std::vector<std::string> texts = quoted_strings(setting("extra_path_metadata", ""));
    for (std::size_t i = 0; i < texts.size(); i += 3) {
      if (i + 2 >= texts.size() || texts[i + 1] != "path") {
        build_.assets_are_open = true;
        break;
      }
      moved[normalize_path(texts[i])] = texts[i + 2];
    }
    for (const auto& [from, to] : moved) {
      if (!build_.has_file(join_path(content_, from))) continue;
      build_.generate(clean_url_path(to), "file");
      build_.moved_files.emplace_back(clean_url_path(to), join_path(content_, from));
      build_.withheld.emplace_back("/" + join_path(content_, from));
    }
    // {static} and {attach} bring further files, to places that only the whole blog would tell.
    constexpr std::size_t kMostLooseFiles = 500;
    if (values_.empty() || loose_files_.size() > kMostLooseFiles) build_.assets_are_open = true;
    for (const std::string& name : loose_files_) {
      if (build_.assets_are_open) break;
      if (!is_glob(name)) build_.open_paths.push_back("/**/" + name);
    }
    for (const std::string& path : static_paths_) {
      if (!build_.has_file(join_path(content_, path))) {
        build_.assets.push_back({join_path(content_, path), path});
      } else if (!moved.contains(normalize_path(path))) {
        build_.generate(clean_url_path(path), "file");
      }
    }
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

  std::string category_of(const PageHead& head) const {
    if (const auto own = head.text("category"); own && !own->empty()) return *own;
    const bool is_in_folder = head.folder.size() > content_.size();
    return is_in_folder && setting("use_folder_as_category", "True") == "True"
               ? std::string(base_name(head.folder))
               : setting("default_category", "misc");
  }

  // The URL by the page's own fields or the settings.
  void set_address(SitePage& page, const PageHead& head, const Fields& fields,
                   const std::optional<UrlDate>& date) const {
    std::string pattern = page.is_post ? article_url_ : page_url_;
    if (const auto own = head.text("url"))
      pattern = *own;
    else if (const auto saved = head.text("save_as"))
      pattern = *saved;
    auto url = fill(pattern, fields, date);
    if (page.state != PageState::kPublished) {
      // Drafts are written, where nobody finds them.
      if (url) page.aliases.push_back(url_of_file(*url));
      const EngineProfile& profile = *build_.blog.profile;
      url = fill(page.is_post ? setting("draft_url", profile.draft_permalink)
                              : setting("draft_page_url", profile.draft_page_permalink),
                 fields, date);
    }
    // Pelican after 4.8 passes over hidden files; Python-Markdown makes blanks of tabs, up to the
    // next column of four.
    page.url_is_certain =
        !head.name.starts_with('.') && url.has_value() && url->find('\t') == std::string::npos;
    if (url) page.url = url_of_file(*url);
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
    const std::string category = category_of(head);
    fields.erase("category");
    fields.erase("author");
    put_slug(fields, "category", category);
    put_slug(fields, "author", head.text("author").value_or(setting("author", "")));
    fields["lang"] = head.text("lang").value_or(setting("default_lang", "en"));
    if (const auto named = slug_of_name(head); named && !head.has("slug")) {
      fields["slug"] = *named;
    } else if (!head.has("slug") && !computes_slugs_) {
      put_slug(fields, "slug", by_base_name_ ? head.stem : page.title);
    }
    const std::string status = ascii_lower(head.text("status").value_or("published"));
    if (status == "draft") {
      page.state = PageState::kDraft;
    } else if (is_article && date && date->seconds > build_.blog.now &&
               setting("with_future_dates", "True") == "False") {
      page.state = PageState::kFuture;
    }
    set_address(page, head, fields, date);
    if (page.state == PageState::kPublished && is_article && status != "hidden") {
      has_translations_ = has_translations_ || fields["lang"] != setting("default_lang", "en");
      add_to_lists(head, category);
    }
    build_.pages.push_back(std::move(built));
  }

  static std::string url_of_file(std::string_view file) {
    std::string url = clean_url_path(file);
    if (url.ends_with("/index.html")) url.resize(url.size() - 10);
    return url;
  }

  void add_to_lists(const PageHead& head, const std::string& category) {
    ++articles_;
    add_list(setting("category_url", "category/{slug}.html"), category, "category");
    for (const std::string& tags : head.texts("tags")) {
      for (const std::string_view tag : split(tags, ',')) {
        if (!trim(tag).empty()) add_list(setting("tag_url", "tag/{slug}.html"), trim(tag), "tag");
      }
    }
    add_authors(head);
  }

  void add_authors(const PageHead& head) {
    std::vector<std::string> names = head.texts("author");
    for (std::string& name : head.texts("authors")) names.push_back(std::move(name));
    if (names.empty()) names.push_back(setting("author", ""));
    for (const std::string& list : names) {
      const char comma = list.find(';') == std::string::npos ? ',' : ';';
      for (const std::string_view name : split(list, comma)) {
        if (trim(name).empty()) continue;
        add_list(setting("author_url", "author/{slug}.html"), trim(name), "author");
      }
    }
  }

  void add_list(std::string_view pattern, std::string_view name, std::string_view kind) {
    Fields fields;
    put_slug(fields, "slug", name);
    if (const auto url = fill(pattern, fields, std::nullopt)) {
      const std::string path = clean_url_path(*url);
      if (lists_[path]++ == 0) build_.generate(path, kind);
    } else {
      const std::string start = clean_url_path(pattern.substr(0, pattern.find('{')));
      if (lists_[start]++ == 0) build_.open_paths.push_back(start + "**");
    }
  }

  // The further pages of a list: index2.html, tag/a2.html.
  void add_paging(const std::string& list, std::size_t articles) {
    std::string stem = list.ends_with('/') ? list + "index" : list;
    if (stem.ends_with(".html")) stem.resize(stem.size() - 5);
    const bool is_usual = !has_translations_ && !values_.contains("pagination_patterns") &&
                          !values_.contains("paginated_templates") &&
                          !values_.contains("paginated_direct_templates");
    const std::size_t size = std::strtoul(setting("default_pagination", "0").c_str(), nullptr, 10);
    if (!is_usual || values_.contains("default_orphans")) {
      build_.open_paths.push_back(stem + "[0-9]*.html");
      build_.open_paths.push_back(list + "page/**");
      return;
    }
    for (std::size_t page = 2; size > 0 && (page - 1) * size < articles; ++page) {
      build_.generate(fmt::format("{}{}.html", stem, page), "archive");
    }
  }

  // "feeds/{slug}.atom.xml" of the settings; a plug-in may bring others.
  void add_feeds() {
    build_.open_paths.emplace_back("/feeds/**");
    for (const auto& [key, value] : values_) {
      if (!value.ends_with(".xml") && key.find("feed") == std::string::npos) continue;
      std::string glob;
      for (std::size_t at = 0; at < value.size(); ++at) {
        if (value[at] == '{') {
          at = std::min(value.find('}', at), value.size());
          glob += '*';
        } else if (value.compare(at, 2, "%s") == 0) {
          ++at;
          glob += '*';
        } else {
          glob += value[at];
        }
      }
      build_.open_paths.push_back(clean_url_path(glob));
    }
    if (!values_.contains("plugins") && !values_.empty()) return;
    build_.open_paths.emplace_back("/*.xml");
    build_.open_paths.emplace_back("/**/*.xml");
  }

  void add_generated() {
    build_.generate("/", "home");
    for (const std::string name : {"archives", "categories", "tags", "authors"}) {
      const std::string file = setting(name + "_save_as", name + ".html");
      if (!file.empty()) build_.generate(url_of_file(file), "archive");
    }
    for (const std::string& name : list("direct_templates", "index")) {
      build_.open_paths.push_back("/" + name + ".html");
    }
    // TEMPLATE_PAGES = {"source.html": "page.html"}
    for (const std::string& name : quoted_strings(setting("template_pages", ""))) {
      build_.open_paths.push_back(clean_url_path(name));
    }
    for (const std::string period : {"year", "month", "day"}) {
      const std::string file = setting(period + "_archive_save_as", "");
      if (!file.empty())
        build_.open_paths.push_back(clean_url_path(file.substr(0, file.find('{'))) + "**");
    }
    if (values_.empty()) {
      build_.open_paths.emplace_back("/author/**");
      build_.open_paths.emplace_back("/**/*[0-9].html");
    }
    add_paging("/", articles_);
    for (const auto& [path, articles] : lists_) add_paging(path, articles);
    add_feeds();
    for (const std::string_view glob :
         {"/theme/**", "/sitemap.*", "/robots.txt", "/drafts/**", "/archives/**", "/search*"}) {
      build_.open_paths.emplace_back(glob);
    }
  }

  SiteBuild& build_;
  ConfigValues values_;
  std::string content_, article_url_, page_url_;
  std::vector<std::string> article_paths_, page_paths_, static_paths_;
  PelicanSlugs slugs_;
  bool has_slug_of_name_ = false;  // FILENAME_METADATA takes it from the file's name
  char dated_name_separator_ = 0;  // behind a day in front of it; 0: the name has none
  bool by_base_name_ = false, computes_slugs_ = false, has_other_texts_ = false;
  std::map<std::string, std::size_t> lists_;  // URL path → articles
  std::size_t articles_ = 0;
  bool has_translations_ = false;
  std::set<std::string> loose_files_;  // names of files that only links bring into the output
};

}  // namespace

void find_pelican_pages(SiteBuild& build) {
  PelicanFinder(build).find();
}

}  // namespace postlint
