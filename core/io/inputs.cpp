#include "core/io/inputs.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <set>
#include <utility>

#include "core/base/any_of.h"
#include "core/base/strings.h"
#include "core/io/file_tree.h"
#include "core/io/files.h"
#include "core/io/git.h"
#include "core/post/post.h"

namespace postlint {
namespace {

constexpr std::string_view kStdinName = "stdin.md";

bool any_name(std::string_view) {
  return true;
}

Result<std::string> read_stdin() {
  std::string text;
  char buffer[65536];
  for (;;) {
    const ssize_t got = ::read(STDIN_FILENO, buffer, sizeof buffer);
    if (got == 0) return text;
    if (got < 0 && errno == EINTR) continue;
    if (got < 0)
      return Error{std::string("standard input cannot be read: ") + std::strerror(errno)};
    text.append(buffer, static_cast<std::size_t>(got));
  }
}

bool has_front_matter(const std::string& path) {
  FILE* file = std::fopen(path.c_str(), "rb");
  if (file == nullptr) return false;
  char head[8];
  const std::size_t size = std::fread(head, 1, sizeof head, file);
  std::fclose(file);
  return begins_with_front_matter({head, size});
}

// Whether a file that has the name of a post is one, by its first bytes.
bool begins_as_post(const std::string& path) {
  return !is_html_path(path) || has_front_matter(path);
}

// The part of a pattern before its first special character, cut to whole folders.
std::string fixed_folder(std::string_view pattern) {
  return std::string(folder_of(pattern.substr(0, find_any(pattern, "*?[{\\"_any))));
}

}  // namespace

class InputGatherer {
 public:
  explicit InputGatherer(const InputRequest& request) : request_(request), filter_(request.rules) {}

  Result<Inputs> run() {
    Result<Done> done = gather();
    if (!done.ok()) return done.error();
    std::sort(inputs_.files.begin(), inputs_.files.end(),
              [](const InputFile& left, const InputFile& right) { return left.path < right.path; });
    if (inputs_.files.empty() && !request_.allow_empty && !may_be_empty_) return no_posts();
    return std::move(inputs_);
  }

 private:
  Result<Done> gather() {
    if (request_.staged && !request_.since.empty()) {
      return Error{"--staged and --since cannot be used together"};
    }
    if (request_.staged || !request_.since.empty()) return gather_from_git();
    std::vector<std::string> paths = request_.paths;
    if (paths.empty() && request_.files_from.empty()) paths.push_back(".");
    for (const std::string& path : paths) {
      Result<Done> done = add_path(path, !request_.force_exclude);
      if (!done.ok()) return done;
    }
    return request_.files_from.empty() ? Done{} : gather_from_list();
  }

  // `is_chosen`: a person named it, so it need not look like a post.
  Result<Done> add_path(const std::string& path, bool is_chosen) {
    if (path == "-" && is_chosen) return add_stdin();
    struct stat status;
    if (::stat(path.c_str(), &status) != 0) {
      if (errno != ENOENT && errno != ENOTDIR) return Error{std::strerror(errno), path};
      return is_glob(path) ? add_matching(path) : Result<Done>(missing_path_error(path));
    }
    if (S_ISDIR(status.st_mode)) return add_folder(path);
    const std::string real = real_paths_.of(path);
    if (!is_chosen && !is_post_file(path, real)) return Done{};
    if (is_chosen) note_if_excluded(path, real);
    add(path, real, std::nullopt);
    return Done{};
  }

  bool is_post_file(const std::string& path, const std::string& real) {
    if (filter_.excluded_by(real) != nullptr) {
      ++counts_.excluded;
      return false;
    }
    if (is_post_or_page(path, real)) return true;
    ++elsewhere_;
    return false;
  }

  bool is_post_or_page(const std::string& path, const std::string& real) {
    return filter_.is_post(real) ? begins_as_post(path)
                                 : filter_.may_be_page(real) && has_front_matter(path);
  }

  void note_if_excluded(const std::string& path, const std::string& real) {
    const Glob* glob = filter_.excluded_by(real);
    if (glob == nullptr) return;
    inputs_.notes.push_back("“" + path + "” is checked because it was named; exclude: “" +
                            glob->pattern() + "” would leave it out (--force-exclude)");
  }

  void add(std::string path, const std::string& real, std::optional<std::string> content) {
    if (!added_.insert(real).second) return;
    inputs_.files.push_back({std::move(path), std::move(content)});
  }

