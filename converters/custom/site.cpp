#include "converters/engines.h"
#include "converters/site_text.h"

namespace postlint {

// The owner's generator is there already; what it is told is described, so that check and links
// know the new blog.
std::vector<WrittenFile> write_custom_site(const SiteIdentity& site) {
  std::string config = "engine: custom\nsite:\n";
  if (!site.origin.empty()) config += "  url: " + site.origin + site.prefix + "\n";
  config += "  content:\n    - contents/**\n";
  config += "  permalink: " + (site.permalink.empty() ? "/:slug/" : site.permalink) + "\n";
  return {{".postlint.yaml", config}};
}

}  // namespace postlint
