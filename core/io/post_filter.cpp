#include "core/io/post_filter.h"

#include <stdlib.h>

#include <algorithm>
#include <array>

#include "core/base/strings.h"
#include "core/io/file_tree.h"
#include "core/io/files.h"
#include "core/post/post.h"
#include "core/site/engine_evidence.h"
#include "core/site/engine_markers.h"

namespace postlint {
namespace {

constexpr std::array<std::string_view, 9> kMarkdownExtensions = {
    "md", "markdown", "mdx", "mkd", "mkdn", "mdown", "mdwn", "mdtxt", "mdtext"};

std::string_view extension(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos ? std::string_view() : name.substr(dot + 1);
}

std::string resolved(const std::string& folder) {
  char* real = ::realpath(folder.empty() ? "." : folder.c_str(), nullptr);
  if (real == nullptr) return {};
  std::string out = real;
  ::free(real);
  return out;
}

template <class Texts>
std::vector<Glob> globs(const Texts& patterns) {
  std::vector<Glob> out;
  for (const auto& pattern : patterns) out.emplace_back(std::string(pattern));
  return out;
}

bool any_matches(const std::vector<Glob>& patterns, std::string_view path) {
  return std::any_of(patterns.begin(), patterns.end(),
                     [path](const Glob& glob) { return glob.matches(path); });
}

bool has_markdown_extension(std::string_view name) {
  const std::string_view found = extension(name);
  return std::any_of(kMarkdownExtensions.begin(), kMarkdownExtensions.end(),
                     [found](std::string_view one) { return equals_ignoring_case(found, one); });
}

// Engines of another time whose sites are still met; no profile knows them.
constexpr std::array<std::string_view, 2> kOldMarkers = {"siteConfig.js", "gridsome.config.js"};

constexpr std::size_t kMostBytes = 1024 * 1024;  // of a configuration file

bool has_own_engine(const FileTree& files, const std::string& folder) {
  const auto read = [](const std::string& path) -> std::optional<std::string> {
    Result<std::string> text = read_file(path, kMostBytes);
    return text.ok() ? std::optional<std::string>(*std::move(text)) : std::nullopt;
  };
  return engine_by_files(files, folder, read).has_value() ||
         std::any_of(kOldMarkers.begin(), kOldMarkers.end(), [&](std::string_view marker) {
           return files.is_file(join_path(folder, marker));
         });
}

}  // namespace

std::string RealPaths::of(const std::string& path) {
  const std::string_view name = base_name(path);
  if (name.empty() || name == "." || name == "..") {
    const std::string real = resolved(path);
    return real.empty() ? path : real;
  }
  const std::string_view folder = folder_of(path);
  auto found = folders_.find(folder);
  if (found == folders_.end()) {
    std::string real = resolved(std::string(folder));
    if (real.empty()) real = normalize_path(join_path(resolved("."), folder));
    found = folders_.emplace(folder, std::move(real)).first;
  }
  return join_path(found->second, name);
}

std::optional<std::string_view> path_below(std::string_view folder, std::string_view path) {
  if (folder == "/") return path.substr(std::min<std::size_t>(1, path.size()));
  if (!path.starts_with(folder) || path.size() <= folder.size() || path[folder.size()] != '/') {
    return std::nullopt;
  }
  return path.substr(folder.size() + 1);
}

bool begins_with_front_matter(std::string_view bytes) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
  return bytes.starts_with("---") || bytes.starts_with("+++") || bytes.starts_with(";;;");
}

bool is_post_name(std::string_view name) {
  return has_markdown_extension(name) || is_html_path(name);
}

PostFilter::PostFilter(const PostRules& rules)
    : profile_(rules.profile),
      blog_root_(resolved(rules.blog_root)),
      config_root_(resolved(rules.config_root)),
      working_folder_(resolved(".")),
      post_globs_(globs(rules.profile->post_globs)),
      page_globs_(globs(rules.profile->page_globs)),
      skip_globs_(globs(rules.profile->skip_globs)),
      include_(globs(rules.include)),
      exclude_(globs(rules.exclude)) {
  for (const std::string_view folder : profile_->build_folders) {
    build_folders_.push_back(join_path(blog_root_, folder));
  }
}

const Glob* PostFilter::excluded_by(std::string_view real_path) const {
  if (exclude_.empty()) return nullptr;
  const std::optional<std::string_view> below = path_below(config_root_, real_path);
  if (!below) return nullptr;
  for (const Glob& glob : exclude_) {
    for (std::size_t slash = below->find('/');; slash = below->find('/', slash + 1)) {
      if (glob.matches(below->substr(0, slash))) return &glob;
      if (slash == std::string_view::npos) break;
    }
  }
  return nullptr;
}

