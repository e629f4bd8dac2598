#include <array>

#include "core/report/formats.h"

namespace postlint {
namespace {

using Maker = std::unique_ptr<ReportFormat> (*)(const ReportOptions&);

struct NamedFormat {
  std::string_view name;
  Maker make;
};

constexpr std::array<NamedFormat, 8> kFormats = {{
    {"text", make_text_report},
    {"json", make_json_report},
    {"jsonl", make_jsonl_report},
    {"sarif", make_sarif_report},
    {"github", make_github_report},
    {"gitlab", make_gitlab_report},
    {"junit", make_junit_report},
    {"checkstyle", make_checkstyle_report},
}};

}  // namespace

std::unique_ptr<ReportFormat> make_report(std::string_view name, const ReportOptions& options) {
  if (name == "text" && options.statistics) return make_statistics_report(options);
  for (const NamedFormat& format : kFormats) {
    if (format.name == name) return format.make(options);
  }
  return nullptr;
}

const std::vector<std::string_view>& report_format_names() {
  static const std::vector<std::string_view> names = [] {
    std::vector<std::string_view> made;
    for (const NamedFormat& format : kFormats) made.push_back(format.name);
    return made;
  }();
  return names;
}

}  // namespace postlint
