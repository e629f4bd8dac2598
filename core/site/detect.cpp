// Telling engines apart by the files that they need.
#include <algorithm>
#include <array>
#include <filesystem>

#include "core/base/strings.h"
#include "core/io/files.h"
#include "core/post/post.h"
#include "core/site/blog.h"
#include "core/site/engine_evidence.h"

namespace postlint {
namespace {

constexpr int kMostFoldersUp = 64;
constexpr std::size_t kMostFoldersLooked = 300;

// How many folders are above the working folder.
int working_folder_depth() {
  std::error_code ignored;
  const std::filesystem::path here = std::filesystem::current_path(ignored);
  return static_cast<int>(std::distance(here.begin(), here.end()));
}

// `folder` and the folders above it, nearest first, up to the repository's root.
std::vector<std::string> folders_upwards(const FileTree& files, std::string folder) {
  std::vector<std::string> folders;
  const int most_ups = working_folder_depth();
  int ups = 0;
  for (int count = 0; count < kMostFoldersUp; ++count) {
    folders.push_back(folder);
    if (files.exists(join_path(folder, ".git"))) break;
    if (folder == "/") break;
    if (folder.empty() || folder == ".." || folder.ends_with("/..")) {
      folder = join_path(folder, "..");
      if (++ups >= most_ups || !files.is_folder(folder)) break;
    } else {
      folder = folder_of(folder);
    }
  }
  return folders;
}

std::vector<std::string> folders_in(const FileTree& files, const std::string& folder) {
  std::vector<std::string> found;
  for (const std::string& name : files.list(folder)) {
    if (name.starts_with('.') || name == "node_modules") continue;
    std::string path = join_path(folder, name);
    if (files.is_folder(path)) found.push_back(std::move(path));
    if (found.size() >= kMostFoldersLooked) break;
  }
  return found;
}

// The first folder below, breadth first, that has an engine's files.
std::optional<Detection> look_below(const FileTree& files, const std::string& folder,
                                    const ReadText& read) {
  std::vector<std::string> level = folders_in(files, folder);
  std::size_t looked = 0;
  for (int depth = 0; depth < 2; ++depth) {
    std::vector<std::string> next;
    for (const std::string& below : level) {
      if (++looked > kMostFoldersLooked) return std::nullopt;
      if (auto found = engine_by_files(files, below, read)) return found;
      if (depth == 0) {
        for (std::string& deeper : folders_in(files, below)) next.push_back(std::move(deeper));
      }
    }
    level = std::move(next);
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> read_small_file(const std::string& path) {
  constexpr std::size_t kMostBytes = std::size_t{1} << 20;
  Result<std::string> text = read_file(path, kMostBytes);
  if (!text) return std::nullopt;
  return std::move(*text);
}

Detection detect_blog(const FileTree& files, std::string_view path, const ReadText& read) {
  const std::string start = normalize_path(path);
  const bool is_folder = files.is_folder(start);
  const std::string folder = is_folder ? start : std::string(folder_of(start));
  const std::vector<std::string> upwards = folders_upwards(files, folder);
  for (const std::string& candidate : upwards) {
    if (auto found = engine_by_files(files, candidate, read)) return *found;
  }
  if (is_folder) {
    if (auto found = look_below(files, folder, read)) return *found;
  }
  for (const std::string& candidate : upwards) {
    if (auto found = engine_by_layout(files, candidate, read)) return *found;
  }
  return {Engine::kPlain, folder, {}};
}

Engine detect_engine(const FileTree& files, std::string_view path, const ReadText& read) {
  return detect_blog(files, path, read).engine;
}

}  // namespace postlint
