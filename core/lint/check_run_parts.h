// What the source files of a check run share.
#pragma once

#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "core/lint/check_run.h"

namespace postlint {

// Which rules are in force, worked out once for each set of overrides that applies.
class RuleCache {
 public:
  explicit RuleCache(const CheckRunRequest& request) : request_(request) {}

  Result<const std::vector<ActiveRule>*> of(std::string_view path) {
    const std::string relative = path_in_config(*request_.config, path);
    std::string key;
    for (const Override& override : request_.config->overrides) {
      const bool applies = std::any_of(override.files.begin(), override.files.end(),
                                       [&](const Glob& glob) { return glob.matches(relative); });
      key += applies ? '1' : '0';
    }
    std::lock_guard lock(mutex_);
    auto found = made_.find(key);
    if (found == made_.end()) {
      Result<std::vector<ActiveRule>> rules =
          active_rules(*request_.config, *request_.rules, request_.command_line, relative,
                       request_.blog->profile->engine);
      if (!rules.ok()) return rules.error();
      found = made_.emplace(key, std::move(rules).value()).first;
    }
    return &found->second;
  }

 private:
  const CheckRunRequest& request_;
  std::mutex mutex_;
  std::map<std::string, std::vector<ActiveRule>> made_;  // values keep their place
};

// The findings of one post as a person should see them.
std::vector<Finding> visible_findings(const CheckRunRequest& request, const Post& post,
                                      std::span<const ActiveRule> rules, CheckedFile& counts);
bool is_active(const std::vector<ActiveRule>& rules, const Rule* rule);
void sort_findings(std::vector<Finding>& findings);
// Findings about files go to the entries of those files, new ones behind the others where they are
// no inputs; through the suppressions of posts and the baseline. `text_of` gives a file's text, for
// reports; empty for files that are no text.
Result<Done> add_file_findings(const CheckRunRequest& request, std::vector<FileFinding> found,
                               const std::function<std::string(const std::string& path)>& text_of,
                               RuleCache& cache, CheckRunResult& result);

}  // namespace postlint
