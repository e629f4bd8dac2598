#include "converters/convert.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>

#include "checks/registry.h"
#include "cmd/command.h"
#include "cmd/load_config.h"
#include "converters/custom/described_engine.h"
#include "converters/proof/compare.h"
#include "converters/proof/kept_pages.h"
#include "converters/proof/migration_report.h"
#include "converters/proof/sitemap.h"
#include "converters/proof/source_facts.h"
#include "converters/read/identity.h"
#include "core/base/strings.h"
#include "core/io/file_tree.h"
#include "core/io/files.h"
#include "core/parallel/parallel.h"
#include "core/report/wrap.h"

namespace postlint {
namespace {

struct ConvertOptions {
  std::string source, out, to;
  std::string from = "auto";
  std::string config_path;
  std::string permalinks = "keep", assets = "copy", map, sitemap;
  std::vector<std::string> only, redirects, reports;
  bool no_site_config = false, dry_run = false, force = false;
  bool without_proof = false;
  std::string updated, target_config;
  std::size_t jobs = 0;
};

// Symbolic links followed, as far as the path exists.
bool lies_in(const std::string& path, const std::string& folder) {
  std::error_code error;
  const std::string inner = std::filesystem::weakly_canonical(path, error);
  const std::string outer = std::filesystem::weakly_canonical(folder, error);
  return inner == outer || inner.starts_with(outer == "/" ? outer : outer + "/");
}

std::string engine_names() {
  std::string names;
  for (const EngineConverter* converter : engine_converters()) {
    names += (names.empty() ? "" : ", ") + std::string(engine_profile(converter->engine).name);
  }
  return names;
}

void print_result(const ConvertOptions& options, const BlogFacts& blog,
                  const ConvertResult& result) {
  std::string out = fmt::format(
      "{} {} in {} to {}{}\n", blog.profile->display_name, counted(result.pages.size(), "page"),
      options.source, engine_profile(find_engine_profile(options.to)->engine).display_name,
      options.dry_run ? " (nothing is written)" : " in " + options.out);
  std::size_t kept = 0;
  for (const ConvertedPage& page : result.pages) {
    kept += !page.old_url.empty() &&
            (page.old_url == page.new_url || page.old_url + "/" == page.new_url);
  }
  out += fmt::format("  {} of {} keep their address; {} and {} beside them\n", kept,
                     result.pages.size(), counted(result.assets, "file"),
                     counted(result.redirects, "redirect"));
  std::map<std::string, std::vector<std::string>> skipped;
  for (const auto& one : result.skipped) skipped[one.reason].push_back(one.source);
  for (const auto& [reason, sources] : skipped) {
    out += wrap_indented(fmt::format("not moved: {} ({})", counted(sources.size(), "page"), reason),
                         80, 2);
    for (std::size_t i = 0; i < sources.size() && i < 5; ++i) out += "    " + sources[i] + "\n";
    if (sources.size() > 5) out += fmt::format("    and {} more\n", sources.size() - 5);
  }
  std::size_t shown = 0, noted = 0;
  for (const ConvertedPage& page : result.pages) {
    for (const MoveNote& note : page.notes) {
      ++noted;
      if (shown++ < 20) out += wrap_indented(page.source + ": " + note.text, 80, 2);
    }
  }
  if (noted > 20) out += fmt::format("  and {} more notes\n", noted - 20);
  for (const std::string& note : result.notes) out += wrap_indented("note: " + note, 80, 2);
  for (const std::string& path : result.replaced) out += "  replaced " + path + "\n";
  if (!options.dry_run) {
    out += fmt::format("  {} written, {} as before\n", counted(result.written, "file"),
                       result.unchanged);
  }
  print_out(out);
}

// What the move means to change, page by page.
std::vector<proof::ExpectedChange> expected_changes(const ConvertResult& result) {
  std::vector<proof::ExpectedChange> expected;
  for (const auto& skipped : result.skipped) {
    expected.push_back(
        {skipped.url.empty() ? skipped.source : skipped.url, "", "not moved: " + skipped.reason});
  }
  for (const ConvertedPage& page : result.pages) {
    for (const MoveNote& note : page.notes) {
      if (note.explains.empty()) continue;
      expected.push_back({page.old_url.empty() ? page.source : page.old_url,
                          std::string(note.explains), note.text});
    }
  }
  return expected;
}

// Which addresses of the live blog lead somewhere in the new one.
proof::Coverage cover(const proof::SiteFacts& addresses, const proof::SiteFacts& after,
                      const ConvertResult& result, std::size_t jobs) {
  proof::CompareRequest compare;
  compare.before = &addresses;
  compare.after = &after;
  compare.jobs = jobs;
  std::vector<proof::NotMoved> not_moved;
  for (const auto& skipped : result.skipped) {
    if (!skipped.url.empty()) not_moved.push_back({skipped.url, skipped.reason, skipped.is_wanted});
  }
  return proof::coverage_of(proof::compare_sites(compare), not_moved);
}

std::string without_slash(std::string path) {
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  return path;
}

// Reads both blogs, the old one as far as it was not `kept`, and compares them: what is lost is
// said, and the exit code is 1. `addresses` are those of --sitemap, if there is one.
void prove(const ConvertOptions& options, const std::shared_ptr<const OpenBlog>& source,
           std::shared_ptr<const proof::KeptPages> kept, const ConvertResult& result,
           const std::optional<proof::SiteFacts>& addresses, std::size_t jobs, CommandLine& line) {
  Config config;
  config.root = ".";
  config.engine = options.to;
  config.site = result.target_settings;
  const auto target = open_blog(options.out, std::move(config), jobs);
  if (!target.ok()) return fail(line, target.error());
  const proof::SiteFacts before = proof::source_facts(source, std::move(kept));
  const proof::SiteFacts after = proof::source_facts(*target);
  proof::CompareRequest compare;
  compare.before = &before;
  compare.after = &after;
  compare.expected = expected_changes(result);
  for (const ConvertedPage& page : result.pages)
    compare.moved.emplace_back(page.source, page.target);
  compare.jobs = jobs;
  if (options.assets == "none") compare.ignored_fields.push_back("asset");
  proof::Comparison comparison = proof::compare_sites(compare);
  if (addresses) comparison.coverage = cover(*addresses, after, result, jobs);
  proof::ReportInputs inputs;
  inputs.version = version();
  std::vector<std::string> reports = options.reports;
  if (reports.empty()) {
    const std::string base = without_slash(options.out) + ".migration";
    reports = {base + ".json", base + ".html"};
  }
  const Result<Done> written = proof::write_reports(reports, comparison, inputs);
  if (!written.ok()) return fail(line, written.error());
  print_out(proof::comparison_as_text(comparison, inputs));
  if (comparison.has_loss()) line.exit_code = kExitFindings;
}

// The engine of the owner's own that is described in --target-config or in OUT; null: nowhere.
Result<std::unique_ptr<DescribedEngine>> describe_target(const ConvertOptions& options) {
  std::string path = options.target_config;
  if (path.empty() && !options.out.empty()) {
    path = join_path(options.out, ".postlint.yaml");
    if (!make_disk_file_tree()->is_file(path)) path.clear();
  }
  if (path.empty()) return std::unique_ptr<DescribedEngine>();
  Result<std::string> text = read_file(path, std::size_t{1} << 20);
  if (!text.ok()) return text.error();
  const Result<Config> config = read_config(path, *text, rule_table());
  if (!config.ok()) return config.error();
  return DescribedEngine::make(*config, std::move(text).value());
}

void run(const ConvertOptions& options, CommandLine& line) {
  const std::unique_ptr<FileTree> files = make_disk_file_tree();
  if (!files->is_folder(options.source)) {
    return fail(line, {"there is no folder of this name", options.source});
  }
  const EngineProfile* target = find_engine_profile(options.to);
  if (target == nullptr || engine_converter(target->engine) == nullptr) {
    return fail(
        line, {"“" + options.to + "” is no engine that a blog can be moved to: " + engine_names()});
  }
  if (!options.target_config.empty() && target->engine != Engine::kCustom) {
    return fail(line,
                {"--target-config describes an engine of your own: it goes with --to custom"});
  }
  if (!options.sitemap.empty() && (options.dry_run || options.without_proof)) {
    return fail(line, {"--sitemap is part of the proof, which --dry-run and --no-proof leave out"});
  }
  if (options.out.empty() && !options.dry_run) {
    return fail(line, {"--out DIR says where the new blog goes (or --dry-run)"});
  }
  if (!options.out.empty() && lies_in(options.out, options.source)) {
    return fail(line, {"lies inside the old blog, where nothing is written: choose a folder "
                       "outside of it for --out",
                       options.out});
  }
  Result<Config> config = load_config(options.config_path, options.source);
  if (!config.ok()) return fail(line, config.error());
  if (options.from != "auto") config->engine = options.from;
  const std::size_t jobs = options.jobs == 0 ? hardware_jobs() : options.jobs;
  const auto source = open_blog(options.source, std::move(config).value(), jobs);
  if (!source.ok()) return fail(line, source.error());
  ConvertRequest request;
  request.source = source->get();
  request.to = target->engine;
  request.out = options.out;
  std::unique_ptr<DescribedEngine> described;
  if (target->engine == Engine::kCustom) {
    Result<std::unique_ptr<DescribedEngine>> read = describe_target(options);
    if (!read.ok()) return fail(line, read.error());
    described = std::move(read).value();
    if (described != nullptr) request.described = &described->converter();
  }
  for (const std::string& glob : options.only) request.only.emplace_back(glob);
  request.permalinks = options.permalinks == "keep" ? PermalinkMode::kKeep : PermalinkMode::kTarget;
  request.assets = options.assets == "none"   ? AssetMode::kNone
                   : options.assets == "link" ? AssetMode::kLink
                                              : AssetMode::kCopy;
  request.redirects = options.redirects;
  request.takes_updated_from_git = options.updated == "git";
  request.writes_config = !options.no_site_config;
  request.dry_run = options.dry_run;
  request.force = options.force;
  request.jobs = jobs;
  OwnTags own_tags;
  if (!options.map.empty()) {
    Result<std::string> text = read_file(options.map, std::size_t{1} << 20);
    if (!text.ok()) return fail(line, text.error());
    Result<OwnTags> read = OwnTags::read(options.map, *text);
    if (!read.ok()) return fail(line, read.error());
    own_tags = std::move(read).value();
    request.own_tags = &own_tags;
  }
  const bool is_proved = !options.dry_run && !options.without_proof;
  std::optional<proof::SiteFacts> addresses;
  if (!options.sitemap.empty()) {
    Result<proof::SiteFacts> read =
        proof::read_addresses(options.sitemap, jobs, proof::source_facts(*source).own_path);
    if (!read.ok()) return fail(line, read.error());
    addresses = std::move(read).value();
  }
  const auto kept = is_proved ? std::make_shared<proof::KeptPages>(*source) : nullptr;
  if (kept != nullptr) {
    request.on_post = [&](const SitePage& page, const PortablePost& post) {
      kept->keep(page, post);
    };
  }
  Result<ConvertResult> result = convert_site(request);
  if (!result.ok()) return fail(line, result.error());
  if (described != nullptr) {
    for (const std::string& note : described->notes()) result->notes.push_back(note);
  }
  print_result(options, (*source)->blog, *result);
  if (is_proved) prove(options, *source, kept, *result, addresses, jobs, line);
}

}  // namespace

void add_convert_command(CLI::App& app, CommandLine& line) {
  CLI::App* command = app.add_subcommand("convert", "Move a blog to another engine");
  auto options = std::make_shared<ConvertOptions>();
  command->add_option("source", options->source, "The old blog's folder; nothing is written in it")
      ->type_name("SRC")
      ->required();
  command->add_option("--to", options->to, "The new engine: " + engine_names())
      ->type_name("ENGINE")
      ->required();
  command
      ->add_option("--target-config", options->target_config,
                   "The .postlint.yaml that describes the new engine, with --to custom; without it "
                   "the one in OUT")
      ->type_name("FILE");
  command->add_option("--out", options->out, "The folder of the new blog")->type_name("DIR");
  command->add_option("--from", options->from, "The old engine; auto finds it")
      ->type_name("ENGINE");
  command->add_flag("--dry-run", options->dry_run, "Say what would be done and write nothing");
  command->add_option("--only", options->only, "Move only pages whose path this pattern matches")
      ->type_name("GLOB")
      ->allow_extra_args(false);
  command
      ->add_option("--permalinks", options->permalinks,
                   "keep: every page keeps its address; target: the new engine's own, with "
                   "redirects from the old")
      ->check(CLI::IsMember({"keep", "target"}));
  std::vector<std::string> formats;
  for (const std::string_view name : redirect_formats()) formats.emplace_back(name);
  command
      ->add_option("--redirects", options->redirects,
                   "Also write the redirects for these: netlify (and Cloudflare), nginx, apache, "
                   "vercel, caddy, csv")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->check(CLI::IsMember(formats));
  command->add_option("--assets", options->assets, "What becomes of pictures and files")
      ->check(CLI::IsMember({"copy", "link", "none"}));
  command
      ->add_option("--updated", options->updated,
                   "git: pages that do not say when they were updated take the time of the last "
                   "commit that changed them")
      ->check(CLI::IsMember({"git"}));
  command
      ->add_option("--map", options->map,
                   "What the site's own shortcodes and includes become: name → template (YAML)")
      ->type_name("FILE");
  command->add_flag("--no-config", options->no_site_config,
                    "Write posts and files only, no configuration and templates");
  command->add_flag("--force", options->force,
                    "Replace files in the target folder that hold something else, and name them");
  command
      ->add_option("--report", options->reports,
                   "Where the proof goes: FILE.json, FILE.html or text; OUT.migration.json and "
                   "OUT.migration.html without it")
      ->type_name("FILE")
      ->allow_extra_args(false);
  command->add_flag("--no-proof", options->without_proof,
                    "Do not read the new blog back and compare it with the old one");
  command
      ->add_option(
          "--sitemap", options->sitemap,
          "Addresses that must lead somewhere in the new blog: the live one's sitemap.xml, "
          "a list, or the folder that its engine built")
      ->type_name("FILE|DIR");
  command->add_option("--config", options->config_path, "The old blog's .postlint.yaml")
      ->type_name("FILE");
  command->add_option("--jobs", options->jobs, "Threads; 0 is as many as the machine has")
      ->type_name("N");
  command->callback([options, &line] { run(*options, line); });
}

}  // namespace postlint
