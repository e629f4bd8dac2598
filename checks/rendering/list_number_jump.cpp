#include <optional>

#include "checks/excerpt.h"
#include "checks/rendering/dialects.h"
#include "core/base/any_of.h"
#include "core/base/strings.h"
#include "core/lint/check_context.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}

extern const Rule kListNumberJump;
const Rule kListNumberJump{
    .id = "list-number-jump",
    .aliases = {},
    .family = Family::kRendering,
    .severity = Severity::kWarning,
    .summary = "Numbered lines right under a paragraph do not begin with 1 and are shown as text.",
    .why =
        "Only a list that begins with 1 can stand right under a line of text. “2.” and what "
        "follows run on in the paragraph.",
    .bad = "---\ntitle: 순서\ndate: 2024-03-01\n---\n\n다음 단계:\n2. 빌드한다\n3. 올린다\n",
    .good = "---\ntitle: 순서\ndate: 2024-03-01\n---\n\n다음 단계:\n\n2. 빌드한다\n3. 올린다\n",
    .fix = FixSafety::kUnsafe,
    .fix_effect = FixEffect::kMarkupOnly,
    .fix_summary = "Puts a blank line before the list.",
    .check = check,
};

namespace {

struct Item {
  std::uint32_t number;
  char delimiter;
};

std::string_view without_markers(std::string_view line) {
  line = trim_left(line);
  while (line.starts_with('>')) line = trim_left(line.substr(1));
  return line;
}

// "12. text"; years and dates have more digits or more numbers.
std::optional<Item> read_item(std::string_view line) {
  std::size_t digits = 0;
  std::uint32_t number = 0;
  while (digits < line.size() && is_ascii_digit(line[digits])) {
    if (digits == 2) return std::nullopt;
    number = number * 10 + static_cast<std::uint32_t>(line[digits++] - '0');
  }
  if (digits == 0 || digits + 2 >= line.size() || !is_blank(line[digits + 1])) return std::nullopt;
  if (line[digits] != '.' && line[digits] != ')') return std::nullopt;
  if (is_ascii_digit(trim_left(line.substr(digits + 1)).front())) return std::nullopt;
  return Item{number, line[digits]};
}

bool ends_in_colon(std::string_view line) {
  line = trim_right(line);
  return line.ends_with(':') || line.ends_with("：") || line.ends_with(":**");
}

// A list, if the line before announces one or the next number follows.
bool is_list(const SourceFile& file, std::uint32_t line, std::uint32_t last, const Item& item) {
  if (line < last) {
    const auto next = read_item(without_markers(file.line_text(line + 1)));
    if (next && next->number == item.number + 1 && next->delimiter == item.delimiter) return true;
  }
  return ends_in_colon(file.line_text(line - 1)) && item.number < 20;
}

// Where the container markers of a line end, so that a blank line keeps its quote and its list.
std::string line_prefix(std::string_view line) {
  const std::size_t text = find_other(line, " \t>"_any);
  return std::string(trim_right(line.substr(0, text)));
}

void check(const CheckContext& ctx, Reporter& reporter) {
  if (kAnyNumberStartsList.has(ctx.profile().engine)) return;
  const Document& document = ctx.doc();
  for (NodeId id : document.of_kind(NodeKind::kParagraph)) {
    const Node& node = document.node(id);
    for (std::uint32_t line = node.line + 1; line <= node.end_line; ++line) {
      const std::string_view text = without_markers(ctx.file().line_text(line));
      if (text.empty() || !is_ascii_digit(text.front())) continue;
      const auto item = read_item(text);
      if (!item || item->number == 1 || !is_list(ctx.file(), line, node.end_line, *item)) continue;
      const Span span = ctx.file().line_span(line);
      Finding& finding = reporter.report(
          span,
          quoted(text) +
              " runs on in the paragraph: right under a line of text a list must begin "
              "with 1",
          "put a blank line before it");
      const std::string prefix = line_prefix(ctx.file().line_text(line));
      finding.fix =
          Fix{{Edit{{span.begin, span.begin}, prefix + std::string(ctx.file().line_ending())}},
              FixSafety::kUnsafe};
      break;
    }
  }
}

}  // namespace
}  // namespace postlint
