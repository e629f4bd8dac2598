#include <CLI/CLI.hpp>
#include <algorithm>

#include "cmd/command.h"
#include "core/base/strings.h"

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
  add_links_command(app, line);
  add_rules_command(app, line);
  add_explain_command(app, line);
  add_config_command(app, line);
  add_report_command(app, line);
  add_site_command(app, line);
  add_verify_command(app, line);
  add_convert_command(app, line);
  if (argc > 1 && argv[1][0] != '-') {
    std::vector<std::string_view> names;
    for (const CLI::App* command : app.get_subcommands({})) names.push_back(command->get_name());
    if (std::find(names.begin(), names.end(), argv[1]) == names.end()) {
      const std::string_view near = nearest(argv[1], names);
      fail(line, {"there is no command “" + std::string(argv[1]) + "”" +
                  (near.empty() ? "; postlint --help lists them"
                                : "; did you mean “" + std::string(near) + "”?")});
      return line.exit_code;
    }
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kExitClean : kExitError;
  }
  return line.exit_code;
}
