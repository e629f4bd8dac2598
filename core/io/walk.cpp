#include "core/io/walk.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "core/io/file_tree.h"
#include "core/io/files.h"
#include "core/io/gitignore.h"

namespace postlint {
namespace {

constexpr std::array<std::string_view, 7> kNeverEntered = {
    ".git", ".hg", ".svn", "node_modules", ".cache", "vendor", "__pycache__"};

std::string real_path(const std::string& path) {
  char* resolved = ::realpath(path.empty() ? "." : path.c_str(), nullptr);
  if (resolved == nullptr) return {};
  std::string out = resolved;
  std::free(resolved);
  return out;
}

class Walk {
 public:
  Walk(const WalkOptions& options, bool (*wanted)(std::string_view), WalkCounts& counts)
      : options_(options), wanted_(wanted), counts_(counts) {}

  Result<std::vector<std::string>> run(const std::string& folder) {
    start_ = folder == "." ? "" : folder;
    while (start_.size() > 1 && start_.ends_with('/')) start_.pop_back();
    real_start_ = real_path(start_);
    if (options_.respect_gitignore && !real_start_.empty()) read_outer_gitignores();
    folders_.push_back({"", 0, gitignore_.size()});
    while (!folders_.empty()) {
      const Folder next = std::move(folders_.back());
      folders_.pop_back();
      gitignore_.shrink(next.gitignores);
      Result<Done> entered = enter(next);
      if (!entered.ok()) return entered.error();
    }
    std::sort(files_.begin(), files_.end());
    return std::move(files_);
  }

 private:
  struct Folder {
    std::string path;  // relative to the start; empty: the start
    std::size_t depth;
    std::size_t gitignores;  // how many files are in force in the folder around it
  };
  struct Entry {
    std::string name;
    bool is_folder;
  };

  // Those of the folders around the start, from the root of the repository inwards.
  void read_outer_gitignores() {
    std::vector<std::string> around;
    for (std::string folder = real_start_;;) {
      struct stat status;
      const bool is_root = ::lstat(join_path(folder, ".git").c_str(), &status) == 0;
      around.push_back(folder);
      if (is_root) break;
      if (folder == "/") return;  // no repository: only the .gitignore files that the walk meets
      folder = folder_of(folder);
    }
    add_gitignore(around.back(), join_path(around.back(), ".git/info/exclude"));
    for (std::size_t i = around.size(); i-- > 1;) {
      add_gitignore(around[i], join_path(around[i], ".gitignore"));
    }
  }

  void add_gitignore(const std::string& folder, const std::string& path) {
    constexpr std::size_t kMostBytes = std::size_t{1} << 20;
    const Result<std::string> text = read_file(path, kMostBytes);
    if (text.ok()) gitignore_.add(folder, *text);
  }

  Result<Done> enter(const Folder& folder) {
    const std::string path = join_path(start_, folder.path);
    DIR* opened = ::opendir(path.empty() ? "." : path.c_str());
    if (opened == nullptr) {
      return Error{std::string("cannot be read: ") + std::strerror(errno), path};
    }
    std::vector<Entry> entries;
    bool has_gitignore = false;
    while (const dirent* found = ::readdir(opened)) {
      const std::string_view name = found->d_name;
      if (name == "." || name == "..") continue;
      if (name == ".gitignore") has_gitignore = true;
      consider(::dirfd(opened), *found, entries);
    }
    ::closedir(opened);

    const std::string real = join_path(real_start_, folder.path);
    if (has_gitignore && options_.respect_gitignore) {
      add_gitignore(real, join_path(real, ".gitignore"));
    }
    for (Entry& entry : entries) take(folder, real, entry);
    return Done{};
  }

  // Keeps an entry that its name and type alone do not rule out.
  void consider(int folder, const dirent& found, std::vector<Entry>& entries) {
    const std::string_view name = found.d_name;
    unsigned char type = found.d_type;
    struct stat status;
    if (type == DT_UNKNOWN && ::fstatat(folder, found.d_name, &status, AT_SYMLINK_NOFOLLOW) == 0) {
      type = static_cast<unsigned char>(IFTODT(status.st_mode));
    }
    if (type == DT_LNK && wanted_(name) && ::fstatat(folder, found.d_name, &status, 0) == 0 &&
        S_ISREG(status.st_mode)) {
      type = DT_REG;
    }
    if (type != DT_REG && type != DT_DIR) return;
    const bool is_folder = type == DT_DIR;
    if (!is_folder && !wanted_(name)) {
      ++counts_.unwanted;
    } else if (is_folder ? is_never_entered(name) : is_hidden(name)) {
      ++counts_.skipped;
    } else {
      entries.push_back({std::string(name), is_folder});
    }
  }

  bool is_hidden(std::string_view name) const {
    return options_.skip_hidden && name.front() == '.';
  }

  bool is_never_entered(std::string_view name) const {
    return is_hidden(name) ||
           std::find(kNeverEntered.begin(), kNeverEntered.end(), name) != kNeverEntered.end() ||
           std::find(options_.skip_folders.begin(), options_.skip_folders.end(), name) !=
               options_.skip_folders.end();
  }

  void take(const Folder& folder, const std::string& real_folder, const Entry& entry) {
    const std::string real = join_path(real_folder, entry.name);
    if (gitignore_.size() != 0 && gitignore_.ignores(real, entry.is_folder)) {
      ++counts_.gitignored;
      return;
    }
    if (options_.exclude && options_.exclude(real)) {
      ++counts_.excluded;
      return;
    }
    std::string below = join_path(folder.path, entry.name);
    if (!entry.is_folder) {
      files_.push_back(join_path(start_, below));
    } else if (folder.depth < options_.max_depth) {
      folders_.push_back({std::move(below), folder.depth + 1, gitignore_.size()});
    }
  }

  const WalkOptions& options_;
  bool (*wanted_)(std::string_view);
  WalkCounts& counts_;
  std::string start_;
  std::string real_start_;
  Gitignore gitignore_;
  std::vector<Folder> folders_;  // still to be entered; the last one first
  std::vector<std::string> files_;
};

}  // namespace

Result<std::vector<std::string>> walk_files(const std::string& folder, const WalkOptions& options,
                                            bool (*wanted)(std::string_view name),
                                            WalkCounts* counts) {
  WalkCounts unasked;
  return Walk(options, wanted, counts != nullptr ? *counts : unasked).run(folder);
}

}  // namespace postlint
