#include "core/site/digest.h"

#include <algorithm>
#include <array>

#include "core/base/normalize.h"
#include "core/base/strings.h"
#include "core/post/date.h"
#include "core/site/post_url.h"

namespace postlint {
namespace {

const FieldValue* find_field(const Post& post, std::string_view key) {
  const FieldEntry* entry = post.front_matter.find_entry_any_case(key);
  return entry == nullptr ? nullptr : &entry->value;
}

bool is_false(const FieldValue* value) {
  return value != nullptr && value->is_scalar() && equals_ignoring_case(value->text, "false");
}

bool is_true(const FieldValue* value) {
  return value != nullptr && value->is_scalar() &&
         (equals_ignoring_case(value->text, "true") || equals_ignoring_case(value->text, "yes"));
}

// Calls `is_wanted(name)` for each folder of the path until it says yes.
template <class Wanted>
bool any_folder(std::string_view folder, Wanted is_wanted) {
  for (std::size_t begin = 0; begin <= folder.size();) {
    const std::size_t end = std::min(folder.find('/', begin), folder.size());
    if (is_wanted(folder.substr(begin, end - begin))) return true;
    begin = end + 1;
  }
  return false;
}

bool has_folder(std::string_view path, std::string_view name) {
  return any_folder(folder_of(path), [&](std::string_view part) { return part == name; });
}

// ISO 639-1, as far as blogs are written in it.
constexpr std::string_view kLanguages =
    " af am ar az be bg bn bs ca cs cy da de el en eo es et eu fa fi fr ga gl gu he hi hr hu hy id "
    "is it "
    "ja ka kk km kn ko la lo lt lv mk ml mn mr ms my nb ne nl nn no pa pl pt ro ru si sk sl sq sr "
    "sv sw "
    "ta te th tl tr uk ur uz vi zh ";

// "ko", "pt-BR", "zh_Hans" in lower case with a hyphen; empty where `text` is no language.
std::string read_language(std::string_view text) {
  if (text.size() < 2 || text.size() > 7 || text.size() == 4) return {};
  if (!is_ascii_letter(text[0]) || !is_ascii_letter(text[1])) return {};
  if (text.size() > 2 && text[2] != '-' && text[2] != '_') return {};
  std::string lower = ascii_lower(text);
  std::replace(lower.begin(), lower.end(), '_', '-');
  // Two letters and a blank each.
  for (std::size_t at = 1; at + 2 <= kLanguages.size(); at += 3) {
    if (kLanguages[at] == lower[0] && kLanguages[at + 1] == lower[1]) return lower;
  }
  return {};
}

void add_tag(PostDigest& digest, std::string_view field, std::string_view name, Span span) {
  name = trim(name);
  if (!name.empty()) digest.tags.push_back({field, name, span});
}

// One string that an engine takes for several tags.
void add_split_tags(PostDigest& digest, std::string_view field, const FieldValue& value,
                    char separator) {
  for (std::string_view part : split(value.text, separator))
    add_tag(digest, field, part, value.span);
}

void add_tags(PostDigest& digest, std::string_view field, const FieldValue& value, Engine engine) {
  if (value.kind == FieldValue::Kind::kList) {
    for (const FieldValue& item : value.items) {
      if (item.kind == FieldValue::Kind::kMap || item.kind == FieldValue::Kind::kList) continue;
      if (item.kind != FieldValue::Kind::kNull) add_tag(digest, field, item.text, item.span);
    }
    return;
  }
  if (!value.is_scalar() || value.kind == FieldValue::Kind::kNull) return;
  const bool is_plural = field.ends_with('s');
  if (engine == Engine::kPelican || engine == Engine::kEleventy) {
    add_split_tags(digest, field, value, ',');
  } else if (engine == Engine::kJekyll && is_plural) {
    add_split_tags(digest, field, value, ' ');
  } else if (value.text.find(',') == std::string::npos) {
    add_tag(digest, field, value.text, value.span);
  }
}

// Folders that hold all content rather than a part of it.
bool is_content_root(std::string_view name) {
  for (std::string_view root :
       {"content", "contents", "src", "source", "data", "website", "docs", "pages"}) {
    if (name == root) return true;
  }
  return false;
}

// What stands before "_posts", else the first folder below the content's.
std::string section_of(std::string_view path, std::string_view root) {
  if (root != "." && path.starts_with(root) && path.substr(root.size()).starts_with('/')) {
    path.remove_prefix(root.size() + 1);
  }
  const std::string_view folder = folder_of(path);
  const std::size_t posts = folder.find("_posts");
  if (posts != std::string_view::npos) return std::string(folder.substr(0, posts));
  std::string section;
  any_folder(folder, [&](std::string_view part) {
    if (is_content_root(part) || !read_language(part).empty()) return false;
    section = part;
    return true;
  });
  return section;
}

// A year at the head of the URL: the date of posts whose front matter has none.
bool begins_with_year(const FieldValue* url) {
  if (url == nullptr || !url->is_scalar()) return false;
  std::string_view text = trim(url->text);
  if (text.starts_with('/')) text.remove_prefix(1);
  return text.size() > 5 && is_ascii_digit(text[0]) && is_ascii_digit(text[1]) &&
         is_ascii_digit(text[2]) && is_ascii_digit(text[3]) && text[4] == '/';
}

// "tags" and "tag" are one taxonomy.
constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kTaxonomies = {{
    {"tags", "tags"},
    {"tag", "tags"},
    {"categories", "categories"},
    {"category", "categories"},
    {"topics", "topics"},
    {"series", "series"},
}};

void collect_tags(const Post& post, Engine engine, PostDigest& digest) {
  for (const FieldEntry& entry : post.front_matter.entries) {
    for (const auto& [name, taxonomy] : kTaxonomies) {
      if (equals_ignoring_case(entry.key, name)) add_tags(digest, taxonomy, entry.value, engine);
    }
    if (entry.key == "taxonomies" && entry.value.kind == FieldValue::Kind::kMap) {
      for (const FieldEntry& inner : entry.value.entries) {
        add_tags(digest, inner.key, inner.value, engine);
      }
    }
  }
}

}  // namespace

bool is_published(const Post& post) {
  if (is_true(find_field(post, "draft")) || is_false(find_field(post, "published"))) return false;
  if (const FieldValue* status = find_field(post, "status")) {
    if (equals_ignoring_case(status->text, "draft")) return false;
  }
  return !has_folder(post.path(), "_drafts");
}

std::string language_of(const Post& post) {
  for (std::string_view key : {"lang", "language", "locale"}) {
    const FieldValue* value = find_field(post, key);
    if (value == nullptr || !value->is_scalar()) continue;
    std::string language = read_language(value->text);
    if (!language.empty()) return language;
  }
  const std::string_view name = base_name(post.path());
  const std::size_t last_dot = name.rfind('.');
  if (last_dot != std::string_view::npos && last_dot > 0) {
    const std::size_t dot = name.rfind('.', last_dot - 1);
    if (dot != std::string_view::npos) {
      std::string language = read_language(name.substr(dot + 1, last_dot - dot - 1));
      if (!language.empty()) return language;
    }
  }
  std::string language;
  any_folder(folder_of(post.path()), [&](std::string_view part) {
    language = read_language(part);
    return !language.empty();
  });
  return language;
}

PostDigest make_digest(const Post& post, const BlogFacts& blog, TextPool& pool) {
  PostDigest digest;
  if (const FieldValue* title = find_field(post, "title"); title != nullptr && title->is_scalar()) {
    digest.title = trim(title->text);
    digest.title_span = title->span;
  }
  // Jekyll does not take a file in _posts for a post whose name has no date.
  const bool is_named = blog.profile->engine != Engine::kJekyll ||
                        !has_folder(post.path(), "_posts") ||
                        date_of_file_name(base_name(post.path())).has_value();
  digest.is_published = is_named && is_published(post);
  digest.section = pool.keep(section_of(post.path(), blog.root));
  digest.language = pool.keep(language_of(post));
  const FieldValue* date = find_field(post, "date");
  digest.has_date =
      (date != nullptr && date->is_scalar() && !date->text.empty()) ||
      find_field(post, "pubDate") != nullptr || find_field(post, "publishDate") != nullptr ||
      find_field(post, "pub_date") != nullptr || begins_with_year(find_field(post, "path")) ||
      date_of_file_name(base_name(post.path())).has_value();
  collect_tags(post, blog.profile->engine, digest);
  digest.tags.shrink_to_fit();
  for (PostDigest::Tag& tag : digest.tags) {
    tag.field = pool.keep(tag.field);
    tag.name = pool.keep(tag.name);
  }
  PostUrl url = find_post_url(post, blog);
  digest.url = std::move(url.key);
  digest.url_is_exact = url.is_exact;
  digest.url_span = url.field.known()
                        ? url.field
                        : Span{post.front_matter.span.begin, post.front_matter.span.begin};
  return digest;
}

}  // namespace postlint
