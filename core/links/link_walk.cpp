#include "core/links/link_walk.h"

#include <algorithm>
#include <array>

#include "core/base/strings.h"
#include "core/base/utf8.h"

namespace postlint::links {
namespace {

bool is_reference(LinkForm form) {
  return form == LinkForm::kFull || form == LinkForm::kCollapsed || form == LinkForm::kShortcut;
}

constexpr std::size_t kLongestText = 1000;

// Only what is near: <a> without an end is common in broken pages.
std::string text_of_tag(const Document& document, const std::vector<HtmlTag>& html,
                        const HtmlTag& open) {
  std::string text;
  std::uint32_t from = open.span.end;
  const std::string_view bytes = document.file().bytes();
  const HtmlTag* end = html.data() + html.size();
  for (const HtmlTag* tag = &open + 1; tag != end && text.size() < kLongestText; ++tag) {
    if (tag->span.begin < from) continue;
    text += bytes.substr(from, std::min<std::size_t>(tag->span.begin - from, kLongestText));
    from = tag->span.end;
    if (tag->named("a")) return decode_entities(text);
  }
  return {};
}

struct KnownAddress {
  std::string_view tag;
  std::string_view attribute;
  bool is_image;
};

constexpr std::array<KnownAddress, 15> kAddresses = {{
    {"area", "href", false},
    {"audio", "src", false},
    {"embed", "src", false},
    {"iframe", "src", false},
    {"image", "href", true},  // SVG's
    {"image", "xlink:href", true},
    {"img", "srcset", true},
    {"input", "src", true},
    {"object", "data", false},
    {"source", "src", false},
    {"source", "srcset", true},
    {"track", "src", false},
    {"video", "poster", true},
    {"video", "src", false},
    {"link", "href", false},
}};

bool is_space(char c) {
  return is_blank(c) || c == '\n' || c == '\r' || c == '\f';
}

}  // namespace

TargetPlace place_of(const Document& document, const Link& link) {
  if (link.attribute != nullptr) {
    const Span value = link.part.known() ? link.part : link.attribute->value_span;
    return {value.known() && !value.empty() ? value : link.tag->span, value};
  }
  const LinkParts parts = document.link_parts(link.node);
  if (parts.destination.known()) return {document.report_span(link.node), parts.destination};
  return {document.report_span(link.node), Span::unknown(), is_reference(parts.form)};
}

std::string text_of(const Document& document, const std::vector<HtmlTag>& html, const Link& link) {
  if (link.node != kNoNode) return document.visible_text(link.node);
  return text_of_tag(document, html, *link.tag);
}

std::vector<AddressAttribute> other_addresses(const HtmlTag& tag) {
  std::vector<AddressAttribute> found;
  for (const KnownAddress& known : kAddresses) {
    if (!tag.named(known.tag)) continue;
    const HtmlAttribute* attribute = tag.attribute(known.attribute);
    if (attribute == nullptr || !attribute->has_value) continue;
    found.push_back({attribute, known.is_image, known.attribute == "srcset"});
  }
  return found;
}

// After the HTML standard's "parse a srcset attribute": an address runs to white space; commas at
// its end part the candidates.
std::vector<Span> srcset_addresses(std::string_view value) {
  std::vector<Span> found;
  std::size_t at = 0;
  while (true) {
    while (at < value.size() && (is_space(value[at]) || value[at] == ',')) ++at;
    if (at >= value.size()) return found;
    const std::size_t begin = at;
    while (at < value.size() && !is_space(value[at])) ++at;
    std::size_t end = at;
    while (end > begin && value[end - 1] == ',') --end;
    found.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    if (end == at) at = std::min(value.find(',', at), value.size());  // behind its descriptors
  }
}

std::string normalized_label(std::string_view label) {
  std::string collapsed;
  for (char c : trim(label)) {
    const bool is_break = is_blank(c) || c == '\n' || c == '\r';
    if (!is_break) {
      collapsed += c;
    } else if (collapsed.back() != ' ') {
      collapsed += ' ';
    }
  }
  return to_lower(collapsed);
}

}  // namespace postlint::links
