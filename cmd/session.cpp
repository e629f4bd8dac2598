#include "cmd/session.h"

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <ctime>

#include "checks/registry.h"
#include "cmd/command.h"
#include "cmd/load_config.h"
#include "core/base/strings.h"
#include "core/io/files.h"
#include "core/parallel/parallel.h"
#include "core/site/blog.h"

namespace postlint {
std::int64_t current_time() {
  // Reproducible-builds.org's variable: the same findings tomorrow, for tests and caches.
  const char* fixed = std::getenv("SOURCE_DATE_EPOCH");
  if (fixed && *fixed) return std::strtoll(fixed, nullptr, 10);
  return static_cast<std::int64_t>(std::time(nullptr));
}

Result<Done> prepare_session(SessionOptions& options, bool use_baseline, Session& session) {
  const bool has_path = !options.inputs.paths.empty() && options.inputs.paths[0] != "-";
  Result<Config> config = load_config(options.config_path, has_path ? options.inputs.paths[0] : ".",
                                      !options.no_config);
  if (!config.ok()) return config.error();
  session.config = std::move(config).value();
  if (!options.engine.empty()) session.config.engine = options.engine;
  session.files = make_disk_file_tree();
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

  if (options.inputs.staged || !options.inputs.since.empty()) {
    Result<std::optional<BlogChange>> change =
        read_blog_change(session.inputs, session.blog, options.inputs.staged);
    if (!change.ok()) return change.error();
    session.change = std::move(change).value();
  }

  std::string baseline = options.baseline;
  if (baseline.empty() && !session.config.baseline.empty()) {
    baseline = join_path(session.config.root, session.config.baseline);
  }
  if (!baseline.empty() && use_baseline) {
    Result<std::string> text = read_file(baseline);
    if (!text.ok()) return text.error();
    Result<Baseline> read = Baseline::read(baseline, *text);
    if (!read.ok()) return read.error();
    session.baseline = std::move(read).value();
  }

  SiteIndex::Request site;
  site.files = session.files.get();
  site.blog = &session.blog;
  site.config = &session.config;
  site.jobs = options.jobs ? options.jobs : hardware_jobs();
  session.site = std::make_unique<LazySiteIndex>(std::move(site));

  CheckRunRequest& request = session.request;
  request.inputs = session.inputs.files;
  request.config = &session.config;
  request.rules = &rule_table();
  request.command_line = options.rules;
  request.files = session.files.get();
  session.site->spare_reading(session.inputs.files.size() == 1);
  request.site = session.site.get();
  request.change = session.change ? &*session.change : nullptr;
  request.blog = &session.blog;
  request.baseline = session.baseline ? &*session.baseline : nullptr;
  request.jobs = options.jobs ? options.jobs : hardware_jobs();
  // Rules about the whole blog make sense only where the whole blog was read.
  request.site_rules = !options.inputs.staged && options.inputs.since.empty() &&
                       options.inputs.files_from.empty() && !options.inputs.force_exclude;
  return Done{};
}

ReportOptions report_options(const SessionOptions& options) {
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
  for (std::size_t i = 0; i < session.inputs.files.size() && i < result.files.size(); ++i)
    summary.files += result.files[i].error.empty();
  for (const CheckedFile& file : result.files) {
    summary.suppressed += file.suppressed;
    summary.baselined += file.baselined;
    summary.fixed += file.fixed;
    summary.fixed_files += file.fixed > 0;
  }
  return summary;
}

namespace {

// Prints to stdout piece by piece, or collects where `collected` is given.
void write_findings(const SessionOptions& options, const Session& session,
                    const CheckRunResult& result, std::string* collected) {
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
    if (collected == nullptr && out.size() > (1u << 16)) {
      print_out(out);
      out.clear();
    }
  }
  report->end(summarise(session, result), out);
  if (collected == nullptr) {
    print_out(out);
  } else {
    *collected = std::move(out);
  }
}

}  // namespace

void print_findings(const SessionOptions& options, const Session& session,
                    const CheckRunResult& result) {
  write_findings(options, session, result, nullptr);
}

std::string findings_as_text(const SessionOptions& options, const Session& session,
                             const CheckRunResult& result) {
  std::string text;
  write_findings(options, session, result, &text);
  return text;
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

void add_input_options(CLI::App& command, SessionOptions& options) {
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

void add_selection_options(CLI::App& command, SessionOptions& options) {
  const char* kRules = "RULES";
  command.add_option("--select", options.rules.select, "Run only these rules, families or aliases")
      ->type_name(kRules)
      ->delimiter(',')
      ->allow_extra_args(false);
  command.add_option("--extend-select", options.rules.extend_select, "Run these as well")
      ->type_name(kRules)
      ->delimiter(',')
      ->allow_extra_args(false);
  command.add_option("--ignore", options.rules.ignore, "Do not run these")
      ->type_name(kRules)
      ->delimiter(',')
      ->allow_extra_args(false);
  command.add_option("--baseline", options.baseline, "Leave out the findings in this file")
      ->type_name("FILE");
}

void add_output_options(CLI::App& command, SessionOptions& options,
                        const std::vector<std::string>& formats) {
  command.add_option("--format", options.format, "Output format: " + join(formats, ", "))
      ->check(CLI::IsMember(formats));
  command.add_flag("--statistics", options.statistics, "Count the findings of each rule");
  command.add_flag("-q,--quiet", options.quiet, "Print findings only, no summary");
  command.add_option("--color", options.color, "Colour: auto, always, never")
      ->check(CLI::IsMember({"auto", "always", "never"}));
  command.add_option("-j,--jobs", options.jobs, "Threads (default: one for each processor)")
      ->check(CLI::Range(1, 1024));
}

}  // namespace postlint
