#include <map>

#include "checks/excerpt.h"
#include "core/base/strings.h"
#include "core/lint/check_context.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}

extern const Rule kFootnoteUnused;
const Rule kFootnoteUnused{
    .id = "footnote-unused",
    .aliases = {},
    .family = Family::kRendering,
    .severity = Severity::kWarning,
    // Pelican and Zola show every footnote, referred to or not.
    .engines = {Engine::kPlain, Engine::kJekyll, Engine::kHugo, Engine::kHexo, Engine::kEleventy,
                Engine::kAstro, Engine::kDocusaurus, Engine::kGatsby, Engine::kVitePress,
                Engine::kCustom},
    .summary = "A footnote is written but no mark refers to it.",
    .why = "Engines leave a footnote without a mark out of the page: its text is lost.",
    .bad =
        "---\ntitle: 각주\ndate: 2024-03-01\n---\n\n본문입니다.\n\n"
        "[^source]: 마크다운 명세의 부록입니다.\n",
    .good =
        "---\ntitle: 각주\ndate: 2024-03-01\n---\n\n본문입니다.[^source]\n\n"
        "[^source]: 마크다운 명세의 부록입니다.\n",
    .check = check,
};

namespace {

// How often each [^label] stands anywhere in the file, definitions and code included.
std::map<std::string, std::size_t> count_marks(std::string_view bytes) {
  std::map<std::string, std::size_t> counts;
  for (std::size_t at = bytes.find("[^"); at != std::string_view::npos;
       at = bytes.find("[^", at + 2)) {
    const std::size_t end = bytes.substr(0, at + 200).find(']', at);
    if (end != std::string_view::npos) ++counts[ascii_lower(bytes.substr(at + 2, end - at - 2))];
  }
  return counts;
}

void check(const CheckContext& ctx, Reporter& reporter) {
  if (!ctx.file().byte_set().has('^') || !ctx.profile().has_footnotes) return;
  if (ctx.file().bytes().find("[^") == std::string_view::npos) return;
  std::map<std::string, std::size_t> definitions;
  for (const ReferenceDefinition& definition : ctx.doc().definitions()) {
    if (definition.is_footnote) ++definitions[ascii_lower(definition.label_text)];
  }
  if (definitions.empty()) return;
  const auto marks = count_marks(ctx.file().bytes());
  std::map<std::string, std::size_t> seen;
  for (const ReferenceDefinition& definition : ctx.doc().definitions()) {
    if (!definition.is_footnote) continue;
    const std::string label = ascii_lower(definition.label_text);
    const auto mark = marks.find(label);
    if (mark == marks.end()) continue;  // written in another form
    const std::string shown = "“[^" + excerpt(definition.label_text) + "]”";
    if (mark->second <= definitions[label]) {
      reporter.report(definition.label,
                      "the footnote " + shown + " is left out of the page: no mark refers to it",
                      "write [^" + excerpt(definition.label_text) +
                          "] where it belongs, or delete the footnote");
    } else if (++seen[label] > 1) {
      reporter.report(
          definition.label,
          "the footnote " + shown + " is defined twice: readers only see the first of them",
          "give the second footnote a label and a mark of its own");
    }
  }
}

}  // namespace
}  // namespace postlint
