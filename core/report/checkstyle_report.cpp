// Checkstyle XML, which many CI systems and review bots read.
#include "core/config/config.h"
#include "core/report/formats.h"
#include "core/report/locations.h"
#include "core/report/xml_text.h"

namespace postlint {
namespace {

class CheckstyleReport final : public ReportFormat {
 public:
  void begin(std::string& out) override {
    out += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n";
  }

  void file(const FileReport& report, std::string& out) override {
    if (report.findings.empty()) return;
    const CodePointIndex index(*report.file);
    out += "  <file";
    append_xml_attribute(out, "name", report.file->path());
    out += ">\n";
    for (const Finding& finding : report.findings) {
      const Position at = index.position(finding.span.begin);
      out += "    <error";
      append_xml_attribute(out, "line", std::to_string(at.line));
      append_xml_attribute(out, "column", std::to_string(at.column));
      append_xml_attribute(out, "severity", severity_name(finding.severity));
      append_xml_attribute(
          out, "message",
          finding.help.empty() ? finding.message : finding.message + "; " + finding.help);
      append_xml_attribute(out, "source", "postlint." + std::string(finding.rule->id));
      out += "/>\n";
    }
    out += "  </file>\n";
  }

  void end(const ReportSummary&, std::string& out) override { out += "</checkstyle>\n"; }
};

}  // namespace

std::unique_ptr<ReportFormat> make_checkstyle_report(const ReportOptions&) {
  return std::make_unique<CheckstyleReport>();
}

}  // namespace postlint
