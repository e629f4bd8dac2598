#include "core/io/git_history.h"

#include <charconv>
#include <unordered_map>

#include "core/base/strings.h"
#include "core/io/file_tree.h"
#include "core/io/git.h"

namespace postlint {
namespace {

constexpr std::size_t kMostRecord = std::size_t{1} << 20;  // bytes; paths are far shorter

// "+0930" → 570.
int offset_of(std::string_view text) {
  int number = 0;
  if (text.size() != 5) return 0;
  std::from_chars(text.data() + 1, text.data() + text.size(), number);
  const int minutes = number / 100 * 60 + number % 100;
  return text[0] == '-' ? -minutes : minutes;
}

// Reads `git log --raw -z` with the format below: "\x01SECONDS OFFSET PARENT…\0", then for each
// file ":MODE MODE BLOB BLOB STATUS\0PATH\0", with two paths of a rename, and with one more colon,
// mode and blob for each further parent of a merge.
class LogReader {
 public:
  static constexpr const char* kFormat = "--format=%x01%at %ad %P";

  LogReader(const std::vector<std::string>& paths, const std::string& prefix, LastCommits& out)
      : out_(out), missing_(paths.size()) {
    out_.times.resize(paths.size());
    for (std::size_t i = 0; i < paths.size(); ++i) {
      if (!files_.try_emplace(prefix + normalize_path(paths[i]), i).second) --missing_;
    }
  }

  // False: nothing more is wanted.
  bool take(std::string_view bytes) {
    while (!bytes.empty() && missing_ > 0) {
      const std::size_t end = bytes.find('\0');
      if (end == bytes.npos) {
        rest_ += bytes;
        return rest_.size() < kMostRecord;
      }
      rest_ += bytes.substr(0, end);
      bytes.remove_prefix(end + 1);
      take_record(rest_);
      rest_.clear();
    }
    return missing_ > 0;
  }

 private:
  void take_record(std::string_view record) {
    if (paths_left_ > 0) return take_path(record);
    while (record.starts_with('\n')) record.remove_prefix(1);
    if (record.starts_with('\x01')) return take_commit(record.substr(1));
    if (record.starts_with(':')) take_change(record);
  }

  void take_commit(std::string_view record) {
    const std::vector<std::string_view> fields = split(record, ' ');
    commit_ = {};
    std::from_chars(fields[0].data(), fields[0].data() + fields[0].size(), commit_.seconds);
    if (fields.size() > 1) commit_.offset_minutes = offset_of(fields[1]);
    const bool has_parent = fields.size() > 2 && !fields[2].empty();
    is_known_ = has_parent || !out_.is_shallow;
  }

  void take_change(std::string_view record) {
    const std::size_t parents = record.find_first_not_of(':');
    const std::vector<std::string_view> fields = split(record, ' ');
    const char status = fields.back().empty() ? '?' : fields.back()[0];
    const bool is_plain = parents == 1 && fields.size() == 5;
    is_rename_ = is_plain && status == 'R';
    changes_content_ =
        status != 'D' && !is_rename_ && !(is_plain && status == 'M' && fields[2] == fields[3]);
    paths_left_ = is_rename_ ? 2 : 1;
  }

  void take_path(std::string_view path) {
    if (--paths_left_ > 0) {
      old_name_ = path;
      return;
    }
    const auto found = files_.find(std::string(path));
    if (found == files_.end()) return;
    const std::size_t file = found->second;
    if (is_rename_) {
      files_.erase(found);
      files_.try_emplace(std::move(old_name_), file);
    } else if (changes_content_) {
      if (is_known_) out_.times[file] = commit_;
      files_.erase(found);
      --missing_;
    }
  }

  LastCommits& out_;
  std::unordered_map<std::string, std::size_t> files_;  // by the name they had at this commit
  std::size_t missing_;
  std::string rest_, old_name_;
  CommitTime commit_;
  bool is_known_ = true, is_rename_ = false, changes_content_ = false;
  int paths_left_ = 0;
};

}  // namespace

Result<LastCommits> git_last_commits(const std::string& folder,
                                     const std::vector<std::string>& paths) {
  const Result<std::string> root = git_root(folder);
  if (!root.ok()) return root.error();
  const Result<std::string> facts =
      run_program({"git", "rev-parse", "--is-shallow-repository", "--show-prefix"}, folder);
  if (!facts.ok()) return facts.error();
  const std::size_t line = facts->find('\n');
  LastCommits found;
  found.is_shallow = facts->starts_with("true");
  std::string prefix = line == std::string::npos ? "" : facts->substr(line + 1);
  while (prefix.ends_with('\n')) prefix.pop_back();
  LogReader reader(paths, prefix, found);
  // --date-order: no commit before its children, whatever the clocks of their authors said.
  const Result<Done> read =
      read_program({"git", "log", "--date-order", "-c", "--raw", "-z", "-M100%", "--no-abbrev",
                    "--no-color", "--no-ext-diff", "--no-show-signature", "--ignore-submodules",
                    LogReader::kFormat, "--date=format:%z", "--", "."},
                   folder, [&reader](std::string_view bytes) { return reader.take(bytes); });
  if (!read.ok()) return read.error();
  return found;
}

}  // namespace postlint
