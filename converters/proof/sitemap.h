// The addresses of a live blog: those that must not stop working.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "converters/proof/facts.h"
#include "core/base/result.h"

namespace postlint::proof {

struct Sitemap {
  std::vector<std::string> urls;      // of pages, as written
  std::vector<std::string> sitemaps;  // of an index of sitemaps
};

// The <loc> elements of sitemaps.org's format, whatever namespace prefix they have; a file with one
// URL a line too. Linear; broken XML gives what can be read of it.
Sitemap read_sitemap(std::string_view text);

// The addresses in `path` as a site of which nothing else is known: a sitemap (those that an index
// names are looked for beside it), a list of URLs, or a folder of built pages with its pictures and
// files. `own_path` (of SiteFacts) knows the hosts and folders that the blog has or had; of other
// absolute addresses the path counts.
// Errors: it cannot be read, is compressed, is too long, or names no address.
using OwnPath = std::function<std::optional<std::string>(std::string_view url)>;
Result<SiteFacts> read_addresses(const std::string& path, std::size_t jobs = 1,
                                 const OwnPath& own_path = {});

}  // namespace postlint::proof
