#include <algorithm>
#include <vector>

#include "checks/excerpt.h"
#include "checks/links/link_targets.h"
#include "core/base/strings.h"
#include "core/base/utf8.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}

extern const Rule kLinkTargetEmpty;
const Rule kLinkTargetEmpty{
    .id = "link-target-empty",
    .aliases = {"MD042", "no-empty-links"},
    .family = Family::kLinks,
    .severity = Severity::kError,
    .summary = "A link has no address, or only the placeholder “#”.",
    .why =
        "The reader sees a link; a click on it loads the same page again or jumps to its top. "
        "Mostly the address was to be filled in later and was forgotten.",
    .bad =
        "---\n"
        "title: 서울 여행\n"
        "date: 2024-05-01\n"
        "---\n\n"
        "지난 글은 [여기서 볼 수 있습니다]().\n",
    .good =
        "---\n"
        "title: 서울 여행\n"
        "date: 2024-05-01\n"
        "---\n\n"
        "지난 글은 [여기서 볼 수 있습니다](https://example.com/seoul).\n",
    .check = check,
};

namespace {

constexpr std::string_view kTopWords[] = {"top",  "위로", "맨 위", "처음으로", "トップ", "先頭",
                                          "顶部", "頂部", "↑",     "⬆",        "▲",      "^"};

// [back to top](#) does what it says.
bool leads_to_top(std::string_view text) {
  const std::string lower = to_lower(text);
  return std::any_of(std::begin(kTopWords), std::end(kTopWords),
                     [&](std::string_view word) { return lower.find(word) != std::string::npos; });
}

// A script, a style sheet or a component may give such a link its meaning.
bool is_plain_anchor(const HtmlTag& tag) {
  constexpr std::string_view kPlain[] = {"href", "title", "target", "rel", "hreflang", "lang"};
  return std::all_of(tag.attributes.begin(), tag.attributes.end(), [&](const HtmlAttribute& item) {
    const std::string name = ascii_lower(item.name);
    return std::find(std::begin(kPlain), std::end(kPlain), name) != std::end(kPlain);
  });
}

// [](){#id} and [](){: #id} set an anchor in kramdown and Python-Markdown.
bool sets_anchor(const CheckContext& ctx, NodeId link) {
  if (!trim(ctx.doc().visible_text(link)).empty()) return false;
  const Span span = ctx.doc().span(link);
  return !span.known() || ctx.file().bytes().substr(span.end).starts_with('{');
}

void check_link(const CheckContext& ctx, Reporter& reporter, const links::Link& link) {
  const std::string_view target = trim(link.target);
  if (!target.empty() && target != "#") return;
  if (link.tag != nullptr ? !is_plain_anchor(*link.tag) : sets_anchor(ctx, link.node)) return;
  const std::string text = links::text_of(ctx, link);
  if (target == "#" && (leads_to_top(text) || has_masked_text(text))) return;
  const Span span = link.tag != nullptr ? link.tag->span : ctx.doc().report_span(link.node);
  const std::string name = trim(text).empty() ? "the link" : "the link " + quoted(text);
  reporter.report(span,
                  target.empty()
                      ? name + " has no address: a click on it loads this page again"
                      : name + " leads to “#”: a click on it jumps to the top of this page",
                  "write the address it should lead to, or take the link away");
}

// From so many on, <a href="#"> in HTML is a menu that the page shows as an example, or that waits
// for a script; not an address that was forgotten.
constexpr std::size_t kMenu = 3;

bool is_placeholder_in_html(const links::Link& link) {
  return link.tag != nullptr && trim(link.target) == "#";
}

void check(const CheckContext& ctx, Reporter& reporter) {
  std::vector<links::Link> found;
  links::for_each_link(ctx, links::Images::kLeaveOut, [&](const links::Link& link) {
    if (link.target.size() <= 3) found.push_back(link);
  });
  const bool has_menu = static_cast<std::size_t>(std::count_if(found.begin(), found.end(),
                                                               is_placeholder_in_html)) >= kMenu;
  for (const links::Link& link : found) {
    if (!has_menu || !is_placeholder_in_html(link)) check_link(ctx, reporter, link);
  }
}

}  // namespace
}  // namespace postlint
