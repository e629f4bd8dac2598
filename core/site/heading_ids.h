// The ids that an engine gives to the headings of a page.
//
// Each algorithm is the engine's own, as measured; repeats are numbered the engine's way.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/post/document.h"
#include "core/site/engine_profile.h"

namespace postlint {

// One heading as the algorithms need it.
struct HeadingText {
  int level = 2;
  std::string raw;      // the Markdown of the line, without #s and outer blanks
  std::string plain;    // text after inline parsing: code and text, no alt, no HTML tags
  std::string with_alt; // as `plain`, with the alt text of images
  std::string with_html; // as `with_alt`, with raw HTML tags kept as text
};

// One id a heading, in order; an empty string where the engine writes none.
std::vector<std::string> heading_ids(const std::vector<HeadingText>& headings, HeadingIds algorithm);

// Collects the headings of a document and returns their ids in the order of document.headings().
std::vector<std::string> heading_ids(const Document& document, HeadingIds algorithm);

}  // namespace postlint
