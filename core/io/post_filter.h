// Which files of a blog are posts: the engine's folders, the configuration's include and exclude.
//
// Paths are absolute with the symbolic links of their folders resolved (see real_path_of), so that
// it does not matter how somebody wrote them. Not thread-safe.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/glob.h"
#include "core/base/result.h"
#include "core/io/file_tree.h"
#include "core/io/walk.h"
#include "core/site/engine_profile.h"

namespace postlint {

struct PostRules {
  const EngineProfile* profile = nullptr;  // must outlive the filter
  std::string blog_root;                   // the profile's globs are relative to it
  std::string config_root;                 // `include` and `exclude` are relative to it
  std::vector<std::string> include;        // where there are any, they alone say what a post is
  std::vector<std::string> exclude;
};

// `path` absolute, the symbolic links of its folder resolved, its own name kept. Where the folder
// does not exist, `path` below the working folder.
class RealPaths {
 public:
  std::string of(const std::string& path);

 private:
  std::map<std::string, std::string, std::less<>> folders_;
};

class PostFilter {
 public:
  explicit PostFilter(const PostRules& rules);

  // The `exclude` of the configuration that leaves out the path or a folder above it, or nullptr.
  const Glob* excluded_by(std::string_view real_path) const;
  // What a walk need not enter or return: excluded, or the engine's output.
  bool is_left_out(std::string_view real_path) const;

  // The posts among files that somebody chose a folder of: the first of the engine's patterns
  // that any of them matches decides.
  std::vector<bool> posts_of_folder(const std::vector<std::string>& real_paths);
  // Whether one file out of any list is a post of this blog: the first of the engine's patterns
  // that any file of the blog matches decides. May walk the blog, once.
  bool is_post(const std::string& real_path);
  // Whether a file that is no post may be a page of the blog; it is one if it has front matter.
  // What lies in a folder that an engine builds by itself is that engine's.
  bool may_be_page(std::string_view real_path);

 private:
  std::optional<std::string_view> below_blog(std::string_view real_path) const;
  bool is_included(std::string_view real_path) const;
  bool is_skipped(std::string_view below) const;
  bool is_of_inner_site(std::string_view below);
  std::size_t pattern_in_force();

  const EngineProfile* profile_;
  std::string blog_root_, config_root_, working_folder_;
  std::vector<Glob> post_globs_, page_globs_, skip_globs_, include_, exclude_;
  std::vector<std::string> build_folders_;  // real paths
  std::optional<std::size_t> pattern_in_force_;
  std::unique_ptr<FileTree> files_;                      // made when a page is first asked for
  std::map<std::string, bool, std::less<>> has_engine_;  // by folder below the blog's root
};

// "a/b/c" below "a" → "b/c"; nothing where it is not below.
std::optional<std::string_view> path_below(std::string_view folder, std::string_view path);

// A name that a post may have: Markdown, or HTML, which is a post only with front matter.
bool is_post_name(std::string_view name);
bool begins_with_front_matter(std::string_view bytes);

}  // namespace postlint
