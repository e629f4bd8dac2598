#include <CLI/CLI.hpp>
#include <cstdio>
#include <cstdlib>
#include <ctime>

#include "checks/registry.h"
#include "cmd/command.h"
#include "cmd/session.h"
#include "cmd/web_run.h"
#include "core/base/strings.h"
#include "core/config/config.h"
#include "core/io/files.h"
#include "core/io/inputs.h"
#include "core/lint/check_run.h"
#include "core/parallel/parallel.h"
#include "core/report/report.h"
#include "core/site/blog.h"

namespace postlint {
namespace {

struct CheckOptions : SessionOptions {
  bool external = false;
  WebOptions web;
  bool fix = false;
  bool diff = false;
  bool unsafe_fixes = false;
  std::vector<std::string> fix_only;
  std::string write_baseline;
  std::string fail_on;
};

Severity severity_named(std::string_view name) {
  return name == "info" ? Severity::kInfo : name == "error" ? Severity::kError : Severity::kWarning;
}

Result<std::vector<const Rule*>> rules_named(const std::vector<std::string>& names) {
  std::vector<const Rule*> rules;
  for (const std::string& name : names) {
    const std::vector<const Rule*> found = rule_table().select(name);
    if (found.empty()) {
      return Error{"--fix-only: there is no rule “" + name + "”; did you mean “" +
                   std::string(rule_table().nearest(name)) + "”?"};
    }
    rules.insert(rules.end(), found.begin(), found.end());
  }
  return rules;
}

Result<Done> prepare_check(CheckOptions& options, Session& session) {
  const Result<Done> prepared = prepare_session(options, options.write_baseline.empty(), session);
  if (!prepared.ok()) return prepared.error();
  CheckRunRequest& request = session.request;
  request.fix_mode = options.diff ? FixMode::kDiff : options.fix ? FixMode::kWrite : FixMode::kNone;
  request.fix.unsafe = options.unsafe_fixes;
  Result<std::vector<const Rule*>> only = rules_named(options.fix_only);
  if (!only.ok()) return only.error();
  request.fix.only = std::move(only).value();
  return Done{};
}

int exit_code_of(const CheckRunResult& result, Severity fail_on, bool diff) {
  int code = kExitClean;
  for (const CheckedFile& file : result.files) {
    if (!file.error.empty()) return kExitError;
    if (diff && !file.diff.empty()) code = kExitFindings;
    for (const Finding& finding : file.findings) {
      if (finding.severity >= fail_on) code = kExitFindings;
    }
  }
  return code;
}

Result<Done> save_baseline(const CheckOptions& options, const Session& session,
                           const CheckRunResult& result) {
  Baseline baseline;
  std::size_t count = 0;
  for (std::size_t i = 0; i < result.files.size(); ++i) {
    const CheckedFile& file = result.files[i];
    const InputFile input = i < session.inputs.files.size() ? session.inputs.files[i]
                                                            : InputFile{file.path, file.content};
    const Result<Done> added = add_to_baseline(baseline, session.request, input, file.findings);
    if (!added.ok()) return added.error();
    count += result.files[i].findings.size();
  }
  const Result<Done> written = write_file_atomically(options.write_baseline, baseline.to_text());
  if (!written.ok()) return written.error();
  const std::string line =
      "Wrote " + counted(count, "finding") + " to " + options.write_baseline + "\n";
  std::fwrite(line.data(), 1, line.size(), stderr);
  return Done{};
}

void run(CheckOptions& options, CommandLine& line) {
  const bool writes = options.fix && !options.diff;
  if (writes && options.inputs.staged) {
    return fail(line,
                {"--fix writes files, --staged checks the index: use one of them, or add --diff"});
  }
  if (!options.fix && !options.diff && (options.unsafe_fixes || !options.fix_only.empty())) {
    return fail(line, {"--unsafe-fixes and --fix-only go with --fix or --diff"});
  }
  if (writes && !options.write_baseline.empty()) {
    return fail(line,
                {"--write-baseline records the findings as they are: run --fix first, by itself"});
  }
  Session session;
  const Result<Done> prepared = prepare_check(options, session);
  if (!prepared.ok()) return fail(line, prepared.error());
  std::optional<WebRun> web;
  if (options.external) {
    Result<WebRun> asked = ask_web(options.web, options, session);
    if (!asked.ok()) return fail(line, asked.error());
    web = std::move(asked).value();
    if (!web->note.empty()) session.inputs.notes.push_back(web->note);
    session.request.web = &web->verdicts;
  }
  Result<CheckRunResult> result = run_check(session.request);
  if (!result.ok()) return fail(line, result.error());
  for (const CheckedFile& file : result->files) {
    if (!file.error.empty()) fail(line, {file.error});
  }
  if (!options.write_baseline.empty()) {
    const Result<Done> saved = save_baseline(options, session, *result);
    if (!saved.ok()) fail(line, saved.error());
    return;
  }
  const Severity fail_on = !options.fail_on.empty()
                               ? severity_named(options.fail_on)
                               : session.config.fail_on.value_or(Severity::kWarning);
  line.exit_code = exit_code_of(*result, fail_on, options.diff);
  if (options.diff) return print_diffs(session, *result);
  const bool is_stdin_fix = writes && result->files.size() == 1 && session.inputs.files[0].content;
  if (is_stdin_fix) {
    print_out(result->files[0].content.value_or(*session.inputs.files[0].content));
    return;
  }
  print_findings(options, session, *result);
  if (web && web->was_interrupted) line.exit_code = kExitInterrupted;
}

void add_rule_options(CLI::App& command, CheckOptions& options) {
  command
      .add_option("--fail-on", options.fail_on,
                  "The lowest severity that makes the exit code 1 (default: warning)")
      ->check(CLI::IsMember({"info", "warning", "error"}));
  command
      .add_option("--write-baseline", options.write_baseline,
                  "Write the present findings to this file")
      ->type_name("FILE");
}

void add_fix_options(CLI::App& command, CheckOptions& options) {
  command.add_flag("--fix", options.fix, "Apply the safe fixes");
  command.add_flag("--diff", options.diff, "Show what --fix would change; write nothing");
  command.add_flag("--unsafe-fixes", options.unsafe_fixes,
                   "Apply fixes that may change what the page says");
  command.add_option("--fix-only", options.fix_only, "Fix only these rules")
      ->type_name("RULES")
      ->delimiter(',')
      ->allow_extra_args(false);
}

}  // namespace

void add_check_command(CLI::App& app, CommandLine& line) {
  CLI::App* command = app.add_subcommand("check", "Check posts");
  auto options = std::make_shared<CheckOptions>();
  add_input_options(*command, *options);
  command->add_flag("--external", options->external,
                    "Ask for external links too, as `postlint links` does");
  add_selection_options(*command, *options);
  add_rule_options(*command, *options);
  add_fix_options(*command, *options);
  add_output_options(*command, *options,
                     {report_format_names().begin(), report_format_names().end()});
  add_web_options(*command, options->web);
  command->callback([options, &line] { run(*options, line); });
}

}  // namespace postlint
