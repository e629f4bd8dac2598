#include "converters/engines.h"
#include "converters/site_text.h"

namespace postlint {

std::vector<WrittenFile> write_pelican_site(const SiteIdentity& site) {
  std::string config;
  config += python_line("SITENAME", site.title);
  config += python_line("AUTHOR", site.author.empty() ? "author" : site.author);
  config += python_line("SITEURL", site.origin + site.prefix);
  config += python_line("TIMEZONE", site.time_zone.empty() ? "UTC" : site.time_zone);
  config += python_line("DEFAULT_LANG", site.language.empty() ? "en" : site.language);
  config += python_line("PATH", "content");
  config += "ARTICLE_PATHS = ['posts']\nPAGE_PATHS = ['pages']\n";
  config += "STATIC_PATHS = ['extra']\n";
  // What lies in content/extra is served at the root of the site.
  config += "EXTRA_PATH_METADATA = {'extra': {'path': ''}}\n";
  if (!site.permalink.empty()) {
    const std::string pattern =
        with_names(site.permalink.substr(1), "{date:%Y}", "{date:%m}", "{date:%d}", "{slug}");
    config += python_line("ARTICLE_URL", pattern);
    config +=
        python_line("ARTICLE_SAVE_AS", pattern.ends_with('/') ? pattern + "index.html" : pattern);
    config += "SLUGIFY_SOURCE = 'basename'\n";
  }
  config +=
      "DEFAULT_PAGINATION = False\nFEED_ALL_ATOM = None\nCATEGORY_FEED_ATOM = None\n"
      "TRANSLATION_FEED_ATOM = None\nAUTHOR_FEED_ATOM = None\nAUTHOR_FEED_RSS = None\n";
  config +=
      "MARKDOWN = {\n    'extension_configs': {\n"
      "        'markdown.extensions.codehilite': {'css_class': 'highlight'},\n"
      "        'markdown.extensions.extra': {},\n"
      "        'markdown.extensions.meta': {},\n    },\n    'output_format': 'html5',\n}\n";
  return {{"pelicanconf.py", config}};
}

}  // namespace postlint
