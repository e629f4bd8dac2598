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
  // Every other file below content is served where it lies; HTML is no source of posts.
  config += "STATIC_PATHS = ['']\nREADERS = {'html': None}\n";
  // Drafts are not written at all, not even where nobody would look for them.
  config += "DRAFT_SAVE_AS = ''\nDRAFT_PAGE_SAVE_AS = ''\n";
  config += "USE_FOLDER_AS_CATEGORY = False\n";
  if (!site.permalink.empty()) {
    const std::string pattern =
        with_names(site.permalink.substr(1), "{date:%Y}", "{date:%m}", "{date:%d}", "{slug}");
    config += python_line("ARTICLE_URL", pattern);
    const bool is_file = pattern.ends_with(".html");
    config += python_line(
        "ARTICLE_SAVE_AS",
        is_file ? pattern : pattern + (pattern.ends_with('/') ? "index.html" : "/index.html"));
    config +=
        "SLUGIFY_SOURCE = 'basename'\nSLUGIFY_USE_UNICODE = True\nSLUGIFY_PRESERVE_CASE = True\n";
  }
  config +=
      "DEFAULT_PAGINATION = False\nFEED_ALL_ATOM = None\nCATEGORY_FEED_ATOM = None\n"
      "TRANSLATION_FEED_ATOM = None\nAUTHOR_FEED_ATOM = None\nAUTHOR_FEED_RSS = None\n";
  config +=
      "MARKDOWN = {\n    'extension_configs': {\n"
      "        'markdown.extensions.codehilite': {'css_class': 'highlight'},\n"
      "        'markdown.extensions.extra': {},\n"
      "        'markdown.extensions.meta': {},\n"
      // A list that begins with 3 counts from 3.
      "        'markdown.extensions.sane_lists': {},\n"
      "        'markdown.extensions.toc': {},\n";
  if (site.has_smart_quotes) config += "        'markdown.extensions.smarty': {},\n";
  config += "    },\n    'output_format': 'html5',\n}\n";
  return {{"pelicanconf.py", config}};
}

}  // namespace postlint
