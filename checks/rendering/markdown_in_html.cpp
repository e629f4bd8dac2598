#include <algorithm>

#include "checks/excerpt.h"
#include "checks/rendering/dialects.h"
#include "checks/rendering/raw_elements.h"
#include "core/base/any_of.h"
#include "core/base/strings.h"
#include "core/lint/check_context.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}

extern const Rule kMarkdownInHtml;
const Rule kMarkdownInHtml{
    .id = "markdown-in-html",
    .aliases = {},
    .family = Family::kRendering,
    .severity = Severity::kWarning,
    .summary = "Markdown inside an HTML block is shown as text.",
    .why =
        "Readers see “[글](https://…)” and “**굵게**” with their marks. Most engines read "
        "Markdown inside HTML only after a blank line, Jekyll and Pelican only where the tag "
        "says markdown=\"1\".",
    .bad =
        "---\ntitle: 안내\ndate: 2024-03-01\n---\n\n"
        "<div class=\"notice\">\n**중요**: [공지](https://example.com/notice)를 보세요.\n</div>\n",
    .good =
        "---\ntitle: 안내\ndate: 2024-03-01\n---\n\n"
        "<div class=\"notice\">\n\n**중요**: [공지](https://example.com/notice)를 "
        "보세요.\n\n</div>\n",
    .fix = FixSafety::kUnsafe,
    .fix_effect = FixEffect::kMarkupOnly,
    .fix_summary = "In Jekyll and Pelican, gives the tag around it markdown=\"1\".",
    .check = check,
};

namespace {

// What was found: where in the text, and how long.
struct Found {
  std::size_t begin = std::string_view::npos;
  std::size_t size = 0;
};

bool is_address(std::string_view destination) {
  if (destination.empty() || find_any(destination, " \t\"'`|,"_any) != std::string_view::npos) {
    return false;
  }
  return find_any(destination, "./#:"_any) != std::string_view::npos;
}

// Longer texts and addresses are not looked for, so that a line is read in linear time.
constexpr std::size_t kLongestPart = 400;

// "[text](address)" or "![alt](address)" within one line.
Found find_link(std::string_view line) {
  for (std::size_t middle = line.find("]("); middle != std::string_view::npos;
       middle = line.find("](", middle + 2)) {
    const std::size_t from = middle - std::min(middle, kLongestPart);
    const std::string_view around = line.substr(from, 2 * kLongestPart);
    std::size_t open = around.rfind('[', middle - from), close = around.find(')', middle - from);
    if (open == std::string_view::npos || close == std::string_view::npos) continue;
    open += from;
    close += from;
    const std::string_view destination = line.substr(middle + 2, close - middle - 2);
    if (middle == open + 1 && (open == 0 || line[open - 1] != '!')) continue;
    if (!is_address(destination.substr(0, destination.find(' ')))) continue;
    const std::size_t begin = open > 0 && line[open - 1] == '!' ? open - 1 : open;
    return {begin, close + 1 - begin};
  }
  return {};
}

bool touches_word(std::string_view line, std::size_t at) {
  const auto byte = static_cast<unsigned char>(line[at]);
  return is_ascii_alnum(line[at]) || byte >= 0x80;
}

// "**bold**" within one line: the markers flush to their text.
Found find_bold(std::string_view line) {
  for (std::size_t open = line.find("**"); open != std::string_view::npos;) {
    const std::size_t close = line.find("**", open + 2);
    if (close == std::string_view::npos) return {};
    const bool outside = (open == 0 || !is_ascii_alnum(line[open - 1])) && line[open + 2] != '*' &&
                         (close + 2 == line.size() || line[close + 2] != '*');
    const bool flush = close > open + 3 && line[open + 2] != ' ' && line[close - 1] != ' ' &&
                       (touches_word(line, open + 2) || touches_word(line, close - 1));
    if (outside && flush) return {open, close + 2 - open};
    open = close;
  }
  return {};
}

// "## heading": one # might be a comment.
Found find_heading(std::string_view line) {
  const std::size_t begin = find_other(line, " \t"_any);
  if (begin == std::string_view::npos) return {};
  const std::size_t end = line.find_first_not_of('#', begin);
  if (end == std::string_view::npos || end - begin < 2 || end - begin > 6 || line[end] != ' ')
    return {};
  return {begin, line.size() - begin};
}

Found find_markdown(std::string_view text) {
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = trim_right(text.substr(begin, end - begin));
    Found found = find_link(line);
    if (found.size == 0) found = find_bold(line);
    // A heading needs a line of its own.
    if (found.size == 0 && begin > 0) found = find_heading(line);
    if (found.size != 0) {
      if (has_masked_text(line.substr(found.begin, found.size))) return {};
      return {begin + found.begin, found.size};
    }
    begin = end + 1;
  }
  return {};
}

bool may_hold_markdown(std::string_view html) {
  return html.find("](") != std::string_view::npos || html.find("**") != std::string_view::npos ||
         html.find("## ") != std::string_view::npos;
}

// Elements whose content is no prose.
bool keeps_text(const HtmlTag& tag) {
  for (std::string_view name : {"pre", "code", "script", "style", "textarea", "svg", "math", "kbd",
                                "samp", "template", "xmp"}) {
    if (tag.named(name)) return true;
  }
  return false;
}

