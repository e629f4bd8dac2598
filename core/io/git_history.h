// When files were changed last, as git tells it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"

namespace postlint {

// Author's time of a commit.
struct CommitTime {
  std::int64_t seconds = 0;  // since 1970-01-01T00:00:00Z
  int offset_minutes = 0;    // of the author's clock
  bool operator==(const CommitTime&) const = default;
};

struct LastCommits {
  std::vector<std::optional<CommitTime>> times;  // one for each path asked for; none: no commit
  bool is_shallow = false;                       // the beginning of the history is missing
};

// The last commits that changed the content of `paths` (relative to `folder`). One walk through the
// history, which ends when all are found; what is kept grows with the paths and not with the
// history. A file that was only renamed or got other rights was not changed. In a shallow clone the
// oldest commit seems to add every file: what was changed there or before has no time.
// Errors: no git, no repository, no commit.
Result<LastCommits> git_last_commits(const std::string& folder,
                                     const std::vector<std::string>& paths);

}  // namespace postlint
