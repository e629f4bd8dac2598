// Ids that an author wrote: "## Title {#id}".
#pragma once

#include <optional>
#include <string>

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

// Takes the braces that are no text off `heading` and returns the id written in them; an empty
// string for braces without one, nullopt where there are none.
std::optional<std::string> take_heading_braces(HeadingText& heading, HeadingBraces braces);

}  // namespace postlint
