// Jekyll 4.3: posts in _posts, collections in _NAME, every other file with front matter a page,
// the rest static.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <ctime>
#include <map>

#include "core/base/glob.h"
#include "core/base/strings.h"
#include "core/site/permalink.h"
#include "core/site/site_build.h"
#include "core/site/url_date.h"
#include "core/site/url_path.h"
#include "core/site/url_slugs.h"

namespace postlint {
namespace {

struct Collection {
  std::string label;
  std::string permalink;  // empty: the default
  bool is_output = false;
};

struct Default {
  std::string path;  // empty: everywhere
  std::string type;  // "posts", "drafts", "pages", a collection; empty: all
  std::optional<Glob> glob;
  const YamlNode* values = nullptr;
};

// A post's date and slug by its file name.
struct PostName {
  DateTime date;
  std::string slug;
};

std::optional<PostName> read_post_name(std::string_view stem) {
  std::array<int, 3> numbers{};
  std::size_t at = 0;
  for (std::size_t part = 0; part < 3; ++part) {
    const std::size_t begin = at;
    const std::size_t most = part == 0 ? 4 : 2;
    while (at < stem.size() && at - begin < most && is_ascii_digit(stem[at])) {
      numbers[part] = numbers[part] * 10 + (stem[at++] - '0');
    }
    const std::size_t least = part == 0 ? 2 : 1;
    if (at - begin < least || at >= stem.size() || stem[at] != '-') return std::nullopt;
    ++at;
  }
  PostName name;
  name.date.year = numbers[0] < 100 ? numbers[0] + 2000 : numbers[0];
  name.date.month = numbers[1];
  name.date.day = numbers[2];
  if (numbers[1] < 1 || numbers[1] > 12 || numbers[2] < 1 || numbers[2] > 31) return std::nullopt;
  name.slug = stem.substr(at);
  return name;
}

bool is_markdown(std::string_view extension) {
  for (const std::string_view known : {"md", "markdown", "mkdown", "mkdn", "mkd"}) {
    if (extension == known) return true;
  }
  return false;
}

// What a source's extension becomes.
std::string output_extension(std::string_view extension) {
  if (is_markdown(extension) || extension == "htm") return extension == "htm" ? ".htm" : ".html";
  if (extension == "scss" || extension == "sass") return ".css";
  if (extension == "coffee") return ".js";
  if (extension == "textile" || extension == "adoc") return ".html";
  return "." + std::string(extension);
}

std::string style_pattern(std::string_view style) {
  if (style == "pretty") return "/:categories/:year/:month/:day/:title/";
  if (style == "ordinal") return "/:categories/:year/:y_day/:title:output_ext";
  if (style == "weekdate") return "/:categories/:year/W:week/:short_day/:title:output_ext";
  if (style == "none") return "/:categories/:title:output_ext";
  if (style.empty() || style == "date") return "/:categories/:year/:month/:day/:title:output_ext";
  return std::string(style);
}

// gem "jekyll", "~> 4.3": the first digit behind the name.
bool asks_for_jekyll_4(std::string_view gems) {
  for (const std::string_view name : {"\"jekyll\"", "'jekyll'"}) {
    const std::size_t at = gems.find(name);
    if (at == std::string_view::npos) continue;
    std::string_view rest = gems.substr(at + name.size());
    rest = rest.substr(0, rest.find('\n'));
    const std::size_t digit = rest.find_first_of("0123456789");
    if (digit != std::string_view::npos && rest.find('<') == std::string_view::npos)
      return rest[digit] >= '4';
  }
  return false;
}

class JekyllFinder {
 public:
  explicit JekyllFinder(SiteBuild& build) : build_(build) {}
  void find();

 private:
  void read_settings();
  void read_defaults();
  bool is_left_out(std::string_view path) const;
  bool is_inside(std::string_view path, std::string_view folder) const;
  std::string_view type_of(std::string_view path) const;
  // A value of the front matter or of the configuration's defaults.
  std::optional<std::string> value(const PageHead& head, std::string_view type,
                                   std::string_view key) const;
  void add_post(const PageHead& head, bool is_draft);
  void add_document(const PageHead& head, const Collection& collection);
  void add_page(const PageHead& head);
  void add(BuiltPage page, const PageHead& head, std::string_view type);
  std::vector<std::string> categories(const PageHead& head, std::string_view type,
                                      bool from_folders) const;
  void fill_tokens(PermalinkTokens& tokens, const UrlDate& date) const;
  std::string page_suffix(bool for_collection) const;
  void add_generated();
  void add_archives();
  void add_paging();
  void withhold_sources();
  void judge_addresses();
  std::string default_text(std::string_view path, std::string_view type,
                           std::string_view key) const;

