#include "checks/links/engine_links.h"

#include <algorithm>

#include "checks/links/shared_links.h"
#include "core/base/strings.h"
#include "core/links/engine_reference.h"
#include "core/post/template_scanner.h"

namespace postlint::links {
namespace {

class Resolver {
 public:
  explicit Resolver(const CheckContext& ctx)
      : ctx_(ctx),
        references_(
            {&ctx.blog, &ctx.files, [site = ctx.site]() -> const SiteIndex& { return site->get(); },
             ctx.site->is_sparing()},
            ctx.file().path()) {}

  EngineLink resolve(LinkUse& use) {
    link_ = EngineLink{};
    link_.use = &use;
    const std::size_t hash = use.target.find('#');
    if (hash != std::string::npos) {
      link_.fragment = percent_decode(std::string_view(use.target).substr(hash + 1));
    }
    const bool names_language = use.syntax == LinkSyntax::kHugoRef && use.report.known() &&
                                ctx_.file().text(use.report).find("lang") != std::string_view::npos;
    EngineReference found = references_.resolve(use.syntax, use.target, names_language);
    link_.kind = found.outcome;
    link_.page = found.is_ambiguous ? nullptr : found.page;
    link_.spelled = std::move(found.spelled);
    if (has_masked_text(use.target)) return link_;
    if (use.syntax == LinkSyntax::kPostUrl || use.syntax == LinkSyntax::kLiquidLink) {
      find_doubled_prefix();
    } else if (use.syntax == LinkSyntax::kPostLink) {
      find_tag_in_address();
    }
    return link_;
  }

 private:
  const SiteIndex& site() const { return ctx_.site->get(); }

  // {{ site.baseurl }}{% post_url … %}: the prefix stands there twice.
  void find_doubled_prefix() {
    std::string_view before = ctx_.file().bytes().substr(0, link_.use->report.begin);
    if (!before.ends_with("}}")) return;
    before.remove_suffix(2);
    const std::size_t open = before.rfind("{{");
    if (open == std::string_view::npos) return;
    const std::string_view inside = trim(before.substr(open + 2));
    if (inside != "site.baseurl" && inside != "site.url | append: site.baseurl") return;
    if (site().addresses().tags_bring_prefix && !site().prefix().empty()) {
      link_.misuse = "the tag begins with site.baseurl by itself, so that it stands there twice";
    }
  }

  // [text]({% post_path name %}): Hexo puts a mark in place of the tag, Markdown encodes the mark,
  // and Hexo does not find it again.
  void find_tag_in_address() {
    for (const LinkUse& use : ctx_.links()) {
      if (use.node == kNoNode || !has_masked_text(use.target)) continue;
      const Span address = ctx_.doc().link_parts(use.node).destination;
      if (address.known() && address.begin <= link_.use->report.begin &&
          link_.use->report.end <= address.end) {
        link_.misuse = "Hexo does not run a tag in the address of a Markdown link";
      }
    }
  }

  const CheckContext& ctx_;
  EngineReferences references_;
  EngineLink link_;
};

}  // namespace

std::vector<EngineLink>& engine_links(const CheckContext& ctx) {
  std::optional<std::vector<EngineLink>>& found = shared_links(ctx).engine;
  if (found) return *found;
  found.emplace();
  if (ctx.site == nullptr) return *found;
  std::optional<Resolver> resolver;
  for (LinkUse& use : ctx.links()) {
    if (use.syntax == LinkSyntax::kUrl || use.syntax == LinkSyntax::kUnknown) continue;
    if (!resolver) resolver.emplace(ctx);
    found->push_back(resolver->resolve(use));
  }
  return *found;
}

}  // namespace postlint::links
