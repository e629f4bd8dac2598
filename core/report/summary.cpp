#include "core/report/summary.h"

#include <fmt/format.h>

#include <tuple>

#include "core/base/strings.h"
#include "core/base/width.h"
#include "core/lint/rule.h"
#include "core/report/style.h"
#include "core/report/wrap.h"

namespace postlint {

void FindingCounts::add(const FileReport& report) {
  if (!report.findings.empty()) ++files;
  for (const Finding& finding : report.findings) {
    ++by_severity[static_cast<std::size_t>(finding.severity)];
    if (first_rule.empty()) first_rule = finding.rule->id;
    if (!finding.fix) continue;
    if (finding.fix->safety == FixSafety::kSafe) ++safe_fixes;
    if (finding.fix->safety == FixSafety::kUnsafe) ++unsafe_fixes;
  }
}

namespace {

std::string found_line(const FindingCounts& counts, const ReportSummary& summary,
                       const ReportOptions& options) {
  if (counts.total() == 0) {
    const std::string_view left = summary.fixed > 0 ? " left" : "";
    return styled(options, Style::kHelp,
                  fmt::format("No problems{} in {}", left, counted(summary.files, "file"))) +
           "\n";
  }
  std::vector<std::string> parts;
  for (const auto& [severity, one, many] : {std::tuple{Severity::kError, "error", "errors"},
                                            std::tuple{Severity::kWarning, "warning", "warnings"},
                                            std::tuple{Severity::kInfo, "info", "info"}}) {
    const std::size_t number = counts.by_severity[static_cast<std::size_t>(severity)];
    if (number > 0) parts.push_back(counted(number, one, many));
  }
  return wrap_indented(fmt::format("{}{} ({}) in {} of {}", counted(counts.total(), "problem"),
                                   summary.fixed > 0 ? " left" : "", join(parts, ", "),
                                   counts.files, counted(summary.files, "file")),
                       options.columns, 0);
}

std::string next_steps(const FindingCounts& counts, const ReportOptions& options) {
  std::string out;
  const auto add = [&](const std::string& text) { out += wrap_indented(text, options.columns, 0); };
  if (counts.safe_fixes > 0)
    add(fmt::format("{} can be fixed with --fix (--diff shows how)", counts.safe_fixes));
  if (counts.unsafe_fixes > 0) {
    add(fmt::format("{} {}can be fixed with --fix --unsafe-fixes", counts.unsafe_fixes,
                    counts.safe_fixes > 0 ? "more " : ""));
  }
  if (counts.total() > 0) {
    add(fmt::format("More about a rule: postlint explain {}", counts.first_rule));
  }
  return out;
}

}  // namespace

std::string summary_lines(const FindingCounts& counts, const ReportSummary& summary,
                          const ReportOptions& options) {
  std::string out;
  if (summary.fixed > 0) {
    out += styled(options, Style::kHelp,
                  fmt::format("Fixed {} in {}", counted(summary.fixed, "problem"),
                              counted(summary.fixed_files, "file"))) +
           "\n";
  }
  out += found_line(counts, summary, options);
  std::vector<std::string> hidden;
  if (summary.suppressed > 0)
    hidden.push_back(fmt::format("{} switched off in posts", summary.suppressed));
  if (summary.baselined > 0) hidden.push_back(fmt::format("{} in the baseline", summary.baselined));
  if (!hidden.empty()) out += wrap_indented("Not shown: " + join(hidden, ", "), options.columns, 0);
  out += next_steps(counts, options);
  for (const std::string& note : summary.notes) {
    out += styled(options, Style::kFaint,
                  trim_right(wrap_indented(expand_for_display(note), options.columns, 0))) +
           "\n";
  }
  return out;
}

}  // namespace postlint
