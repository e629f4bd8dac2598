#include "checks/excerpt.h"
#include "checks/headings/hash_line.h"
#include "core/lint/check_context.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}

extern const Rule kHeadingTooDeep;
const Rule kHeadingTooDeep{
    .id = "heading-too-deep",
    .family = Family::kHeadings,
    .severity = Severity::kWarning,
    .summary = "A heading with seven or more #s",
    .why = "HTML has six levels of headings. A line with more #s is shown as text, with its #s.",
    .bad =
        "---\ntitle: 설치 안내\ndate: 2024-03-01\n---\n\n####### 참고 사항\n\n설정 파일을 "
        "지운다.\n",
    .good =
        "---\ntitle: 설치 안내\ndate: 2024-03-01\n---\n\n###### 참고 사항\n\n설정 파일을 지운다.\n",
    .fix = FixSafety::kUnsafe,
    .fix_effect = FixEffect::kMarkersVanish,
    .fix_summary = "makes it a heading of level six",
    .check = check,
};

namespace {

void check(const CheckContext& ctx, Reporter& reporter) {
  for (const HashLine& line : find_hash_lines(ctx.doc())) {
    if (line.level < 7 || !line.is_first) continue;
    const std::string_view text = ctx.file().text({line.text_begin, line.text_end});
    Finding& finding = reporter.report(
        line.span,
        quoted(ctx.file().text(line.span)) + " is shown as text: headings have at most six #s",
        "write: ###### " + excerpt(text));
    Fix fix{{Edit{{line.span.begin, line.text_begin}, "###### "}}, FixSafety::kUnsafe};
    if (line.text_end < line.span.end) fix.edits.push_back({{line.text_end, line.span.end}, ""});
    finding.fix = std::move(fix);
  }
}

}  // namespace
}  // namespace postlint
