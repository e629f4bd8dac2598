// What a fetched HTML page says, as far as links care: read off its tags, without a tree.
//
// Ids, titles and refreshes need no tree, and building one is quadratic in the depth of the nesting
// in the parser at hand; a page is read in linear time whatever it holds.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace postlint {

struct MetaRefresh {
  int delay_seconds = 0;
  std::string target;  // as written; empty: the page itself
};

struct PageFacts {
  std::string title;
  std::string first_heading;          // the first h1
  std::vector<std::string> anchors;   // id of any element and name of a, entities decoded; sorted
  std::vector<std::string> headings;  // text of h1 to h6
  std::optional<MetaRefresh> refresh;
  bool is_noindex = false;        // <meta name="robots" content="noindex">
  bool is_frameset = false;       // its frames hold the text
  bool has_ad_block_key = false;  // <html data-adblockkey>: only parking services write it
  std::size_t scripts = 0;
  std::size_t text_bytes = 0;  // of visible text, blanks left out
};

// `html` is UTF-8 and may be cut anywhere.
PageFacts read_page(std::string_view html);

// The content attribute of a refresh: "0; url=/new" → 0, "/new".
std::optional<MetaRefresh> parse_refresh(std::string_view content);

}  // namespace postlint
