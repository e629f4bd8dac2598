// What the program says about its rules: read from their records, the same on the terminal, in
// docs/rules.md and as JSON.
#pragma once

#include <string>

#include "core/config/config.h"
#include "core/report/report.h"

namespace postlint {

// `postlint explain RULE`: wrapped to options.columns.
std::string explain_rule(const Rule& rule, const ReportOptions& options);

// `postlint rules`
std::string rules_as_text(const RuleTable& rules, const ReportOptions& options);
std::string rules_as_json(const RuleTable& rules);
std::string rules_as_markdown(const RuleTable& rules);  // docs/rules.md

}  // namespace postlint
