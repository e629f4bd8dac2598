#include <CLI/CLI.hpp>
#include <memory>

#include "checks/registry.h"
#include "cmd/command.h"
#include "core/config/describe_config.h"
#include "core/report/rule_docs.h"

namespace postlint {
namespace {

struct RulesOptions {
  std::string format = "text";
  std::string color = "auto";
};

void run(const RulesOptions& options) {
  if (options.format == "json") return print_out(rules_as_json(rule_table()));
  if (options.format == "markdown") return print_out(rules_as_markdown(rule_table()));
  if (options.format == "schema") return print_out(config_schema(rule_table()));
  ReportOptions report;
  report.color = use_color(options.color);
  report.columns = terminal_columns();
  print_out(rules_as_text(rule_table(), report));
}

}  // namespace

void add_rules_command(CLI::App& app, CommandLine&) {
  CLI::App* command = app.add_subcommand("rules", "List the rules");
  auto options = std::make_shared<RulesOptions>();
  command
      ->add_option("--format", options->format,
                   "Output format: text, json, markdown (docs/rules.md), schema (the JSON Schema "
                   "of .postlint.yaml)")
      ->check(CLI::IsMember({"text", "json", "markdown", "schema"}));
  command->add_option("--color", options->color, "Colour: auto, always, never")
      ->check(CLI::IsMember({"auto", "always", "never"}));
  command->callback([options] { run(*options); });
}

}  // namespace postlint
