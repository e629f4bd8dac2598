// Hugo: sections and bundles below the content folders, one tree a language.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "core/base/strings.h"
#include "core/base/utf8.h"
#include "core/site/permalink.h"
#include "core/site/site_build.h"
#include "core/site/url_date.h"
#include "core/site/url_path.h"
#include "core/site/url_slugs.h"

namespace postlint {
namespace {

struct Language {
  std::string code;
  std::string prefix;  // "" or "/ko"
};

struct ContentRoot {
  std::string folder;
  std::string below;  // where it is mounted in content/
  std::size_t language = 0;
};

bool is_content(std::string_view extension) {
  for (const std::string_view known : {"md", "markdown", "mdown", "html", "htm", "org", "adoc",
                                       "asciidoc", "ad", "rst", "pandoc", "pdc"}) {
    if (extension == known) return true;
  }
  return false;
}

class HugoFinder {
 public:
  explicit HugoFinder(SiteBuild& build) : build_(build) {}
  void find();

 private:
  void read_settings();
  YamlNode settings_part(std::string_view name) const;
  void read_language_files();
  void read_languages();
  void take_language_folders(const std::string& content);
  void read_mounts();
  void add_root(const ContentRoot& root);
  void add_page(PageHead head, const ContentRoot& root, const std::set<std::string>& bundles);
  std::size_t take_language(std::string& stem, std::size_t otherwise) const;
  std::string url_of(const PageHead& head, const std::vector<std::string>& sections,
                     std::string_view name, const std::optional<UrlDate>& date, bool& is_known);
  std::string make_path(std::string_view text) const;
  bool pick_sections(std::string& pattern, const std::vector<std::string>& sections) const;
  std::string ending(std::string_view path, bool is_ugly) const;
  PermalinkTokens tokens_of(const PageHead& head, const std::vector<std::string>& sections,
                            std::string_view name, const std::optional<UrlDate>& date) const;
  void add_generated();
  void judge_addresses();
  bool may_be_rewritten(std::string_view kind) const;

