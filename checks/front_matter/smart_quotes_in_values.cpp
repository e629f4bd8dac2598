#include <array>
#include <vector>

#include "checks/excerpt.h"
#include "checks/front_matter/fields.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}

extern const Rule kSmartQuotesInValues;
const Rule kSmartQuotesInValues{
    .id = "smart-quotes-in-values",
    .family = Family::kFrontMatter,
    .severity = Severity::kWarning,
    .summary = "A value between typographic quotes, which are no quotes for the engine",
    .why =
        "Word processors and phones turn \" into “ ”. In front matter these are letters like any "
        "other: they become part of the title, the tag or the address.",
    .bad = "---\ntitle: “봄이 왔다”\ndate: 2024-05-01\n---\n\n꽃이 피었다.\n",
    .good = "---\ntitle: \"봄이 왔다\"\ndate: 2024-05-01\n---\n\n꽃이 피었다.\n",
    .fix = FixSafety::kSafe,
    .fix_effect = FixEffect::kFrontMatter,
    .fix_summary = "Straight quotes in the place of the typographic ones.",
    .check = check,
};

namespace {

// What stands between the quotes, or nothing where they do not enclose the whole value.
std::string_view enclosed(std::string_view text) {
  struct Pair {
    std::string_view open, close;
  };
  constexpr std::array<Pair, 5> kPairs{
      {{"“", "”"}, {"”", "”"}, {"‘", "’"}, {"’", "’"}, {"„", "“"}}};
  for (const Pair& pair : kPairs) {
    if (text.size() <= pair.open.size() + pair.close.size() || !text.starts_with(pair.open) ||
        !text.ends_with(pair.close)) {
      continue;
    }
    const std::string_view inside =
        text.substr(pair.open.size(), text.size() - pair.open.size() - pair.close.size());
    // “One” and “two”: the quotes are part of the sentence.
    for (const std::string_view quote : {"“", "”", "„"}) {
      if (inside.find(quote) != std::string_view::npos) return {};
    }
    return inside;
  }
  return {};
}

void check_value(const FieldValue& value, Reporter& reporter) {
  if (value.style != ScalarStyle::kPlain || value.text.empty() || value.span.empty()) return;
  const std::string_view inside = enclosed(value.text);
  if (inside.empty()) return;
  const std::string written = quote_yaml(inside, ScalarStyle::kDoubleQuoted);
  Finding& finding = reporter.report(
      value.span,
      "typographic quotes do not quote: they become part of the value " + quoted(value.text),
      "write: " + excerpt(written, 60));
  finding.fix = Fix{{Edit{value.span, written}}, FixSafety::kSafe};
}

void check(const CheckContext& ctx, Reporter& reporter) {
  const FrontMatter& front_matter = ctx.front_matter();
  const bool is_yaml = front_matter.format == FrontMatterFormat::kYaml ||
                       front_matter.format == FrontMatterFormat::kHexoBare;
  if (!is_yaml || front_matter.error || !ctx.file().byte_set().has(0xE2)) return;
  for (const FieldEntry& entry : front_matter.entries) {
    check_value(entry.value, reporter);
    for (const FieldValue& item : entry.value.items) check_value(item, reporter);
    for (const FieldEntry& inner : entry.value.entries) check_value(inner.value, reporter);
  }
}

}  // namespace
}  // namespace postlint
