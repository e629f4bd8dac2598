#include "converters/proof/migration_report.h"

#include "core/io/files.h"

namespace postlint::proof {

std::string comparison_as(std::string_view format, const Comparison& comparison,
                          const ReportInputs& inputs) {
  if (format == "json") return comparison_as_json(comparison, inputs);
  if (format == "html") return comparison_as_html(comparison, inputs);
  return comparison_as_text(comparison, inputs);
}

Result<Done> write_reports(const std::vector<std::string>& files, const Comparison& comparison,
                           ReportInputs& inputs) {
  for (const std::string& file : files) {
    inputs.report += (inputs.report.empty() ? "" : ", ") + file;
  }
  for (const std::string& file : files) {
    const bool is_html = file.ends_with(".html") || file.ends_with(".htm");
    const std::string_view format = file.ends_with(".json") ? "json" : is_html ? "html" : "text";
    const Result<Done> written =
        write_file_atomically(file, comparison_as(format, comparison, inputs));
    if (!written.ok()) return written.error();
  }
  return Done{};
}

}  // namespace postlint::proof
