// What a change of a blog breaks outside the changed posts.
//
// The blog is looked at twice, before and after the change, through two file trees that differ in
// the changed files alone; everything else is read from the folders. Rules with `check_change` see
// both indexes. Posts that did not change but name something that did are checked against both, and
// what is found after and was not found before is reported.
#pragma once

#include "core/lint/blog_change.h"
#include "core/lint/check_run.h"
#include "core/site/site_index.h"

namespace postlint {

struct ChangeCheckContext {
  const std::vector<ChangedFile>& files;
  const BlogFacts& blog;
  const Config& config;
  const SiteIndex& before;
  const SiteIndex& after;
  const RuleOptions& options;
};

// One state of a blog. Not to be moved: its parts point at each other.
struct BlogState {
  BlogState() = default;
  BlogState(const BlogState&) = delete;
  BlogState& operator=(const BlogState&) = delete;

  std::unique_ptr<FileTree> own_files;
  const FileTree* files = nullptr;
  Config config;
  BlogFacts blog;
  ReadText read;
  std::unique_ptr<LazySiteIndex> site;
};
enum class ChangeSide : std::uint8_t { kBefore, kAfter };
// `files` (the folders as they are), `read` and `change` must outlive the state.
void make_blog_state(BlogState& state, ChangeSide side, const BlogChange& change,
                     const FileTree& files, const ReadText& read, const BlogFacts& blog,
                     const Config& config, const RuleTable& rules, std::size_t jobs);

class RuleCache;
// Adds to the result: to the changed posts, and new entries behind them. Reads the blog only where
// may_break_others().
Result<Done> check_change(const CheckRunRequest& request, RuleCache& cache, CheckRunResult& result);

}  // namespace postlint
