// GitLab's code quality report: a JSON array in the Code Climate form.
// Fingerprints do not hold line numbers, so that a finding that moves is not a new one.
#include "core/lint/rule.h"
#include "core/report/formats.h"
#include "core/report/json_writer.h"
#include "core/report/locations.h"

namespace postlint {
namespace {

std::string_view severity_of(Severity severity) {
  switch (severity) {
    case Severity::kInfo:
      return "info";
    case Severity::kWarning:
      return "minor";
    case Severity::kError:
      return "major";
  }
  return "info";
}

class GitlabReport final : public ReportFormat {
 public:
  void begin(std::string& out) override { out += '['; }
  void file(const FileReport& report, std::string& out) override {
    const CodePointIndex index(*report.file);
    for (const Finding& finding : report.findings) {
      const Range range = range_of(index, finding.span);
      out += is_first_ ? "\n" : ",\n";
      is_first_ = false;
      JsonWriter json(out);
      json.begin_object();
      json.member("description",
                  finding.help.empty() ? finding.message : finding.message + "; " + finding.help);
      json.member("check_name", finding.rule->id);
      json.member("fingerprint", fingerprints_.of(*report.file, finding));
      json.member("severity", severity_of(finding.severity));
      json.key("location").begin_object();
      json.member("path", report.file->path());
      json.key("lines").begin_object();
      json.member("begin", range.begin.line).member("end", range.last_line());
      json.end_object().end_object().end_object();
    }
  }
  void end(const ReportSummary&, std::string& out) override { out += is_first_ ? "]\n" : "\n]\n"; }

 private:
  bool is_first_ = true;
  Fingerprints fingerprints_;
};

}  // namespace

std::unique_ptr<ReportFormat> make_gitlab_report(const ReportOptions&) {
  return std::make_unique<GitlabReport>();
}

}  // namespace postlint
