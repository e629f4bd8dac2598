// The addresses in the body of a post: Markdown links and images, and the attributes of raw HTML
// that hold one.
//
// This is the one place that knows where a body keeps its links; rules that look at targets one by
// one and find_links (link_use.h) both go through it. Targets are decoded (escapes, character
// references) and may hold masked template syntax. Places are worked out only when somebody asks.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/post/document.h"
#include "core/post/html_tags.h"

namespace postlint::links {

struct Link {
  std::string_view target;
  NodeId node = kNoNode;                     // Markdown's link or image
  const HtmlTag* tag = nullptr;              // else the HTML tag …
  const HtmlAttribute* attribute = nullptr;  // … and the attribute
  bool is_image = false;
  Span part = Span::unknown();  // one address of a srcset
};

// Where a target stands, to be reported or edited.
struct TargetPlace {
  Span report;                    // always known
  Span target = Span::unknown();  // the bytes of the target
  bool is_reference = false;      // the target stands in a reference definition
};
TargetPlace place_of(const Document& document, const Link& link);

// What a reader sees of a Markdown link, or what stands between <a …> and </a>, tags left out.
// `html` is the list that the link's tag is of.
std::string text_of(const Document& document, const std::vector<HtmlTag>& html, const Link& link);

enum class Scope {
  kLinks,       // Markdown links, <a href>
  kWithImages,  // also Markdown images, <img src>
  kAll,         // also <area>, srcset, <video>, <source>, poster, <iframe>, <object data> …
};

// The attributes of an open tag that hold addresses, `<a href>` and `<img src>` left out.
struct AddressAttribute {
  const HtmlAttribute* attribute;
  bool is_image;
  bool is_srcset;
};
std::vector<AddressAttribute> other_addresses(const HtmlTag& tag);

// The addresses of a srcset ("a.png 1x, b.png 2x"); spans are offsets into `value`.
std::vector<Span> srcset_addresses(std::string_view value);

// Calls `visit(const Link&)` for each link; Markdown first, then HTML. `html()` gives the tags of
// the document and is called only where it has any.
template <class Html, class Visitor>
void for_each_link(const Document& doc, Html html, Scope scope, Visitor visit) {
  for (NodeId id : doc.links()) visit(Link{doc.target(id), id});
  if (scope != Scope::kLinks) {
    for (NodeId id : doc.images()) visit(Link{doc.target(id), id, nullptr, nullptr, true});
  }
  if (doc.of_kind(NodeKind::kHtmlBlock).empty() && doc.of_kind(NodeKind::kHtmlInline).empty()) {
    return;
  }
  const auto visit_attribute = [&](const HtmlTag& tag, const HtmlAttribute& attribute,
                                   std::string_view value, bool is_image, Span part) {
    if (value.find('&') == std::string_view::npos) {
      visit(Link{value, kNoNode, &tag, &attribute, is_image, part});
    } else {
      const std::string decoded = decode_entities(value);
      visit(Link{decoded, kNoNode, &tag, &attribute, is_image, part});
    }
  };
  for (const HtmlTag& tag : html()) {
    if (tag.kind != HtmlTag::Kind::kOpen) continue;
    const bool is_image = tag.named("img");
    if (is_image ? scope != Scope::kLinks : tag.named("a")) {
      const HtmlAttribute* attribute = tag.attribute(is_image ? "src" : "href");
      if (attribute != nullptr)
        visit_attribute(tag, *attribute, attribute->value, is_image, Span::unknown());
    }
    if (scope != Scope::kAll) continue;
    for (const AddressAttribute& other : other_addresses(tag)) {
      const HtmlAttribute& attribute = *other.attribute;
      if (!other.is_srcset) {
        visit_attribute(tag, attribute, attribute.value, other.is_image, Span::unknown());
        continue;
      }
      for (const Span piece : srcset_addresses(attribute.value)) {
        const std::uint32_t begin = attribute.value_span.begin;
        const Span part = attribute.value_span.known()
                              ? Span{begin + piece.begin, begin + piece.end}
                              : Span::unknown();
        visit_attribute(tag, attribute, piece.in(attribute.value), other.is_image, part);
      }
    }
  }
}

// Reference labels are compared without regard to case and runs of white space.
std::string normalized_label(std::string_view label);

}  // namespace postlint::links
