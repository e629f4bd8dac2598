// Printing what was found. One format, one file; a format sees findings with their files and
// knows nothing of checks.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/lint/finding.h"
#include "core/text/source_file.h"

namespace postlint {

// The findings of one file, sorted by offset. `file` is needed for lines and columns.
struct FileReport {
  const SourceFile* file;
  std::vector<Finding> findings;
};

struct ReportSummary {
  std::size_t files = 0;       // checked
  std::size_t suppressed = 0;  // by comments or front matter
  std::size_t baselined = 0;
  std::size_t fixed = 0;  // findings fixed in this run
  std::size_t fixed_files = 0;
  std::vector<std::string> notes;  // "no configuration found; engine: Hugo"
};

struct ReportOptions {
  bool color = false;
  bool hyperlinks = false;
  bool statistics = false;
  bool quiet = false;          // text: no summary
  std::size_t columns = 80;    // width of the terminal; 0: not a terminal (120 is taken)
  std::string working_folder;  // absolute, for hyperlinks and URIs
  std::string version;
};

// Writes a report piece by piece, so that memory does not grow with the blog: begin, then file()
// in path order for files with findings, then end.
class ReportFormat {
 public:
  virtual ~ReportFormat() = default;
  virtual void begin(std::string& out) = 0;
  virtual void file(const FileReport& report, std::string& out) = 0;
  virtual void end(const ReportSummary& summary, std::string& out) = 0;
};

// "text", "json", "jsonl", "sarif", "github", "gitlab", "junit", "checkstyle"; nullptr: unknown.
std::unique_ptr<ReportFormat> make_report(std::string_view name, const ReportOptions& options);
const std::vector<std::string_view>& report_format_names();

}  // namespace postlint