  Result<Done> add_stdin() {
    if (request_.files_from == "-") {
      return Error{"standard input cannot be both the post and the list of files"};
    }
    Result<std::string> text = read_stdin();
    if (!text.ok()) return text.error();
    const std::string name =
        request_.stdin_name.empty() ? std::string(kStdinName) : request_.stdin_name;
    add(name, real_paths_.of(name), *std::move(text));
    return Done{};
  }

  Result<std::vector<std::string>> walk(const std::string& folder) {
    WalkOptions options;
    options.exclude = [this](std::string_view path) { return filter_.is_left_out(path); };
    const bool has_include = !request_.rules.include.empty();
    return walk_files(folder, options, has_include ? any_name : is_post_name, &counts_);
  }

  std::vector<std::string> real_paths(const std::vector<std::string>& paths) {
    std::vector<std::string> out;
    out.reserve(paths.size());
    for (const std::string& path : paths) out.push_back(real_paths_.of(path));
    return out;
  }

  Result<Done> add_folder(const std::string& folder) {
    const Result<std::vector<std::string>> files = walk(folder);
    if (!files.ok()) return files.error();
    const std::vector<std::string> real = real_paths(*files);
    const std::vector<bool> is_post = filter_.posts_of_folder(real);
    for (std::size_t i = 0; i < files->size(); ++i) {
      const std::string& path = (*files)[i];
      const bool is_wanted = is_post[i] ? begins_as_post(path)
                                        : filter_.may_be_page(real[i]) && has_front_matter(path);
      if (is_wanted) {
        add(path, real[i], std::nullopt);
      } else {
        ++elsewhere_;
      }
    }
    return Done{};
  }

  Result<Done> add_matching(const std::string& pattern) {
    const std::string folder = fixed_folder(pattern);
    struct stat status;
    if (!folder.empty() && ::stat(folder.c_str(), &status) != 0) return missing_path_error(folder);
    const Result<std::vector<std::string>> files = walk(folder);
    if (!files.ok()) return files.error();
    std::string anchored = pattern;
    while (anchored.starts_with("./")) anchored.erase(0, 2);
    if (!anchored.starts_with('/')) anchored.insert(0, "/");  // a shell's "*.md" has no depth
    const Glob glob(anchored);
    bool has_matched = false;
    for (const std::string& path : *files) {
      std::string_view compared = path;
      while (compared.starts_with("./")) compared.remove_prefix(2);
      if (compared.starts_with('/')) compared.remove_prefix(1);
      if (!glob.matches(compared) || !begins_as_post(path)) continue;
      has_matched = true;
      add(path, real_paths_.of(path), std::nullopt);
    }
    if (!has_matched) return Error{"no post matches “" + pattern + "”"};
    return Done{};
  }

  Result<Done> gather_from_list() {
    Result<std::string> list =
        request_.files_from == "-" ? read_stdin() : read_file(request_.files_from);
    if (!list.ok()) return list.error();
    const bool is_nul_separated = list->find('\0') != std::string::npos;
    for (std::string_view line : split(*list, is_nul_separated ? '\0' : '\n')) {
      if (!is_nul_separated && line.ends_with('\r')) line.remove_suffix(1);
      if (line.empty()) continue;
      Result<Done> done = add_path(std::string(line), false);
      if (!done.ok()) return done;
    }
    return Done{};
  }

  Result<Done> gather_from_git() {
    may_be_empty_ = true;
    if (!request_.files_from.empty()) {
      return Error{"--files-from cannot be used with --staged or --since"};
    }
    const Result<std::string> root = git_root(".");
    if (!root.ok()) return root.error();
    Result<Done> scoped = read_scope(*root);
    if (!scoped.ok()) return scoped;
    const std::string here = real_paths_.of(".");
    std::vector<GitChange> changes;
    if (request_.staged) {
      Result<std::vector<GitFile>> files = git_staged_files(
          *root,
          [&](std::string_view path) {
            const std::string real = join_path(*root, path);
            return is_in_scope(real) && (filter_.is_post(real) || filter_.may_be_page(real));
          },
          &changes);
      if (!files.ok()) return files.error();
      for (GitFile& file : *files) {
        const std::string real = join_path(*root, file.path);
        const bool needs_front_matter = is_html_path(file.path) || !filter_.is_post(real);
        if (needs_front_matter && !begins_with_front_matter(file.content)) continue;
        add(relative_path(here, real), real, std::move(file.content));
      }
    } else {
      const Result<std::vector<std::string>> files =
          git_changed_files(*root, request_.since, &changes);
      if (!files.ok()) return files.error();
      for (const std::string& file : *files) {
        const std::string real = join_path(*root, file);
        if (!is_in_scope(real) || !is_post_or_page(real, real)) continue;
        add(relative_path(here, real), real, std::nullopt);
      }
    }
    keep_changes(*root, here, std::move(changes));
    const bool has_deleted =
        std::any_of(inputs_.changes.begin(), inputs_.changes.end(), [](const GitChange& change) {
          return !change.exists && is_post_name(base_name(change.path));
        });
    if (inputs_.files.empty() && !has_deleted) {
      inputs_.notes.push_back(request_.staged ? "no post is staged"
                                              : "no post has changed since " + request_.since);
    }
    return Done{};
  }

