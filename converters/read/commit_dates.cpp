#include "converters/read/commit_dates.h"

#include <algorithm>

#include "core/base/strings.h"
#include "core/io/git_history.h"

namespace postlint {
namespace {

// A text that the engine takes for no date counts: it is the owner's word.
bool says_updated(const ReadRequest& request, const PortablePost& post) {
  return std::any_of(post.fields.begin(), post.fields.end(), [&](const MeantField& field) {
    return meaning_of(request, field.entry.key) == Meaning::kUpdated;
  });
}

}  // namespace

Result<std::vector<std::string>> take_updated_from_git(const ReadRequest& request,
                                                       const std::vector<PortablePost*>& posts) {
  std::vector<PortablePost*> asked;
  std::vector<std::string> paths;
  for (PortablePost* post : posts) {
    if (says_updated(request, *post)) continue;
    asked.push_back(post);
    paths.push_back(post->source);
  }
  std::vector<std::string> notes;
  if (asked.empty()) return notes;
  const Result<LastCommits> commits = git_last_commits(request.blog->root, paths);
  if (!commits.ok()) return commits.error();
  std::size_t taken = 0, unknown = 0;
  for (std::size_t i = 0; i < asked.size(); ++i) {
    const std::optional<CommitTime>& time = commits->times[i];
    if (!time) {
      ++unknown;
    } else if (!asked[i]->date || time->seconds > asked[i]->date->seconds) {
      asked[i]->updated = Instant{time->seconds, time->offset_minutes, true};
      ++taken;
    }
  }
  notes.push_back("“updated” of " + counted(taken, "page") + " is the time of the last commit");
  if (unknown > 0 && commits->is_shallow) {
    notes.push_back("git does not know when " + counted(unknown, "page") +
                    " changed: this is a shallow clone; git fetch --unshallow fetches the rest");
  } else if (unknown > 0) {
    notes.push_back(counted(unknown, "page") + " without “updated”: in no commit");
  }
  return notes;
}

}  // namespace postlint
