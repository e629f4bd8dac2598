// What `check` and `links` share: which posts, which blog, which rules, how it is printed.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/config/config.h"
#include "core/io/inputs.h"
#include "core/lint/baseline.h"
#include "core/lint/blog_change.h"
#include "core/lint/check_run.h"
#include "core/report/report.h"
#include "core/site/site_index.h"

namespace CLI {
class App;
}

namespace postlint {

struct SessionOptions {
  InputRequest inputs;
  std::string config_path;
  bool no_config = false;
  std::string engine;
  CommandLineRules rules;
  std::string baseline;
  std::string format = "text";
  bool statistics = false;
  bool quiet = false;
  std::string color = "auto";
  std::size_t jobs = 0;
};

// Everything a run needs, kept alive together.
struct Session {
  Config config;
  BlogFacts blog;
  std::unique_ptr<FileTree> files;
  std::unique_ptr<LazySiteIndex> site;
  std::optional<Baseline> baseline;
  CheckRunRequest request;
  Inputs inputs;
  std::optional<BlogChange> change;  // of --since and --staged, where others may depend on it
};

// Errors: the configuration, a path, the engine, the baseline. `use_baseline` false: the findings
// are to be recorded, so an existing baseline does not count.
Result<Done> prepare_session(SessionOptions& options, bool use_baseline, Session& session);

// Seconds since 1970; SOURCE_DATE_EPOCH where it is set.
std::int64_t current_time();
ReportOptions report_options(const SessionOptions& options);
ReportSummary summarise(const Session& session, const CheckRunResult& result);
// Findings are printed with their lines, so files that are not at hand are read once more.
void print_findings(const SessionOptions& options, const Session& session,
                    const CheckRunResult& result);

// The same as one string, in the format that the options name.
std::string findings_as_text(const SessionOptions& options, const Session& session,
                             const CheckRunResult& result);
// The diffs on stdout, their count on stderr.
void print_diffs(const Session& session, const CheckRunResult& result);

// Options of the command line.
void add_input_options(CLI::App& command, SessionOptions& options);
void add_selection_options(CLI::App& command, SessionOptions& options);
void add_output_options(CLI::App& command, SessionOptions& options,
                        const std::vector<std::string>& formats);

}  // namespace postlint
