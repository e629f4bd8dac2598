#include "cmd/command.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <string>

namespace postlint {

void fail(CommandLine& line, const Error& error) {
  std::fflush(stdout);
  const std::string text = "postlint: " + error.to_string() + "\n";
  std::fwrite(text.data(), 1, text.size(), stderr);
  line.exit_code = kExitError;
}

bool stdout_is_terminal() {
  return isatty(STDOUT_FILENO);
}

bool use_color(std::string_view choice) {
  if (choice == "always") return true;
  if (choice == "never") return false;
  const char* no_color = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  return stdout_is_terminal() && !(no_color && *no_color) &&
         !(term && std::string_view(term) == "dumb");
}

std::size_t terminal_columns() {
  if (!stdout_is_terminal()) return 0;
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  const char* columns = std::getenv("COLUMNS");
  const long width = columns ? std::strtol(columns, nullptr, 10) : 0;
  return width > 0 && width < 10'000 ? static_cast<std::size_t>(width) : 80;
}

void print_out(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stdout);
}

std::string working_folder() {
  char* folder = getcwd(nullptr, 0);
  std::string result = folder ? folder : ".";
  std::free(folder);
  return result;
}

std::string_view version() {
  return POSTLINT_VERSION;
}

}  // namespace postlint
