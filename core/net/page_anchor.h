// Whether a fragment leads somewhere on a fetched page, as a browser would look for it.
#pragma once

#include <string_view>

#include "core/net/page.h"

namespace postlint {

enum class AnchorState {
  kFound,
  kMissing,
  kUnknown,  // a script may make it: nobody can say without running the page
};

// Fragments that say nothing about ids: "", "top", "/route", "!route", ":~:text=…", and those that
// some sites' scripts read ("L10-L20", "page=3", "t=30", "gid=0").
bool is_scripted_fragment(std::string_view fragment);

// `body` is the page's text, in which scripts may name the anchor.
AnchorState find_anchor(const PageFacts& page, std::string_view body, std::string_view fragment);

// The quick answer while the page still comes in: true only where find_anchor will say kFound.
bool has_anchor(const PageFacts& page, std::string_view fragment);

}  // namespace postlint
