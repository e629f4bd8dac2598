// What a page says of itself in a <script type="application/ld+json">.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace postlint::proof {

struct LinkedData {
  std::string headline, published, modified;  // as written
  std::vector<std::string> authors;
};

// Of the first article or posting in it. Nothing where the text is no JSON, longer than 256 KB or
// nested deeper than 32 levels.
LinkedData read_linked_data(std::string_view json);

}  // namespace postlint::proof
