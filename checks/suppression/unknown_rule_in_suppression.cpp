#include "core/lint/rule.h"

// Reported by report_suppressions() (core/lint/suppression.h), which has read the comments; there
// is nothing to check here.
namespace postlint {

extern const Rule kUnknownRuleInSuppression;
const Rule kUnknownRuleInSuppression{
    .id = "unknown-rule-in-suppression",
    .family = Family::kSuppression,
    .severity = Severity::kWarning,
    .summary = "A postlint- comment names a rule or an instruction that does not exist",
    .why =
        "The comment does nothing: what it was meant to switch off is still reported. A slip in "
        "the name is the usual cause, or a reason that does not stand behind “--”.",
    .bad = R"(---
title: 첫 글
date: 2024-03-01
---
<!-- postlint-disable heading-mising-space -->

본문입니다.
)",
    .good = R"(---
title: 첫 글
date: 2024-03-01
---
<!-- postlint-disable heading-missing-space -- 예제에 쓰는 모양이라 그대로 둔다 -->

##제목

본문입니다.
)",
    .fix = FixSafety::kUnsafe,
    .fix_effect = FixEffect::kMarkupOnly,
    .fix_summary = "Writes the nearest known name.",
};

}  // namespace postlint
