#include "core/lint/rule.h"

// Reported by report_suppressions() (core/lint/suppression.h), which knows what the post's findings
// were; there is nothing to check here.
namespace postlint {

extern const Rule kUnusedSuppression;
const Rule kUnusedSuppression{
    .id = "unused-suppression",
    .aliases = {"unused-disable-comment"},
    .family = Family::kSuppression,
    .severity = Severity::kInfo,
    .summary = "A comment or a front matter field switches a rule off that finds nothing there",
    .why =
        "What was wrong has been put right, or the comment stands in the wrong place. Left alone, "
        "it will hide the next mistake of this kind.",
    .bad = R"(---
title: 첫 글
date: 2024-03-01
---
<!-- postlint-disable heading-missing-space -->

## 제목

본문입니다.
)",
    .good = R"(---
title: 첫 글
date: 2024-03-01
---
## 제목

본문입니다.
)",
    .fix = FixSafety::kSafe,
    .fix_effect = FixEffect::kMarkupOnly,
    .fix_summary =
        "Deletes the comment, with its line if it stands alone, or the one name that is "
        "of no use.",
};

}  // namespace postlint
