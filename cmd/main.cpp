#include <CLI/CLI.hpp>

#include "cmd/command.h"

int main(int argc, char** argv) {
  using namespace postlint;
  CLI::App app{"postlint checks the posts of a blog as the blog's own engine will read them."};
  app.name("postlint");
  app.set_version_flag("--version", std::string("postlint ") + std::string(version()));
  app.require_subcommand(1);
  app.footer(
      "Exit codes: 0 nothing to report, 1 findings, 2 usage, configuration or input error.\n"
      "Start with: postlint check .");
  CommandLine line;
  add_check_command(app, line);
  add_rules_command(app, line);
  add_explain_command(app, line);
  add_config_command(app, line);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kExitClean : kExitError;
  }
  return line.exit_code;
}
