#include "core/lint/blog_change.h"

#include <algorithm>
#include <set>

#include "core/base/strings.h"
#include "core/io/files.h"
#include "core/io/git.h"
#include "core/post/post.h"
#include "core/site/page_anchors.h"

namespace postlint {
namespace {

std::string ending_of(std::string_view path) {
  const std::string_view name = base_name(path);
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos ? std::string() : ascii_lower(name.substr(dot + 1));
}

template <std::size_t kSize>
bool is_one_of(std::string_view text, const std::string_view (&list)[kSize]) {
  return std::find(std::begin(list), std::end(list), text) != std::end(list);
}

// Files that decide the addresses or heading ids of pages: the engine's configuration, data of a
// folder of posts, redirects.
bool is_configuration(std::string_view path, const BlogFacts& blog) {
  const std::string_view name = base_name(path);
  if (name == "_redirects" || name == "netlify.toml" || name == "vercel.json" ||
      name.find(".11tydata.") != std::string_view::npos || name.starts_with("_category_.")) {
    return true;
  }
  constexpr std::string_view kEndings[] = {"yml", "yaml", "toml", "json", "py",
                                           "js",  "mjs",  "cjs",  "ts",   "mts"};
  constexpr std::string_view kOthers[] = {"package.json",   "package-lock.json",
                                          "tsconfig.json",  "jsconfig.json",
                                          "pnpm-lock.yaml", "docker-compose.yml"};
  if (!is_one_of(ending_of(path), kEndings) || is_one_of(name, kOthers)) return false;
  const std::string root = normalize_path(blog.root);
  std::string_view folder = folder_of(path);
  const bool is_of_blog = name.starts_with(".postlint.") || name.starts_with(".eleventy.");
  if (name.starts_with('.')) return is_of_blog;  // of other programs
  if (folder == root) return true;
  if (!root.empty() && folder.starts_with(root + "/")) folder.remove_prefix(root.size() + 1);
  if (folder == "config" || folder.starts_with("config/") || folder.ends_with(".vitepress"))
    return true;
  // Eleventy: posts/posts.json
  return name.substr(0, name.rfind('.')) == base_name(folder) && ending_of(path) == "json";
}

// Whether a page may link to such a file, so that its end breaks the page.
bool is_linked_to(std::string_view path) {
  constexpr std::string_view kOfSite[] = {"html", "htm",   "scss", "sass", "css",  "js",   "jsx",
                                          "ts",   "tsx",   "json", "yml",  "yaml", "toml", "py",
                                          "rb",   "sh",    "lock", "njk",  "ejs",  "pug",  "liquid",
                                          "vue",  "astro", "styl", "less", "mjs",  "cjs",  "map"};
  const std::string ending = ending_of(path);
  return !ending.empty() && !is_one_of(ending, kOfSite) && !base_name(path).starts_with('.');
}

ChangedFile::Kind kind_of(std::string_view path, const BlogFacts& blog) {
  if (is_post_name(base_name(path))) return ChangedFile::Kind::kPage;
  return is_configuration(path, blog) ? ChangedFile::Kind::kConfiguration
                                      : ChangedFile::Kind::kOther;
}

bool matters(const GitChange& change, const BlogFacts& blog) {
  if (kind_of(change.path, blog) != ChangedFile::Kind::kOther) return true;
  return !change.exists && is_linked_to(change.path);
}

// A layout in HTML is no page.
void sort_out_layouts(ChangedFile& file) {
  if (file.kind != ChangedFile::Kind::kPage || !is_html_path(file.path)) return;
  const auto is_page = [](const std::optional<std::string>& text) {
    return text && begins_with_front_matter(*text);
  };
  if (is_page(file.before) || is_page(file.after)) return;
  file.kind = ChangedFile::Kind::kOther;
  if (file.before) file.before->clear();
  if (file.after) file.after->clear();
}

// Fields that no engine makes an address from.
bool is_harmless(std::string_view key) {
  constexpr std::string_view kHarmless[] = {"description", "summary",
                                            "excerpt",     "subtitle",
                                            "tags",        "tag",
                                            "keywords",    "image",
                                            "images",      "cover",
                                            "thumbnail",   "author",
                                            "authors",     "updated",
                                            "lastmod",     "modified",
                                            "toc",         "math",
                                            "comments",    "featured",
                                            "pin",         "last_modified_at",
                                            "last_update", "featured_image",
                                            "hero",        "banner",
                                            "og_image",    "weight",
                                            "sitemap"};
  return is_one_of(ascii_lower(key), kHarmless);
}

bool heads_differ(const FrontMatter& before, const FrontMatter& after) {
  if (before.error.has_value() || after.error.has_value())
    return before.error.has_value() != after.error.has_value();
  const auto has_other = [](const FrontMatter& one, const FrontMatter& other) {
    return std::any_of(one.entries.begin(), one.entries.end(), [&](const FieldEntry& entry) {
      if (is_harmless(entry.key)) return false;
      const FieldValue* value = other.find(entry.key);
      return value == nullptr || !same_value(*value, entry.value);
    });
  };
  return has_other(before, after) || has_other(after, before);
}

std::set<std::string> ids_of(const Post& post, const BlogFacts& blog) {
  const AnchorsOfPost anchors = collect_anchors(post, blog, html_tags(post.document));
  std::set<std::string> ids(anchors.headings.begin(), anchors.headings.end());
  ids.insert(anchors.others.begin(), anchors.others.end());
  return ids;
}

}  // namespace

std::string BlogChange::shown(const std::string& path) const {
  const bool is_below = !working_folder.empty() && path.starts_with(working_folder + "/");
  return is_below ? path.substr(working_folder.size() + 1) : path;
}

Result<std::optional<BlogChange>> read_blog_change(const Inputs& inputs, const BlogFacts& blog,
                                                   bool is_staged) {
  if (std::none_of(inputs.changes.begin(), inputs.changes.end(),
                   [&](const GitChange& change) { return matters(change, blog); })) {
    return std::optional<BlogChange>{};
  }
  BlogChange change;
  change.working_folder = inputs.working_folder;
  std::vector<std::string> blobs;
  for (const GitChange& one : inputs.changes) {
    ChangedFile file{one.path, kind_of(one.path, blog), std::nullopt, std::nullopt};
    if (!one.before.empty()) file.before.emplace();
    if (one.exists) file.after.emplace();
    if (file.kind != ChangedFile::Kind::kOther) {
      if (file.before) blobs.push_back(one.before);
      if (file.after && is_staged) blobs.push_back(one.after);
    }
    change.files.push_back(std::move(file));
  }
  Result<std::vector<std::string>> texts = git_blobs(inputs.git_root, blobs);
  if (!texts.ok()) return texts.error();
  std::size_t next = 0;
  for (ChangedFile& file : change.files) {
    if (file.kind == ChangedFile::Kind::kOther) continue;
    if (file.before) file.before = std::move((*texts)[next++]);
    const Result<std::string> on_disk = read_file(file.path);
    if (is_staged) {
      if (file.after) file.after = std::move((*texts)[next++]);
      change.is_on_disk &= file.after ? on_disk.ok() && *on_disk == *file.after : !on_disk.ok();
    } else if (file.after) {
      file.after = on_disk.ok() ? std::optional(*on_disk) : std::nullopt;
    }
    sort_out_layouts(file);
  }
  return std::optional(std::move(change));
}

bool loses_anchors(const ChangedFile& file, const BlogFacts& blog) {
  if (file.kind != ChangedFile::Kind::kPage || !file.before || !file.after) return false;
  const std::set<std::string> before =
      ids_of(load_post(file.path, *file.before, *blog.profile), blog);
  const std::set<std::string> after =
      ids_of(load_post(file.path, *file.after, *blog.profile), blog);
  return !std::includes(after.begin(), after.end(), before.begin(), before.end());
}

bool may_break_others(const BlogChange& change, const BlogFacts& blog) {
  return std::any_of(change.files.begin(), change.files.end(), [&](const ChangedFile& file) {
    if (!file.before) return false;  // what is new was linked to by nobody
    if (file.kind == ChangedFile::Kind::kOther) return !file.after && is_linked_to(file.path);
    if (!file.after) return true;
    if (file.kind == ChangedFile::Kind::kConfiguration) return *file.before != *file.after;
    const SourceFile before(file.path, *file.before), after(file.path, *file.after);
    return heads_differ(read_front_matter(before, blog.profile->front_matter),
                        read_front_matter(after, blog.profile->front_matter)) ||
           loses_anchors(file, blog);
  });
}

}  // namespace postlint
