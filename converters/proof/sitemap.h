// The addresses of a live blog: those that must not stop working.
#pragma once

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
// names are looked for beside it), a list of URLs, or a folder of built pages.
// Errors: it cannot be read, or names no address.
Result<SiteFacts> read_addresses(const std::string& path, std::size_t jobs = 1);

}  // namespace postlint::proof
