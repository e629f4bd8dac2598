#include "core/io/file_tree.h"

#include <dirent.h>
#include <sys/stat.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <set>
#include <unordered_map>
#include <utility>

#include "core/base/normalize.h"
#include "core/base/strings.h"
#include "core/base/utf8.h"

namespace postlint {
namespace {

struct Entry {
  std::string name;
  bool is_folder;
};

struct Listing {
  std::vector<Entry> entries;                      // sorted by name
  std::multimap<std::string, std::size_t> folded;  // folded name → index, made on first use

  const Entry* find(std::string_view name) const {
    const auto found = std::lower_bound(
        entries.begin(), entries.end(), name,
        [](const Entry& entry, std::string_view wanted) { return entry.name < wanted; });
    return found != entries.end() && found->name == name ? &*found : nullptr;
  }
};

std::string fold(std::string_view name) {
  return to_nfc(to_lower(to_nfc(name)));
}

// Answers from listings; where they come from is the subclass's business.
class ListingTree : public FileTree {
 public:
  bool is_file(std::string_view path) const override { return is(path, false); }
  bool is_folder(std::string_view path) const override { return is(path, true); }

  std::vector<std::string> list(std::string_view folder) const override {
    const std::lock_guard lock(mutex_);
    std::vector<std::string> names;
    for (const Entry& entry : listing(normalize_path(folder)).entries) names.push_back(entry.name);
    return names;
  }

  std::optional<std::string> near(std::string_view path) const override {
    const std::lock_guard lock(mutex_);
    const std::string wanted = normalize_path(path);
    std::vector<std::string> found = {wanted.starts_with('/') ? "/" : ""};
    for (const std::string_view part : split(wanted, '/')) {
      if (part.empty()) continue;
      std::vector<std::string> further;
      for (const std::string& folder : found) add_near(folder, part, further);
      if (further.empty()) return std::nullopt;
      if (further.size() > kMostWays) further.resize(kMostWays);
      found = std::move(further);
    }
    for (std::string& candidate : found) {
      if (candidate != wanted) return std::move(candidate);
    }
    return std::nullopt;
  }

 protected:
  virtual std::vector<Entry> load(const std::string& folder) const = 0;
  // One path without the listing of its folder; nullopt where only a listing tells for sure.
  enum class Found { kNothing, kFile, kFolder };
  virtual std::optional<Found> look(const std::string&) const { return std::nullopt; }
  // For paths that no listing of a parent holds: "", "/", "../..".
  virtual bool is_outer_folder(const std::string& path) const = 0;

 private:
  static constexpr std::size_t kMostWays = 16;
  // A hook asks for a few dozen files in a folder that may hold thousands: listing it pays only
  // later.
  static constexpr int kCheapQuestions = 64;

  bool is(std::string_view given, bool folder) const {
    const std::string path = normalize_path(given);
    const std::string_view name = base_name(path);
    if (name.empty() || name == "..") return folder && is_outer_folder(path);
    if (!folder && given.ends_with('/')) return false;
    const std::lock_guard lock(mutex_);
    const std::string parent(folder_of(path));
    if (listings_.find(parent) == listings_.end() && ++questions_[parent] <= kCheapQuestions) {
      if (const std::optional<Found> found = look(path)) {
        return folder ? *found == Found::kFolder : *found == Found::kFile;
      }
    }
    const Entry* entry = listing(parent).find(name);
    return entry != nullptr && entry->is_folder == folder;
  }

  void add_near(const std::string& folder, std::string_view name,
                std::vector<std::string>& found) const {
    if (name == "..") return found.push_back(join_path(folder, name));
    Listing& names = listing(folder);
    if (names.find(name) != nullptr) found.push_back(join_path(folder, name));
    if (names.folded.empty()) {
      for (std::size_t i = 0; i < names.entries.size(); ++i) {
        names.folded.emplace(fold(names.entries[i].name), i);
      }
    }
    const auto [first, last] = names.folded.equal_range(fold(name));
    for (auto it = first; it != last; ++it) {
      const std::string& other = names.entries[it->second].name;
      if (other != name) found.push_back(join_path(folder, other));
    }
  }

  Listing& listing(const std::string& folder) const {
    const auto [it, is_new] = listings_.try_emplace(folder);
    if (is_new) {
      it->second.entries = load(folder);
      std::sort(it->second.entries.begin(), it->second.entries.end(),
                [](const Entry& left, const Entry& right) { return left.name < right.name; });
    }
    return it->second;
  }

  mutable std::mutex mutex_;
  mutable std::unordered_map<std::string, Listing> listings_;
  mutable std::unordered_map<std::string, int> questions_;  // by folder, before it was listed
};

class DiskFileTree final : public ListingTree {
 protected:
  std::vector<Entry> load(const std::string& folder) const override {
    std::vector<Entry> entries;
    DIR* opened = ::opendir(folder.empty() ? "." : folder.c_str());
    if (opened == nullptr) return entries;
    while (const dirent* found = ::readdir(opened)) {
      const std::string_view name = found->d_name;
      if (name == "." || name == "..") continue;
      unsigned char type = found->d_type;
      if (type == DT_LNK || type == DT_UNKNOWN) {
        struct stat status;
        // A link that leads nowhere is no file that a page could show.
        if (::fstatat(::dirfd(opened), found->d_name, &status, 0) != 0) continue;
        type = S_ISDIR(status.st_mode) ? DT_DIR : DT_REG;
      }
      entries.push_back({std::string(name), type == DT_DIR});
    }
    ::closedir(opened);
    return entries;
  }

#if defined(__linux__)
  // Elsewhere a file system may take another spelling of a name for the same file.
  std::optional<Found> look(const std::string& path) const override {
    struct stat status;
    if (::stat(path.c_str(), &status) != 0) return Found::kNothing;
    return S_ISDIR(status.st_mode) ? Found::kFolder : Found::kFile;
  }
#endif

