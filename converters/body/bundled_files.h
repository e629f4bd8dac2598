// Files that a post brings along by naming them with a path from its own folder: "./cover.png".
//
// Astro, Docusaurus, Gatsby and VitePress put such files where they like. On the new site each is
// served at an address made of its place in the old blog.
#pragma once

#include <string>
#include <vector>

#include "converters/body/construct.h"

namespace postlint {

struct BundledFile {
  Span span;         // the address in the post
  std::string file;  // its path
  std::string url;   // where it will be served, below the prefix
  std::string rest;  // "?a", "#b" of the address
};

bool bundles_files(Engine engine);
// In no order. Empty for other engines. `request.files` may be null: then none is found.
std::vector<BundledFile> find_bundled_files(const BodyRequest& request);

}  // namespace postlint
