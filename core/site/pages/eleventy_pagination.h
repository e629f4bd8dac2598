// Pages that one template of Eleventy's makes of a data file, one for each item.
//
//   pagination: {data: aliases, size: 1, alias: entry}
//   permalink: "{{ entry.from }}"
// is a page at the field `from` of each map in _data/aliases.json; one that holds
// <meta http-equiv="refresh" content="0; url={{ entry.to }}"> is a redirect. Blogs keep their
// former addresses so.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/site/site_build.h"

namespace postlint {

struct PaginatedPage {
  std::string url;
  std::string leads_to;  // empty: no redirect
};

// nullopt: made of something else than the fields of a data file.
std::optional<std::vector<PaginatedPage>> read_pagination(const SiteBuild& build,
                                                          const PageHead& head,
                                                          std::string_view data_folder);

}  // namespace postlint
