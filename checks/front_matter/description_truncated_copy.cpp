#include "checks/excerpt.h"
#include "checks/front_matter/fields.h"
#include "checks/front_matter/markup.h"
#include "core/base/strings.h"
#include "core/base/utf8.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}

extern const Rule kDescriptionTruncatedCopy;
const Rule kDescriptionTruncatedCopy{
    .id = "description-truncated-copy",
    .family = Family::kFrontMatter,
    .severity = Severity::kInfo,
    .on_by_default = false,
    .summary =
        "A description that is the beginning of the post, cut off in the middle of a sentence",
    .why =
        "A program made it and cut it at so many characters; a reader of the search results meets "
        "half a sentence.",
    .bad =
        "---\ntitle: 봄\ndate: 2024-05-01\ndescription: 남쪽에서 올라온 봄을 따라 사흘 동안 "
        "걸으\n---\n\n"
        "남쪽에서 올라온 봄을 따라 사흘 동안 걸으며 적은 짧은 기록이다.\n",
    .good =
        "---\ntitle: 봄\ndate: 2024-05-01\ndescription: 봄을 따라 사흘 동안 걸은 기록\n---\n\n"
        "남쪽에서 올라온 봄을 따라 사흘 동안 걸으며 적은 짧은 기록이다.\n",
    .check = check,
};

namespace {

// Letters and digits only, so that markup and line breaks play no part.
std::string letters_of(std::string_view text, std::size_t limit) {
  std::string out;
  for (std::size_t at = 0; at < text.size() && out.size() < limit;) {
    const DecodedCodePoint code = decode_utf8(text, at);
    if (is_word(code.value)) out.append(text.substr(at, code.size));
    at += code.size;
  }
  return out;
}

std::string beginning_of(const Document& document, std::size_t limit) {
  std::string text;
  for (const NodeId id : document.of_kind(NodeKind::kParagraph)) {
    text.append(document.visible_text(id)).append(" ");
    if (text.size() > limit) break;
  }
  return text;
}

void check(const CheckContext& ctx, Reporter& reporter) {
  const FieldEntry* const entry = find_field(ctx, "description");
  if (entry == nullptr || ctx.front_matter().error || !entry->value.is_scalar()) return;
  std::string_view text = trim(entry->value.text);
  for (const std::string_view dots : {"...", "…"}) {
    if (text.ends_with(dots)) text.remove_suffix(dots.size());
  }
  text = trim(text);
  if (text.size() < 30 || entry->value.span.empty()) return;
  // A whole sentence is a summary, wherever it comes from.
  if (std::string_view(".!?\"')]").find(text.back()) != std::string_view::npos) return;
  for (const std::string_view end : {"。", "！", "？", "”", "’"}) {
    if (text.ends_with(end)) return;
  }
  const std::string wanted = letters_of(to_plain_text(text), 4000);
  const std::string body = letters_of(beginning_of(ctx.doc(), 3 * text.size() + 200), 6000);
  if (wanted.size() < 30 || body.size() <= wanted.size() || !body.starts_with(wanted)) return;
  reporter.report(
      entry->value.span,
      "the description is the beginning of the post and stops in the middle of a sentence",
      "say in one sentence what the post is about");
}

}  // namespace
}  // namespace postlint