  void keep_changes(const std::string& root, const std::string& here,
                    std::vector<GitChange> changes) {
    inputs_.git_root = root;
    const std::string& blog = request_.rules.blog_root;
    const std::string blog_root = blog == "." ? "" : blog;
    const std::string real_root = real_paths_.of((blog.empty() ? "." : blog) + "/.");
    if (const auto below = path_below(real_root, here); below && blog_root.starts_with(".."))
      inputs_.working_folder = join_path(blog_root, *below);
    for (GitChange& change : changes) {
      const std::string real = join_path(root, change.path);
      if (!is_in_scope(real)) continue;
      const auto below = path_below(real_root, real);
      change.path = below ? join_path(blog_root, *below) : relative_path(here, real);
      inputs_.changes.push_back(std::move(change));
    }
  }

  // Paths beside --staged and --since narrow down what git says.
  Result<Done> read_scope(const std::string& root) {
    for (const std::string& path : request_.paths) {
      struct stat status;
      const bool exists = ::stat(path.c_str(), &status) == 0;
      if (!exists && !(request_.staged && git_has_staged(".", path))) {
        return missing_path_error(path);
      }
      const bool is_folder = exists && S_ISDIR(status.st_mode);
      scope_.push_back(is_folder ? real_paths_.of(path + "/.") : real_paths_.of(path));
      if (scope_.back() != root && !path_below(root, scope_.back())) {
        return Error{"“" + path + "” is not in the repository of this folder"};
      }
    }
    return Done{};
  }

  bool is_in_scope(std::string_view real) const {
    return scope_.empty() || std::any_of(scope_.begin(), scope_.end(), [&](const auto& scope) {
             return scope == real || path_below(scope, real);
           });
  }

  static std::string relative_path(std::string_view from, std::string_view to) {
    std::string up;
    while (!path_below(from, to)) {
      if (from == "/" || from.empty()) return std::string(to);
      from = folder_of(from);
      up += "../";
    }
    return up + std::string(*path_below(from, to));
  }

  Error no_posts() const {
    const EngineProfile& profile = *request_.rules.profile;
    std::string message = "no posts found";
    std::string where = request_.files_from.empty() ? "" : request_.files_from;
    if (!request_.paths.empty()) where = join(request_.paths, ", ");
    if (!where.empty() && where != "." && where != "-") message += " in " + where;
    message += ": looked for ";
    if (!request_.rules.include.empty()) {
      message += "include: " + join(request_.rules.include, ", ");
    } else {
      std::vector<std::string> patterns(profile.post_globs.begin(), profile.post_globs.end());
      message += join(patterns, " or ") + " (" + std::string(profile.display_name) + ")";
    }
    std::vector<std::string> passed_over;
    const auto tell = [&](std::size_t count, const char* one, const char* many) {
      if (count != 0) passed_over.push_back(counted(count, one, many));
    };
    tell(elsewhere_, "file that is no post of this blog", "files that are no posts of this blog");
    tell(counts_.unwanted, "file of another kind", "files of another kind");
    tell(counts_.excluded, "path excluded", "paths excluded");
    tell(counts_.gitignored, "path in .gitignore", "paths in .gitignore");
    tell(counts_.skipped, "hidden or foreign folder", "hidden or foreign folders");
    message += "; passed over: " + (passed_over.empty() ? "nothing" : join(passed_over, ", "));
    return {message};
  }

  const InputRequest& request_;
  PostFilter filter_;
  RealPaths real_paths_;
  Inputs inputs_;
  std::set<std::string> added_;     // real paths
  std::vector<std::string> scope_;  // real paths
  WalkCounts counts_;
  std::size_t elsewhere_ = 0;  // files that are no posts, by their place or front matter
  bool may_be_empty_ = false;  // nothing to check is a good answer
};

Result<Inputs> gather_inputs(const InputRequest& request) {
  return InputGatherer(request).run();
}

}  // namespace postlint