  SiteBuild& build_;
  YamlNode settings_;
  std::string permalink_;  // as configured
  std::string collections_folder_;
  std::vector<Collection> collections_;
  std::vector<Default> defaults_;
  std::vector<Glob> excludes_;
  std::vector<std::string> includes_;
  std::vector<std::string> categories_seen_, tags_seen_;
  bool shows_future_ = false;
  bool has_optional_heads_ = false;
};

void JekyllFinder::read_settings() {
  settings_ = build_.read_tree({"_config.yml", "_config.yaml", "_config.toml"});
  if (settings_.is_null() && (build_.has_file("_config.yml") || build_.has_file("_config.toml"))) {
    build_.note("_config.yml holds nothing that could be read: URLs are worked out by defaults");
  }
  build_.set_address(text_in(settings_, "url"), false);
  const std::string baseurl = text_in(settings_, "baseurl");
  if (!baseurl.empty() && baseurl != "/") {
    build_.prefix = with_prefix("", baseurl.starts_with('/') ? baseurl : "/" + baseurl);
    while (build_.prefix.ends_with('/')) build_.prefix.pop_back();
  }
  permalink_ = text_in(settings_, "permalink");
  shows_future_ = flag_in(settings_, "future", false);
  collections_folder_ = text_in(settings_, "collections_dir");
  if (const YamlNode* list = find_in(settings_, "collections")) {
    for (const YamlNode& item : list->items) {
      if (item.is_scalar()) collections_.push_back({item.text, "", false});
    }
    for (const auto& [key, entry] : list->entries) {
      collections_.push_back(
          {key.text, text_in(entry, "permalink"), flag_in(entry, "output", false)});
    }
  }
  for (const std::string& pattern : texts_in(settings_, "exclude")) {
    excludes_.emplace_back("/" + pattern);
    if (pattern.ends_with('/')) excludes_.emplace_back("/" + pattern + "**");
  }
  for (std::string& name : texts_in(settings_, "include")) includes_.push_back(std::move(name));
  const std::string gems = build_.read_first({"Gemfile"});
  // GitHub's own build makes pages of Markdown files without front matter.
  has_optional_heads_ = gems.empty() || gems.find("github-pages") != std::string::npos ||
                        gems.find("optional-front-matter") != std::string::npos;
  read_defaults();
}

void JekyllFinder::read_defaults() {
  const YamlNode* list = find_in(settings_, "defaults");
  if (list == nullptr) return;
  for (const YamlNode& item : list->items) {
    Default made;
    made.path = text_in(item, "scope.path");
    made.type = text_in(item, "scope.type");
    made.values = find_in(item, "values");
    if (is_glob(made.path)) made.glob.emplace("/" + made.path);
    while (made.path.ends_with('/')) made.path.pop_back();
    if (made.values != nullptr) defaults_.push_back(std::move(made));
  }
}

bool JekyllFinder::is_inside(std::string_view path, std::string_view folder) const {
  if (!collections_folder_.empty()) {
    if (!path.starts_with(collections_folder_ + "/")) return false;
    path.remove_prefix(collections_folder_.size() + 1);
  }
  return path.starts_with(folder) && path.size() > folder.size() && path[folder.size()] == '/';
}

bool JekyllFinder::is_left_out(std::string_view path) const {
  for (const Glob& glob : excludes_) {
    for (std::size_t slash = path.find('/');; slash = path.find('/', slash + 1)) {
      if (glob.matches(path.substr(0, slash))) return true;
      if (slash == std::string_view::npos) break;
    }
  }
  return false;
}

std::string JekyllFinder::default_text(std::string_view path, std::string_view type,
                                       std::string_view key) const {
  std::string found;
  std::size_t found_size = 0;
  bool has_found = false;
  for (const Default& one : defaults_) {
    if (!one.type.empty() && one.type != type) continue;
    const bool is_below =
        one.path.empty() ||
        (one.glob ? one.glob->matches(path) : path == one.path || path.starts_with(one.path + "/"));
    if (!is_below) continue;
    const YamlNode* value = find_in(*one.values, key);
    if (value == nullptr || !value->is_scalar()) continue;
    // The longer path is the more specific; of equal ones the later wins.
    if (has_found && one.path.size() < found_size) continue;
    found = value->text;
    found_size = one.path.size();
    has_found = true;
  }
  return found;
}

std::optional<std::string> JekyllFinder::value(const PageHead& head, std::string_view type,
                                               std::string_view key) const {
  if (head.has(key)) return head.text(key);
  std::string text = default_text(head.path, type, key);
  if (text.empty()) return std::nullopt;
  return text;
}

void JekyllFinder::fill_tokens(PermalinkTokens& tokens, const UrlDate& date) const {
  static constexpr std::array<std::string_view, 12> kMonths = {
      "January", "February", "March",     "April",   "May",      "June",
      "July",    "August",   "September", "October", "November", "December"};
  static constexpr std::array<std::string_view, 7> kDays = {
      "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
  const CalendarDay day = calendar_day(date);
  const auto two = [](int number) { return fmt::format("{:02}", number); };
  tokens["year"] = fmt::format("{:04}", date.year);
  tokens["short_year"] = two(date.year % 100);
  tokens["month"] = two(date.month);
  tokens["i_month"] = std::to_string(date.month);
  tokens["short_month"] = kMonths[static_cast<std::size_t>(date.month - 1)].substr(0, 3);
  tokens["long_month"] = kMonths[static_cast<std::size_t>(date.month - 1)];
  tokens["day"] = two(date.day);
  tokens["i_day"] = std::to_string(date.day);
  tokens["y_day"] = fmt::format("{:03}", day.day_of_year);
  tokens["w_day"] = std::to_string(day.weekday == 0 ? 7 : day.weekday);
  tokens["w_year"] = std::to_string(day.iso_year);
  tokens["week"] = two(day.iso_week);
  tokens["short_day"] = kDays[static_cast<std::size_t>(day.weekday)].substr(0, 3);
  tokens["long_day"] = kDays[static_cast<std::size_t>(day.weekday)];
  tokens["hour"] = two(date.hour);
  tokens["minute"] = two(date.minute);
  tokens["second"] = two(date.second);
}

// The folders above _posts, then those of the front matter.
std::vector<std::string> JekyllFinder::categories(const PageHead& head, std::string_view type,
                                                  bool from_folders) const {
  std::vector<std::string> names;
  const auto add = [&names](std::string_view name) {
    const std::string lower = slug_jekyll(trim(name), "none");
    if (!lower.empty() && std::find(names.begin(), names.end(), lower) == names.end()) {
      names.push_back(lower);
    }
  };
  if (from_folders) {
    std::string_view folder = head.folder;
    if (!collections_folder_.empty() && folder.starts_with(collections_folder_)) {
      folder.remove_prefix(std::min(folder.size(), collections_folder_.size() + 1));
    }
    for (const std::string_view part : split(folder, '/')) {
      if (part == "_posts" || part == "_drafts") break;
      add(part);
    }
  }
  if (const auto one = value(head, type, "category"); one && head.has("category")) {
    add(*one);
    return names;
  }
  const FieldValue* list = head.find("categories");
  if (list != nullptr && list->is_scalar()) {
    for (const std::string_view part : split(list->text, ' ')) add(part);
  } else if (list != nullptr) {
    for (const std::string& item : head.texts("categories")) add(item);
  }
  for (const std::string_view key : {"category", "categories"}) {
    if (head.has(key)) continue;
    const std::string text = default_text(head.path, type, key);
    for (const std::string_view part : split(text, ' ')) add(part);
  }
  return names;
}

void JekyllFinder::add(BuiltPage built, const PageHead& head, std::string_view type) {
  SitePage& page = built.page;
  page.source = head.path;
  page.title = head.title();
  const std::optional<std::string> published = value(head, type, "published");
  if (head.has("published") ? !head.text("published") || head.is_false("published")
                            : published && equals_ignoring_case(*published, "false")) {
    page.state = PageState::kHidden;
  }
  for (const std::string& from : head.texts("redirect_from")) {
    page.aliases.push_back(clean_url_path(percent_decode(trim(from))));
  }
  build_.pages.push_back(std::move(built));
}

void JekyllFinder::add_post(const PageHead& head, bool is_draft) {
  const std::optional<PostName> name = read_post_name(head.stem);
  if (!name && !is_draft) return;  // Jekyll takes no notice of it
  BuiltPage built;
  SitePage& page = built.page;
  page.is_post = true;
  const int offset = build_.blog.utc_offset_minutes;
  std::optional<UrlDate> date;
  if (const FieldValue* value = head.find("date")) {
    date = url_date(*value, DateRule::kSiteZone, offset);
    page.url_is_certain = date && date->is_certain;
  }
  if (!date && name) date = url_date_of(name->date, offset);
  std::string pattern = style_pattern(permalink_);
  for (const Collection& collection : collections_) {
    if (collection.label == "posts" && !collection.permalink.empty()) {
      pattern = style_pattern(collection.permalink);
    }
  }
  const std::optional<std::string> own = value(head, "posts", "permalink");
  if (own && !own->empty()) pattern = *own;

  PermalinkTokens tokens;
  const std::string slug = head.text("slug").value_or(name ? name->slug : head.stem);
  tokens["title"] = slug_jekyll(slug, "pretty", true);
  tokens["slug"] = slug_jekyll(slug);
  tokens["name"] = slug_jekyll(head.stem);
  tokens["output_ext"] = output_extension(head.extension);
  tokens["collection"] = "posts";
  const std::size_t posts = head.path.rfind(is_draft ? "_drafts/" : "_posts/");
  const std::string below = head.path.substr(posts == std::string::npos ? 0 : posts + 7);
  tokens["path"] = below.substr(0, below.rfind('.'));
  const std::vector<std::string> names = categories(head, "posts", true);
  tokens["categories"] = join(names, "/");
  std::vector<std::string> slugs;
  for (const std::string& one : names) slugs.push_back(slug_jekyll(one));
  tokens["slugified_categories"] = join(slugs, "/");
  if (date) {
    fill_tokens(tokens, *date);
    page.date = date->iso_day();
  }
  const Permalink made = fill_permalink(pattern, tokens);
  if (made.is_known) {
    page.url = sanitize_jekyll_url(made.path);
  } else {
    page.url_is_certain = false;
  }
  if (is_draft) {
    page.state = PageState::kDraft;
  } else if (date && date->seconds > build_.blog.now && !shows_future_) {
    page.state = PageState::kFuture;
  }
  built.terms.emplace_back("categories", names);
  std::vector<std::string> tags = head.texts("tags");
  if (const FieldValue* list = head.find("tags"); list != nullptr && list->is_scalar()) {
    tags.clear();
    for (const std::string_view part : split(list->text, ' ')) {
      if (!trim(part).empty()) tags.emplace_back(trim(part));
    }
  }
  if (const auto tag = head.text("tag")) tags = {*tag};
  built.terms.emplace_back("tags", std::move(tags));
  add(std::move(built), head, is_draft ? "drafts" : "posts");
}

// What a page's or a document's URL ends in, by the site's permalink setting.
std::string JekyllFinder::page_suffix(bool) const {
  if (permalink_ == "pretty" || permalink_ == "/") return "/";
  if (permalink_.empty() || permalink_.find(':') == std::string::npos) return ":output_ext";
  if (permalink_.ends_with('/')) return "/";
  return permalink_.ends_with(":output_ext") ? ":output_ext" : "";
}

void JekyllFinder::add_document(const PageHead& head, const Collection& collection) {
  BuiltPage built;
  SitePage& page = built.page;
  const std::string folder = join_path(collections_folder_, "_" + collection.label) + "/";
  const std::string below = head.path.substr(folder.size());
  PermalinkTokens tokens;
  tokens["collection"] = collection.label;
  tokens["path"] = below.substr(0, below.rfind('.'));
  const std::string slug = head.text("slug").value_or(head.stem);
  tokens["name"] = slug_jekyll(head.stem);
  tokens["title"] = slug_jekyll(slug, "pretty", true);
  tokens["slug"] = slug_jekyll(slug);
  tokens["output_ext"] = output_extension(head.extension);
  tokens["categories"] = join(categories(head, collection.label, false), "/");
  if (const FieldValue* value = head.find("date")) {
    if (const auto date = url_date(*value, DateRule::kSiteZone, build_.blog.utc_offset_minutes)) {
      fill_tokens(tokens, *date);
      page.date = date->iso_day();
    }
  }
  std::string pattern = collection.permalink;
  if (pattern.empty() || pattern.find_first_of(":/") == std::string::npos) {
    pattern = "/:collection/:path" + (pattern.empty()       ? page_suffix(true)
                                      : pattern == "pretty" ? "/"
                                                            : ":output_ext");
  }
  const std::optional<std::string> own = value(head, collection.label, "permalink");
  if (own && !own->empty()) pattern = *own;
  const Permalink made = fill_permalink(pattern, tokens);
  page.url_is_certain = made.is_known;
  if (made.is_known) {
    page.url = sanitize_jekyll_url(made.path);
    if (head.stem == "index" && page.url.ends_with("/index.html")) {
      page.url.resize(page.url.size() - 10);
    }
  }
  if (!collection.is_output) page.state = PageState::kHidden;
  add(std::move(built), head, collection.label);
}

void JekyllFinder::add_page(const PageHead& head) {
  const std::string extension = output_extension(head.extension);
  const bool is_html = extension == ".html" || extension == ".htm";
  if (!head.front_matter.present()) {
    if (!is_markdown(head.extension) || !has_optional_heads_) return;
  }
  BuiltPage built;
  SitePage& page = built.page;
  page.url_is_certain = head.front_matter.present();
  const std::string folder = head.folder.empty() ? "/" : "/" + head.folder + "/";
  const std::optional<std::string> own = value(head, "pages", "permalink");
  if (own && !own->empty()) {
    PermalinkTokens tokens;
    tokens["basename"] = head.stem;
    tokens["path"] = head.folder;
    tokens["output_ext"] = extension;
    const Permalink made = fill_permalink(*own, tokens);
    page.url_is_certain = made.is_known;
    if (made.is_known) page.url = sanitize_jekyll_url(percent_decode(made.path));
  } else if (!is_html) {
    page.url = folder + head.stem + extension;
  } else if (head.stem == "index") {
    page.url = folder;
  } else {
    const std::string suffix = page_suffix(false);
    page.url = folder + head.stem + (suffix == ":output_ext" ? extension : suffix);
  }
  add(std::move(built), head, "pages");
}

// jekyll-archives: a page for each tag and category, as its own settings say.
void JekyllFinder::add_archives() {
  const YamlNode* enabled = find_in(settings_, "jekyll-archives.enabled");
  const std::vector<std::string> kinds = texts_in(settings_, "jekyll-archives.enabled");
  const bool is_all = enabled != nullptr && enabled->is_scalar() &&
                      (enabled->text == "all" || enabled->text == "true");
  const auto is_enabled = [&](std::string_view kind) {
    return is_all || std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
  };
  const std::string mode = text_in(settings_, "jekyll-archives.slug_mode");
  const auto add_terms = [&](std::string_view taxonomy, std::string_view kind) {
    if (!is_enabled(taxonomy)) return;
    std::string pattern = text_in(settings_, "jekyll-archives.permalinks." + std::string(kind));
    if (pattern.empty()) pattern = "/" + std::string(kind) + "/:name/";
    std::vector<std::string> urls;
    for (const BuiltPage& built : build_.pages) {
      if (!built.page.is_post || built.page.state != PageState::kPublished) continue;
      for (const auto& [name, terms] : built.terms) {
        for (const std::string& term : terms) {
          if (name != taxonomy) continue;
          PermalinkTokens tokens;
          tokens["name"] = slug_jekyll(term, mode.empty() ? "default" : mode);
          tokens["type"] = kind;
          const Permalink made = fill_permalink(pattern, tokens);
          if (made.is_known) urls.push_back(sanitize_jekyll_url(made.path));
        }
      }
    }
    std::sort(urls.begin(), urls.end());
    urls.erase(std::unique(urls.begin(), urls.end()), urls.end());
    for (const std::string& url : urls) build_.generate(url, kind);
  };
  add_terms("tags", "tag");
  add_terms("categories", "category");
  for (const std::string_view period : {"year", "month", "day"}) {
    if (!is_enabled(period)) continue;
    for (const std::string_view glob : {"/[0-9][0-9][0-9][0-9]", "/[0-9][0-9][0-9][0-9]/[0-9]*",
                                        "/[0-9][0-9][0-9][0-9]/[0-9]*/[0-9]*"}) {
      build_.open_paths.emplace_back(glob);
    }
  }
}

// jekyll-paginate: the further pages of the list of posts.
void JekyllFinder::add_paging() {
  std::string path = text_in(settings_, "paginate_path");
  if (path.empty()) path = "/page:num";
  path = clean_url_path(path);
  const std::size_t per_page = std::strtoul(text_in(settings_, "paginate").c_str(), nullptr, 10);
  if (per_page == 0 || find_in(settings_, "pagination") != nullptr ||
      path.find(":num") == std::string::npos) {
    build_.open_paths.push_back(replace_all(path, ":num", "*"));
    build_.open_paths.emplace_back("/**/page*/**");
    return;
  }
  const auto posts = static_cast<std::size_t>(
      std::count_if(build_.pages.begin(), build_.pages.end(), [](const BuiltPage& built) {
        return built.page.is_post && built.page.state == PageState::kPublished;
      }));
  if (!path.ends_with('/')) path += '/';
  for (std::size_t page = 2; (page - 1) * per_page < posts; ++page) {
    build_.generate(replace_all(path, ":num", std::to_string(page)), "home");
  }
}

// Sources that Jekyll does not copy: what is excluded, and names with an underscore.
void JekyllFinder::withhold_sources() {
  build_.withheld = excludes_;
  if (includes_.empty()) {
    build_.withheld.emplace_back("**/_*/**");
    build_.withheld.emplace_back("_*");
  }
  build_.withheld.emplace_back("#*");
  build_.withheld.emplace_back("*~");
}

void JekyllFinder::add_generated() {
  const std::vector<std::string> plugins = [this] {
    std::vector<std::string> names = texts_in(settings_, "plugins");
    for (std::string& name : texts_in(settings_, "gems")) names.push_back(std::move(name));
    return names;
  }();
  const std::string gems = build_.read_first({"Gemfile"});
  const auto has_plugin = [&](std::string_view name) {
    return std::find(plugins.begin(), plugins.end(), name) != plugins.end() ||
           gems.find(name) != std::string::npos;
  };
  if (has_plugin("jekyll-feed") || gems.find("github-pages") != std::string::npos) {
    const std::string path = text_in(settings_, "feed.path");
    build_.generate(clean_url_path(path.empty() ? "feed.xml" : path), "feed");
  }
  if (has_plugin("jekyll-sitemap")) build_.generate("/sitemap.xml", "sitemap");
  // What themes and plug-ins of all sorts make.
  const bool has_theme =
      !text_in(settings_, "theme").empty() || !text_in(settings_, "remote_theme").empty();
  for (const std::string_view glob : {"/sitemap.xml", "/robots.txt", "/redirects.json", "/404.html",
                                      "/assets/{css,js,main}**", "/assets/**/*.{css,js,map}"}) {
    build_.open_paths.emplace_back(glob);
  }
  if (has_theme || plugins.empty()) {
    for (const std::string_view glob : {"/feed.xml", "/feed/**", "/atom.xml", "/rss.xml"}) {
      build_.open_paths.emplace_back(glob);
    }
  }
  if (has_plugin("jekyll-archives")) add_archives();
  if (build_.has_folder("_plugins")) build_.pages_are_open = true;
  if (!text_in(settings_, "paginate").empty() || find_in(settings_, "pagination") != nullptr) {
    add_paging();
  }
  // A gem's theme brings stylesheets, scripts and images in assets/, and maybe pages.
  if (has_theme) build_.open_paths.emplace_back("/assets/**");
}

// Which plug-ins may rewrite addresses: the Gemfile names them. Without one the blog is built by
// GitHub, maybe, whose list of plug-ins has jekyll-relative-links in it.
void JekyllFinder::judge_addresses() {
  const std::string gems = build_.read_first({"Gemfile"});
  const std::string text = gems + "\n" + join(texts_in(settings_, "plugins"), "\n");
  const auto names = [&text](std::string_view gem) { return text.find(gem) != std::string::npos; };
  AddressHandling& addresses = build_.addresses;
  if (build_.has_folder("_plugins")) return;
  addresses.links = addresses.html = true;
  addresses.images = !names("postfiles") && !names("post_files") && !names("picture") &&
                     !names("responsive") && !names("assets") && !names("image");
  addresses.html = addresses.images;
  addresses.sources = !gems.empty() && !names("github-pages") && !names("relative-links");
  // Since Jekyll 4.
  std::string lock = build_.read_first({"Gemfile.lock"});
  const std::size_t locked = lock.find("\n    jekyll (");
  if (locked != std::string::npos) {
    addresses.tags_bring_prefix = is_ascii_digit(lock[locked + 13]) && lock[locked + 13] >= '4';
  } else if (!gems.empty() && !names("github-pages")) {
    addresses.tags_bring_prefix = asks_for_jekyll_4(gems);
  }
}

void JekyllFinder::find() {
  read_settings();
  judge_addresses();
  std::vector<std::string> posts, drafts, pages;
  std::vector<std::vector<std::string>> documents(collections_.size());
  const auto enters = [this](std::string_view folder) {
    const std::string_view name = base_name(folder);
    if (is_left_out(folder)) return false;
    if (folder == "vendor") return false;
    if (!name.starts_with('_') || name == "_posts" || name == "_drafts") return true;
    if (std::find(includes_.begin(), includes_.end(), name) != includes_.end()) return true;
    return std::any_of(collections_.begin(), collections_.end(), [&](const Collection& one) {
      return folder == join_path(collections_folder_, "_" + one.label);
    });
  };
  for (std::string& path : build_.list("", enters)) {
    const std::string slashed = "/" + path;
    const std::string_view name = base_name(path);
    if (is_left_out(path) || name.starts_with('#') || name.ends_with('~')) continue;
    const std::size_t dot = name.rfind('.');
    if (dot == std::string_view::npos) continue;
    const std::string extension = ascii_lower(name.substr(dot + 1));
    const bool is_text = is_markdown(extension) || extension == "html" || extension == "htm" ||
                         extension == "textile" || extension == "adoc";
    if (slashed.find("/_posts/") != std::string::npos) {
      if (is_text) posts.push_back(std::move(path));
      continue;
    }
    if (slashed.find("/_drafts/") != std::string::npos) {
      if (is_text) drafts.push_back(std::move(path));
      continue;
    }
    bool is_document = false;
    for (std::size_t i = 0; i < collections_.size() && !is_document; ++i) {
      is_document = is_inside(path, "_" + collections_[i].label);
      if (is_document && is_text) documents[i].push_back(path);
    }
    if (is_document || (name.starts_with('_') &&
                        std::find(includes_.begin(), includes_.end(), name) == includes_.end())) {
      continue;
    }
    const bool may_be_page = is_text || extension == "xml" || extension == "json" ||
                             extension == "txt" || extension == "css" || extension == "scss" ||
                             extension == "sass" || extension == "js" || extension == "svg" ||
                             extension == "webmanifest" || extension == "coffee";
    if (may_be_page) pages.push_back(std::move(path));
  }
  for (const PageHead& head : build_.read_heads(std::move(posts))) add_post(head, false);
  for (const PageHead& head : build_.read_heads(std::move(drafts))) add_post(head, true);
  for (std::size_t i = 0; i < collections_.size(); ++i) {
    if (collections_[i].label == "posts") continue;
    for (const PageHead& head : build_.read_heads(std::move(documents[i]))) {
      add_document(head, collections_[i]);
    }
  }
  for (const PageHead& head : build_.read_heads(std::move(pages))) add_page(head);
  build_.assets.push_back({"", ""});
  withhold_sources();
  add_generated();
}

}  // namespace

void find_jekyll_pages(SiteBuild& build) {
  JekyllFinder(build).find();
}

}  // namespace postlint
