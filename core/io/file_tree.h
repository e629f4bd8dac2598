// Which files exist, for checks: answers come from folder listings that are read once.
//
// Paths are relative to the working folder or absolute, as given by the caller; "." and ".." are
// resolved here. Comparison is by bytes; near() finds the same name in other case or other Unicode
// normalisation. Thread-safe. MemoryFileTree serves tests and stdin.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace postlint {

class FileTree {
 public:
  virtual ~FileTree() = default;
  virtual bool is_file(std::string_view path) const = 0;
  virtual bool is_folder(std::string_view path) const = 0;
  bool exists(std::string_view path) const { return is_file(path) || is_folder(path); }
  // The existing path that differs from `path` only in case or normalisation of its components.
  virtual std::optional<std::string> near(std::string_view path) const = 0;
  // The names in a folder, sorted; empty where it is none.
  virtual std::vector<std::string> list(std::string_view folder) const = 0;
};

std::unique_ptr<FileTree> make_disk_file_tree();
std::unique_ptr<FileTree> make_memory_file_tree(std::vector<std::string> files);
// `base` (which must outlive it) with files added and removed: the state before a change, say.
// Folders that are empty then are still there.
std::unique_ptr<FileTree> make_changed_file_tree(const FileTree& base,
                                                 std::vector<std::string> added,
                                                 const std::vector<std::string>& removed);

// "a/./b/../c" → "a/c"; leading ".." are kept.
std::string normalize_path(std::string_view path);
std::string join_path(std::string_view folder, std::string_view path);  // absolute paths win
std::string_view folder_of(std::string_view path);  // "a/b.md" → "a"; "b.md" → ""
std::string_view base_name(std::string_view path);  // "a/b.md" → "b.md"

}  // namespace postlint
