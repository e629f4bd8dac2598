#include "core/site/post_url.h"

#include <array>

#include "core/base/normalize.h"
#include "core/base/strings.h"
#include "core/base/utf8.h"
#include "core/post/date.h"
#include "core/site/heading_slugs.h"
#include "core/site/url_date.h"

namespace postlint {
namespace {

// A post's path taken apart: "content/posts/2024-01-02-글.ko.md".
struct PathParts {
  std::string folder;  // relative to the blog's root
  std::string stem;    // without extension and language
};

PathParts take_apart(std::string_view path, std::string_view root) {
  if (root != "." && path.starts_with(root) && path.substr(root.size()).starts_with('/')) {
    path.remove_prefix(root.size() + 1);
  }
  PathParts parts;
  parts.folder = folder_of(path);
  std::string_view stem = base_name(path);
  stem = stem.substr(0, stem.rfind('.'));
  // Posts of different languages are not compared, so only the name of an index loses its language.
  for (std::string_view index : {"index", "_index"}) {
    if (stem.starts_with(index) && stem.substr(index.size()).starts_with('.')) stem = index;
  }
  parts.stem = stem;
  return parts;
}

class UrlFinder {
 public:
  UrlFinder(const Post& post, const BlogFacts& blog)
      : post_(post), blog_(blog), parts_(take_apart(post.path(), blog.root)) {}

  PostUrl find();

 private:
  const FieldValue* text_field(std::string_view key) const {
    const FieldEntry* entry = blog_.profile->fields_are_case_sensitive
                                  ? post_.front_matter.find_entry(key)
                                  : post_.front_matter.find_entry_any_case(key);
    if (entry == nullptr || !entry->value.is_scalar() || trim(entry->value.text).empty() ||
        entry->value.kind == FieldValue::Kind::kBool) {
      return nullptr;
    }
    return &entry->value;
  }

  // A field that holds the URL's path itself, without placeholders or template syntax.
  bool take_exact(std::string_view key) {
    const FieldValue* value = text_field(key);
    if (value == nullptr) return false;
    std::string_view text = trim(value->text);
    if (text.find("://") != std::string_view::npos ||
        text.find_first_of(":{<") != std::string_view::npos) {
      return false;
    }
    while (text.starts_with('/')) text.remove_prefix(1);
    while (text.ends_with('/')) text.remove_suffix(1);
    if (text.ends_with("/index.html")) text.remove_suffix(11);
    url_.key = "/" + to_nfc(percent_decode(text));
    url_.is_exact = true;
    url_.field = value->span;
    return true;
  }

  // As much of the post's date as `pattern` puts into the URL, or empty where there is no date.
  std::string date_in(std::string_view pattern) const {
    std::optional<UrlDate> date;
    if (const FieldValue* value = text_field("date")) {
      date = url_date(*value, blog_.profile->date_rule,
                      {.site = blog_.utc_offset_minutes,
                       .site_is_set = blog_.zone_is_set,
                       .site_changes = blog_.zone_changes});
      // Whatever the day is, the same text is the same day.
      if (date && !date->is_certain) return "\n" + value->text;
    }
    if (!date) {
      const auto named = date_of_file_name(base_name(post_.path()));
      if (!named) return {};
      date = url_date_of(*named, blog_.utc_offset_minutes);
    }
    const auto has = [pattern](std::string_view token) {
      return pattern.find(token) != std::string_view::npos;
    };
    std::string text = std::to_string(date->year);
    // Only years and months that are written out are sure; any other token may be the day's.
    const bool year_only =
        has(":year/") && !has(":month") && !has("day") && !has(":hour") && !has("week");
    const bool to_month = has(":year/:month/") && !has("day") && !has(":hour") && !has("week");
    if (year_only) return text;
    text += "-" + std::to_string(date->month);
    return to_month ? text : text + "-" + std::to_string(date->day);
  }

