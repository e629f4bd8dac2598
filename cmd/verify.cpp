#include <CLI/CLI.hpp>
#include <memory>

#include "checks/registry.h"
#include "cmd/command.h"
#include "cmd/load_config.h"
#include "converters/proof/built_facts.h"
#include "converters/proof/compare.h"
#include "converters/proof/migration_report.h"
#include "converters/proof/sitemap.h"
#include "converters/proof/source_facts.h"
#include "core/io/file_tree.h"
#include "core/io/files.h"
#include "core/parallel/parallel.h"

namespace postlint {
namespace {

struct VerifyOptions {
  std::vector<std::string> folders;
  std::string from = "auto", to = "auto";
  std::string urls;
  std::vector<std::string> reports;
  std::string format = "text";
  std::vector<std::string> ignored;
  std::size_t jobs = 0;
};

const std::vector<std::string> kFields = {
    "page",       "list",     "url",     "state",       "title",  "date", "updated", "text",
    "tags",       "headings", "anchors", "links",       "images", "code", "image",   "language",
    "categories", "authors",  "series",  "description", "field",  "asset"};

// A built site where it looks like one, and no engine was named.
Result<proof::SiteFacts> open_site(const std::string& folder, const std::string& engine,
                                   std::size_t jobs) {
  const std::unique_ptr<FileTree> files = make_disk_file_tree();
  if (!files->is_folder(folder)) return Error{"there is no folder of this name", folder};
  if (engine == "built" || (engine == "auto" && proof::is_built_site(folder)))
    return proof::read_built_facts(folder, jobs);
  Result<Config> config = load_config({}, folder);
  if (!config.ok()) return config.error();
  if (engine != "auto") config->engine = engine;
  Result<std::shared_ptr<const OpenBlog>> blog = open_blog(folder, std::move(config).value(), jobs);
  if (!blog.ok()) return blog.error();
  return proof::source_facts(std::move(blog).value());
}

Result<proof::SiteFacts> open_old(const VerifyOptions& options, const proof::SiteFacts& after,
                                  std::size_t jobs) {
  if (!options.urls.empty()) return proof::read_addresses(options.urls, jobs, after.own_path);
  return open_site(options.folders.front(), options.from, jobs);
}

void run(const VerifyOptions& options, CommandLine& line) {
  const std::size_t wanted = options.urls.empty() ? 2 : 1;
  if (options.folders.size() != wanted) {
    return fail(line, {wanted == 2 ? "two folders are compared: postlint verify OLD NEW"
                                   : "with --urls one folder is looked at: postlint verify --urls "
                                     "sitemap.xml NEW"});
  }
  const std::size_t jobs = options.jobs == 0 ? hardware_jobs() : options.jobs;
  const Result<proof::SiteFacts> after = open_site(options.folders.back(), options.to, jobs);
  if (!after.ok()) return fail(line, after.error());
  const Result<proof::SiteFacts> before = open_old(options, *after, jobs);
  if (!before.ok()) return fail(line, before.error());
  if (before->pages.empty()) return fail(line, {"has no page to compare", before->folder});
  proof::CompareRequest request;
  request.before = &*before;
  request.after = &*after;
  request.ignored_fields = options.ignored;
  request.jobs = jobs;
  const proof::Comparison comparison = proof::compare_sites(request);
  proof::ReportInputs inputs;
  inputs.version = version();
  const Result<Done> written = proof::write_reports(options.reports, comparison, inputs);
  if (!written.ok()) return fail(line, written.error());
  print_out(proof::comparison_as(options.format, comparison, inputs));
  if (comparison.has_loss()) line.exit_code = kExitFindings;
}

}  // namespace

void add_verify_command(CLI::App& app, CommandLine& line) {
  CLI::App* command = app.add_subcommand(
      "verify", "Compare an old and a new blog page by page: what is the same, changed or lost");
  auto options = std::make_shared<VerifyOptions>();
  command
      ->add_option("folders", options->folders, "The old and the new blog: sources or built pages")
      ->type_name("OLD NEW");
  command
      ->add_option("--from", options->from,
                   "The old blog's engine; built: its pages; auto finds it")
      ->type_name("ENGINE");
  command->add_option("--to", options->to, "The new blog's engine; built: its pages; auto finds it")
      ->type_name("ENGINE");
  command
      ->add_option("--urls", options->urls,
                   "Compare addresses only: those of a sitemap.xml, a list or a built folder")
      ->type_name("FILE");
  command
      ->add_option("--report", options->reports,
                   "Also write the whole report: FILE.json, FILE.html or text")
      ->type_name("FILE")
      ->allow_extra_args(false);
  command->add_option("--format", options->format, "Output format: text, json, html")
      ->check(CLI::IsMember({"text", "json", "html"}));
  command->add_option("--ignore", options->ignored, "Do not compare this, such as description")
      ->type_name("FIELD")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->check(CLI::IsMember(kFields));
  command->add_option("--jobs", options->jobs, "Threads; 0 is as many as the machine has")
      ->type_name("N");
  command->footer("The exit code is 1 where anything is lost.");
  command->callback([options, &line] { run(*options, line); });
}

}  // namespace postlint
