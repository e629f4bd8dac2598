#include <algorithm>
#include <array>
#include <vector>

#include "checks/excerpt.h"
#include "checks/rendering/dialects.h"
#include "core/base/strings.h"
#include "core/lint/check_context.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}

extern const Rule kHtmlUnclosed;
const Rule kHtmlUnclosed{
    .id = "html-unclosed",
    .aliases = {},
    .family = Family::kRendering,
    .severity = Severity::kWarning,
    .summary = "An HTML tag or comment is opened and never closed.",
    .why =
        "An open comment hides the rest of the post; an open <div> or <b> takes in the rest of "
        "the page, the theme's footer included.",
    .bad =
        "---\ntitle: 접기\ndate: 2024-03-01\n---\n\n<details>\n<summary>더 보기</summary>\n\n"
        "숨은 글입니다.\n",
    .good =
        "---\ntitle: 접기\ndate: 2024-03-01\n---\n\n<details>\n<summary>더 보기</summary>\n\n"
        "숨은 글입니다.\n\n</details>\n",
    .check = check,
};

namespace {

struct Element {
  std::string_view name;
  std::string_view effect;   // what readers see where it stays open
  bool is_raw_text = false;  // even <iframe … /> swallows what follows
};

constexpr std::string_view kInside = "all that follows is shown inside of it";
constexpr std::string_view kHidden = "all that follows vanishes from the page";
constexpr std::string_view kBold = "the text after it is bold";
constexpr std::string_view kItalic = "the text after it is italic";
constexpr std::string_view kCode = "the text after it is shown as code";
constexpr std::string_view kStruck = "the text after it is struck through";
constexpr std::string_view kStyled = "the text after it is shown in its style";

// Elements whose end tag HTML demands and whose loss can be seen. Not <p>, <li>, <td> and their
// like, which close themselves, and not <span>, which ends with its paragraph.
constexpr Element kElements[] = {
    {"a", "the text after it belongs to the link"},
    {"article", kInside},
    {"aside", kInside},
    {"audio", kHidden},
    {"b", kBold},
    {"big", kStyled},
    {"blockquote", kInside},
    {"button", kInside},
    {"canvas", kHidden},
    {"center", kInside},
    {"code", kCode},
    {"del", kStruck},
    {"details", kInside},
    {"div", kInside},
    {"dl", kInside},
    {"em", kItalic},
    {"fieldset", kInside},
    {"figcaption", kInside},
    {"figure", kInside},
    {"font", kStyled},
    {"footer", kInside},
    {"form", kInside},
    {"h1", kInside},
    {"h2", kInside},
    {"h3", kInside},
    {"h4", kInside},
    {"h5", kInside},
    {"h6", kInside},
    {"header", kInside},
    {"i", kItalic},
    {"iframe", kHidden, true},
    {"kbd", kStyled},
    {"main", kInside},
    {"mark", kStyled},
    {"nav", kInside},
    {"object", kHidden},
    {"ol", kInside},
    {"pre", kCode},
    {"s", kStruck},
    {"script", kHidden, true},
    {"section", kInside},
    {"select", kHidden},
    {"small", kStyled},
    {"strike", kStruck},
    {"strong", kBold},
    {"style", kHidden, true},
    {"sub", kStyled},
    {"summary", kInside},
    {"sup", kStyled},
    {"svg", kHidden},
    {"table", kInside},
    {"template", kHidden},
    {"textarea", kHidden, true},
    {"title", kHidden, true},
    {"tt", kCode},
    {"u", "the text after it is underlined"},
    {"ul", kInside},
    {"video", kHidden},
};
constexpr std::size_t kNoElement = std::size(kElements);

std::size_t find_element(std::string_view name) {
  const std::string lower = ascii_lower(name);
  const auto found = std::lower_bound(
      std::begin(kElements), std::end(kElements), std::string_view(lower),
      [](const Element& element, std::string_view key) { return element.name < key; });
  return found != std::end(kElements) && found->name == lower
             ? static_cast<std::size_t>(found - std::begin(kElements))
             : kNoElement;
}

// Start and end tags of one literal, counted; false: something may stay open.
bool count_tags(std::string_view html, std::array<int, kNoElement>& depth) {
  for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
    if (html.substr(at, 4) == "<!--") {
      at = html.find("-->", at + 4);
      if (at == std::string_view::npos) return false;
      continue;
    }
    const bool closes = html.substr(at + 1, 1) == "/";
    std::size_t begin = at + 1 + closes, end = begin;
    while (end < html.size() && is_ascii_alnum(html[end])) ++end;
    const std::size_t element =
        find_element(html.substr(begin, std::min<std::size_t>(end - begin, 16)));
    if (element == kNoElement) continue;
    depth[element] += closes ? -1 : 1;
    if (depth[element] < 0) return false;
  }
  return true;
}

