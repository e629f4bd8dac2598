// One page of built HTML: what it says of itself in its head, and its main text.
//
// The main text is that of the first of these that the page has exactly once: a content element
// that themes are known to write (itemprop="articleBody", class="post-content" …), <article>,
// <main>; else the body. Linear in the size of the page; never fails.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "converters/proof/body_reader.h"
#include "converters/proof/facts.h"

namespace postlint::proof {

struct BuiltPageFacts {
  PageFacts page;         // without url, source, images' hashes; `title` still with the site's name
  std::string title_tag;  // <title>, folded
  std::string heading;    // the h1 of the page, folded
  bool has_title_of_head = false;      // `title` is og:title or JSON-LD's headline
  std::string canonical;               // as written
  std::optional<std::string> refresh;  // where the page leads at once
};

// `html` is UTF-8. The title, where it is known by now, is left out of the body.
BuiltPageFacts read_built_page(std::string_view html, const BodyRules& rules);

}  // namespace postlint::proof