bool PostFilter::is_left_out(std::string_view real_path) const {
  if (std::find(build_folders_.begin(), build_folders_.end(), real_path) != build_folders_.end()) {
    return true;
  }
  if (exclude_.empty()) return false;
  const std::optional<std::string_view> below = path_below(config_root_, real_path);
  return below && any_matches(exclude_, *below);
}

std::optional<std::string_view> PostFilter::below_blog(std::string_view real_path) const {
  const std::optional<std::string_view> below = path_below(blog_root_, real_path);
  if (below || !engine_markers(profile_->engine).empty()) return below;
  // A plain folder has no root of its own: it is where somebody stands.
  return path_below(working_folder_, real_path);
}

bool PostFilter::is_included(std::string_view real_path) const {
  const std::optional<std::string_view> below = path_below(config_root_, real_path);
  return below && any_matches(include_, *below);
}

bool PostFilter::is_skipped(std::string_view below) const {
  return any_matches(skip_globs_, below);
}

std::vector<bool> PostFilter::posts_of_folder(const std::vector<std::string>& real_paths) {
  std::vector<bool> is_post(real_paths.size(), false);
  if (!include_.empty()) {
    for (std::size_t i = 0; i < real_paths.size(); ++i) is_post[i] = is_included(real_paths[i]);
    return is_post;
  }
  std::vector<std::pair<std::size_t, std::string_view>> candidates;
  for (std::size_t i = 0; i < real_paths.size(); ++i) {
    // A folder outside the blog that somebody asked for: its names alone count.
    const std::string_view path = real_paths[i];
    const std::string_view below = below_blog(path).value_or(base_name(path));
    if (!is_skipped(below)) candidates.emplace_back(i, below);
  }
  for (const Glob& glob : post_globs_) {
    bool has_matched = false;
    for (const auto& [i, below] : candidates) {
      is_post[i] = glob.matches(below);
      has_matched = has_matched || is_post[i];
    }
    if (has_matched) break;
  }
  return is_post;
}

bool PostFilter::is_post(const std::string& real_path) {
  if (excluded_by(real_path) != nullptr) return false;
  if (!include_.empty()) return is_included(real_path);
  if (!is_post_name(base_name(real_path))) return false;
  const std::optional<std::string_view> below = below_blog(real_path);
  if (!below || is_skipped(*below)) return false;
  for (const std::string& folder : build_folders_) {
    if (path_below(folder, real_path)) return false;
  }
  if (!post_globs_.empty() && post_globs_.front().matches(*below)) return true;
  // Only now is it worth a walk to learn whether the blog uses that first pattern.
  const std::size_t pattern = any_matches(post_globs_, *below) ? pattern_in_force() : SIZE_MAX;
  return pattern < post_globs_.size() && post_globs_[pattern].matches(*below);
}

bool PostFilter::is_of_inner_site(std::string_view below) {
  for (std::size_t slash = below.find('/'); slash != std::string_view::npos;
       slash = below.find('/', slash + 1)) {
    const std::string_view folder = below.substr(0, slash);
    auto known = has_engine_.find(folder);
    if (known == has_engine_.end()) {
      if (files_ == nullptr) files_ = make_disk_file_tree();
      known =
          has_engine_.emplace(folder, has_own_engine(*files_, join_path(blog_root_, folder))).first;
    }
    if (known->second) return true;
  }
  return false;
}

bool PostFilter::may_be_page(std::string_view real_path) {
  if (page_globs_.empty() || !include_.empty() || excluded_by(real_path) != nullptr) return false;
  const std::optional<std::string_view> below = below_blog(real_path);
  if (!below || is_skipped(*below) || !any_matches(page_globs_, *below)) return false;
  // Templates for issues have front matter, too.
  if (below->starts_with('.') || below->find("/.") != std::string_view::npos) return false;
  for (const std::string& folder : build_folders_) {
    if (path_below(folder, real_path)) return false;
  }
  return !is_of_inner_site(*below);
}

std::size_t PostFilter::pattern_in_force() {
  if (pattern_in_force_) return *pattern_in_force_;
  pattern_in_force_ = post_globs_.size();
  WalkOptions options;
  options.exclude = [this](std::string_view path) { return is_left_out(path); };
  const auto files = walk_files(blog_root_, options, has_markdown_extension);
  if (!files.ok()) return *pattern_in_force_;
  for (const std::string& file : *files) {
    const std::optional<std::string_view> below = below_blog(file);
    if (!below || is_skipped(*below)) continue;
    for (std::size_t i = 0; i < *pattern_in_force_; ++i) {
      if (post_globs_[i].matches(*below)) pattern_in_force_ = i;
    }
    if (pattern_in_force_ == 0) break;
  }
  return *pattern_in_force_;
}

}  // namespace postlint
