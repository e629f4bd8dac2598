// A comparison of two sites for people and for programs.
#pragma once

#include <string>
#include <string_view>

#include "converters/proof/compare.h"

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

}  // namespace postlint::proof
