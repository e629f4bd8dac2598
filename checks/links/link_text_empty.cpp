#include <algorithm>
#include <unordered_map>

#include "checks/excerpt.h"
#include "checks/links/link_targets.h"
#include "core/base/strings.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}

extern const Rule kLinkTextEmpty;
const Rule kLinkTextEmpty{
    .id = "link-text-empty",
    .family = Family::kLinks,
    .severity = Severity::kError,
    .summary = "A link has an address but no text.",
    .why =
        "The reader sees nothing and has nothing to click on; a screen reader spells the address.",
    .bad =
        "---\n"
        "title: 참고 자료\n"
        "date: 2024-05-01\n"
        "---\n\n"
        "자세한 내용은 [](https://example.com/guide)에 있습니다.\n",
    .good =
        "---\n"
        "title: 참고 자료\n"
        "date: 2024-05-01\n"
        "---\n\n"
        "자세한 내용은 [안내서](https://example.com/guide)에 있습니다.\n",
    .check = check,
};

namespace {

// Anything that can be seen: an image even without alt text, raw HTML, masked template syntax.
bool has_content(const Document& doc, NodeId link) {
  for (NodeId id = link + 1; id < doc.node(link).subtree_end; ++id) {
    switch (doc.node(id).kind) {
      case NodeKind::kText:
      case NodeKind::kCode:
        if (!trim(doc.node(id).literal).empty()) return true;
        break;
      case NodeKind::kImage:
      case NodeKind::kHtmlInline:
      case NodeKind::kFootnoteReference:
        return true;
      default:
        break;
    }
  }
  return false;
}

// One finding for all links of the post to the same address: left-overs of an editor come in
// dozens.
struct EmptyLinks {
  Span first;
  std::size_t count = 0;
};

void check_markdown(const CheckContext& ctx, Reporter& reporter) {
  const Document& doc = ctx.doc();
  std::vector<std::string_view> order;
  std::unordered_map<std::string_view, EmptyLinks> by_target;
  for (NodeId id : doc.links()) {
    if (has_content(doc, id)) continue;
    const std::string_view target = doc.target(id);
    if (trim(target).empty()) continue;  // link-target-empty says it
    const Span span = doc.span(id);
    // [](#x){#id} and [](#x){: .icon} are given their look or their purpose by what follows.
    if (!span.known() || ctx.file().bytes().substr(span.end).starts_with('{')) continue;
    EmptyLinks& links = by_target[target];
    if (links.count++ > 0) continue;
    links.first = span;
    order.push_back(target);
  }
  for (std::string_view target : order) {
    const EmptyLinks& links = by_target[target];
    const std::string others =
        links.count > 1 ? " (" + std::to_string(links.count) + " such links in this post)" : "";
    reporter.report(links.first,
                    "the link to " + quoted(target) +
                        " has no text: the reader sees nothing to click on" + others,
                    "write what it leads to between the brackets");
  }
}

bool is_bare_anchor(const HtmlTag& tag) {
  constexpr std::string_view kPlain[] = {"href", "target", "rel", "hreflang"};
  return std::all_of(tag.attributes.begin(), tag.attributes.end(), [&](const HtmlAttribute& item) {
    const std::string name = ascii_lower(item.name);
    return std::find(std::begin(kPlain), std::end(kPlain), name) != std::end(kPlain);
  });
}

void check_html(const CheckContext& ctx, Reporter& reporter) {
  const Document& doc = ctx.doc();
  if (doc.of_kind(NodeKind::kHtmlBlock).empty() && doc.of_kind(NodeKind::kHtmlInline).empty()) {
    return;
  }
  const std::vector<HtmlTag>& tags = ctx.html();
  for (std::size_t i = 0; i + 1 < tags.size(); ++i) {
    const HtmlTag& open = tags[i];
    const HtmlTag& close = tags[i + 1];
    if (open.kind != HtmlTag::Kind::kOpen || !open.named("a") || open.self_closing) continue;
    if (close.kind != HtmlTag::Kind::kClose || !close.named("a")) continue;
    const HtmlAttribute* href = open.attribute("href");
    if (href == nullptr || trim(href->value).empty() || !is_bare_anchor(open)) continue;
    const Span between{open.span.end, close.span.begin};
    if (!trim(ctx.file().text(between)).empty()) continue;
    reporter.report(
        {open.span.begin, close.span.end},
        "the link to " + quoted(href->value) + " has no text: the reader sees nothing to click on",
        "write what it leads to between <a …> and </a>");
  }
}

void check(const CheckContext& ctx, Reporter& reporter) {
  check_markdown(ctx, reporter);
  check_html(ctx, reporter);
}

}  // namespace
}  // namespace postlint
