// JUnit XML: a test suite for each file with findings, a failed test case for each finding.
#include <fmt/format.h>

#include "core/config/config.h"
#include "core/report/formats.h"
#include "core/report/locations.h"
#include "core/report/xml_text.h"

namespace postlint {
namespace {

class JunitReport final : public ReportFormat {
 public:
  void begin(std::string& out) override {
    out += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"postlint\">\n";
  }

  void file(const FileReport& report, std::string& out) override {
    if (report.findings.empty()) return;
    has_suites_ = true;
    const CodePointIndex index(*report.file);
    out += "  <testsuite";
    append_xml_attribute(out, "name", report.file->path());
    out += fmt::format(" tests=\"{0}\" failures=\"{0}\" errors=\"0\">\n", report.findings.size());
    for (const Finding& finding : report.findings) write_case(*report.file, index, finding, out);
    out += "  </testsuite>\n";
  }

  // Some readers take a report without test cases for a broken one.
  void end(const ReportSummary&, std::string& out) override {
    if (!has_suites_) {
      out +=
          "  <testsuite name=\"postlint\" tests=\"1\" failures=\"0\" errors=\"0\">\n"
          "    <testcase name=\"postlint\" classname=\"postlint\"/>\n"
          "  </testsuite>\n";
    }
    out += "</testsuites>\n";
  }

 private:
  static void write_case(const SourceFile& file, const CodePointIndex& index,
                         const Finding& finding, std::string& out) {
    const Position at = index.position(finding.span.begin);
    const std::string place = fmt::format("{}:{}:{}", file.path(), at.line, at.column);
    out += "    <testcase";
    append_xml_attribute(out, "name",
                         fmt::format("{} {}:{}", finding.rule->id, at.line, at.column));
    append_xml_attribute(out, "classname", file.path());
    out += ">\n      <failure";
    append_xml_attribute(out, "type", severity_name(finding.severity));
    append_xml_attribute(out, "message", finding.message);
    out += '>';
    append_xml(out, place + ": " + finding.message);
    if (!finding.help.empty()) append_xml(out, "\n" + finding.help);
    out += "</failure>\n    </testcase>\n";
  }

  bool has_suites_ = false;
};

}  // namespace

std::unique_ptr<ReportFormat> make_junit_report(const ReportOptions&) {
  return std::make_unique<JunitReport>();
}

}  // namespace postlint
