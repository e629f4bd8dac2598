#include "checks/excerpt.h"
#include "checks/links/link_targets.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}

extern const Rule kLinkBareUrl;
const Rule kLinkBareUrl{
    .id = "link-bare-url",
    .aliases = {"MD034", "no-bare-urls"},
    .family = Family::kLinks,
    .severity = Severity::kInfo,
    .on_by_default = false,
    .summary = "A URL stands in the text without being written as a link.",
    .why =
        "Some engines make a link of it and some leave it as text; those that do may take a "
        "particle or a bracket behind it into the address.",
    .bad =
        "---\n"
        "title: 참고 자료\n"
        "date: 2024-05-01\n"
        "---\n\n"
        "자세한 내용은 https://example.com/guide 를 보세요.\n",
    .good =
        "---\n"
        "title: 참고 자료\n"
        "date: 2024-05-01\n"
        "---\n\n"
        "자세한 내용은 <https://example.com/guide> 를 보세요.\n",
    .fix = FixSafety::kSafe,
    .fix_effect = FixEffect::kLinkTargets,
    .fix_summary = "Puts the URL between < and >; in MDX writes [URL](URL).",
    .check = check,
};

namespace {

// <a href="…">https://…</a> is a link already. Asked for ascending offsets.
class HtmlLinks {
 public:
  explicit HtmlLinks(const CheckContext& ctx) {
    if (!ctx.doc().of_kind(NodeKind::kHtmlInline).empty()) tags_ = &ctx.html();
  }
  bool contain(std::uint32_t offset) {
    for (; tags_ != nullptr && next_ < tags_->size(); ++next_) {
      const HtmlTag& tag = (*tags_)[next_];
      if (tag.span.begin >= offset) break;
      if (tag.named("a")) is_open_ = tag.kind == HtmlTag::Kind::kOpen && !tag.self_closing;
    }
    return is_open_;
  }

 private:
  const std::vector<HtmlTag>* tags_ = nullptr;
  std::size_t next_ = 0;
  bool is_open_ = false;
};

void check(const CheckContext& ctx, Reporter& reporter) {
  if (ctx.file().bytes().find("://", ctx.doc().body_begin()) == std::string_view::npos) return;
  const bool is_mdx = ctx.profile().markdown_is_mdx || ctx.file().path().ends_with(".mdx");
  HtmlLinks html_links(ctx);
  for (const BareUrl& url : ctx.doc().bare_urls()) {
    if (!url.span.known() || ctx.doc().is_inside(url.text, NodeKind::kLink)) continue;
    if (html_links.contain(url.span.begin)) continue;
    // [a](https://x y) is a link with a blank in its address; see link-space-in-target.
    if (ctx.file().bytes().substr(0, url.span.begin).ends_with("](")) continue;
    const std::string_view text = ctx.file().text(url.span);
    if (text.find("://") == std::string_view::npos) continue;
    const std::string_view opener = is_mdx ? "[" : "<";
    const std::string closer = is_mdx ? "](" + std::string(text) + ")" : ">";
    Finding& finding = reporter.report(
        url.span,
        quoted(text, 60) + " is not written as a link: some engines show it as plain text",
        "write: " + std::string(opener) + excerpt(text, 60) + (is_mdx ? "](…)" : ">"));
    finding.fix = Fix{{{{url.span.begin, url.span.begin}, std::string(opener)},
                       {{url.span.end, url.span.end}, closer}},
                      FixSafety::kSafe};
  }
}

}  // namespace
}  // namespace postlint