  std::string list_text(std::string_view key) const {
    const FieldEntry* entry = post_.front_matter.find_entry(key);
    if (entry == nullptr) return {};
    std::string joined = entry->value.text;
    for (const FieldValue& item : entry->value.items) joined += "/" + item.text;
    return joined;
  }

  static bool has_date_token(std::string_view pattern) {
    for (std::string_view token :
         {":year", ":month", ":day",   ":i_",     ":short_",  ":2006", ":1",
          ":2",    "date",   "pretty", "ordinal", "weekdate", ":hour", ":minute",
          "time",  ":week",  ":hash",  ":id",     ":y_day",   ":w_"}) {
      if (pattern.find(token) != std::string_view::npos) return true;
    }
    return false;
  }

  void jekyll();
  void hexo();
  void hugo();
  void zola();
  void pelican();
  void astro();
  void docusaurus();
  void by_path(bool folds_case);
  void any();

  // Sets a key that is not the URL itself.
  void set(std::string key, const FieldValue* decided_by) {
    url_.key = std::move(key);
    if (decided_by != nullptr) url_.field = decided_by->span;
  }

  const Post& post_;
  const BlogFacts& blog_;
  PathParts parts_;
  PostUrl url_;
};

void UrlFinder::jekyll() {
  if (text_field("permalink") != nullptr) {
    take_exact("permalink");
    return;
  }
  const std::size_t posts = parts_.folder.find("_posts");
  if (posts == std::string::npos || !date_of_file_name(base_name(post_.path()))) return;
  const std::string& pattern = blog_.permalink;
  const bool is_style = pattern.find(':') == std::string::npos;  // "pretty", or the default
  const bool names_post =
      pattern.find(":title") != std::string::npos || pattern.find(":slug") != std::string::npos;
  if (!is_style && !names_post) return;
  const FieldValue* slug = text_field("slug");
  std::size_t name = 0;  // behind the third hyphen
  for (int hyphens = 0; hyphens < 3; ++hyphens) name = parts_.stem.find('-', name) + 1;
  std::string key = slug != nullptr ? slug->text : parts_.stem.substr(name);
  if (is_style || pattern.find("categories") != std::string::npos) {
    key += "\n" + parts_.folder.substr(0, posts) + list_text("categories") + list_text("category");
  }
  if (is_style || has_date_token(pattern)) {
    const std::string when = date_in(pattern);
    if (when.empty()) return;
    key += "\n" + when;
  }
  set(std::move(key), slug);
}

void UrlFinder::hexo() {
  const FieldEntry* permalink = post_.front_matter.find_entry("permalink");
  if (permalink != nullptr) {
    take_exact("permalink");
    return;
  }
  const std::string& pattern = blog_.permalink;
  // A pattern may name any field; only those with the file's name and date are sure.
  const bool by_name =
      pattern.find(":name") != std::string::npos && pattern.find(":title") == std::string::npos;
  const bool by_field = !pattern.empty() && !by_name && pattern.find(":title") == std::string::npos;
  if (by_field) return;
  const std::string when = pattern.empty() || has_date_token(pattern) ? date_in(pattern) : "-";
  if (when.empty()) return;
  set((by_name ? "" : parts_.folder + "/") + parts_.stem + "\n" + when + "\n" +
          list_text("categories"),
      nullptr);
}

void UrlFinder::hugo() {
  if (take_exact("url")) return;
  for (std::string_view key : {"headless", "_build", "build", "cascade", "type"}) {
    if (post_.front_matter.find_entry_any_case(key) != nullptr) return;
  }
  if (parts_.stem == "_index") return;
  const FieldValue* slug = text_field("slug");
  std::string folder = ascii_lower(parts_.folder);
  std::string stem = to_lower(parts_.stem);
  if (stem == "index") {
    stem = base_name(folder);
    folder = std::string(folder_of(folder));
  }
  if (slug != nullptr) stem = to_lower(trim(slug->text));
  const std::string when = blog_.permalink.empty() ? std::string() : date_in({});
  set(folder + "/" + stem + "\n" + when, slug);
}

void UrlFinder::zola() {
  if (take_exact("path")) return;
  if (parts_.stem == "_index") return;
  const FieldValue* slug = text_field("slug");
  std::string folder = parts_.folder;
  std::string stem = parts_.stem;
  if (stem == "index") {
    stem = base_name(folder);
    folder = std::string(folder_of(folder));
  }
  if (slug == nullptr && date_of_file_name(stem)) {
    // "2024-01-02-name" and "2024-01-02_name" lose their date.
    const std::size_t end = stem.find_first_of("-_", 10);
    if (end != std::string::npos && end + 1 < stem.size()) stem = stem.substr(end + 1);
  }
  set(folder + "/" + to_lower(slug != nullptr ? slug->text : stem), slug);
}

void UrlFinder::pelican() {
  if (take_exact("save_as") || take_exact("url")) return;
  // Without the configuration nobody knows what else is in the URL.
  if (blog_.permalink.empty()) return;
  const FieldValue* slug = text_field("slug");
  if (slug == nullptr) return;
  set(slug->text + "\n" +
          (blog_.permalink == "{slug}.html" ? "" : date_in({}) + "\n" + list_text("category")),
      slug);
}

void UrlFinder::astro() {
  constexpr std::string_view kContent = "src/content/";
  if (!parts_.folder.starts_with(kContent)) return;
  const std::size_t slash = parts_.folder.find('/', kContent.size());
  const std::string collection = parts_.folder.substr(0, slash);
  if (const FieldValue* slug = text_field("slug")) return set(collection + "\n" + slug->text, slug);
  std::string path = slash == std::string::npos ? "" : parts_.folder.substr(slash + 1);
  std::string key = collection + "\n";
  for (std::string_view part : split(path, '/')) key += slug_github(part) + "/";
  if (parts_.stem != "index") key += slug_github(parts_.stem) + "/";
  set(std::move(key), nullptr);
}

void UrlFinder::docusaurus() {
  const FieldValue* slug = text_field("slug");
  if (slug == nullptr) return by_path(false);
  std::string_view text = trim(slug->text);
  while (text.starts_with('/')) text.remove_prefix(1);
  while (text.ends_with('/')) text.remove_suffix(1);
  // The blog and the docs have routes of their own.
  set(parts_.folder.substr(0, parts_.folder.find('/')) + "\n" + std::string(text), slug);
}

// The file's path is the URL's.
void UrlFinder::by_path(bool folds_case) {
  std::string path = parts_.folder;
  if (parts_.stem != "index") path += "/" + parts_.stem;
  set(folds_case ? to_lower(path) : path, nullptr);
}

// Engines whose own code reads the fields: equal ones in one folder are one URL.
void UrlFinder::any() {
  for (std::string_view key : {"permalink", "path", "url"}) {
    const FieldValue* value = text_field(key);
    if (value != nullptr && value->text.starts_with('/') && take_exact(key)) return;
  }
  if (const FieldValue* slug = text_field("slug")) set(parts_.folder + "\n" + slug->text, slug);
}

PostUrl UrlFinder::find() {
  switch (blog_.profile->engine) {
    case Engine::kJekyll:
      jekyll();
      break;
    case Engine::kHexo:
      hexo();
      break;
    case Engine::kHugo:
      hugo();
      break;
    case Engine::kZola:
      zola();
      break;
    case Engine::kPelican:
      pelican();
      break;
    case Engine::kAstro:
      astro();
      break;
    case Engine::kEleventy:
      if (post_.front_matter.find("permalink") != nullptr) {
        take_exact("permalink");
      } else {
        by_path(false);
      }
      break;
    case Engine::kDocusaurus:
      docusaurus();
      break;
    case Engine::kVitePress:
      by_path(true);
      break;
    case Engine::kGatsby:
    case Engine::kPlain:
    case Engine::kCustom:
      any();
      break;
  }
  return std::move(url_);
}

}  // namespace

PostUrl find_post_url(const Post& post, const BlogFacts& blog) {
  return UrlFinder(post, blog).find();
}

}  // namespace postlint
