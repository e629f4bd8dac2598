#include "checks/excerpt.h"
#include "checks/headings/outline.h"
#include "core/base/strings.h"
#include "core/lint/check_context.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}

extern const Rule kHeadingIndented;
const Rule kHeadingIndented{
    .id = "heading-indented",
    .aliases = {"MD023", "heading-start-left"},
    .family = Family::kHeadings,
    .severity = Severity::kWarning,
    .engines = {Engine::kJekyll, Engine::kPelican},
    .summary = "Blanks before the #s of a heading, where the engine then shows it as text",
    .why =
        "CommonMark allows three blanks before the #s. Jekyll's kramdown and Pelican's "
        "Python-Markdown allow none: they show the line as text, with its #s.",
    .bad =
        "---\nlayout: post\ntitle: 설치 안내\ndate: 2024-03-01\n---\n\n ## 준비\n\n내려받는다.\n",
    .good =
        "---\nlayout: post\ntitle: 설치 안내\ndate: 2024-03-01\n---\n\n## 준비\n\n내려받는다.\n",
    .example = {.path = "_posts/2024-03-01-install.md", .engine = Engine::kJekyll},
    .fix = FixSafety::kSafe,
    .fix_effect = FixEffect::kPageUnchanged,
    .fix_summary = "removes the blanks",
    .check = check,
};

namespace {

void check(const CheckContext& ctx, Reporter& reporter) {
  if (!ctx.profile().headings_start_at_margin) return;
  const Document& doc = ctx.doc();
  for (const NodeId id : doc.headings()) {
    const Node& node = doc.node(id);
    if (node.line != node.end_line || !is_outline_heading(doc, id)) continue;
    const Span line = doc.line_span(node.line);
    const std::string_view text = ctx.file().text(line);
    const std::size_t blanks = text.find_first_not_of(' ');
    if (blanks == 0 || blanks == std::string_view::npos || text[blanks] != '#') continue;
    const Span indent{line.begin, line.begin + static_cast<std::uint32_t>(blanks)};
    const std::string_view heading = trim(text);
    Finding& finding = reporter.report(
        {indent.end, line.end},
        quoted(heading) + " is shown as text: " + std::string(ctx.profile().display_name) +
            " makes a heading only of a line that begins with #",
        "write it without the blanks before it");
    finding.fix = Fix{{Edit{indent, ""}}, FixSafety::kSafe};
  }
}

}  // namespace
}  // namespace postlint
