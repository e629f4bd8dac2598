#include <set>

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

bool begins_line(std::string_view bytes, std::size_t at) {
  while (at > 0 && (is_blank(bytes[at - 1]) || bytes[at - 1] == '>')) --at;
  return at == 0 || bytes[at - 1] == '\n' || bytes[at - 1] == '\r';
}

// The labels of all [^label] in the file, in code too, that do not open a definition.
std::set<std::string> labels_referred_to(std::string_view bytes) {
  std::set<std::string> labels;
  for (std::size_t at = bytes.find("[^"); at != std::string_view::npos;
       at = bytes.find("[^", at + 2)) {
    const std::size_t end = bytes.substr(0, at + 200).find(']', at);
    if (end == std::string_view::npos) continue;
    if (bytes.substr(end + 1, 1) == ":" && begins_line(bytes, at)) continue;
    labels.insert(ascii_lower(bytes.substr(at + 2, end - at - 2)));
  }
  return labels;
}

void check(const CheckContext& ctx, Reporter& reporter) {
  if (ctx.doc().of_kind(NodeKind::kFootnoteDefinition).empty() || !ctx.profile().has_footnotes) {
    return;
  }
  const std::set<std::string> referred = labels_referred_to(ctx.file().bytes());
  for (const ReferenceDefinition& definition : ctx.doc().definitions()) {
    if (!definition.is_footnote || referred.contains(ascii_lower(definition.label_text))) continue;
    const std::string mark = "[^" + excerpt(definition.label_text) + "]";
    reporter.report(definition.label,
                    "the footnote “" + mark + "” is left out of the page: no mark refers to it",
                    "write " + mark + " where it belongs, or delete the footnote");
  }
}

}  // namespace
}  // namespace postlint
