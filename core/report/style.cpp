#include "core/report/style.h"

#include "core/report/locations.h"

namespace postlint {
namespace {

std::string_view code_of(Style style) {
  switch (style) {
    case Style::kPath:
      return "\x1b[1;4m";
    case Style::kError:
      return "\x1b[1;31m";
    case Style::kWarning:
      return "\x1b[1;33m";
    case Style::kInfo:
      return "\x1b[1;36m";
    case Style::kFaint:
      return "\x1b[2m";
    case Style::kHelp:
      return "\x1b[32m";
    case Style::kBold:
      return "\x1b[1m";
  }
  return "";
}

}  // namespace

Style style_of(Severity severity) {
  switch (severity) {
    case Severity::kInfo:
      return Style::kInfo;
    case Severity::kWarning:
      return Style::kWarning;
    case Severity::kError:
      return Style::kError;
  }
  return Style::kInfo;
}

std::string styled(const ReportOptions& options, Style style, std::string_view text) {
  if (!options.color || text.empty()) return std::string(text);
  return std::string(code_of(style)) + std::string(text) + "\x1b[0m";
}

std::string linked(const ReportOptions& options, std::string_view path, std::string_view text) {
  if (!options.hyperlinks) return std::string(text);
  return "\x1b]8;;" + file_uri(options.working_folder, path) + "\x1b\\" + std::string(text) +
         "\x1b]8;;\x1b\\";
}

}  // namespace postlint
