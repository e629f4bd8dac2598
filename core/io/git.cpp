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

// A blob's name of zeros stands for "none" or "in the working tree".
std::string blob_name(std::string_view mode, std::string_view name) {
  const bool is_regular_file = mode.starts_with("100");  // no link, no submodule
  const bool is_named = name.find_first_not_of('0') != std::string_view::npos;
  return is_regular_file && is_named ? std::string(name) : std::string();
}

// The records of `git diff --raw -z`: ":MODE MODE BLOB BLOB STATUS\0PATH\0". Sorted, unique.
std::vector<GitChange> read_raw_diff(std::string_view raw) {
  std::vector<GitChange> changes;
  const std::vector<std::string_view> parts = split(raw, '\0');
  for (std::size_t i = 0; i + 1 < parts.size(); i += 2) {
    const std::vector<std::string_view> fields = split(parts[i], ' ');
    constexpr std::size_t kFields = 5;
    if (fields.size() != kFields || !fields[0].starts_with(':')) continue;
    const bool is_unmerged = fields[4] == "U";
    changes.push_back({std::string(parts[i + 1]), blob_name(fields[0].substr(1), fields[2]),
                       blob_name(fields[1], fields[3]),
                       is_unmerged || fields[1].starts_with("100")});
  }
  // An unmerged file comes twice; the record with more in it counts.
  std::stable_sort(changes.begin(), changes.end(), [](const GitChange& a, const GitChange& b) {
    return a.path != b.path ? a.path < b.path : a.before > b.before;
  });
  changes.erase(
      std::unique(changes.begin(), changes.end(),
                  [](const GitChange& a, const GitChange& b) { return a.path == b.path; }),
      changes.end());
  return changes;
}

// The answers of `git cat-file --batch`: "BLOB TYPE SIZE\nCONTENT\n", in the order asked for.
Result<std::vector<std::string>> read_batch(std::string_view batch, std::size_t count) {
  std::vector<std::string> contents;
  while (contents.size() < count) {
    const std::size_t end = std::min(batch.find('\n'), batch.size());
    const std::vector<std::string_view> fields = split(batch.substr(0, end), ' ');
    batch.remove_prefix(std::min(end + 1, batch.size()));
    std::size_t size = 0;
    if (fields.size() == 3) {
      std::from_chars(fields[2].data(), fields[2].data() + fields[2].size(), size);
    }
    if (fields.size() != 3 || fields[1] != "blob" || size > batch.size()) {
      return Error{"git cannot show the content of a file"};
    }
    contents.emplace_back(batch.substr(0, size));
    batch.remove_prefix(std::min(size + 1, batch.size()));
  }
  return contents;
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
                                              const std::function<bool(std::string_view)>& keep,
                                              std::vector<GitChange>* changes) {
  // Without a commit named, git compares with HEAD or, before the first one, with nothing.
  const Result<std::string> raw =
      run_program({"git", "diff", "--cached", "--raw", "-z", "--no-abbrev", "--no-renames",
                   "--no-relative", "--no-color", "--no-ext-diff", "--ignore-submodules"},
                  root);
  if (!raw.ok()) return raw.error();
  std::vector<GitChange> found = read_raw_diff(*raw);
  if (changes != nullptr) *changes = found;
  std::erase_if(found, [&keep](const GitChange& change) {
    return change.after.empty() || !keep(change.path);
  });
  if (found.empty()) return std::vector<GitFile>{};
  std::vector<std::string> names;
  for (const GitChange& change : found) names.push_back(change.after);
  Result<std::vector<std::string>> contents = git_blobs(root, names);
  if (!contents.ok()) return contents.error();
  std::vector<GitFile> files;
  for (std::size_t i = 0; i < found.size(); ++i)
    files.push_back({std::move(found[i].path), std::move((*contents)[i])});
  return files;
}

Result<std::vector<std::string>> git_blobs(const std::string& root,
                                           const std::vector<std::string>& names) {
  if (names.empty()) return std::vector<std::string>{};
  std::string wanted;
  for (const std::string& name : names) wanted += name + '\n';
  const Result<std::string> batch = run_program({"git", "cat-file", "--batch"}, root, wanted);
  if (!batch.ok()) return batch.error();
  return read_batch(*batch, names.size());
}

bool git_has_staged(const std::string& folder, const std::string& path) {
  if (path.empty()) return false;
  const Result<std::string> found =
      run_program({"git", "--literal-pathspecs", "ls-files", "--cached", "-z", "--", path}, folder);
  return found.ok() && !found->empty();
}

Result<std::vector<std::string>> git_changed_files(const std::string& root,
                                                   const std::string& revision,
                                                   std::vector<GitChange>* changes) {
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
      run_program({"git", "diff", "--raw", "-z", "--no-abbrev", "--no-renames", "--no-relative",
                   "--no-color", "--no-ext-diff", "--ignore-submodules", base, "--"},
                  root);
  if (!changed.ok()) return changed.error();
  const Result<std::string> untracked =
      run_program({"git", "ls-files", "--others", "--exclude-standard", "-z"}, root);
  if (!untracked.ok()) return untracked.error();
  std::vector<GitChange> found = read_raw_diff(*changed);
  std::vector<std::string> new_files;
  append_paths(new_files, *untracked);
  for (std::string& path : new_files) {
    // A file that was removed from the index alone is deleted and untracked at once.
    const auto at = std::find_if(found.begin(), found.end(),
                                 [&](const GitChange& change) { return change.path == path; });
    if (at != found.end()) {
      at->exists = true;
    } else {
      found.push_back({std::move(path), {}, {}, true});
    }
  }
  std::sort(found.begin(), found.end(),
            [](const GitChange& a, const GitChange& b) { return a.path < b.path; });
  for (GitChange& change : found) change.after.clear();
  std::vector<std::string> paths;
  for (const GitChange& change : found) {
    if (change.exists) paths.push_back(change.path);
  }
  if (changes != nullptr) *changes = std::move(found);
  return paths;
}

}  // namespace postlint
