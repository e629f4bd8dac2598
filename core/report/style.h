// Colour and links for a terminal; plain text where the options do not ask for them.
#pragma once

#include <string>
#include <string_view>

#include "core/lint/finding.h"
#include "core/report/report.h"

namespace postlint {

enum class Style { kPath, kError, kWarning, kInfo, kFaint, kHelp, kBold };

Style style_of(Severity severity);
std::string styled(const ReportOptions& options, Style style, std::string_view text);
// An OSC 8 hyperlink to a file around `text`.
std::string linked(const ReportOptions& options, std::string_view path, std::string_view text);

}  // namespace postlint
