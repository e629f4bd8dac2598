// Checking many files: load, check, suppress, fix, in parallel, the same result for any number of
// threads.
//
// A result holds next to no file content, so memory grows with the findings, not with the blog.
// Site-wide rules run at the end over small digests of the posts.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/config/config.h"
#include "core/io/inputs.h"
#include "core/lint/baseline.h"
#include "core/lint/check_context.h"
#include "core/lint/fix.h"

namespace postlint {

struct BlogChange;  // core/lint/blog_change.h

enum class FixMode { kNone, kWrite, kDiff };

struct CheckRunRequest {
  std::vector<InputFile> inputs;  // in the order of the report
  const Config* config = nullptr;
  const RuleTable* rules = nullptr;
  CommandLineRules command_line;
  const FileTree* files = nullptr;
  const BlogFacts* blog = nullptr;
  const Baseline* baseline = nullptr;
  const UrlVerdicts* web = nullptr;     // of external links; null: they are not judged
  const LazySiteIndex* site = nullptr;  // null: links to other pages are not judged
  const BlogChange* change = nullptr;   // of --since and --staged; null: nobody asks for it
  FixMode fix_mode = FixMode::kNone;
  FixOptions fix;
  bool site_rules = true;  // false: single files, as in a hook
  std::size_t jobs = 1;
};

struct CheckedFile {
  std::string path;
  std::vector<Finding> findings;  // after fixes, suppressions and the baseline
  std::size_t suppressed = 0;
  std::size_t baselined = 0;
  std::size_t fixed = 0;
  std::string diff;  // FixMode::kDiff
  // What the findings' spans point into, where it is at hand: of a fix that was not written to the
  // file, and of the first few megabytes of files with findings (up to the last line that has one).
  // Else read the file again.
  std::optional<std::string> content;
  std::string error;  // the file could not be read or written
};

struct CheckRunResult {
  // One for each input, in their order; behind them, by path, other files that findings are about
  // (a picture that nobody uses), always with `content`.
  std::vector<CheckedFile> files;
};

// Errors: unknown rules on the command line.
Result<CheckRunResult> run_check(const CheckRunRequest& request);

// The path relative to the configuration's folder, as overrides and the baseline name it.
std::string path_in_config(const Config& config, std::string_view path);

// The findings of `path` become the baseline's, in the file's present state.
Result<Done> add_to_baseline(Baseline& baseline, const CheckRunRequest& request,
                             const InputFile& input, const std::vector<Finding>& findings);

// The bytes of an input: its own content, else the file's.
Result<std::string> input_bytes(const InputFile& input);

}  // namespace postlint
