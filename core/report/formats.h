// The formats that make_report() chooses from; each lives in a file of its own.
#pragma once

#include <memory>

#include "core/report/report.h"

namespace postlint {

std::unique_ptr<ReportFormat> make_text_report(const ReportOptions& options);
std::unique_ptr<ReportFormat> make_statistics_report(const ReportOptions& options);
std::unique_ptr<ReportFormat> make_json_report(const ReportOptions& options);
std::unique_ptr<ReportFormat> make_jsonl_report(const ReportOptions& options);
std::unique_ptr<ReportFormat> make_sarif_report(const ReportOptions& options);
std::unique_ptr<ReportFormat> make_github_report(const ReportOptions& options);
std::unique_ptr<ReportFormat> make_gitlab_report(const ReportOptions& options);
std::unique_ptr<ReportFormat> make_junit_report(const ReportOptions& options);
std::unique_ptr<ReportFormat> make_checkstyle_report(const ReportOptions& options);

}  // namespace postlint