// A cheap look without the places of tags: most posts close what they open.
bool may_stay_open(const Document& document) {
  std::array<int, kNoElement> depth{};
  const auto blocks = document.of_kind(NodeKind::kHtmlBlock);
  const auto inlines = document.of_kind(NodeKind::kHtmlInline);
  auto block = blocks.begin();
  auto inline_tag = inlines.begin();
  while (block != blocks.end() || inline_tag != inlines.end()) {
    const bool is_block =
        inline_tag == inlines.end() || (block != blocks.end() && *block < *inline_tag);
    const NodeId id = is_block ? *block++ : *inline_tag++;
    if (!count_tags(document.node(id).literal, depth)) return true;
  }
  return std::any_of(depth.begin(), depth.end(), [](int open) { return open != 0; });
}

// List<Object>: no tag was meant; unescaped-html-like tells it.
bool is_type_argument(const CheckContext& ctx, const HtmlTag& tag) {
  return tag.attributes.empty() && tag.span.begin > 0 && tag.name.front() >= 'A' &&
         tag.name.front() <= 'Z' && is_ascii_alnum(ctx.file().bytes()[tag.span.begin - 1]);
}

// Tags that can bring the end tag, or stand around one of several start tags.
bool templates_may_close(const TemplateScan& scan) {
  static constexpr std::string_view kNames[] = {"if",      "unless",  "case",    "for",
                                                "else",    "include", "render",  "include_relative",
                                                "partial", "block",   "capture", "include_cached"};
  return std::any_of(scan.nodes.begin(), scan.nodes.end(), [](const TemplateNode& node) {
    return std::find(std::begin(kNames), std::end(kNames), node.name) != std::end(kNames) ||
           ascii_lower(node.name).find("close") != std::string::npos ||
           node.name.starts_with("end-");
  });
}

// <div /> opens a div in HTML, yet only these make a difference; kramdown, Vue and JSX close it.
bool closes_itself(const CheckContext& ctx, const HtmlTag& tag, const Element& element) {
  if (!tag.self_closing) return false;
  const Engine engine = ctx.profile().engine;
  return !element.is_raw_text || engine == Engine::kJekyll || engine == Engine::kVitePress ||
         is_mdx(ctx);
}

// "<a href=…>text<a/>": the slash stands on the wrong side.
bool has_slashed_end(const CheckContext& ctx, const HtmlTag& tag) {
  const std::string name = ascii_lower(tag.name);
  const Span line = ctx.file().line_span(ctx.file().line_of(tag.span.begin));
  return ascii_lower(ctx.file().text(line)).find("<" + name + "/>") != std::string::npos;
}

void report_tag(const CheckContext& ctx, const HtmlTag& tag, const Element& element,
                const HtmlTag* next_open, Reporter& reporter) {
  const std::string name(element.name);
  std::string help = "write </" + name + "> where it ends";
  if (next_open != nullptr && next_open->attributes.empty() &&
      ctx.file().line_of(next_open->span.begin) == ctx.file().line_of(tag.span.begin)) {
    help = "write </" + name + "> in place of the second <" + name + ">";
  }
  if (has_slashed_end(ctx, tag)) help = "write </" + name + "> in place of <" + name + "/>";
  if (tag.self_closing)
    help = "write <" + name + " …></" + name + "> in place of <" + name + " … />";
  reporter.report(
      tag.span,
      quoted(ctx.file().text(tag.span)) + " is never closed: " + std::string(element.effect), help);
}

void check(const CheckContext& ctx, Reporter& reporter) {
  const Document& document = ctx.doc();
  if (!may_stay_open(document)) return;
  std::array<std::vector<const HtmlTag*>, std::size(kElements)> open;
  for (const HtmlTag& tag : ctx.html()) {
    if (tag.kind == HtmlTag::Kind::kComment && !tag.is_terminated) {
      reporter.report({tag.span.begin, std::min(tag.span.begin + 4, tag.span.end)},
                      "this comment is never closed: the rest of the post is left out of the page",
                      "write --> where the comment ends");
      return;
    }
    if (tag.kind != HtmlTag::Kind::kOpen && tag.kind != HtmlTag::Kind::kClose) continue;
    const std::size_t element = find_element(tag.name);
    if (element == kNoElement) continue;
    if (tag.kind == HtmlTag::Kind::kClose) {
      if (!open[element].empty()) open[element].pop_back();
    } else if (!closes_itself(ctx, tag, kElements[element]) &&
               !(tag.named("a") && tag.attribute("href") == nullptr)) {
      open[element].push_back(&tag);
    }
  }
  const bool none_open =
      std::all_of(open.begin(), open.end(), [](const auto& tags) { return tags.empty(); });
  if (none_open || templates_may_close(document.templates())) return;
  for (std::size_t element = 0; element < open.size(); ++element) {
    const auto& tags = open[element];
    if (tags.empty() || is_type_argument(ctx, *tags[0])) continue;
    report_tag(ctx, *tags[0], kElements[element], tags.size() == 2 ? tags[1] : nullptr, reporter);
  }
}

}  // namespace
}  // namespace postlint