  SiteBuild& build_;
  YamlNode settings_;
  std::vector<Language> languages_;
  std::vector<ContentRoot> roots_;
  std::map<std::string, std::string> permalinks_;                // section → pattern
  std::vector<std::pair<std::string, std::string>> taxonomies_;  // plural → plural's key in pages
  std::set<std::string> sections_;                               // URL paths of lists
  bool is_ugly_ = false, lowers_ = true, removes_accents_ = false;
  bool shows_drafts_ = false, shows_future_ = false, shows_expired_ = false;
};

YamlNode HugoFinder::settings_part(std::string_view name) const {
  const std::string base = "config/_default/" + std::string(name);
  return build_.read_tree({base + ".toml", base + ".yaml", base + ".yml", base + ".json"});
}

// config/_default/languages.ko.toml: one language a file.
void HugoFinder::read_language_files() {
  YamlNode list;
  for (const std::string& name : build_.files.list(build_.at("config/_default"))) {
    const std::vector<std::string_view> parts = split(name, '.');
    if (parts.size() != 3 || parts[0] != "languages") continue;
    const std::string path = "config/_default/" + name;
    YamlEntry entry;
    entry.key.kind = YamlNode::Kind::kScalar;
    entry.key.text = parts[1];
    entry.value = read_config_tree(path, build_.read(build_.at(path)).value_or(""));
    list.entries.push_back(std::move(entry));
  }
  if (list.entries.empty()) return;
  list.kind = settings_.kind = YamlNode::Kind::kMap;
  YamlNode key;
  key.kind = YamlNode::Kind::kScalar;
  key.text = "languages";
  settings_.entries.push_back({std::move(key), std::move(list)});
}

void HugoFinder::read_settings() {
  settings_ = build_.read_tree(
      {"hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config.toml", "config.yaml",
       "config.yml", "config.json", "config/_default/hugo.toml", "config/_default/hugo.yaml",
       "config/_default/hugo.yml", "config/_default/hugo.json", "config/_default/config.toml",
       "config/_default/config.yaml", "config/_default/config.yml", "config/_default/config.json"});
  if (build_.has_folder("config/_default")) {
    for (const std::string_view part :
         {"permalinks", "languages", "taxonomies", "module", "params", "markup"}) {
      YamlNode tree = settings_part(part);
      if (tree.is_null()) continue;
      YamlNode key;
      key.kind = YamlNode::Kind::kScalar;
      key.text = part;
      settings_.kind = YamlNode::Kind::kMap;
      settings_.entries.push_back({std::move(key), std::move(tree)});
    }
    read_language_files();
  }
  build_.set_address(text_in(settings_, "baseURL"));
  is_ugly_ = flag_in(settings_, "uglyURLs", false);
  lowers_ = !flag_in(settings_, "disablePathToLower", false);
  removes_accents_ = flag_in(settings_, "removePathAccents", false);
  shows_drafts_ = flag_in(settings_, "buildDrafts", false);
  shows_future_ = flag_in(settings_, "buildFuture", false);
  shows_expired_ = flag_in(settings_, "buildExpired", false);
  if (const YamlNode* list = find_in(settings_, "permalinks")) {
    for (const auto& [key, entry] : list->entries) {
      if (entry.is_scalar()) permalinks_[ascii_lower(key.text)] = entry.text;
    }
    // permalinks.page.posts
    if (const YamlNode* pages = find_in(*list, "page")) {
      for (const auto& [key, entry] : pages->entries) {
        if (entry.is_scalar()) permalinks_[ascii_lower(key.text)] = entry.text;
      }
    }
  }
  if (const YamlNode* list = find_in(settings_, "taxonomies")) {
    for (const auto& [key, entry] : list->entries) {
      if (entry.is_scalar()) taxonomies_.emplace_back(entry.text, entry.text);
    }
  } else {
    taxonomies_ = {{"tags", "tags"}, {"categories", "categories"}};
  }
}

void HugoFinder::read_languages() {
  std::string main = text_in(settings_, "defaultContentLanguage");
  if (main.empty()) main = "en";
  const bool in_subfolder = flag_in(settings_, "defaultContentLanguageInSubdir", false);
  const std::string content = [this] {
    const std::string own = text_in(settings_, "contentDir");
    return own.empty() ? std::string("content") : own;
  }();
  languages_.push_back({ascii_lower(main), in_subfolder ? "/" + ascii_lower(main) : ""});
  if (const YamlNode* list = find_in(settings_, "languages")) {
    for (const auto& [key, entry] : list->entries) {
      const std::string code = ascii_lower(key.text);
      if (flag_in(entry, "disabled", false)) continue;
      // A language with a host of its own has no prefix there, and its links are not ours to judge.
      if (!text_in(entry, "baseURL").empty()) build_.pages_are_open = true;
      std::size_t index = 0;
      if (code != languages_[0].code) {
        index = languages_.size();
        languages_.push_back({code, "/" + code});
      }
      const std::string own = text_in(entry, "contentDir");
      if (!own.empty()) roots_.push_back({own, "", index});
    }
  }
  take_language_folders(content);
  const bool has_own = std::any_of(roots_.begin(), roots_.end(), [&](const ContentRoot& root) {
    return root.folder == content || root.folder.starts_with(content + "/");
  });
  if (!has_own) roots_.push_back({content, "", 0});
}

// Several languages, folders named after them and nothing that says so: the mounts stand in a file
// that is not here, so that pages may lie anywhere else, too.
void HugoFinder::take_language_folders(const std::string& content) {
  if (!roots_.empty() || languages_.size() < 2 || find_in(settings_, "module.mounts") != nullptr)
    return;
  if (!build_.has_folder(content + "/" + languages_[0].code)) return;
  for (std::size_t i = 0; i < languages_.size(); ++i) {
    const std::string folder = content + "/" + languages_[i].code;
    if (build_.has_folder(folder)) roots_.push_back({folder, "", i});
  }
  build_.pages_are_open = true;
}

void HugoFinder::read_mounts() {
  const YamlNode* mounts = find_in(settings_, "module.mounts");
  if (mounts != nullptr) {
    for (const YamlNode& mount : mounts->items) {
      const std::string source = text_in(mount, "source");
      const std::string target = text_in(mount, "target");
      if (source.empty() || source.starts_with("..")) continue;
      if (target == "static" || target.starts_with("static/")) {
        build_.assets.push_back({source, target == "static" ? "" : target.substr(6)});
      } else if (target == "content" || target.starts_with("content/")) {
        std::size_t language = 0;
        const std::string code = ascii_lower(text_in(mount, "lang"));
        for (std::size_t i = 0; i < languages_.size(); ++i) {
          if (languages_[i].code == code) language = i;
        }
        const bool is_known =
            std::any_of(roots_.begin(), roots_.end(),
                        [&](const ContentRoot& root) { return root.folder == source; });
        if (!is_known) {
          roots_.push_back({source, target == "content" ? "" : target.substr(8), language});
        }
      }
    }
  }
  // A module may bring content and files of its own.
  if (find_in(settings_, "module.imports") != nullptr) build_.assets_are_open = true;
}

std::size_t HugoFinder::take_language(std::string& stem, std::size_t otherwise) const {
  const std::size_t dot = stem.rfind('.');
  if (dot == std::string::npos || dot == 0) return otherwise;
  const std::string code = ascii_lower(stem.substr(dot + 1));
  for (std::size_t i = 0; i < languages_.size(); ++i) {
    if (languages_[i].code != code) continue;
    stem.resize(dot);
    return i;
  }
  return otherwise;
}

std::string HugoFinder::make_path(std::string_view text) const {
  std::string path = hugo_path(text, removes_accents_);
  return lowers_ ? to_lower(path) : path;
}

std::string HugoFinder::ending(std::string_view path, bool is_ugly) const {
  std::string url(path);
  while (url.size() > 1 && url.ends_with('/')) url.pop_back();
  if (url == "/") return url;
  return url + (is_ugly ? ".html" : "/");
}

PermalinkTokens HugoFinder::tokens_of(const PageHead& head,
                                      const std::vector<std::string>& sections,
                                      std::string_view name,
                                      const std::optional<UrlDate>& date) const {
  static constexpr std::array<std::string_view, 12> kMonths = {
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  static constexpr std::array<std::string_view, 7> kDays = {
      "sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"};
  PermalinkTokens tokens;
  // The result is decoded once more as a query would be: "+" becomes a blank and vanishes.
  const auto segment = [this](std::string_view text) {
    return make_path(percent_decode(replace_all(hugo_path(text, removes_accents_), "+", "")));
  };
  const std::string title = segment(head.title());
  const std::optional<std::string> slug = head.text("slug");
  std::string own = slug ? segment(*slug) : std::string();
  while (own.starts_with('-')) own.erase(0, 1);
  while (own.ends_with('-')) own.pop_back();
  const std::string file = segment(name);
  tokens["title"] = title;
  tokens["slug"] = own.empty() ? title : own;
  tokens["slugorfilename"] = tokens["slugorcontentbasename"] = own.empty() ? file : own;
  tokens["filename"] = tokens["contentbasename"] = file;
  tokens["section"] = sections.empty() ? "" : make_path(sections.front());
  std::vector<std::string> paths;
  for (const std::string& one : sections) paths.push_back(make_path(one));
  tokens["sections"] = join(paths, "/");
  if (date) {
    const CalendarDay day = calendar_day(*date);
    tokens["year"] = tokens["2006"] = fmt::format("{:04}", date->year);
    tokens["month"] = tokens["01"] = fmt::format("{:02}", date->month);
    tokens["day"] = tokens["02"] = fmt::format("{:02}", date->day);
    tokens["06"] = fmt::format("{:02}", date->year % 100);
    tokens["1"] = std::to_string(date->month);
    tokens["2"] = std::to_string(date->day);
    tokens["monthname"] = kMonths[static_cast<std::size_t>(date->month - 1)];
    tokens["weekdayname"] = kDays[static_cast<std::size_t>(day.weekday)];
    tokens["weekday"] = std::to_string(day.weekday);
    tokens["yearday"] = std::to_string(day.day_of_year);
  }
  return tokens;
}

// ":sections[1:]", ":sections[0]", ":sections[:last]": puts the paths in place. False: not read.
bool HugoFinder::pick_sections(std::string& pattern,
                               const std::vector<std::string>& sections) const {
  constexpr std::string_view kToken = ":sections[";
  for (std::size_t at = pattern.find(kToken); at != std::string::npos; at = pattern.find(kToken)) {
    const std::size_t close = pattern.find(']', at);
    if (close == std::string::npos) return false;
    const std::string range = pattern.substr(at + kToken.size(), close - at - kToken.size());
    const auto count = sections.size();
    const auto index = [count](std::string_view text, std::size_t otherwise) -> std::size_t {
      if (text.empty()) return otherwise;
      if (text == "last") return count == 0 ? 0 : count - 1;
      std::size_t number = 0;
      for (const char c : text) {
        if (!is_ascii_digit(c) || number > count) return count + 1;
        number = number * 10 + static_cast<std::size_t>(c - '0');
      }
      return number;
    };
    const std::size_t colon = range.find(':');
    const std::size_t first = index(std::string_view(range).substr(0, colon), 0);
    const std::size_t last = colon == std::string::npos
                                 ? first + 1
                                 : index(std::string_view(range).substr(colon + 1), count);
    std::vector<std::string> paths;
    for (std::size_t i = first; i < std::min(last, count); ++i) {
      paths.push_back(make_path(sections[i]));
    }
    pattern.replace(at, close + 1 - at, join(paths, "/"));
  }
  return true;
}

std::string HugoFinder::url_of(const PageHead& head, const std::vector<std::string>& sections,
                               std::string_view name, const std::optional<UrlDate>& date,
                               bool& is_known) {
  const std::string section = sections.empty() ? "/" : ascii_lower(sections.front());
  const auto pattern = permalinks_.find(section);
  if (pattern != permalinks_.end()) {
    std::string text = pattern->second;
    const PermalinkTokens tokens = tokens_of(head, sections, name, date);
    if (!pick_sections(text, sections)) is_known = false;
    const Permalink made = fill_permalink(text, tokens);
    is_known = is_known && made.is_known;
    return ending(clean_url_path(made.path), is_ugly_);
  }
  std::string path = "/";
  for (const std::string& one : sections) path += one + "/";
  const std::optional<std::string> slug = head.text("slug");
  std::string last = slug && !slug->empty() ? *slug : std::string(name);
  if (slug && !slug->empty()) {
    last = hugo_path(last, removes_accents_);
    while (last.starts_with('-')) last.erase(0, 1);
    while (last.ends_with('-')) last.pop_back();
  }
  return ending(make_path(path) + make_path(last), is_ugly_);
}

void HugoFinder::add_page(PageHead head, const ContentRoot& root,
                          const std::set<std::string>& bundles) {
  std::string_view below = head.folder;
  below.remove_prefix(std::min(below.size(), root.folder.size()));
  while (below.starts_with('/')) below.remove_prefix(1);
  const std::string inside = join_path(root.below, below);
  std::string stem = head.stem;
  const std::size_t language = take_language(stem, root.language);
  std::vector<std::string> sections;
  for (const std::string_view part : split(inside, '/')) {
    if (!part.empty()) sections.emplace_back(part);
  }
  const bool is_section = stem == "_index";
  const bool is_bundle = stem == "index" && !sections.empty();
  // What lies in a leaf bundle is a part of its page.
  for (std::string folder = head.folder; folder.size() >= root.folder.size();) {
    if (bundles.contains(folder) && !(is_bundle && folder == head.folder)) return;
    if (folder == root.folder || folder.empty()) break;
    folder = std::string(folder_of(folder));
  }
  BuiltPage built;
  SitePage& page = built.page;
  page.source = head.path;
  page.title = head.title();
  page.language = language == 0 ? "" : languages_[language].code;
  std::optional<UrlDate> date;
  for (const std::string_view key :
       {"date", "publishDate", "pubdate", "published", "lastmod", "modified"}) {
    const FieldValue* value = head.find(key);
    if (value == nullptr) continue;
    date = url_date(*value, DateRule::kAsWritten, build_.blog.utc_offset_minutes);
    if (date) break;
  }
  if (date) page.date = date->iso_day();
  page.is_post = !is_section && date.has_value() && !sections.empty();
  bool is_known = true;
  const std::string& prefix = languages_[language].prefix;
  if (is_section) {
    built.asset_folder = head.folder;
    page.url = prefix + ending(make_path("/" + join(sections, "/")), false);
    if (page.url.empty() || !page.url.ends_with('/')) page.url += "/";
  } else {
    std::string name = stem;
    if (is_bundle) {
      built.asset_folder = head.folder;
      name = sections.back();
      sections.pop_back();
    }
    page.url = prefix + url_of(head, sections, name, date, is_known);
  }
  if (const auto own = head.text("url"); own && !own->empty()) {
    is_known = own->find(':') == std::string::npos;
    const bool is_rooted = own->starts_with('/');
    std::string url = clean_url_path(percent_decode(*own));
    if (!url.ends_with('/') && url_extension(url).empty()) url += "/";
    page.url = (is_rooted ? "" : prefix) + url;
  }
  page.url_is_certain = is_known;
  if (head.is_true("draft") || head.is_false("published")) {
    if (!shows_drafts_) page.state = PageState::kDraft;
  }
  const auto instant = [&](std::initializer_list<std::string_view> keys) -> std::int64_t {
    for (const std::string_view key : keys) {
      const FieldValue* value = head.find(key);
      if (value == nullptr) continue;
      const auto read = url_date(*value, DateRule::kAsWritten, build_.blog.utc_offset_minutes);
      if (read) return read->seconds;
    }
    return 0;
  };
  const std::int64_t from = instant({"publishDate", "pubdate", "published", "date"});
  const std::int64_t until = instant({"expiryDate", "unpublishdate"});
  if (page.state == PageState::kPublished && from > build_.blog.now && !shows_future_) {
    page.state = PageState::kFuture;
  }
  if (page.state == PageState::kPublished && until != 0 && until < build_.blog.now &&
      !shows_expired_) {
    page.state = PageState::kExpired;
  }
  bool is_hidden = head.is_true("headless");
  for (const std::string_view key : {"_build", "build"}) {
    const FieldValue* build = head.find(key);
    if (build == nullptr) continue;
    for (const FieldEntry& entry : build->entries) {
      if (entry.key == "render" && (entry.value.text == "never" || entry.value.text == "false")) {
        is_hidden = true;
      }
    }
  }
  if (is_hidden) page.state = PageState::kHidden;
  for (const std::string& alias : head.texts("aliases")) {
    const std::string text = percent_decode(trim(alias));
    // One that is not rooted starts beside the page.
    const std::string parent = page.url.substr(0, page.url.rfind('/', page.url.size() - 2) + 1);
    // A rooted one is below no language.
    std::string alias_path = resolve_dot_segments(text.starts_with('/') ? text : parent + text);
    if (!alias_path.ends_with('/') && !alias_path.ends_with(".html")) alias_path += '/';
    page.aliases.push_back(std::move(alias_path));
  }
  for (const auto& [url_name, key] : taxonomies_) {
    std::vector<std::string> terms;
    for (const std::string& term : head.texts(key)) terms.push_back(make_path(term));
    if (!terms.empty() && page.state == PageState::kPublished) {
      built.terms.emplace_back(prefix + "/" + make_path(url_name), std::move(terms));
    }
  }
  if (!inside.empty() && page.state == PageState::kPublished) {
    std::string path = prefix;
    for (const std::string& one : sections) {
      path += "/" + make_path(one);
      // Only the first level is a section by itself; deeper ones need an _index file.
      if (path == prefix + "/" + make_path(sections.front())) sections_.insert(path + "/");
    }
  }
  build_.pages.push_back(std::move(built));
}

void HugoFinder::add_root(const ContentRoot& root) {
  std::vector<std::string> paths;
  std::set<std::string> bundles;
  for (std::string& path : build_.list(root.folder)) {
    // The content of another language may lie inside.
    const bool is_other = std::any_of(roots_.begin(), roots_.end(), [&](const ContentRoot& other) {
      return other.folder.size() > root.folder.size() && path.starts_with(other.folder + "/");
    });
    if (is_other) continue;
    PageHead head = split_head_path(path);
    if (head.name.starts_with("_content.")) {
      build_.pages_are_open = true;
      continue;
    }
    if (!is_content(head.extension) || head.name.starts_with('#') || head.name.ends_with('~')) {
      continue;
    }
    std::string stem = head.stem;
    take_language(stem, 0);
    if (stem == "index" && head.folder != root.folder) bundles.insert(head.folder);
    paths.push_back(std::move(path));
  }
  for (PageHead& head : build_.read_heads(std::move(paths))) {
    add_page(std::move(head), root, bundles);
  }
}

void HugoFinder::add_generated() {
  std::set<std::string> urls;
  const auto add = [&](const std::string& url, std::string_view kind) {
    if (!urls.insert(url).second) return;
    build_.generate(url, kind);
    build_.generate(url + "index.xml", "feed");
  };
  for (const Language& language : languages_) {
    add(language.prefix + "/", "home");
    for (const auto& [name, key] : taxonomies_) {
      add(language.prefix + "/" + make_path(name) + "/", "section");
    }
  }
  for (const std::string& section : sections_) add(section, "section");
  for (const BuiltPage& page : build_.pages) {
    for (const auto& [taxonomy, terms] : page.terms) {
      for (const std::string& term : terms) add(taxonomy + "/" + term + "/", "tag");
    }
  }
  for (const std::string_view glob :
       {"/sitemap.xml", "/**/sitemap.xml", "/robots.txt", "/404.html", "/**/index.json",
        "/index.json", "/page/*/", "/**/page/*/", "/{css,js,scss,lib,fonts}/**"}) {
    build_.open_paths.emplace_back(glob);
  }
  // The main language's folder leads to the home page.
  if (languages_.size() > 1 && languages_[0].prefix.empty()) {
    build_.redirects.push_back({"/" + languages_[0].code + "/", "/"});
  }
  // With one language, "/en/" redirects to the home page.
  if (!languages_[0].prefix.empty()) build_.generate("/", "home");
  std::string feeds = text_in(settings_, "outputFormats.rss.baseName");
  if (!feeds.empty()) {
    build_.open_paths.push_back("/" + feeds + ".xml");
    build_.open_paths.push_back("/**/" + feeds + ".xml");
  }
}

// Whether Hugo's own render hook for "link" or "image" may be at work. Since 0.123 it is where a
// site of several languages does not forbid it.
bool HugoFinder::may_be_rewritten(std::string_view kind) const {
  const std::string hook = "markup.goldmark.renderHooks." + std::string(kind);
  const std::string used = text_in(settings_, hook + ".useEmbedded");
  if (!used.empty()) return used != "never";
  const std::string is_on = text_in(settings_, hook + ".enableDefault");
  return is_on.empty() ? languages_.size() > 1 : is_on != "false";
}

void HugoFinder::judge_addresses() {
  if (find_in(settings_, "module.imports") != nullptr) return;
  std::vector<std::string> files = build_.list("layouts");
  for (const std::string& theme : texts_in(settings_, "theme")) {
    const std::string folder = "themes/" + theme + "/layouts";
    if (!build_.has_folder(folder)) return;
    for (std::string& path : build_.list(folder)) files.push_back(std::move(path));
  }
  const auto has_own = [&files](std::string_view part) {
    return std::any_of(files.begin(), files.end(), [part](const std::string& path) {
      return path.find(part) != std::string::npos;
    });
  };
  AddressHandling& addresses = build_.addresses;
  addresses.links = addresses.sources =
      !has_own("/_markup/render-link") && !may_be_rewritten("link");
  addresses.images = !has_own("/_markup/render-image") && !may_be_rewritten("image");
  addresses.tags = !has_own("/shortcodes/figure");
  addresses.html = true;
}

void HugoFinder::find() {
  read_settings();
  read_languages();
  read_mounts();
  for (const ContentRoot& root : roots_) {
    add_root(root);
    build_.withheld.emplace_back("/" + root.folder + "/**/*.{md,markdown,mdown,org}");
  }
  for (const std::string& folder : build_.blog.static_folders) {
    if (folder == "themes") continue;
    build_.assets.push_back({folder, ""});
  }
  for (const std::string& theme : texts_in(settings_, "theme")) {
    const std::string folder = "themes/" + theme;
    if (!build_.has_folder(folder + "/layouts")) build_.assets_are_open = true;
    build_.assets.push_back({folder + "/static", ""});
    build_.assets.push_back({folder + "/assets", ""});
    if (build_.has_folder(folder + "/content")) roots_.push_back({folder + "/content", "", 0});
  }
  judge_addresses();
  add_generated();
}

}  // namespace

void find_hugo_pages(SiteBuild& build) {
  HugoFinder(build).find();
}

}  // namespace postlint
