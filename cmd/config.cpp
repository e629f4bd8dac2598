#include <CLI/CLI.hpp>
#include <memory>

#include "checks/registry.h"
#include "cmd/command.h"
#include "cmd/load_config.h"
#include "core/config/describe_config.h"
#include "core/io/file_tree.h"
#include "core/io/files.h"
#include "core/site/blog.h"

namespace postlint {
namespace {

struct ConfigOptions {
  std::string path = ".";
  std::string config_path;
  std::string engine;
  std::string format = "yaml";
};

// `path` as overrides see it: relative to the configuration's folder where it is below that.
std::string relative_to(const std::string& root, const std::string& path) {
  const std::string here = working_folder();
  const std::string base = normalize_path(join_path(here, root));
  const std::string full = normalize_path(join_path(here, path));
  const std::string prefix = base == "/" ? base : base + "/";
  return full.compare(0, prefix.size(), prefix) == 0 ? full.substr(prefix.size()) : path;
}

void run(const ConfigOptions& options, CommandLine& line) {
  const std::unique_ptr<FileTree> files = make_disk_file_tree();
  if (!files->exists(options.path)) {
    return fail(line, {"there is no file or folder of this name", options.path});
  }
  Result<Config> config = load_config(options.config_path, options.path);
  if (!config.ok()) return fail(line, config.error());

  std::string engine_source;
  if (!options.engine.empty()) {
    config->engine = options.engine;
    engine_source = "--engine";
  } else if (!config->engine.empty()) {
    engine_source = config->sources["engine"];
  } else {
    const Detection detection = detect_blog(*files, options.path);
    engine_source =
        detection.reason.empty() ? "no engine's files were found" : "detected: " + detection.reason;
  }
  const Result<BlogFacts> blog = load_blog_facts(*files, options.path, *config);
  if (!blog.ok()) return fail(line, blog.error());

  const bool is_file = files->is_file(options.path);
  const std::string inside = is_file ? relative_to(config->root, options.path) : "";
  const auto resolved = resolve_rules(*config, rule_table(), {}, inside);
  if (!resolved.ok()) return fail(line, resolved.error());
  std::vector<ResolvedRule> rules;
  for (const ResolvedRule& rule : *resolved) {
    if (rule.rule->engines.has(blog->profile->engine)) rules.push_back(rule);
  }
  const ConfigView view{*config, rules, std::string(blog->profile->name), engine_source, inside};
  print_out(options.format == "json" ? config_as_json(view) : config_as_yaml(view));
}

}  // namespace

void add_config_command(CLI::App& app, CommandLine& line) {
  CLI::App* command =
      app.add_subcommand("config", "Show the configuration in force and where it comes from");
  auto options = std::make_shared<ConfigOptions>();
  command->add_option("path", options->path, "A folder, or a file to see which rules are on for it")
      ->type_name("PATH");
  command->add_option("--config", options->config_path, "Use this configuration file")
      ->type_name("FILE");
  command->add_option("--engine", options->engine, "The blog's engine")->type_name("NAME");
  command->add_option("--format", options->format, "Output format: yaml, json")
      ->check(CLI::IsMember({"yaml", "json"}));
  command->callback([options, &line] { run(*options, line); });
}

}  // namespace postlint
