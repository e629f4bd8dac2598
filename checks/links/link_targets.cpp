#include "checks/links/link_targets.h"

#include <algorithm>

#include "core/base/strings.h"
#include "core/base/utf8.h"

namespace postlint::links {
namespace {

bool is_reference(LinkForm form) {
  return form == LinkForm::kFull || form == LinkForm::kCollapsed || form == LinkForm::kShortcut;
}

constexpr std::size_t kLongestText = 1000;

// Only what is near: <a> without an end is common in broken pages.
std::string text_of_tag(const CheckContext& ctx, const HtmlTag& open) {
  std::string text;
  std::uint32_t from = open.span.end;
  const std::string_view bytes = ctx.file().bytes();
  const HtmlTag* end = ctx.html().data() + ctx.html().size();
  for (const HtmlTag* tag = &open + 1; tag != end && text.size() < kLongestText; ++tag) {
    if (tag->span.begin < from) continue;
    text += bytes.substr(from, std::min<std::size_t>(tag->span.begin - from, kLongestText));
    from = tag->span.end;
    if (tag->named("a")) return decode_entities(text);
  }
  return {};
}

}  // namespace

TargetPlace place_of(const CheckContext& ctx, const Link& link) {
  if (link.attribute != nullptr) {
    const Span value = link.attribute->value_span;
    return {value.known() && !value.empty() ? value : link.tag->span, value};
  }
  const Document& doc = ctx.doc();
  const LinkParts parts = doc.link_parts(link.node);
  if (parts.destination.known()) return {doc.report_span(link.node), parts.destination};
  return {doc.report_span(link.node), Span::unknown(), is_reference(parts.form)};
}

std::string text_of(const CheckContext& ctx, const Link& link) {
  if (link.node != kNoNode) return ctx.doc().visible_text(link.node);
  return text_of_tag(ctx, *link.tag);
}

std::string normalized_label(std::string_view label) {
  std::string collapsed;
  for (char c : trim(label)) {
    const bool is_space = is_blank(c) || c == '\n' || c == '\r';
    if (!is_space) {
      collapsed += c;
    } else if (collapsed.back() != ' ') {
      collapsed += ' ';
    }
  }
  return to_lower(collapsed);
}

}  // namespace postlint::links
