// GitHub workflow commands: annotations on the lines of a pull request.
// The escapes are those of @actions/core (packages/core/src/command.ts).
#include "core/base/utf8.h"
#include "core/lint/rule.h"
#include "core/report/formats.h"
#include "core/report/locations.h"

namespace postlint {
namespace {

void append_escaped(std::string& out, std::string_view text, bool is_property) {
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCodePoint decoded = decode_utf8(text, at);
    at += decoded.size;
    switch (decoded.value) {
      case '%':
        out += "%25";
        break;
      case '\r':
        out += "%0D";
        break;
      case '\n':
        out += "%0A";
        break;
      case ':':
        out += is_property ? "%3A" : ":";
        break;
      case ',':
        out += is_property ? "%2C" : ",";
        break;
      default:
        append_utf8(out, decoded.value < 0x20 ? kReplacementCharacter : decoded.value);
    }
  }
}

std::string_view command_of(Severity severity) {
  switch (severity) {
    case Severity::kInfo:
      return "notice";
    case Severity::kWarning:
      return "warning";
    case Severity::kError:
      return "error";
  }
  return "notice";
}

class GithubReport final : public ReportFormat {
 public:
  void begin(std::string&) override {}
  void file(const FileReport& report, std::string& out) override {
    const CodePointIndex index(*report.file);
    for (const Finding& finding : report.findings) {
      const Range range = range_of(index, finding.span);
      out += "::" + std::string(command_of(finding.severity)) + " file=";
      append_escaped(out, report.file->path(), true);
      out += ",line=" + std::to_string(range.begin.line);
      out += ",endLine=" + std::to_string(range.last_line());
      // Columns are only taken for annotations of one line.
      if (range.begin.line == range.end.line) {
        out += ",col=" + std::to_string(range.begin.column);
        out += ",endColumn=" + std::to_string(range.end.column);
      }
      out += ",title=";
      append_escaped(out, finding.rule->id, true);
      out += "::";
      append_escaped(out, finding.message, false);
      if (!finding.help.empty()) {
        out += "%0A";
        append_escaped(out, finding.help, false);
      }
      out += '\n';
    }
  }
  void end(const ReportSummary&, std::string&) override {}
};

}  // namespace

std::unique_ptr<ReportFormat> make_github_report(const ReportOptions&) {
  return std::make_unique<GithubReport>();
}

}  // namespace postlint
