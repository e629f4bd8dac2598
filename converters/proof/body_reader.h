// Reads what a reader gets of a piece of HTML: text, headings, links, images, code.
//
// The same for built pages and for posts that were rendered to look at them, so that both are read
// alike. Footnote marks, links from a heading to itself, line numbers, copy buttons and what is
// hidden from readers count as nothing; so does a first heading that repeats the page's title.
// Linear in the size of the HTML. Deterministic.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "converters/proof/facts.h"
#include "converters/proof/html_outline.h"

namespace postlint::proof {

struct ResolvedTarget {
  std::string target, fragment;  // as in LinkFact; an empty target is no link
};

struct BodyRules {
  // Of an attribute's value, references decoded, blanks around it removed.
  std::function<ResolvedTarget(std::string_view address)> resolve;
  std::string title;              // folded
  bool leaves_out_theme = false;  // navigation, headers, dates, sharing, comments …
};

// The content of the tags [first, last) and the text between them: of an element `tag`, first is
// tag + 1 and last is end_of(tag); of a whole page 0 and tags().size().
BodyFacts read_body(const HtmlOutline& page, std::size_t first, std::size_t last,
                    const BodyRules& rules);
// The two halves of it: the targets of links and images are addresses as written; then what
// `rules.resolve` makes of them.
BodyFacts read_body_as_written(const HtmlOutline& page, std::size_t first, std::size_t last,
                               const BodyRules& rules);
void resolve_addresses(BodyFacts& body, const BodyRules& rules);

// Whether built pages have nothing of the post in this element.
bool is_theme_element(const HtmlTag& tag);

}  // namespace postlint::proof
