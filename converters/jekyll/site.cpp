#include "converters/engines.h"
#include "converters/site_text.h"

namespace postlint {

std::vector<WrittenFile> write_jekyll_site(const SiteIdentity& site) {
  std::string config;
  config += yaml_line("title", site.title);
  config += yaml_line("description", site.description);
  config += yaml_line("author", site.author);
  config += yaml_line("lang", site.language);
  config += yaml_line("url", site.origin);
  config += yaml_line("baseurl", site.prefix);
  config += yaml_line("timezone", site.time_zone.empty() ? "UTC" : site.time_zone);
  config += yaml_line("permalink", site.permalink.empty() ? "/:year/:month/:day/:title/"
                                                          : with_names(site.permalink, ":year",
                                                                       ":month", ":day", ":title"));
  config += "markdown: kramdown\nkramdown:\n  input: GFM\n";
  // GFM's hard_wrap is off: a line's end is a blank, as everywhere but in Hexo.
  config += site.soft_breaks_are_hard ? "  hard_wrap: true\n" : "  hard_wrap: false\n";
  if (!site.excerpt_mark.empty()) config += yaml_line("excerpt_separator", site.excerpt_mark);
  return {{"_config.yml", config}};
}

}  // namespace postlint
