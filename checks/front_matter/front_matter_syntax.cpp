#include "checks/excerpt.h"
#include "checks/front_matter/fields.h"
#include "core/base/strings.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}

extern const Rule kFrontMatterSyntax;
const Rule kFrontMatterSyntax{
    .id = "front-matter-syntax",
    .family = Family::kFrontMatter,
    .severity = Severity::kError,
    .summary = "Front matter that cannot be read",
    .why =
        "Depending on the engine the whole build stops, the post is dropped, or it is published "
        "without its title, date and tags. What the engines' readers drop without a word, such as "
        "fields below an indented one, is reported too.",
    .bad = "---\ntitle: 'It's raining'\ndate: 2024-05-01\n---\n\n비가 온다.\n",
    .good = "---\ntitle: 'It''s raining'\ndate: 2024-05-01\n---\n\n비가 온다.\n",
    .fix = FixSafety::kSafe,
    .fix_effect = FixEffect::kFrontMatter,
    .fix_summary =
        "The broken value with its quotes doubled, escaped or added, tabs as blanks, closed quotes "
        "and brackets; only where the repaired front matter was read again and every other field "
        "stayed.",
    .check = check,
};

namespace {

// The first line of the repair that differs from what stands there.
std::string repaired_line(std::string_view before, std::string_view after) {
  const std::vector<std::string_view> old_lines = split(before, '\n');
  const std::vector<std::string_view> new_lines = split(after, '\n');
  for (std::size_t i = 0; i < new_lines.size(); ++i) {
    if (i >= old_lines.size() || old_lines[i] != new_lines[i]) {
      return std::string(trim_right(new_lines[i]));
    }
  }
  return {};
}

void check(const CheckContext& ctx, Reporter& reporter) {
  const FrontMatter& front_matter = ctx.front_matter();
  if (!front_matter.error) return;
  const FrontMatterError& error = *front_matter.error;
  const SourceFile& file = ctx.file();
  // A folder of plain Markdown may begin with a thematic break.
  if (ctx.profile().engine == Engine::kPlain && front_matter.format == FrontMatterFormat::kYaml &&
      front_matter.entries.empty() &&
      file.text(front_matter.content).find(':') == std::string_view::npos) {
    return;
  }
  const auto size = static_cast<std::uint32_t>(file.bytes().size());
  Span span{std::min(error.offset, size), 0};
  span.end = std::max(span.begin, std::min(file.line_span(file.line_of(span.begin)).end, size));
  std::string help;
  if (error.repair) {
    const std::string line =
        repaired_line(file.text(error.repair->span), error.repair->replacement);
    help = error.repair->explanation + "; write: " + excerpt(line, 100);
  }
  Finding& finding =
      reporter.report(span, "the front matter cannot be read: " + error.reason, std::move(help));
  if (!error.repair) return;
  // A fence put far above the place that was taken for it gives the text between back to the body.
  const bool moves_body =
      error.repair->span.empty() && front_matter.content.end > error.repair->span.end;
  finding.fix = Fix{{Edit{error.repair->span, error.repair->replacement}},
                    moves_body ? FixSafety::kUnsafe : FixSafety::kSafe};
}

}  // namespace
}  // namespace postlint
