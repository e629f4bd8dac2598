// json: one array; jsonl: one object a line. Both hold the same objects, one for each finding.
#include "core/config/config.h"
#include "core/report/formats.h"
#include "core/report/json_writer.h"
#include "core/report/locations.h"

namespace postlint {
namespace {

void write_fix(const Finding& finding, JsonWriter& json) {
  json.key("fix");
  if (!finding.fix || finding.fix->safety == FixSafety::kNone) {
    json.null();
  } else {
    json.value(finding.fix->safety == FixSafety::kSafe ? "safe" : "unsafe");
  }
}

void write_finding(const SourceFile& file, const CodePointIndex& index, const Finding& finding,
                   std::string& out) {
  const Range range = range_of(index, finding.span);
  JsonWriter json(out);
  json.begin_object();
  json.member("file", file.path());
  json.member("line", range.begin.line);
  json.member("column", range.begin.column);
  json.member("end_line", range.end.line);
  json.member("end_column", range.end.column);
  json.member("offset", finding.span.begin);
  json.member("length", finding.span.size());
  json.member("rule", finding.rule->id);
  json.key("aliases").begin_array();
  for (const std::string_view alias : finding.rule->aliases) json.value(alias);
  json.end_array();
  json.member("severity", severity_name(finding.severity));
  json.member("message", finding.message);
  json.member("help", finding.help);
  write_fix(finding, json);
  json.end_object();
}

class JsonLinesReport final : public ReportFormat {
 public:
  void begin(std::string&) override {}
  void file(const FileReport& report, std::string& out) override {
    const CodePointIndex index(*report.file);
    for (const Finding& finding : report.findings) {
      write_finding(*report.file, index, finding, out);
      out += '\n';
    }
  }
  void end(const ReportSummary&, std::string&) override {}
};

class JsonReport final : public ReportFormat {
 public:
  void begin(std::string& out) override { out += '['; }
  void file(const FileReport& report, std::string& out) override {
    const CodePointIndex index(*report.file);
    for (const Finding& finding : report.findings) {
      out += is_first_ ? "\n" : ",\n";
      is_first_ = false;
      write_finding(*report.file, index, finding, out);
    }
  }
  void end(const ReportSummary&, std::string& out) override { out += is_first_ ? "]\n" : "\n]\n"; }

 private:
  bool is_first_ = true;
};

}  // namespace

std::unique_ptr<ReportFormat> make_json_report(const ReportOptions&) {
  return std::make_unique<JsonReport>();
}
std::unique_ptr<ReportFormat> make_jsonl_report(const ReportOptions&) {
  return std::make_unique<JsonLinesReport>();
}

}  // namespace postlint