// Elements that kramdown and Python-Markdown take for blocks; <span> and <em> they do not.
bool is_block(const HtmlTag& tag) {
  for (std::string_view name :
       {"p",       "div",     "li",       "td",         "th",     "details",    "summary",
        "section", "article", "aside",    "blockquote", "figure", "figcaption", "dd",
        "dt",      "table",   "ul",       "ol",         "dl",     "h1",         "h2",
        "h3",      "h4",      "h5",       "h6",         "header", "footer",     "main",
        "nav",     "form",    "fieldset", "address"}) {
    if (tag.named(name)) return true;
  }
  return false;
}

// Shortcodes with an end render what stands between them.
bool holds_paired_template(const CheckContext& ctx, const Node& block) {
  const Span lines{ctx.file().line_start(block.line), ctx.file().line_span(block.end_line).end};
  const auto& nodes = ctx.doc().templates().nodes;
  return std::any_of(nodes.begin(), nodes.end(), [&](const TemplateNode& node) {
    return node.is_closing && lines.contains(node.span);
  });
}

// Walks the text between the tags of one HTML block.
Found find_in_block(std::string_view html, bool only_inside_elements) {
  const std::vector<HtmlTag> tags = scan_html(html);
  int kept = 0, depth = 0;
  std::size_t at = 0;
  for (std::size_t i = 0; i <= tags.size(); ++i) {
    const std::size_t end = i < tags.size() ? tags[i].span.begin : html.size();
    if (kept == 0 && end > at && (depth > 0 || !only_inside_elements)) {
      const Found found = find_markdown(html.substr(at, end - at));
      if (found.size != 0) return {at + found.begin, found.size};
    }
    if (i == tags.size()) break;
    const HtmlTag& tag = tags[i];
    at = tag.span.end;
    const int step = tag.kind == HtmlTag::Kind::kClose ? -1 : 1;
    if (tag.kind != HtmlTag::Kind::kOpen && tag.kind != HtmlTag::Kind::kClose) continue;
    if (tag.self_closing || is_void_element(ascii_lower(tag.name))) continue;
    if (only_inside_elements && allows_markdown(tag)) return {};
    if (keeps_text(tag)) kept = std::max(0, kept + step);
    if (is_block(tag)) depth = std::max(0, depth + step);
  }
  return {};
}

// The place of a piece of an HTML block in the file, through its line.
Span place_of(const CheckContext& ctx, const Node& block, Found found) {
  const std::string_view head = block.literal.substr(0, found.begin);
  const auto line =
      block.line + static_cast<std::uint32_t>(std::count(head.begin(), head.end(), '\n'));
  const Span span = ctx.file().line_span(std::min(line, ctx.file().line_count()));
  const std::size_t column =
      ctx.file().text(span).find(block.literal.substr(found.begin, found.size));
  if (column == std::string_view::npos) return span;
  const auto begin = span.begin + static_cast<std::uint32_t>(column);
  return {begin, begin + static_cast<std::uint32_t>(found.size)};
}

void report_blocks(const CheckContext& ctx, const std::vector<RawElement>& raw,
                   Reporter& reporter) {
  const bool lenient_after = kRawUntilClosed.has(ctx.profile().engine);
  for (NodeId id : ctx.doc().of_kind(NodeKind::kHtmlBlock)) {
    const Node& node = ctx.doc().node(id);
    if (!may_hold_markdown(node.literal)) continue;
    const auto element = std::partition_point(
        raw.begin(), raw.end(), [&](const RawElement& each) { return each.end_block <= id; });
    if (element != raw.end() && element->first_block < id) continue;  // told once, for the whole
    const Found found = find_in_block(node.literal, lenient_after);
    if (found.size == 0 || holds_paired_template(ctx, node)) continue;
    const std::string shown = quoted(node.literal.substr(found.begin, found.size));
    reporter.report(place_of(ctx, node, found),
                    shown + " is shown as it is written: Markdown is not read inside of this HTML",
                    lenient_after
                        ? "give the surrounding tag markdown=\"1\", or write it as HTML"
                        : "put a blank line before and after the text, or write it as HTML");
  }
}

void report_raw_elements(const CheckContext& ctx, const std::vector<RawElement>& raw,
                         Reporter& reporter) {
  for (const RawElement& element : raw) {
    if (element.markdown == kNoNode) continue;
    const std::string name = ascii_lower(element.tag->name);
    const std::uint32_t line = ctx.doc().node(element.markdown).line;
    Finding& finding = reporter.report(
        element.tag->span,
        "the Markdown inside of this <" + name + ">, from line " + std::to_string(line) +
            " on, is shown as it is written in " + std::string(ctx.profile().display_name),
        "write: <" + name + " markdown=\"1\"" + (element.tag->attributes.empty() ? ">" : " …>"));
    const auto at = element.tag->span.begin + 1 + static_cast<std::uint32_t>(name.size());
    finding.fix = Fix{{Edit{{at, at}, " markdown=\"1\""}}, FixSafety::kUnsafe};
  }
}

void check(const CheckContext& ctx, Reporter& reporter) {
  if (ctx.doc().of_kind(NodeKind::kHtmlBlock).empty() || is_mdx(ctx)) return;
  std::vector<RawElement> raw;
  if (kRawUntilClosed.has(ctx.profile().engine)) raw = find_raw_elements(ctx);
  report_raw_elements(ctx, raw, reporter);
  report_blocks(ctx, raw, reporter);
}

}  // namespace
}  // namespace postlint
