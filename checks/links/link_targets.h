// The addresses a post links to: Markdown links and images, and HTML's <a href> and <img src>.
//
// core/links/link_walk.h finds them; this is how rules ask for them. Targets are decoded (escapes,
// character references) and may hold masked template syntax. Places are worked out only when a
// rule is about to report.
#pragma once

#include <string>
#include <string_view>

#include "core/links/link_walk.h"
#include "core/lint/check_context.h"

namespace postlint::links {

inline TargetPlace place_of(const CheckContext& ctx, const Link& link) {
  return place_of(ctx.doc(), link);
}
inline std::string text_of(const CheckContext& ctx, const Link& link) {
  if (link.node != kNoNode) return ctx.doc().visible_text(link.node);
  return text_of(ctx.doc(), ctx.html(), link);
}

enum class Images { kLeaveOut, kInclude };

// Calls `visit(const Link&)` for each link; Markdown first, then HTML.
template <class Visitor>
void for_each_link(const CheckContext& ctx, Images images, Visitor visit) {
  for_each_link(
      ctx.doc(), [&]() -> const std::vector<HtmlTag>& { return ctx.html(); },
      images == Images::kInclude ? Scope::kWithImages : Scope::kLinks, visit);
}

// Calls `report(target, place)` for each target that `judge(target, is_image)` finds bad; one that
// stands in a reference definition once, at the definition.
template <class Judge, class Report>
void for_each_bad_target(const CheckContext& ctx, Images images, Judge judge, Report report) {
  bool in_definitions = false;
  for_each_link(ctx, images, [&](const Link& link) {
    if (!judge(link.target, link.is_image)) return;
    const TargetPlace place = place_of(ctx, link);
    if (place.is_reference) {
      in_definitions = true;
    } else {
      report(link.target, place);
    }
  });
  if (!in_definitions) return;
  for (const ReferenceDefinition& definition : ctx.doc().definitions()) {
    if (definition.is_footnote || !definition.destination.known()) continue;
    const std::string_view target = ctx.file().text(definition.destination);
    if (judge(target, false)) report(target, {definition.destination, definition.destination});
  }
}

}  // namespace postlint::links
