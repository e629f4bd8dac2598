#include <CLI/CLI.hpp>
#include <cstdio>

#include "checks/registry.h"

namespace postlint {

void add_rules_command(CLI::App& app) {
  CLI::App* command = app.add_subcommand("rules", "List the rules");
  command->callback([] {
    for (const Rule* rule : rule_table().rules) {
      std::printf("%.*s\n", static_cast<int>(rule->id.size()), rule->id.data());
    }
  });
}

}  // namespace postlint
