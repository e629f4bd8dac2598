// For people: findings grouped by file, each with its source line, a caret line and what to type.
#include <fmt/format.h>

#include "core/base/strings.h"
#include "core/base/width.h"
#include "core/config/config.h"
#include "core/report/code_frame.h"
#include "core/report/formats.h"
#include "core/report/locations.h"
#include "core/report/style.h"
#include "core/report/summary.h"
#include "core/report/wrap.h"

namespace postlint {
namespace {

// Logs are read in windows, too, and a line of a megabyte must not be printed for every finding.
constexpr std::size_t kColumnsWithoutTerminal = 120;

constexpr std::string_view kNoBreakSpace = "\u00A0";

std::string_view fix_hint(const Finding& finding) {
  if (!finding.fix) return "";
  switch (finding.fix->safety) {
    case FixSafety::kSafe:
      return " --fix";
    case FixSafety::kUnsafe:
      return " --unsafe-fixes";
    case FixSafety::kNone:
      return "";
  }
  return "";
}

class TextReport final : public ReportFormat {
 public:
  explicit TextReport(const ReportOptions& options) : options_(options) {}

  void begin(std::string&) override {}

  void file(const FileReport& report, std::string& out) override {
    if (report.findings.empty()) return;
    counts_.add(report);
    const CodePointIndex index(*report.file);
    const std::string path = expand_for_display(report.file->path());
    out += linked(options_, report.file->path(), styled(options_, Style::kPath, path));
    out += '\n';
    const std::size_t gutter =
        fmt::formatted_size("{}", report.file->line_of(report.findings.back().span.begin)) + 2;
    for (const Finding& finding : report.findings) {
      if (&finding != &report.findings.front()) out += '\n';
      write_headline(index, finding, out);
      write_frame(*report.file, finding, gutter, out);
    }
    out += '\n';
  }

  void end(const ReportSummary& summary, std::string& out) override {
    if (!options_.quiet) out += summary_lines(counts_, summary, options_);
  }

 private:
  // "  12:1 warning “##제목##” is shown as text: … [heading-missing-space]"
  void write_headline(const CodePointIndex& index, const Finding& finding, std::string& out) {
    const Position at = index.position(finding.span.begin);
    const std::string place = fmt::format("{}:{}", at.line, at.column);
    const std::string_view severity = severity_name(finding.severity);
    const std::size_t start = 2 + place.size() + 1 + severity.size() + 1;
    // The name and its hint must not be parted by the wrapping.
    const std::string rule =
        replace_all(fmt::format("[{}{}]", finding.rule->id, fix_hint(finding)), " ", kNoBreakSpace);
    std::string text =
        wrap_indented(expand_for_display(finding.message) + " " + rule, options_.columns, 4, start);
    const std::size_t found = text.rfind(rule);
    if (found != std::string::npos) {
      text.replace(found, rule.size(),
                   styled(options_, Style::kFaint, replace_all(rule, kNoBreakSpace, " ")));
    }
    out += fmt::format("  {} {} {}", place, styled(options_, style_of(finding.severity), severity),
                       text);
  }

  void write_frame(const SourceFile& file, const Finding& finding, std::size_t gutter,
                   std::string& out) {
    const std::uint32_t line = file.line_of(finding.span.begin);
    const std::uint32_t last_line =
        finding.span.empty() ? line : file.line_of(finding.span.end - 1);
    const std::size_t used = gutter + 3;
    const std::size_t columns = options_.columns == 0     ? kColumnsWithoutTerminal
                                : options_.columns > used ? options_.columns - used
                                                          : 0;
    const CodeFrame frame = make_code_frame(file, finding.span, columns);
    const std::string bar = styled(options_, Style::kFaint, "|");
    out += fmt::format("{} {}{}\n",
                       styled(options_, Style::kFaint, fmt::format("{:>{}}", line, gutter)), bar,
                       frame.line.empty() ? "" : " " + frame.line);
    out += fmt::format("{:>{}} {} {}{}", "", gutter, bar, frame.before,
                       styled(options_, style_of(finding.severity), frame.carets));
    if (last_line > line)
      out += styled(options_, Style::kFaint, fmt::format(" to line {}", last_line));
    out += '\n';
    if (finding.help.empty()) return;
    for (const std::string_view help : split(finding.help, '\n')) {
      const std::string wrapped =
          wrap_indented(expand_for_display(help), options_.columns, used, used);
      out += fmt::format("{:>{}} {} ", "", gutter, styled(options_, Style::kFaint, "="));
      out += styled(options_, Style::kHelp, trim_right(wrapped));
      out += '\n';
    }
  }

  ReportOptions options_;
  FindingCounts counts_;
};

}  // namespace

std::unique_ptr<ReportFormat> make_text_report(const ReportOptions& options) {
  return std::make_unique<TextReport>(options);
}

}  // namespace postlint
