#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <set>

#include "checks/registry.h"
#include "cmd/command.h"
#include "cmd/session.h"
#include "cmd/web_run.h"
#include "core/base/strings.h"
#include "core/io/files.h"
#include "core/links/link_report.h"
#include "core/net/url_cache.h"
#include "core/net/web_url.h"

namespace postlint {
namespace {

struct LinksOptions : SessionOptions {
  WebOptions web;
  bool offline = false;
  bool fix = false;
  bool diff = false;
  bool unsafe_fixes = false;
  std::vector<std::string> fail_on;
  std::string fail_after = "1";
  std::string history;
  std::string output;
};

// When a link counts for the exit code.
struct FailLevel {
  std::set<Verdict> verdicts{Verdict::kGone, Verdict::kSoftGone, Verdict::kAnchorMissing};
  bool local = true;
  int runs = 1;
  int days = 0;
};

Result<FailLevel> fail_level(const LinksOptions& options) {
  FailLevel level;
  if (!options.fail_on.empty()) {
    level.verdicts.clear();
    level.local = false;
    for (const std::string& name : options.fail_on) {
      if (name == "local") {
        level.local = true;
      } else if (const auto verdict = find_verdict(name)) {
        level.verdicts.insert(*verdict);
      } else if (name != "none") {
        return Error{"--fail-on: there is no verdict “" + name +
                     "”; it takes local, none, gone, soft-gone, anchor-missing, moved, redirected, "
                     "blocked, flaky, tls, refused, skipped"};
      }
    }
  }
  char* end = nullptr;
  level.runs = static_cast<int>(std::strtol(options.fail_after.c_str(), &end, 10));
  if (*end == '/') level.days = static_cast<int>(std::strtol(end + 1, &end, 10));
  if (*end != '\0' || level.runs < 1 || level.days < 0) {
    return Error{"--fail-after takes a number of runs, or runs/days as in 3/7; “" +
                 options.fail_after + "” is none"};
  }
  return level;
}

bool fails(const UrlResult& result, const FailLevel& level, std::int64_t now) {
  if (!level.verdicts.contains(result.verdict)) return false;
  if (!is_failing(result.verdict)) return true;
  const bool runs_ok = result.failed_runs >= level.runs || level.runs == 1;
  const bool days_ok =
      level.days == 0 ||
      (result.failing_since > 0 && now - result.failing_since >= std::int64_t{86400} * level.days);
  return runs_ok && days_ok;
}

bool is_link_rule(const Rule& rule) {
  if (rule.family == Family::kLinks) return rule.on_by_default;
  return rule.id == "image-file-missing" || rule.id == "image-case-mismatch";
}

// A place of a URL whose finding was suppressed or is in the baseline does not count.
void drop_silenced_places(const CheckRunResult& result, LinkReport& report) {
  std::set<std::pair<std::string_view, std::uint32_t>> shown;
  for (const CheckedFile& file : result.files) {
    for (const Finding& finding : file.findings) {
      if (finding.rule->needs_web) shown.insert({file.path, finding.span.begin});
    }
  }
  for (UrlReport& url : report.urls) {
    const bool has_finding = url.result.verdict != Verdict::kOk &&
                             url.result.verdict != Verdict::kRedirected &&
                             url.result.verdict != Verdict::kSkipped;
    if (!has_finding) continue;
    const bool is_shown =
        std::any_of(url.places.begin(), url.places.end(), [&](const UrlPlace& place) {
          return shown.contains({place.path, place.offset});
        });
    if (!is_shown) url.fails = false;
  }
}

bool has_local_faults(const CheckRunResult& result) {
  for (const CheckedFile& file : result.files) {
    for (const Finding& finding : file.findings) {
      if (!finding.rule->needs_web && finding.severity >= Severity::kWarning) return true;
    }
  }
  return false;
}

std::string counts_line(const LinkReport& report) {
  std::size_t counts[kVerdicts] = {};
  for (const UrlReport& url : report.urls) ++counts[static_cast<std::size_t>(url.result.verdict)];
  std::string line = counted(report.urls.size(), "external URL");
  for (std::size_t i = 0; i < kVerdicts; ++i) {
    if (counts[i] == 0) continue;
    line += (line.ends_with("URL") || line.ends_with("URLs")) ? ": " : ", ";
    line += std::to_string(counts[i]) + " " + std::string(verdict_name(static_cast<Verdict>(i)));
  }
  return line;
}

Result<Done> write_output(const LinksOptions& options, const std::string& text) {
  if (!options.output.empty()) return write_file_atomically(options.output, text);
  print_out(text);
  return Done{};
}

Result<Done> print_report(const LinksOptions& options, Session& session,
                          const CheckRunResult& result, const WebRun& run) {
  // Formats for programs have no place for notes.
  if (!run.note.empty() && options.format == "text") {
    session.inputs.notes.push_back(run.note);
  } else if (!run.note.empty()) {
    std::fprintf(stderr, "note: %s\n", run.note.c_str());
  }
  if (options.format == "html") return write_output(options, link_report_as_html(run.report));
  const bool by_url = !options.offline && (options.format == "json" || options.format == "jsonl");
  if (by_url) {
    return write_output(options, options.format == "json" ? link_report_as_json(run.report)
                                                          : link_report_as_jsonl(run.report));
  }
  if (!options.offline) session.inputs.notes.push_back(counts_line(run.report));
  const std::string text = findings_as_text(options, session, result);
  return write_output(options, text);
}

void print_history(const LinksOptions& options, CommandLine& line) {
  const std::string path = cache_path(options.web);
  if (path.empty()) return fail(line, {"--history reads the cache: leave --no-cache away"});
  const auto target = external_target(options.history);
  if (!target) return fail(line, {"“" + options.history + "” is no http or https URL"});
  Result<UrlCache> cache = UrlCache::open(path);
  if (!cache.ok()) return fail(line, cache.error());
  const std::vector<UrlRunRecord> records = cache->history(target->url);
  std::string out = target->url + "\n";
  if (records.empty()) out += "  was never asked for (cache: " + path + ")\n";
  for (const UrlRunRecord& record : records) {
    char day[32];
    const auto seconds = static_cast<std::time_t>(record.checked_at);
    std::tm utc{};
    gmtime_r(&seconds, &utc);
    std::strftime(day, sizeof day, "%Y-%m-%d %H:%M UTC", &utc);
    out += "  " + std::string(day) + "  " + std::string(verdict_name(record.verdict)) + "  " +
           record.reason + "\n";
  }
  print_out(out);
}

Result<Done> ask(LinksOptions& options, const FailLevel& level, Session& session, WebRun& run) {
  Result<WebRun> asked = ask_web(options.web, options, session);
  if (!asked.ok()) return asked.error();
  run = std::move(asked).value();
  for (UrlReport& url : run.report.urls) url.fails = fails(url.result, level, run.report.now);
  session.request.web = &run.verdicts;
  return Done{};
}

void run_links(LinksOptions& options, CommandLine& line) {
  if (!options.history.empty()) return print_history(options, line);
  if (options.offline && options.format == "html")
    return fail(line, {"--format html is about external links: leave --offline away"});
  if (options.unsafe_fixes && !options.fix && !options.diff)
    return fail(line, {"--unsafe-fixes goes with --fix or --diff"});
  if (options.offline && options.web.archive)
    return fail(line, {"--archive asks the web: leave --offline away"});
  const Result<FailLevel> level = fail_level(options);
  if (!level.ok()) return fail(line, level.error());
  if (options.rules.select.empty()) {
    for (const Rule* rule : rule_table().rules) {
      if (is_link_rule(*rule)) options.rules.select.emplace_back(rule->id);
    }
  }
  Session session;
  const Result<Done> prepared = prepare_session(options, true, session);
  if (!prepared.ok()) return fail(line, prepared.error());
  session.request.site_rules = false;
  session.request.fix_mode = options.diff  ? FixMode::kDiff
                             : options.fix ? FixMode::kWrite
                                           : FixMode::kNone;
  session.request.fix.unsafe = options.unsafe_fixes;
  WebRun run;
  if (!options.offline) {
    const Result<Done> asked = ask(options, *level, session, run);
    if (!asked.ok()) return fail(line, asked.error());
  }
  Result<CheckRunResult> result = run_check(session.request);
  if (!result.ok()) return fail(line, result.error());
  drop_silenced_places(*result, run.report);
  const bool any_fails = std::any_of(run.report.urls.begin(), run.report.urls.end(),
                                     [](const UrlReport& url) { return url.fails; });
  if (any_fails || (level->local && has_local_faults(*result))) line.exit_code = kExitFindings;
  if (options.diff) {
    print_diffs(session, *result);
  } else {
    const Result<Done> printed = print_report(options, session, *result, run);
    if (!printed.ok()) return fail(line, printed.error());
  }
  for (const CheckedFile& file : result->files) {
    if (!file.error.empty()) fail(line, {file.error});
  }
  if (run.was_interrupted) line.exit_code = kExitInterrupted;
}

}  // namespace

void add_links_command(CLI::App& app, CommandLine& line) {
  CLI::App* command =
      app.add_subcommand("links", "Check links: inside the blog, and those that lead out of it");
  auto options = std::make_shared<LinksOptions>();
  add_input_options(*command, *options);
  add_selection_options(*command, *options);
  command->add_flag("--offline", options->offline, "Judge links inside the blog only; ask nobody");
  command->add_flag("--fix", options->fix, "Write new addresses of pages that moved for good");
  command->add_flag("--diff", options->diff, "Show what --fix would change; write nothing");
  command->add_flag("--unsafe-fixes", options->unsafe_fixes,
                    "With --archive: also write archived addresses over dead ones");
  command
      ->add_option("--fail-on", options->fail_on,
                   "Verdicts that make the exit code 1 (default: local,gone,soft-gone,"
                   "anchor-missing)")
      ->type_name("VERDICTS")
      ->delimiter(',')
      ->allow_extra_args(false);
  command
      ->add_option(
          "--fail-after", options->fail_after,
          "Fail only for links that failed in this many runs in a row, as in 3, or over so "
          "many days, as in 3/7")
      ->type_name("RUNS[/DAYS]");
  command->add_option("--history", options->history, "Print what earlier runs said of this URL")
      ->type_name("URL");
  command->add_option("--output", options->output, "Write the report to this file")
      ->type_name("FILE");
  std::vector<std::string> formats(report_format_names().begin(), report_format_names().end());
  formats.emplace_back("html");
  add_output_options(*command, *options, formats);
  add_web_options(*command, options->web);
  command->callback([options, &line] { run_links(*options, line); });
}

}  // namespace postlint
