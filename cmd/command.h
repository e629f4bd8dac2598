// What the subcommands share: how they register, the options every one of them has, how they end.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace CLI {
class App;
}

namespace postlint {

// Exit codes.
inline constexpr int kExitClean = 0;  // nothing at or above the fail level
inline constexpr int kExitFindings = 1;
inline constexpr int kExitError = 2;          // usage, configuration or input error
inline constexpr int kExitInterrupted = 130;  // Ctrl-C; what was known by then was printed

struct CommandLine {
  int exit_code = kExitClean;
};

// Each adds its subcommand; when it is chosen it runs and sets line.exit_code.
void add_check_command(CLI::App& app, CommandLine& line);
void add_links_command(CLI::App& app, CommandLine& line);
void add_rules_command(CLI::App& app, CommandLine& line);
void add_explain_command(CLI::App& app, CommandLine& line);
void add_config_command(CLI::App& app, CommandLine& line);
void add_report_command(CLI::App& app, CommandLine& line);
void add_convert_command(CLI::App& app, CommandLine& line);
void add_site_command(CLI::App& app, CommandLine& line);
void add_verify_command(CLI::App& app, CommandLine& line);

// Prints "postlint: …" on stderr and sets the exit code to kExitError.
void fail(CommandLine& line, const Error& error);

// "auto" (a terminal, and no NO_COLOR), "always" or "never".
bool use_color(std::string_view choice);
bool stdout_is_terminal();
// The terminal's width, from COLUMNS or the terminal; 0 where output goes elsewhere.
std::size_t terminal_columns();
void print_out(std::string_view text);  // to stdout
std::string working_folder();           // absolute
std::string_view version();

}  // namespace postlint
