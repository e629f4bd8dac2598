#include <sys/stat.h>

#include "core/config/config.h"
#include "core/io/file_tree.h"

namespace postlint {
namespace {

constexpr int kMaxFoldersUp = 100;

bool is_regular_file(const std::string& path) {
  struct stat info {};
  return stat(path.c_str(), &info) == 0 && S_ISREG(info.st_mode);
}

bool exists(const std::string& path) {
  struct stat info {};
  return stat(path.c_str(), &info) == 0;
}

bool is_same_folder(const std::string& left, const std::string& right) {
  struct stat a {
  }, b{};
  return stat(left.c_str(), &a) == 0 && stat(right.c_str(), &b) == 0 && a.st_dev == b.st_dev &&
         a.st_ino == b.st_ino;
}

// Written out where the path has a folder to drop, by ".." beyond that: paths in messages stay as
// short as what the person typed.
std::string parent_of(const std::string& folder) {
  if (folder == "." || folder.empty()) return "..";
  if (base_name(folder) == "..") return folder + "/..";
  const std::string_view parent = folder_of(folder);
  if (!parent.empty()) return std::string(parent);
  return folder[0] == '/' ? "/" : ".";
}

}  // namespace

std::string find_config(const std::string& start) {
  std::string folder = start.empty() ? "." : start;
  while (folder.size() > 1 && folder.back() == '/') folder.pop_back();
  for (int i = 0; i < kMaxFoldersUp; ++i) {
    const std::string prefix = folder == "." ? "" : folder == "/" ? "/" : folder + "/";
    for (const char* name : {".postlint.yaml", ".postlint.yml"}) {
      if (is_regular_file(prefix + name)) return prefix + name;
    }
    if (exists(prefix + ".git")) return {};
    std::string parent = parent_of(folder);
    if (is_same_folder(folder, parent)) return {};
    folder = std::move(parent);
  }
  return {};
}

}  // namespace postlint
