// Ids that an author wrote: "## Title {#id}".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/site/heading_ids.h"

namespace postlint {

// How an engine reads braces at the end of a heading.
enum class HeadingBraces {
  kText,        // they are shown
  kKramdown,    // " {#id}" only
  kAttributes,  // {#id .class key=value} (goldmark, Zola)
  kAttrList,    // " {#id}", " {: #id}", " {.class #id}" (Python-Markdown)
  kIdToTheEnd,  // {#anything} (Docusaurus, Gatsby's plug-ins)
  kAnything,    // any braces are attributes (markdown-it-attrs)
};
HeadingBraces heading_braces(HeadingIds algorithm);

// The braces at the end of a heading's source that are no text: where they begin, in bytes of
// `content`, and the id written in them, which may be empty. nullopt: there are none.
struct HeadingEnd {
  std::size_t begin = 0;
  std::string id;
};
std::optional<HeadingEnd> braces_at_end(std::string_view content, HeadingBraces braces);

// Takes the braces that are no text off `heading` and returns the id written in them; an empty
// string for braces without one, nullopt where there are none.
std::optional<std::string> take_heading_braces(HeadingText& heading, HeadingBraces braces);

}  // namespace postlint
