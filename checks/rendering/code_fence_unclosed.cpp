#include <algorithm>

#include "checks/excerpt.h"
#include "checks/rendering/dialects.h"
#include "core/base/any_of.h"
#include "core/base/strings.h"
#include "core/lint/check_context.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}

extern const Rule kCodeFenceUnclosed;
const Rule kCodeFenceUnclosed{
    .id = "code-fence-unclosed",
    .aliases = {},
    .family = Family::kRendering,
    .severity = Severity::kError,
    .summary = "A fenced code block is not closed where it should end.",
    .why =
        "Everything behind it is shown as code, up to the next fence or the end of the post; "
        "Jekyll and Pelican show the fence itself as text.",
    .bad = "---\ntitle: 코드\ndate: 2024-03-01\n---\n\n```sh\nls\n\n이 문단도 코드로 보입니다.\n",
    .good =
        "---\ntitle: 코드\ndate: 2024-03-01\n---\n\n```sh\nls\n```\n\n이 문단은 글로 보입니다.\n",
    .check = check,
};

namespace {

struct FenceLine {
  std::size_t length = 0;  // 0: the line is no fence
  std::string_view info;
};

// `line` as a fence of `fence_char`, container markers and indentation passed over.
FenceLine read_fence(std::string_view line, char fence_char) {
  line = trim(line);
  while (line.starts_with('>')) line = trim_left(line.substr(1));
  const std::size_t length = std::min(line.find_first_not_of(fence_char), line.size());
  if (length < 3) return {};
  return {length, trim(line.substr(length))};
}

// A post about Markdown shows fences inside of fences.
bool holds_markdown(std::string_view info) {
  static constexpr std::string_view kNames[] = {"",     "markdown", "md",       "mdx",  "text",
                                                "txt",  "rmd",      "qmd",      "none", "plain",
                                                "html", "diff",     "plaintext"};
  const std::string name = ascii_lower(info.substr(0, find_any(info, " {,:"_any)));
  return std::find(std::begin(kNames), std::end(kNames), name) != std::end(kNames);
}

// "```js", not "```js```" or prose.
bool is_opener(const FenceLine& fence) {
  return fence.length >= 3 && !fence.info.empty() && is_ascii_letter(fence.info.front()) &&
         find_any(fence.info, "` "_any) == std::string_view::npos;
}

class FenceCheck {
 public:
  FenceCheck(const CheckContext& ctx, Reporter& reporter)
      : ctx_(ctx), doc_(ctx.doc()), reporter_(reporter) {}

  // `next_line` is where the next code block begins; 0: there is none.
  void look_at(NodeId id, std::uint32_t next_line) {
    const Node& node = doc_.node(id);
    if (node.line == stray_closer_) return;  // told where it comes from
    const bool may_hold_opener = node.literal.find("```") != std::string_view::npos;
    const CodeParts parts = doc_.code_parts(id);
    if (!parts.is_fenced) return;
    fence_ = std::string(parts.fence_length, parts.fence_char);
    // The line that ends a list item counts as the block's last one, although it may open another.
    const bool runs_into_next = next_line != 0 && next_line == node.end_line;
    if (parts.is_closed && !runs_into_next) {
      if (may_hold_opener && !holds_markdown(parts.info)) report_opener_inside(id, parts);
    } else if (doc_.node(node.parent).kind == NodeKind::kDocument) {
      if (hides_fences()) return;
      report(node.line, "this code block is never closed: " + rest_of_post(),
             closing_help(node, parts));
    } else {
      report_open_in_container(node, parts, runs_into_next ? next_line : node.end_line + 1);
    }
  }

 private:
  std::string rest_of_post() const {
    return kFenceMustClose.has(ctx_.profile().engine)
               ? "the fence and all that follows are shown as text"
               : "the rest of the post is shown as code";
  }

  // {% raw %} around half of a code block: the other fence is masked with it.
  bool hides_fences() const {
    const auto& nodes = doc_.templates().nodes;
    return std::any_of(nodes.begin(), nodes.end(), [&](const TemplateNode& node) {
      return node.kind == TemplateKind::kRawBlock &&
             ctx_.file().text(node.span).find(fence_) != std::string_view::npos;
    });
  }

  void report(std::uint32_t line, const std::string& message, const std::string& help) {
    reporter_.report_line(ctx_.file(), line, message, help);
  }

  void report_opener_inside(NodeId id, const CodeParts& parts) {
    const Node& node = doc_.node(id);
    std::uint32_t line = node.line;
    for (std::string_view text : split(node.literal, '\n')) {
      ++line;
      const bool indented = text.starts_with("    ") || text.starts_with('\t');
      if (indented || text.find(fence_) == std::string_view::npos) continue;
      const FenceLine fence = read_fence(text, parts.fence_char);
      if (fence.length != parts.fence_length || !is_opener(fence)) continue;
      report(node.line,
             "this code block is not closed before the next one starts in line " +
                 std::to_string(line) + ": the text between them is shown as code",
             "write " + fence_ + " on a line of its own where the code ends");
      return;
    }
  }

  // The closing fence of a block in a list or quote stands outside of it, and opens a new block.
  void report_open_in_container(const Node& node, const CodeParts& parts, std::uint32_t next) {
    while (next <= ctx_.file().line_count() && trim(ctx_.file().line_text(next)).empty()) ++next;
    if (next > ctx_.file().line_count()) return;
    const FenceLine fence = read_fence(ctx_.file().line_text(next), parts.fence_char);
    if (fence.length < parts.fence_length || !fence.info.empty()) return;
    stray_closer_ = next;
    report(node.line,
           "the code block ends with its list item or quote, so the fence in line " +
               std::to_string(next) + " does not close it but opens another",
           "begin line " + std::to_string(next) + " as line " + std::to_string(node.line) +
               " begins, indented alike");
  }

  std::string closing_help(const Node& node, const CodeParts& parts) const {
    std::uint32_t line = node.line;
    for (std::string_view text : split(node.literal, '\n')) {
      ++line;
      const std::string_view code = trim(text);
      if (code.size() < 3 || code.substr(code.size() - 3) != std::string(3, parts.fence_char)) {
        continue;
      }
      const FenceLine fence = read_fence(text, parts.fence_char);
      if (fence.length == code.size() && fence.length < parts.fence_length) {
        return "line " + std::to_string(line) + " has too few marks to close it: write " + fence_;
      }
      if (fence.length == 0) {
        return "the closing " + fence_ + " of line " + std::to_string(line) +
               " must stand on a line of its own";
      }
    }
    return "write " + fence_ + " on a line of its own where the code ends";
  }

  const CheckContext& ctx_;
  const Document& doc_;
  Reporter& reporter_;
  std::uint32_t stray_closer_ = 0;  // the line of a fence that was told already
  std::string fence_;
};

void check(const CheckContext& ctx, Reporter& reporter) {
  if (ctx.doc().of_kind(NodeKind::kCodeBlock).empty()) return;
  FenceCheck fences(ctx, reporter);
  const auto blocks = ctx.doc().of_kind(NodeKind::kCodeBlock);
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    fences.look_at(blocks[i], i + 1 < blocks.size() ? ctx.doc().node(blocks[i + 1]).line : 0);
  }
}

}  // namespace
}  // namespace postlint
