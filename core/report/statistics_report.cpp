// --statistics: how many findings each rule has, the most frequent first, instead of the findings.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "core/base/width.h"
#include "core/config/config.h"
#include "core/report/formats.h"
#include "core/report/rule_facts.h"
#include "core/report/style.h"
#include "core/report/summary.h"

namespace postlint {
namespace {

struct RuleCount {
  const Rule* rule = nullptr;
  Severity severity = Severity::kInfo;
  std::size_t findings = 0;
  std::size_t files = 0;
  std::size_t fixable = 0;
};

class StatisticsReport final : public ReportFormat {
 public:
  explicit StatisticsReport(const ReportOptions& options) : options_(options) {}

  void begin(std::string&) override {}

  void file(const FileReport& report, std::string&) override {
    totals_.add(report);
    std::map<const Rule*, bool> seen;
    for (const Finding& finding : report.findings) {
      RuleCount& count = counts_[finding.rule];
      count.rule = finding.rule;
      count.severity = std::max(count.severity, finding.severity);
      ++count.findings;
      if (finding.fix && finding.fix->safety == FixSafety::kSafe) ++count.fixable;
      if (seen.emplace(finding.rule, true).second) ++count.files;
    }
  }

  void end(const ReportSummary& summary, std::string& out) override {
    write_table(out);
    if (!options_.quiet) out += summary_lines(totals_, summary, options_);
  }

 private:
  void write_table(std::string& out) const {
    if (counts_.empty()) return;
    std::vector<RuleCount> rows;
    for (const auto& entry : counts_) rows.push_back(entry.second);
    std::sort(rows.begin(), rows.end(), [](const RuleCount& left, const RuleCount& right) {
      return left.findings != right.findings ? left.findings > right.findings
                                             : left.rule->id < right.rule->id;
    });
    std::size_t width = 4;
    for (const RuleCount& row : rows) width = std::max(width, row.rule->id.size());
    out += fmt::format("{:>8} {:>7} {:>7}  {:<7}  {}\n", "findings", "files", "--fix", "", "rule");
    for (const RuleCount& row : rows) {
      const std::string numbers =
          fmt::format("{:>8} {:>7} {:>7}", row.findings, row.files, row.fixable);
      const std::string severity = fmt::format("{:<7}", severity_name(row.severity));
      const std::size_t used = 8 + 1 + 7 + 1 + 7 + 2 + 7 + 2 + width + 2;
      std::string_view summary = without_full_stop(row.rule->summary);
      if (options_.columns > 0) {
        summary = options_.columns < used + 20 ? "" : fit_width(summary, options_.columns - used);
      }
      out += numbers + "  " + styled(options_, style_of(row.severity), severity) + "  ";
      if (summary.empty()) {
        out += std::string(row.rule->id) + "\n";
      } else {
        out += fmt::format("{:<{}}  {}\n", row.rule->id, width,
                           styled(options_, Style::kFaint, summary));
      }
    }
    out += '\n';
  }

  ReportOptions options_;
  FindingCounts totals_;
  std::map<const Rule*, RuleCount> counts_;
};

}  // namespace

std::unique_ptr<ReportFormat> make_statistics_report(const ReportOptions& options) {
  return std::make_unique<StatisticsReport>(options);
}

}  // namespace postlint
