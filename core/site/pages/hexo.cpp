// Hexo 8: posts in source/_posts by a permalink pattern, every other text below source/ a page.
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <set>
#include <unordered_set>

#include "core/base/strings.h"
#include "core/base/utf8.h"
#include "core/site/heading_slugs.h"
#include "core/site/permalink.h"
#include "core/site/site_build.h"
#include "core/site/time_zone.h"
#include "core/site/url_path.h"
#include "core/site/url_slugs.h"

namespace postlint {
namespace {

bool is_rendered(std::string_view extension) {
  for (const std::string_view known :
       {"md", "markdown", "mkd", "mkdn", "mdwn", "mdtxt", "mdtext", "html", "htm"}) {
    if (extension == known) return true;
  }
  return false;
}

class HexoFinder {
 public:
  explicit HexoFinder(SiteBuild& build) : build_(build) {}
  void find();

 private:
  void read_settings();
  void add_post(const PageHead& head, bool is_draft);
  void add_page(const PageHead& head);
  std::vector<std::string> category_path(const PageHead& head) const;
  void add_aliases(SitePage& page, const PageHead& head) const;
  void add_generated();
  void add_lists(std::string_view package);
  void open_theme_paths();
  void judge_addresses();
  // A name of the file such as ":year-:month-:day-:title.md".
  void read_name(const PageHead& head, std::string& slug, PermalinkTokens& tokens) const;
  std::string setting(std::string_view key, std::string_view otherwise) const {
    std::string text = text_in(settings_, key);
    return text.empty() ? std::string(otherwise) : text;
  }