  bool is_outer_folder(const std::string& path) const override {
    struct stat status;
    return ::stat(path.empty() ? "." : path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
  }
};

class MemoryFileTree final : public ListingTree {
 public:
  explicit MemoryFileTree(const std::vector<std::string>& files) {
    for (const std::string& file : files) {
      std::string path = normalize_path(file);
      bool is_folder = false;
      while (!path.empty() && path != "/") {
        const std::string folder(folder_of(path));
        const bool is_new = folders_[folder].emplace(base_name(path), is_folder).second;
        if (!is_new) break;
        path = folder;
        is_folder = true;
      }
    }
  }

 protected:
  std::vector<Entry> load(const std::string& folder) const override {
    std::vector<Entry> entries;
    const auto found = folders_.find(folder);
    if (found == folders_.end()) return entries;
    for (const auto& [name, is_folder] : found->second) entries.push_back({name, is_folder});
    return entries;
  }

  bool is_outer_folder(const std::string& path) const override {
    return path.empty() || folders_.count(path) != 0;
  }

 private:
  std::map<std::string, std::map<std::string, bool, std::less<>>> folders_;
};

class ChangedFileTree final : public ListingTree {
 public:
  ChangedFileTree(const FileTree& base, std::vector<std::string> added,
                  const std::vector<std::string>& removed)
      : base_(base), added_(std::move(added)) {
    for (const std::string& path : removed) removed_.insert(normalize_path(path));
  }

 protected:
  std::vector<Entry> load(const std::string& folder) const override {
    std::map<std::string, bool> entries;
    for (std::string& name : base_.list(folder)) {
      const std::string path = join_path(folder, name);
      if (!removed_.contains(path)) entries[std::move(name)] = base_.is_folder(path);
    }
    for (const std::string& name : added_.list(folder))
      entries[name] = added_.is_folder(join_path(folder, name));
    std::vector<Entry> listed;
    for (const auto& [name, is_folder] : entries) listed.push_back({name, is_folder});
    return listed;
  }

  bool is_outer_folder(const std::string& path) const override { return base_.is_folder(path); }

 private:
  const FileTree& base_;
  MemoryFileTree added_;
  std::set<std::string> removed_;
};

}  // namespace

std::unique_ptr<FileTree> make_changed_file_tree(const FileTree& base,
                                                 std::vector<std::string> added,
                                                 const std::vector<std::string>& removed) {
  return std::make_unique<ChangedFileTree>(base, std::move(added), removed);
}

std::unique_ptr<FileTree> make_disk_file_tree() {
  return std::make_unique<DiskFileTree>();
}

std::unique_ptr<FileTree> make_memory_file_tree(std::vector<std::string> files) {
  return std::make_unique<MemoryFileTree>(files);
}

namespace {

// Most paths are: nothing to take out, and no memory for the parts.
bool is_normal_path(std::string_view path) {
  if (path.ends_with('/') || path.starts_with("./") || path == "." || path.starts_with("../")) {
    return false;
  }
  for (std::size_t slash = path.find('/'); slash != std::string_view::npos;
       slash = path.find('/', slash + 1)) {
    const char next = slash + 1 < path.size() ? path[slash + 1] : '/';
    if (next == '/' || next == '.') return false;
  }
  return true;
}

}  // namespace

std::string normalize_path(std::string_view path) {
  if (is_normal_path(path)) return std::string(path);
  const bool is_absolute = path.starts_with('/');
  std::string out = is_absolute ? "/" : "";
  std::size_t floor = out.size();  // ".." does not climb below
  for (const std::string_view part : split(path, '/')) {
    if (part.empty() || part == ".") continue;
    if (part == ".." && out.size() > floor) {
      const std::size_t slash = out.rfind('/');
      out.resize(slash == std::string::npos ? 0 : std::max(slash, floor));
      continue;
    }
    if (part == ".." && is_absolute) continue;
    if (!out.empty() && !out.ends_with('/')) out += '/';
    out += part;
    if (part == "..") floor = out.size();
  }
  return out;
}

std::string join_path(std::string_view folder, std::string_view path) {
  if (folder.empty() || path.starts_with('/')) return std::string(path);
  std::string out;
  out.reserve(folder.size() + 1 + path.size());
  out = folder;
  if (path.empty()) return out;
  if (!out.ends_with('/')) out += '/';
  return out += path;
}

std::string_view folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string_view::npos) return {};
  return path.substr(0, slash == 0 ? 1 : slash);
}

std::string_view base_name(std::string_view path) {
  return path.substr(path.rfind('/') + 1);
}

}  // namespace postlint
