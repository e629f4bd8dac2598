// The last lines of a report for people: how many, how bad, what to run next.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "core/base/strings.h"
#include "core/report/report.h"

namespace postlint {

struct FindingCounts {
  std::size_t files = 0;
  std::array<std::size_t, 3> by_severity{};  // indexed by Severity
  std::size_t safe_fixes = 0;
  std::size_t unsafe_fixes = 0;
  std::string_view first_rule;  // one that was found, for "postlint explain"

  void add(const FileReport& report);
  std::size_t total() const { return by_severity[0] + by_severity[1] + by_severity[2]; }
};

std::string summary_lines(const FindingCounts& counts, const ReportSummary& summary,
                          const ReportOptions& options);

}  // namespace postlint
