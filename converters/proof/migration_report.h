// A comparison of two sites for people and for programs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "converters/proof/compare.h"
#include "core/base/result.h"

namespace postlint::proof {

struct ReportInputs {
  std::string version;          // of postlint
  std::string report;           // where the whole report is; empty: nowhere
  std::size_t most_pages = 10;  // of the text: pages with a loss, the worst first
};

// The summary for a terminal: counts, the worst pages with reasons, where the report is.
std::string comparison_as_text(const Comparison& comparison, const ReportInputs& inputs);
// docs/migration.schema.json describes it.
std::string comparison_as_json(const Comparison& comparison, const ReportInputs& inputs);
// One page that asks for nothing from anywhere, with the two sides of what is not the same.
std::string comparison_as_html(const Comparison& comparison, const ReportInputs& inputs);

// "text", "json" or "html".
std::string comparison_as(std::string_view format, const Comparison& comparison,
                          const ReportInputs& inputs);

// Writes the whole report to each file, in the format that its name ends with, and notes in
// `inputs.report` where they are. Errors: the disk.
Result<Done> write_reports(const std::vector<std::string>& files, const Comparison& comparison,
                           ReportInputs& inputs);

}  // namespace postlint::proof
