#include <CLI/CLI.hpp>
#include <cstdio>
#include <cstdlib>
#include <ctime>

#include "checks/registry.h"
#include "cmd/command.h"
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

struct CheckOptions {
  InputRequest inputs;
  std::string config_path;
  bool no_config = false;
  std::string engine;
  CommandLineRules rules;
  std::string format = "text";
  bool statistics = false;
  bool quiet = false;
  std::string color = "auto";
  std::size_t jobs = 0;
  bool fix = false;
  bool diff = false;
  bool unsafe_fixes = false;
  std::vector<std::string> fix_only;
  std::string baseline;
  std::string write_baseline;
  std::string fail_on;
};

Result<Config> load_config(const CheckOptions& options) {
  std::string path = options.config_path;
  if (path.empty() && !options.no_config) {
    const bool has_path = !options.inputs.paths.empty() && options.inputs.paths[0] != "-";
    const std::string first = has_path ? options.inputs.paths[0] : ".";
    path = find_config(first);
  }
  if (path.empty()) {
    Config config;
    config.root = ".";
    return config;
  }
  Result<std::string> text = read_file(path, std::size_t{1} << 20);
  if (!text.ok()) return text.error();
  return read_config(path, *text, rule_table());
}

std::int64_t current_time() {
  // Reproducible-builds.org's variable: the same findings tomorrow, for tests and caches.
  const char* fixed = std::getenv("SOURCE_DATE_EPOCH");
  if (fixed && *fixed) return std::strtoll(fixed, nullptr, 10);
  return static_cast<std::int64_t>(std::time(nullptr));
}

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

// Everything a run needs, kept alive together.
struct Session {
  Config config;
  BlogFacts blog;
  std::unique_ptr<FileTree> files;
  std::optional<Baseline> baseline;
  CheckRunRequest request;
  Inputs inputs;
};

Result<Done> prepare(CheckOptions& options, Session& session) {
  Result<Config> config = load_config(options);
  if (!config.ok()) return config.error();
  session.config = std::move(config).value();
  if (!options.engine.empty()) session.config.engine = options.engine;
  session.files = make_disk_file_tree();
  const bool has_path = !options.inputs.paths.empty() && options.inputs.paths[0] != "-";
  const std::string& place = has_path ? options.inputs.paths[0] : options.inputs.stdin_name;
  if (has_path && !options.inputs.staged && !is_glob(place) && !session.files->exists(place))
    return missing_path_error(place);
  Result<BlogFacts> blog = load_blog_facts(
      *session.files, place.empty() || is_glob(place) ? "." : place, session.config);
  if (!blog.ok()) return blog.error();
  session.blog = std::move(blog).value();
  session.blog.now = current_time();

  options.inputs.rules = {session.blog.profile, session.blog.root, session.config.root,
                          session.config.include, session.config.exclude};
  Result<Inputs> inputs = gather_inputs(options.inputs);
  if (!inputs.ok()) return inputs.error();
  session.inputs = std::move(inputs).value();

  std::string baseline = options.baseline;
  if (baseline.empty() && !session.config.baseline.empty()) {
    baseline = join_path(session.config.root, session.config.baseline);
  }
  if (!baseline.empty() && options.write_baseline.empty()) {
    Result<std::string> text = read_file(baseline);
    if (!text.ok()) return text.error();
    Result<Baseline> read = Baseline::read(baseline, *text);
    if (!read.ok()) return read.error();
    session.baseline = std::move(read).value();
  }

  CheckRunRequest& request = session.request;
  request.inputs = session.inputs.files;
  request.config = &session.config;
  request.rules = &rule_table();
  request.command_line = options.rules;
  request.files = session.files.get();
  request.blog = &session.blog;
  request.baseline = session.baseline ? &*session.baseline : nullptr;
  request.fix_mode = options.diff ? FixMode::kDiff : options.fix ? FixMode::kWrite : FixMode::kNone;
  request.fix.unsafe = options.unsafe_fixes;
  Result<std::vector<const Rule*>> only = rules_named(options.fix_only);
  if (!only.ok()) return only.error();
  request.fix.only = std::move(only).value();
  request.jobs = options.jobs ? options.jobs : hardware_jobs();
  // Rules about the whole blog make sense only where the whole blog was read.
  request.site_rules = !options.inputs.staged && options.inputs.since.empty() &&
                       options.inputs.files_from.empty() && !options.inputs.force_exclude;
  return Done{};
}

ReportOptions report_options(const CheckOptions& options) {
  ReportOptions made;
  made.color = use_color(options.color);
  made.hyperlinks = made.color && stdout_is_terminal();
  made.statistics = options.statistics;
  made.quiet = options.quiet;
  made.columns = terminal_columns();
  made.working_folder = working_folder();
  made.version = version();
  return made;
}

ReportSummary summarise(const Session& session, const CheckRunResult& result) {
  ReportSummary summary;
  summary.notes = session.inputs.notes;
  for (const CheckedFile& file : result.files) {
    summary.files += file.error.empty();
    summary.suppressed += file.suppressed;
    summary.baselined += file.baselined;
    summary.fixed += file.fixed;
    summary.fixed_files += file.fixed > 0;
  }
  return summary;
}

