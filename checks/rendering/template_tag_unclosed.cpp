#include "checks/excerpt.h"
#include "core/lint/check_context.h"

namespace postlint {
namespace {

void check(const CheckContext& ctx, Reporter& reporter) {
  for (const TemplateProblem& problem : ctx.doc().templates().problems) {
    reporter.report(problem.span,
                    quoted(ctx.file().text(problem.span)) + " is not closed: " + problem.message,
                    "close it, or write it as code if readers should see it");
  }
}

}  // namespace

extern const Rule kTemplateTagUnclosed;
const Rule kTemplateTagUnclosed{
    .id = "template-tag-unclosed",
    .aliases = {},
    .family = Family::kRendering,
    .severity = Severity::kError,
    .summary = "A template tag or shortcode of the engine is opened and never closed.",
    .why = "The engine stops the build, or takes the rest of the post for the inside of the tag.",
    .bad =
        "---\ntitle: 태그\ndate: 2024-03-01\n---\n\n{% raw %}\n\n이중 중괄호를 그대로 보여 "
        "줍니다.\n",
    .good =
        "---\ntitle: 태그\ndate: 2024-03-01\n---\n\n"
        "{% raw %}\n\n이중 중괄호를 그대로 보여 줍니다.\n\n{% endraw %}\n",
    .example = {.path = "_posts/2024-03-01-tag.md", .engine = Engine::kJekyll},
    .check = check,
};

}  // namespace postlint
