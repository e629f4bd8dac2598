#include <algorithm>

#include "core/base/strings.h"
#include "core/io/file_tree.h"
#include "core/io/inputs.h"

namespace postlint {
namespace {

// A name in `folder` that begins with `name` and a dot: people leave out ".md".
std::string with_extension(const std::vector<std::string>& names, std::string_view name) {
  for (const std::string& candidate : names) {
    if (candidate.size() > name.size() + 1 && candidate.starts_with(name) &&
        candidate[name.size()] == '.') {
      return candidate;
    }
  }
  return {};
}

// The path with its first missing part replaced by the nearest name that exists, or empty.
std::string nearest_path(const FileTree& tree, const std::string& path) {
  if (const std::optional<std::string> near = tree.near(path)) return *near;
  std::string folder = path.starts_with('/') ? "/" : "";
  std::string_view rest = path;
  while (!rest.empty()) {
    const std::string_view part = rest.substr(0, rest.find('/'));
    rest.remove_prefix(std::min(part.size() + 1, rest.size()));
    if (part.empty()) continue;
    std::string next = join_path(folder, part);
    if (tree.exists(next)) {
      folder = std::move(next);
      continue;
    }
    const std::vector<std::string> names = tree.list(folder);
    const std::vector<std::string_view> views(names.begin(), names.end());
    std::string found = with_extension(names, part);
    if (found.empty()) found = nearest(part, views);
    if (found.empty()) return {};
    next = join_path(folder, found);
    const std::string whole = rest.empty() ? next : join_path(next, rest);
    return tree.exists(whole) ? whole : next;
  }
  return {};
}

}  // namespace

Error missing_path_error(const std::string& path) {
  const std::unique_ptr<FileTree> tree = make_disk_file_tree();
  const std::string near = nearest_path(*tree, path);
  std::string message = "“" + path + "” does not exist";
  if (!near.empty()) message += "; did you mean “" + near + "”?";
  return {message};
}

}  // namespace postlint
