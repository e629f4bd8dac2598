// The links of a post that were asked for on the web, with what came of it.
#pragma once

#include "core/links/link_use.h"
#include "core/links/url_verdicts.h"
#include "core/lint/check_context.h"

namespace postlint::links {

// Calls `visit(LinkUse&, const ExternalTarget&, const UrlResult&)` for each link whose URL has a
// verdict and for which `wants(const UrlResult&)` holds; the link's place is filled in.
template <class Wants, class Visitor>
void for_each_external_link(const CheckContext& ctx, Wants wants, Visitor visit) {
  if (ctx.web == nullptr || ctx.web->empty()) return;
  for (LinkUse& link : ctx.links()) {
    if (link.syntax != LinkSyntax::kUrl || classify_link(link.target) != LinkClass::kWeb) continue;
    const std::optional<ExternalTarget> target = external_target(link.target);
    if (!target) continue;
    const UrlResult* result = ctx.web->find(*target);
    if (result == nullptr || !wants(*result)) continue;
    place_link(ctx.post, link);
    if (!link.report.known()) link.report = ctx.file().line_span(1);
    visit(link, *target, *result);
  }
}

// Whether an address can stand where another stood: in a Markdown link, in an attribute or in a
// field's value.
bool can_stand_anywhere(std::string_view address);

// "404 Not Found (title: 페이지를 찾을 수 없습니다)"
std::string reason_of(const UrlResult& result);

}  // namespace postlint::links
