#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "cmd/command.h"
#include "core/io/files.h"
#include "core/links/merge_reports.h"

namespace postlint {
namespace {

constexpr std::size_t kMaxBytes = std::size_t{512} << 20;  // of all reports together

struct MergeOptions {
  std::vector<std::string> files;
  std::string format = "text";
  std::string output;
};

Result<LinkReport> merge(const std::vector<std::string>& files) {
  std::vector<std::vector<UrlReport>> reports;
  std::size_t left = kMaxBytes;
  for (const std::string& file : files) {
    const Result<std::string> text = read_file(file, left);
    if (!text.ok()) return text.error();
    left -= text->size();
    Result<std::vector<UrlReport>> report = read_link_report(file, *text);
    if (!report.ok()) return report.error();
    reports.push_back(std::move(report).value());
  }
  LinkReport merged = merge_link_reports(std::move(reports));
  merged.version = version();
  return merged;
}

std::string print_as(const std::string& format, const LinkReport& report) {
  if (format == "jsonl") return link_report_as_jsonl(report);
  if (format == "json") return link_report_as_json(report);
  if (format == "html") return link_report_as_html(report);
  return link_report_as_text(report);
}

void run_merge(const MergeOptions& options, CommandLine& line) {
  const Result<LinkReport> report = merge(options.files);
  if (!report.ok()) return fail(line, report.error());
  const std::string text = print_as(options.format, *report);
  if (options.output.empty()) {
    print_out(text);
  } else if (const Result<Done> written = write_file_atomically(options.output, text);
             !written.ok()) {
    return fail(line, written.error());
  }
  const bool any_fails = std::any_of(report->urls.begin(), report->urls.end(),
                                     [](const UrlReport& url) { return url.fails; });
  if (any_fails) line.exit_code = kExitFindings;
}

}  // namespace

void add_report_command(CLI::App& app, CommandLine& line) {
  CLI::App* command = app.add_subcommand("report", "Work with reports of postlint links");
  command->require_subcommand(1);
  CLI::App* merge_command = command->add_subcommand(
      "merge", "Unite link reports (JSON Lines), as those of --shard 1/2 and --shard 2/2");
  auto options = std::make_shared<MergeOptions>();
  merge_command
      ->add_option("file", options->files, "What postlint links --format jsonl has written")
      ->type_name("FILE")
      ->required();
  merge_command->add_option("--format", options->format, "Output format: text, json, jsonl, html")
      ->check(CLI::IsMember({"text", "json", "jsonl", "html"}));
  merge_command->add_option("--output", options->output, "Write the report to this file")
      ->type_name("FILE");
  merge_command->footer(
      "A URL in several reports counts once: the later check wins, of the same time the worse\n"
      "verdict; its places are united. The exit code is 1 where a URL fails by the options that\n"
      "its report was made with.");
  merge_command->callback([options, &line] { run_merge(*options, line); });
}

}  // namespace postlint
