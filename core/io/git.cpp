#include "core/io/git.h"

#include <sys/stat.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <utility>

#include "core/base/strings.h"
#include "core/io/file_tree.h"

namespace postlint {
namespace {

struct StagedEntry {
  std::string blob;  // the object's name
  std::string path;
};

// The records of `git diff --raw -z`: ":MODE MODE BLOB BLOB STATUS\0PATH\0".
std::vector<StagedEntry> read_raw_diff(std::string_view raw) {
  std::vector<StagedEntry> entries;
  const std::vector<std::string_view> parts = split(raw, '\0');
  for (std::size_t i = 0; i + 1 < parts.size(); i += 2) {
    const std::vector<std::string_view> fields = split(parts[i], ' ');
    constexpr std::size_t kFields = 5;
    if (fields.size() != kFields) continue;
    const bool is_regular_file = fields[1].starts_with("100");  // no link, no submodule
    if (is_regular_file) entries.push_back({std::string(fields[3]), std::string(parts[i + 1])});
  }
  return entries;
}

// The answers of `git cat-file --batch`: "BLOB TYPE SIZE\nCONTENT\n", in the order asked for.
Result<std::vector<GitFile>> read_batch(std::string_view batch,
                                        const std::vector<StagedEntry>& entries) {
  std::vector<GitFile> files;
  for (const StagedEntry& entry : entries) {
    const std::size_t end = std::min(batch.find('\n'), batch.size());
    const std::vector<std::string_view> fields = split(batch.substr(0, end), ' ');
    batch.remove_prefix(std::min(end + 1, batch.size()));
    std::size_t size = 0;
    if (fields.size() == 3) {
      std::from_chars(fields[2].data(), fields[2].data() + fields[2].size(), size);
    }
    if (fields.size() != 3 || fields[1] != "blob" || size > batch.size()) {
      return Error{"git cannot show the staged content", entry.path};
    }
    files.push_back({entry.path, std::string(batch.substr(0, size))});
    batch.remove_prefix(std::min(size + 1, batch.size()));
  }
  return files;
}

bool is_missing_program(const Error& error) {
  return error.message.find("cannot be run") != std::string::npos;
}

std::string real_path(const std::string& path) {
  char* resolved = ::realpath(path.empty() ? "." : path.c_str(), nullptr);
  if (resolved == nullptr) return path;
  std::string out = resolved;
  std::free(resolved);
  return out;
}

void append_paths(std::vector<std::string>& paths, std::string_view separated) {
  for (const std::string_view path : split(separated, '\0')) {
    if (!path.empty()) paths.emplace_back(path);
  }
}

}  // namespace

Result<std::string> git_root(const std::string& folder) {
  const std::string start = real_path(folder);
  // Looking is faster than asking git, and right where a hook has set GIT_DIR.
  for (std::string at = start;; at = folder_of(at)) {
    struct stat status;
    if (::stat(join_path(at, ".git").c_str(), &status) == 0) return at;
    if (at == "/" || at.empty()) break;
  }
  Result<std::string> shown = run_program({"git", "rev-parse", "--show-toplevel"}, start);
  if (shown.ok()) return std::string(trim(*shown));
  if (is_missing_program(shown.error())) return shown.error();
  return Error{"is in no git repository", folder.empty() ? start : folder};
}

Result<std::vector<GitFile>> git_staged_files(const std::string& root,
                                              const std::function<bool(std::string_view)>& keep) {
  // Without a commit named, git compares with HEAD or, before the first one, with nothing.
  const Result<std::string> raw = run_program(
      {"git", "diff", "--cached", "--raw", "-z", "--no-abbrev", "--no-renames", "--no-relative",
       "--no-color", "--no-ext-diff", "--ignore-submodules", "--diff-filter=AMT"},
      root);
  if (!raw.ok()) return raw.error();
  std::vector<StagedEntry> entries = read_raw_diff(*raw);
  std::erase_if(entries, [&keep](const StagedEntry& entry) { return !keep(entry.path); });
  if (entries.empty()) return std::vector<GitFile>{};
  std::sort(entries.begin(), entries.end(), [](const StagedEntry& left, const StagedEntry& right) {
    return left.path < right.path;
  });
  std::string wanted;
  for (const StagedEntry& entry : entries) wanted += entry.blob + '\n';
  const Result<std::string> batch = run_program({"git", "cat-file", "--batch"}, root, wanted);
  if (!batch.ok()) return batch.error();
  return read_batch(*batch, entries);
}

bool git_has_staged(const std::string& folder, const std::string& path) {
  if (path.empty()) return false;
  const Result<std::string> found =
      run_program({"git", "--literal-pathspecs", "ls-files", "--cached", "-z", "--", path}, folder);
  return found.ok() && !found->empty();
}

Result<std::vector<std::string>> git_changed_files(const std::string& root,
                                                   const std::string& revision) {
  const Result<std::string> commit = run_program(
      {"git", "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"},
      root);
  if (!commit.ok()) {
    if (is_missing_program(commit.error())) return commit.error();
    return Error{"git knows no revision “" + revision +
                 "” here (in a shallow clone, as CI makes them, fetch it first)"};
  }
  std::string base(trim(*commit));
  const Result<std::string> parted = run_program({"git", "merge-base", base, "HEAD"}, root);
  if (parted.ok()) base = trim(*parted);  // else the two have no common history that is known here
  const Result<std::string> changed =
      run_program({"git", "diff", "--name-only", "-z", "--no-renames", "--no-relative",
                   "--no-ext-diff", "--ignore-submodules", "--diff-filter=AMTU", base, "--"},
                  root);
  if (!changed.ok()) return changed.error();
  const Result<std::string> untracked =
      run_program({"git", "ls-files", "--others", "--exclude-standard", "-z"}, root);
  if (!untracked.ok()) return untracked.error();
  std::vector<std::string> paths;
  append_paths(paths, *changed);
  append_paths(paths, *untracked);
  std::sort(paths.begin(), paths.end());
  paths.erase(std::unique(paths.begin(), paths.end()), paths.end());
  return paths;
}

}  // namespace postlint
