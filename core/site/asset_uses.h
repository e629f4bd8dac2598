// Which of a blog's files something in the blog refers to.
//
// Every text file of the blog's repository (or, without one, below its root) is read: posts,
// layouts, themes, stylesheets, scripts, data and configuration. A file is used where its name
// stands, whatever the path before it: as it is, percent-encoded, escaped, in other case or in the
// other Unicode normalisation. Because templates put names together, it is used, too, where
// - its name without the ending stands in front matter, data, markup or a template ("cover: cat",
//   {% img cat %}), and so for the sizes made of it (cat@2x.png, cat-300x200.png, cat-dark.png);
// - a template begins its name ("slide-{{ i }}.png");
// - it is in a folder whose name stands in a template or script that lists files
//   (site.static_files, readDir, glob, .Resources).
// It errs to the side of "used". Bounded in files, depth and bytes.
#pragma once

#include <string>
#include <vector>

#include "core/site/site_index.h"

namespace postlint {

struct AssetUses {
  // Of `assets`, in their order.
  std::vector<bool> is_used;
  // False: the blog has more text than is read, so nothing can be said of any file.
  bool is_complete = true;
};
AssetUses find_asset_uses(const SiteIndex::Request& request,
                          const std::vector<SiteIndex::Asset>& assets);

}  // namespace postlint