  SiteBuild& build_;
  YamlNode settings_;
  std::string source_, permalink_, tag_folder_, category_folder_, archive_folder_;
  bool has_asset_folders_ = false, shows_future_ = true;
  bool has_open_days_ = false;                          // in addresses
  std::set<std::string> tags_, categories_, archives_;  // archives_: "2024/", "2024/05/"
  std::size_t posts_ = 0;                               // that are published
};

void HexoFinder::read_settings() {
  settings_ = build_.read_tree({"_config.yml", "_config.yaml", "_config.json"});
  build_.set_address(text_in(settings_, "url"));
  // A zone in .postlint.yaml is the building machine's.
  const auto zone = zone_offset_minutes(text_in(settings_, "timezone"), build_.read);
  build_.zones.site_is_set = zone.has_value();
  if (zone) build_.zones.site = *zone;
  const std::string root = text_in(settings_, "root");
  if (!root.empty()) {
    build_.prefix = clean_url_path(root);
    while (build_.prefix.ends_with('/')) build_.prefix.pop_back();
  }
  source_ = setting("source_dir", "source");
  while (source_.ends_with('/')) source_.pop_back();
  permalink_ = setting("permalink", build_.blog.profile->permalink);
  tag_folder_ = setting("tag_dir", "tags");
  category_folder_ = setting("category_dir", "categories");
  archive_folder_ = setting("archive_dir", "archives");
  has_asset_folders_ = flag_in(settings_, "post_asset_folder", false);
  shows_future_ = flag_in(settings_, "future", true);
}

void HexoFinder::read_name(const PageHead& head, std::string& slug, PermalinkTokens& tokens) const {
  const std::string pattern = setting("new_post_name", ":title.md");
  if (!pattern.starts_with(":year-:month-:day-:title")) return;
  const std::optional<DateTime> date = date_of_file_name(base_name(slug));
  if (!date || base_name(slug).size() < 12) return;
  slug = base_name(slug).substr(11);
  if (!head.has("date")) {
    tokens["year"] = fmt::format("{:04}", date->year);
    tokens["month"] = fmt::format("{:02}", date->month);
    tokens["day"] = fmt::format("{:02}", date->day);
    tokens["i_month"] = std::to_string(date->month);
    tokens["i_day"] = std::to_string(date->day);
  }
}

std::vector<std::string> HexoFinder::category_path(const PageHead& head) const {
  std::vector<std::string> names;
  for (const std::string_view key : {"categories", "category"}) {
    const FieldValue* value = head.find(key);
    if (value == nullptr) continue;
    const FieldValue* list = value;
    // [[a, b], [a, c]]: the last one.
    if (value->kind == FieldValue::Kind::kList && !value->items.empty() &&
        value->items.back().kind == FieldValue::Kind::kList) {
      list = &value->items.back();
    }
    if (list->is_scalar() && list->kind != FieldValue::Kind::kNull) names = {list->text};
    for (const FieldValue& item : list->items) {
      if (item.is_scalar() && item.kind != FieldValue::Kind::kNull) names.push_back(item.text);
    }
    break;
  }
  return names;
}

void HexoFinder::add_aliases(SitePage& page, const PageHead& head) const {
  for (const std::string_view key : {"alias", "aliases"}) {
    for (const std::string& alias : head.texts(key)) {
      page.aliases.push_back(clean_url_path(percent_decode(trim(alias))));
    }
  }
}

void HexoFinder::add_post(const PageHead& head, bool is_draft) {
  BuiltPage built;
  SitePage& page = built.page;
  page.source = head.path;
  page.title = head.title();
  page.is_post = true;
  page.state = is_draft || head.is_false("published") ? PageState::kDraft : PageState::kPublished;
  const std::size_t posts = head.path.find(is_draft ? "_drafts/" : "_posts/");
  std::string slug = head.path.substr(posts + (is_draft ? 8 : 7));
  slug.resize(slug.rfind('.'));
  if (has_asset_folders_) built.asset_folder = head.path.substr(0, head.path.rfind('.'));

  PermalinkTokens tokens;
  if (const YamlNode* defaults = find_in(settings_, "permalink_defaults")) {
    for (const auto& [key, value] : defaults->entries) {
      if (value.is_scalar()) tokens[key.text] = value.text;
    }
  }
  // Any field of the front matter may stand in the pattern.
  for (const FieldEntry& entry : head.front_matter.entries) {
    if (entry.value.is_scalar() && entry.value.kind != FieldValue::Kind::kDate) {
      tokens[entry.key] = entry.value.text;
    }
  }
  tokens.erase("id");
  tokens.erase("_id");
  tokens.erase("hash");
  if (const auto id = head.text("id")) tokens["id"] = *id;
  read_name(head, slug, tokens);
  tokens["title"] = tokens["slug"] = slug;
  tokens["name"] = base_name(slug);
  tokens["layout"] = head.text("layout").value_or("post");
  if (head.has("title")) tokens["post_title"] = slug_hexo_title(head.title());
  const std::vector<std::string> names = category_path(head);
  std::vector<std::string> slugs;
  for (const std::string& name : names) {
    const std::string mapped = text_in(settings_, "category_map." + name);
    slugs.push_back(slug_hexo(mapped.empty() ? name : mapped));
    if (page.state == PageState::kPublished) categories_.insert(join(slugs, "/"));
  }
  tokens["category"] =
      slugs.empty() ? slug_hexo(setting("default_category", "uncategorized")) : join(slugs, "/");
  const auto names_any = [this](std::initializer_list<std::string_view> names) {
    return std::any_of(names.begin(), names.end(), [this](std::string_view name) {
      return permalink_.find(name) != std::string::npos;
    });
  };
  if (const FieldValue* value = head.find("date")) {
    if (const auto date = build_.date_of(*value)) {
      page.date = date->iso_day();
      tokens["year"] = fmt::format("{:04}", date->year);
      tokens["month"] = fmt::format("{:02}", date->month);
      tokens["day"] = fmt::format("{:02}", date->day);
      tokens["i_month"] = std::to_string(date->month);
      tokens["i_day"] = std::to_string(date->day);
      tokens["hour"] = fmt::format("{:02}", date->hour);
      tokens["minute"] = fmt::format("{:02}", date->minute);
      tokens["second"] = fmt::format("{:02}", date->second);
      if (date->instant_is_certain) tokens["timestamp"] = std::to_string(date->seconds);
      const bool is_open = (names_any({":day", ":i_day"}) && !date->is_certain) ||
                           (names_any({":month", ":i_month"}) && !date->month_is_certain) ||
                           (names_any({":year"}) && !date->year_is_certain) ||
                           (names_any({":hour", ":minute", ":second"}) && !date->time_is_certain);
      if (is_open) {
        page.url_is_certain = false;
        has_open_days_ = true;
      }
      if (!shows_future_ && date->seconds > build_.blog.now) page.state = PageState::kFuture;
    }
  }
  const FieldValue* own = head.find("permalink");
  if (own != nullptr && own->kind != FieldValue::Kind::kBool && head.text("permalink")) {
    page.url = clean_url_path(percent_decode(*head.text("permalink")));
  } else {
    const Permalink made = fill_permalink(permalink_, tokens, PermalinkNames::kWholeWords);
    if (made.is_known) {
      page.url = clean_url_path(made.path);
      if (has_asset_folders_ && !page.url.ends_with('/') && !page.url.ends_with(".html")) {
        page.url += '/';
      }
    } else {
      page.url_is_certain = false;
    }
  }
  if (has_bad_percent(page.url)) return;  // Hexo logs a URIError and drops the post
  if (page.url.ends_with("/index.html")) page.url.resize(page.url.size() - 10);
  for (const std::string_view key : {"tags", "tag"}) {
    if (page.state != PageState::kPublished) break;
    for (const std::string& tag : head.texts(key)) {
      const std::string mapped = text_in(settings_, "tag_map." + tag);
      tags_.insert(slug_hexo(mapped.empty() ? tag : mapped));
    }
  }
  add_aliases(page, head);
  if (page.state == PageState::kPublished) {
    ++posts_;
    if (page.date.size() >= 7) {
      archives_.insert(page.date.substr(0, 4) + "/");
      archives_.insert(page.date.substr(0, 4) + "/" + page.date.substr(5, 2) + "/");
    }
  }
  build_.pages.push_back(std::move(built));
}

void HexoFinder::add_page(const PageHead& head) {
  BuiltPage built;
  SitePage& page = built.page;
  page.source = head.path;
  page.title = head.title();
  std::string below = head.path.substr(source_.size());
  below.resize(below.rfind('.'));
  page.url = below == "/index" || below.ends_with("/index") ? below.substr(0, below.size() - 5)
                                                            : below + ".html";
  const FieldValue* own = head.find("permalink");
  if (own != nullptr && own->kind != FieldValue::Kind::kBool && head.text("permalink")) {
    page.url = clean_url_path(percent_decode(*head.text("permalink")));
  }
  if (head.is_false("published")) page.state = PageState::kHidden;
  add_aliases(page, head);
  build_.pages.push_back(std::move(built));
}

void HexoFinder::add_lists(std::string_view package) {
  const auto is_there = [&](std::string_view name) {
    return package.empty() || package.find(name) != std::string_view::npos;
  };
  build_.generate("/", "home");
  for (const std::string& tag : tags_) {
    if (is_there("generator-tag")) build_.generate("/" + tag_folder_ + "/" + tag + "/", "tag");
  }
  for (const std::string& name : categories_) {
    if (is_there("generator-category")) {
      build_.generate("/" + category_folder_ + "/" + name + "/", "category");
    }
  }
  if (is_there("generator-archive")) {
    build_.generate("/" + archive_folder_ + "/", "archive");
    const bool has_years = flag_in(settings_, "archive_generator.yearly", true);
    const bool has_months = has_years && flag_in(settings_, "archive_generator.monthly", true);
    for (const std::string& archive : archives_) {
      const bool is_wanted = archive.size() == 5 ? has_years : has_months;
      if (is_wanted) build_.generate("/" + archive_folder_ + "/" + archive, "archive");
    }
    if (flag_in(settings_, "archive_generator.daily", false)) {
      build_.open_paths.push_back("/" + archive_folder_ + "/**");
    }
  }
  // The further pages of the home page; those of other lists are not counted.
  std::size_t per_page = 10;
  for (const std::string_view key : {"per_page", "index_generator.per_page"}) {
    const std::string text = text_in(settings_, key);
    if (!text.empty()) per_page = std::strtoul(text.c_str(), nullptr, 10);
  }
  if (per_page > 0 && is_there("generator-index") &&
      text_in(settings_, "index_generator.path").empty()) {
    for (std::size_t page = 2; (page - 1) * per_page < posts_; ++page) {
      build_.generate(fmt::format("/{}/{}/", setting("pagination_dir", "page"), page), "home");
    }
  } else {
    build_.open_paths.emplace_back("/page/*");
  }
}

void HexoFinder::add_generated() {
  const std::string package = build_.read_first({"package.json"});
  add_lists(package);
  if (package.find("hexo-generator-feed") != std::string::npos) {
    std::vector<std::string> paths = texts_in(settings_, "feed.path");
    if (paths.empty()) paths.emplace_back("atom.xml");
    for (const std::string& path : paths) build_.generate(clean_url_path(path), "feed");
  }
  if (const YamlNode* aliases = find_in(settings_, "alias")) {
    for (const auto& [from, to] : aliases->entries) {
      if (to.is_scalar())
        build_.redirects.push_back({clean_url_path(from.text), clean_url_path(to.text)});
    }
  }
  open_theme_paths();
  // Scripts of the blog and of its theme can make any page.
  if (build_.has_folder("scripts")) build_.pages_are_open = true;
}

// Where a theme or a plug-in may have pages and files.
void HexoFinder::open_theme_paths() {
  const std::string theme = text_in(settings_, "theme");
  const bool is_theme_here = !theme.empty() && build_.has_folder("themes/" + theme);
  build_.assets.push_back({source_, ""});
  build_.withheld.emplace_back("/" + source_ + "/_drafts");
  if (is_theme_here) {
    build_.assets.push_back({"themes/" + theme + "/source", ""});
  } else {
    build_.assets_are_open = true;
    build_.open_paths.emplace_back(
        "/{css,js,images,img,lib,fonts,fancybox,webfonts,vendor,assets}/**");
    // A theme may list all tags and categories.
    build_.open_paths.push_back("/" + tag_folder_);
    build_.open_paths.push_back("/" + category_folder_);
  }
  const bool knows_plugins = build_.has_file("package.json");
  for (const std::string_view glob : {"/*/**/page/*", "/robots.txt", "/404.html", "/favicon*"}) {
    build_.open_paths.emplace_back(glob);
  }
  for (const std::string_view glob : {"/*sitemap*.xml", "/*search*.xml", "/*.json"}) {
    build_.open_paths.emplace_back(glob);
  }
  if (!knows_plugins) build_.open_paths.emplace_back("/*.xml");
}

void HexoFinder::judge_addresses() {
  const std::string package = build_.read_first({"package.json"});
  const auto names = [&package](std::string_view plugin) {
    return package.find(plugin) != std::string::npos;
  };
  if (package.empty() || build_.has_folder("scripts")) return;
  AddressHandling& addresses = build_.addresses;
  addresses.links = addresses.html = true;
  addresses.sources = !names("relative") && !names("-link");
  // hexo-renderer-marked puts the blog's root in front of pictures.
  addresses.images_from_root = names("hexo-renderer-marked") && !names("image") &&
                               flag_in(settings_, "marked.prependRoot", false);
}

void HexoFinder::find() {
  read_settings();
  judge_addresses();
  std::vector<std::string> posts, drafts, pages;
  const auto enters = [this](std::string_view folder) {
    const std::string_view name = base_name(folder);
    return !name.starts_with('_') || folder == source_ + "/_posts" ||
           folder == source_ + "/_drafts";
  };
  // What skip_render names is copied as it is.
  std::unordered_set<std::string> copied;
  std::vector<Glob> copied_globs;
  for (std::string& pattern : texts_in(settings_, "skip_render")) {
    if (pattern.find_first_of("*?[{!") == std::string::npos) {
      copied.insert(join_path(source_, pattern));
    } else {
      copied_globs.emplace_back("/" + join_path(source_, pattern));
    }
  }
  const auto is_copied = [&](const std::string& path) {
    return copied.contains(path) ||
           std::any_of(copied_globs.begin(), copied_globs.end(),
                       [&](const Glob& glob) { return glob.matches(path); });
  };
  for (std::string& path : build_.list(source_, enters)) {
    const PageHead head = split_head_path(path);
    if (!is_rendered(head.extension) || head.name.starts_with('_') || head.name.ends_with('~')) {
      continue;
    }
    const bool is_html = head.extension == "html" || head.extension == "htm";
    if (path.starts_with(source_ + "/_posts/")) {
      if (!(has_asset_folders_ && is_html)) posts.push_back(std::move(path));
    } else if (path.starts_with(source_ + "/_drafts/")) {
      drafts.push_back(std::move(path));
    } else if (!is_copied(path)) {
      pages.push_back(std::move(path));
    }
  }
  for (const PageHead& head : build_.read_heads(std::move(posts))) add_post(head, false);
  for (const PageHead& head : build_.read_heads(std::move(drafts))) add_post(head, true);
  for (const PageHead& head : build_.read_heads(std::move(pages))) add_page(head);
  if (has_open_days_) {
    build_.note(
        "days in addresses depend on the zone of the machine that builds the site: set "
        "site.timezone "
        "in .postlint.yaml to it");
  }
  add_generated();
}

}  // namespace

void find_hexo_pages(SiteBuild& build) {
  HexoFinder(build).find();
}

}  // namespace postlint
