// The addresses a post links to: Markdown links and images, and HTML's <a href> and <img src>.
//
// Targets are decoded (escapes, character references) and may hold masked template syntax. Places
// are worked out only when a rule is about to report.
#pragma once

#include <string>
#include <string_view>

#include "core/lint/check_context.h"

namespace postlint::links {

struct Link {
  std::string_view target;
  NodeId node = kNoNode;                     // Markdown's link or image
  const HtmlTag* tag = nullptr;              // else the HTML tag …
  const HtmlAttribute* attribute = nullptr;  // … and its href or src
  bool is_image = false;
};

// Where a target stands, to be reported or edited.
struct TargetPlace {
  Span report;                    // always known
  Span target = Span::unknown();  // the bytes of the target
  bool is_reference = false;      // the target stands in a reference definition
};
TargetPlace place_of(const CheckContext& ctx, const Link& link);

// What a reader sees of a Markdown link, or what stands between <a …> and </a>, tags left out.
std::string text_of(const CheckContext& ctx, const Link& link);

enum class Images { kLeaveOut, kInclude };

// Calls `visit(const Link&)` for each link; Markdown first, then HTML.
template <class Visitor>
void for_each_link(const CheckContext& ctx, Images images, Visitor visit) {
  const Document& doc = ctx.doc();
  for (NodeId id : doc.links()) visit(Link{doc.target(id), id});
  if (images == Images::kInclude) {
    for (NodeId id : doc.images()) visit(Link{doc.target(id), id, nullptr, nullptr, true});
  }
  if (doc.of_kind(NodeKind::kHtmlBlock).empty() && doc.of_kind(NodeKind::kHtmlInline).empty()) {
    return;
  }
  for (const HtmlTag& tag : ctx.html()) {
    if (tag.kind != HtmlTag::Kind::kOpen) continue;
    const bool is_image = tag.named("img");
    if (is_image ? images == Images::kLeaveOut : !tag.named("a")) continue;
    const HtmlAttribute* attribute = tag.attribute(is_image ? "src" : "href");
    if (attribute == nullptr) continue;
    if (attribute->value.find('&') == std::string_view::npos) {
      visit(Link{attribute->value, kNoNode, &tag, attribute, is_image});
    } else {
      const std::string decoded = decode_entities(attribute->value);
      visit(Link{decoded, kNoNode, &tag, attribute, is_image});
    }
  }
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

// Reference labels are compared without regard to case and runs of white space.
std::string normalized_label(std::string_view label);

}  // namespace postlint::links
