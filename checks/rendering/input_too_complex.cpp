#include "core/lint/check_context.h"

namespace postlint {
namespace {

#define TEN_QUOTES "> > > > > > > > > > "

void check(const CheckContext& ctx, Reporter& reporter) {
  const std::string_view reason = ctx.doc().too_complex();
  if (reason.empty()) return;
  reporter.report_line(ctx.file(), ctx.doc().too_complex_line(),
                       "the post was not read as Markdown: it has " + std::string(reason) +
                           ", which can bring engines to a standstill",
                       "make it simpler, or split the post");
}

}  // namespace

extern const Rule kInputTooComplex;
const Rule kInputTooComplex{
    .id = "input-too-complex",
    .aliases = {},
    .family = Family::kRendering,
    .severity = Severity::kError,
    .summary = "The body is too large or too deeply nested to be parsed within bounds.",
    .why =
        "A few kilobytes of nested quotes or very wide tables keep Markdown parsers busy for "
        "minutes. Such a body is not parsed, so nothing else is checked in it.",
    .bad = "---\ntitle: Deep\ndate: 2024-03-01\n---\n\n" TEN_QUOTES TEN_QUOTES TEN_QUOTES TEN_QUOTES
        TEN_QUOTES TEN_QUOTES TEN_QUOTES TEN_QUOTES TEN_QUOTES TEN_QUOTES TEN_QUOTES TEN_QUOTES
            TEN_QUOTES TEN_QUOTES TEN_QUOTES TEN_QUOTES TEN_QUOTES TEN_QUOTES TEN_QUOTES TEN_QUOTES
                TEN_QUOTES TEN_QUOTES TEN_QUOTES TEN_QUOTES "깊다\n",
    .good = "---\ntitle: Deep\ndate: 2024-03-01\n---\n\n> > 깊다\n",
    .check = check,
};

}  // namespace postlint
