#include <algorithm>
#include <set>
#include <string>

#include "checks/excerpt.h"
#include "checks/rendering/dialects.h"
#include "core/base/strings.h"
#include "core/base/utf8.h"
#include "core/lint/check_context.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}

extern const Rule kUnescapedHtmlLike;
const Rule kUnescapedHtmlLike{
    .id = "unescaped-html-like",
    .aliases = {},
    .family = Family::kRendering,
    .severity = Severity::kWarning,
    .summary = "Words in angle brackets are taken for an HTML tag and vanish.",
    .why =
        "Browsers drop tags they do not know: of “List<String>” readers see “List”, of "
        "“git clone <url>” the “<url>” is gone.",
    .bad = "---\ntitle: 제네릭\ndate: 2024-03-01\n---\n\n자바의 List<String> 타입을 씁니다.\n",
    .good = "---\ntitle: 제네릭\ndate: 2024-03-01\n---\n\n자바의 `List<String>` 타입을 씁니다.\n",
    .fix = FixSafety::kUnsafe,
    .fix_effect = FixEffect::kMarkupOnly,
    .fix_summary = "Writes &lt; for <, so that the words are shown.",
    .check = check,
};

namespace {

// The name of "<name>", when the tag has nothing else; empty for other tags.
std::string_view bare_name(std::string_view tag) {
  if (tag.size() < 3 || tag.front() != '<' || tag.back() != '>') return {};
  const std::string_view name = tag.substr(1, tag.size() - 2);
  if (!is_ascii_letter(name.front())) return {};
  // A dash makes a custom element, "…/" a component.
  const bool plain =
      std::all_of(name.begin(), name.end(), [](char c) { return is_ascii_alnum(c); });
  return plain ? name : std::string_view{};
}

bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

// List<String>: the tag touches an identifier.
bool follows_identifier(std::string_view bytes, Span span) {
  return span.begin > 0 && is_ascii_alnum(bytes[span.begin - 1]);
}

// Elements of SVG and MathML, and old ones that browsers still know.
bool is_known_name(const std::string& name) {
  static const std::set<std::string, std::less<>> kNames = {
      "path",    "g",        "circle",    "rect",    "line",     "polyline", "polygon", "ellipse",
      "text",    "tspan",    "defs",      "use",     "symbol",   "marker",   "mask",    "pattern",
      "image",   "filter",   "stop",      "view",    "animate",  "switch",   "mi",      "mo",
      "mn",      "ms",       "mrow",      "mfrac",   "msup",     "msub",     "msqrt",   "mtext",
      "mtable",  "mtr",      "mtd",       "mover",   "munder",   "blink",    "marquee", "spacer",
      "nobr",    "noindex",  "wbr",       "bgsound", "keygen",   "multicol", "nextid",  "isindex",
      "listing", "xmp",      "plaintext", "frame",   "frameset", "noframes", "applet",  "basefont",
      "dir",     "acronym",  "big",       "center",  "font",     "strike",   "tt",      "rb",
      "rtc",     "menuitem", "command",   "content", "shadow",   "slot",     "portal",  "more",
      "toc"};
  return kNames.contains(name);
}

struct Candidate {
  NodeId id;
  std::string_view tag;
  std::string name;  // lower case
};

class TagCheck {
 public:
  TagCheck(const CheckContext& ctx, Reporter& reporter) : ctx_(ctx), reporter_(reporter) {}

  void look_at(NodeId id) {
    const std::string_view literal = trim(ctx_.doc().node(id).literal);
    const std::string_view name = bare_name(literal);
    if (name.empty()) return;
    const std::string lower = ascii_lower(name);
    const bool is_known = is_html_element(lower) || is_known_name(lower);
    if (is_known && !is_capital(name.front())) return;
    candidates_.push_back({id, literal, lower});
  }

  void report() {
    if (candidates_.empty()) return;
    std::set<std::string> closed;
    for (const HtmlTag& tag : ctx_.html()) {
      if (tag.kind == HtmlTag::Kind::kClose) closed.insert(ascii_lower(tag.name));
    }
    for (const Candidate& candidate : candidates_) {
      if (closed.contains(candidate.name)) continue;
      const Span span = ctx_.doc().span(candidate.id);
      if (!span.known()) continue;
      const std::string_view bytes = ctx_.file().bytes();
      const std::string_view name = candidate.tag.substr(1, candidate.tag.size() - 2);
      const bool is_type = follows_identifier(bytes, span);
      const bool is_known = is_html_element(candidate.name) || is_known_name(candidate.name);
      if (is_known && !(is_type && is_capital(name.front()))) continue;
      if (!is_type && may_be_component(name)) continue;
      std::uint32_t begin = span.begin;
      while (is_type && begin > 0 && is_ascii_alnum(bytes[begin - 1]) && span.begin - begin < 40)
        --begin;
      const std::string shown(bytes.substr(begin, span.end - begin));
      const std::string seen(bytes.substr(begin, span.begin - begin));
      Finding& finding = reporter_.report(
          span,
          seen.empty() ? quoted(shown) + " vanishes from the page: browsers take it for an HTML tag"
                       : "of " + quoted(shown) + " readers see only " + quoted(seen) +
                             ": browsers take the rest for an HTML tag",
          "write it as code: `" + shown + "`, or write &lt; for <");
      finding.fix = Fix{{Edit{{span.begin, span.begin + 1}, "&lt;"}}, FixSafety::kUnsafe};
    }
  }

 private:
  // VitePress posts hold Vue components, MDX posts React's.
  bool may_be_component(std::string_view name) const {
    return is_capital(name.front()) && ctx_.profile().engine == Engine::kVitePress;
  }

  const CheckContext& ctx_;
  Reporter& reporter_;
  std::vector<Candidate> candidates_;
};

void check(const CheckContext& ctx, Reporter& reporter) {
  const auto inlines = ctx.doc().of_kind(NodeKind::kHtmlInline);
  if (inlines.empty() || is_mdx(ctx)) return;
  TagCheck tags(ctx, reporter);
  for (NodeId id : inlines) tags.look_at(id);
  tags.report();
}

}  // namespace
}  // namespace postlint