// Findings are printed with their lines, so the files that have any are read once more.
void print_findings(const CheckOptions& options, const Session& session,
                    const CheckRunResult& result) {
  std::unique_ptr<ReportFormat> report = make_report(options.format, report_options(options));
  std::string out;
  report->begin(out);
  for (std::size_t i = 0; i < result.files.size(); ++i) {
    const CheckedFile& file = result.files[i];
    if (file.findings.empty()) continue;
    const InputFile input =
        file.content ? InputFile{file.path, file.content} : session.inputs.files[i];
    Result<std::string> bytes = input_bytes(input);
    if (!bytes.ok()) continue;
    const SourceFile source(file.path, std::move(bytes).value());
    report->file({&source, file.findings}, out);
    if (out.size() > (1u << 16)) {
      print_out(out);
      out.clear();
    }
  }
  report->end(summarise(session, result), out);
  print_out(out);
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

void print_diffs(const Session& session, const CheckRunResult& result) {
  std::size_t fixes = 0, files = 0;
  for (const CheckedFile& file : result.files) {
    print_out(file.diff);
    fixes += file.fixed;
    files += !file.diff.empty();
  }
  std::fflush(stdout);
  const std::string line =
      files == 0
          ? "Nothing to fix in " + counted(result.files.size(), "file") + "\n"
          : "Would fix " + counted(fixes, "problem") + " in " + counted(files, "file") + "\n";
  std::fwrite(line.data(), 1, line.size(), stderr);
  for (const std::string& note : session.inputs.notes)
    std::fprintf(stderr, "note: %s\n", note.c_str());
}

Result<Done> save_baseline(const CheckOptions& options, const Session& session,
                           const CheckRunResult& result) {
  Baseline baseline;
  std::size_t count = 0;
  for (std::size_t i = 0; i < result.files.size(); ++i) {
    const Result<Done> added = add_to_baseline(baseline, session.request, session.inputs.files[i],
                                               result.files[i].findings);
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
  const Result<Done> prepared = prepare(options, session);
  if (!prepared.ok()) return fail(line, prepared.error());
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
}

void add_input_options(CLI::App& command, CheckOptions& options) {
  command
      .add_option("path", options.inputs.paths, "Files, folders, patterns, or - for standard input")
      ->type_name("PATH");
  command.add_flag("--staged", options.inputs.staged,
                   "Check what is staged in git, as it is in the index");
  command
      .add_option("--since", options.inputs.since,
                  "Check the posts that differ from this git revision")
      ->type_name("REV");
  command
      .add_option("--files-from", options.inputs.files_from,
                  "Read paths from a file, one a line or NUL-separated; - is standard input")
      ->type_name("FILE");
  command
      .add_option("--stdin-filename", options.inputs.stdin_name,
                  "The name of what comes on standard input")
      ->type_name("NAME");
  command.add_flag("--force-exclude", options.inputs.force_exclude,
                   "Let the configuration's exclude count for files that are named, too");
  command.add_flag("--allow-empty", options.inputs.allow_empty, "No posts to check is no error");
  command.add_option("--config", options.config_path, "Use this configuration file")
      ->type_name("FILE");
  command.add_flag("--no-config", options.no_config, "Use no configuration file");
  command
      .add_option("--engine", options.engine,
                  "The blog's engine: jekyll, hugo, hexo, pelican, zola, eleventy, astro, "
                  "docusaurus, gatsby, vitepress, plain")
      ->type_name("NAME");
}

void add_rule_options(CLI::App& command, CheckOptions& options) {
  const char* kRules = "RULES";
  command.add_option("--select", options.rules.select, "Run only these rules, families or aliases")
      ->type_name(kRules)
      ->delimiter(',');
  command.add_option("--extend-select", options.rules.extend_select, "Run these as well")
      ->type_name(kRules)
      ->delimiter(',');
  command.add_option("--ignore", options.rules.ignore, "Do not run these")
      ->type_name(kRules)
      ->delimiter(',');
  command
      .add_option("--fail-on", options.fail_on,
                  "The lowest severity that makes the exit code 1 (default: warning)")
      ->check(CLI::IsMember({"info", "warning", "error"}));
  command.add_option("--baseline", options.baseline, "Leave out the findings in this file")
      ->type_name("FILE");
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
      ->delimiter(',');
}

void add_output_options(CLI::App& command, CheckOptions& options) {
  command
      .add_option("--format", options.format,
                  "Output format: text, json, jsonl, sarif, github, gitlab, junit, checkstyle")
      ->check(CLI::IsMember(
          std::vector<std::string>(report_format_names().begin(), report_format_names().end())));
  command.add_flag("--statistics", options.statistics, "Count the findings of each rule");
  command.add_flag("-q,--quiet", options.quiet, "Print findings only, no summary");
  command.add_option("--color", options.color, "Colour: auto, always, never")
      ->check(CLI::IsMember({"auto", "always", "never"}));
  command.add_option("-j,--jobs", options.jobs, "Threads (default: one for each processor)")
      ->check(CLI::Range(1, 1024));
}

}  // namespace

void add_check_command(CLI::App& app, CommandLine& line) {
  CLI::App* command = app.add_subcommand("check", "Check posts");
  auto options = std::make_shared<CheckOptions>();
  add_input_options(*command, *options);
  add_rule_options(*command, *options);
  add_fix_options(*command, *options);
  add_output_options(*command, *options);
  command->callback([options, &line] { run(*options, line); });
}

}  // namespace postlint
