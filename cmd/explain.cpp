#include <CLI/CLI.hpp>
#include <memory>

#include "checks/registry.h"
#include "cmd/command.h"
#include "core/config/rule_statements.h"
#include "core/report/rule_docs.h"

namespace postlint {
namespace {

struct ExplainOptions {
  std::vector<std::string> names;
  std::string color = "auto";
};

void run(const ExplainOptions& options, CommandLine& line) {
  ReportOptions report;
  report.color = use_color(options.color);
  report.columns = terminal_columns();
  bool is_first = true;
  for (const std::string& name : options.names) {
    const Rule* rule = rule_table().find(name);
    if (rule == nullptr) {
      const bool is_family = !rule_table().select(name).empty();
      fail(line, {is_family ? "\"" + name + "\" is a family; \"postlint rules\" lists its rules"
                            : unknown_rule_message(rule_table(), name)});
      continue;
    }
    if (!is_first) print_out("\n");
    is_first = false;
    print_out(explain_rule(*rule, report));
  }
}

}  // namespace

void add_explain_command(CLI::App& app, CommandLine& line) {
  CLI::App* command = app.add_subcommand("explain", "Explain a rule");
  auto options = std::make_shared<ExplainOptions>();
  command
      ->add_option("rule", options->names, "The rule's id, or markdownlint's name for it (MD045)")
      ->type_name("RULE")
      ->required();
  command->add_option("--color", options->color, "Colour: auto, always, never")
      ->check(CLI::IsMember({"auto", "always", "never"}));
  command->callback([options, &line] { run(*options, line); });
}

}  // namespace postlint
