// Files that posts bring into the site by naming them. Pelican: {attach} puts one beside the page
// that names it first, {static} where it lies below the content. Bundling engines: bundled_files.h.
#pragma once

#include <vector>

#include "converters/read/reader.h"
#include "core/io/file_tree.h"
#include "core/site/site_index.h"

namespace postlint {

// URL paths without the prefix. Reads every post; none of engines that have no such files.
std::vector<SiteIndex::Asset> find_attached_files(const ReadRequest& request, const FileTree& files,
                                                  std::size_t jobs);

// Whether a path below the site is of a file that the engine does not serve there: Hexo's beside
// its posts have the addresses of these.
bool is_beside_posts(Engine engine, std::string_view path);

}  // namespace postlint
