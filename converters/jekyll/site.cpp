#include <algorithm>
#include <set>
#include "converters/engines.h"

#include "converters/site_text.h"
#include "core/base/any_of.h"
#include "core/base/strings.h"

namespace postlint {
namespace {

// Jekyll leaves out whatever begins with one of these, unless it is named.
std::string included_names(const std::vector<std::string>& files) {
  std::set<std::string> names;
  for (const std::string& file : files) {
    for (const std::string_view part : split(file, '/')) {
      // Its own folders stay what they are.
      constexpr std::string_view kOwn[] = {"_posts", "_drafts", "_layouts", "_includes",
                                           "_data",  "_sass",   "_site",    "_config.yml"};
      if (std::find(std::begin(kOwn), std::end(kOwn), part) != std::end(kOwn)) continue;
      if (AnyOf("._#~").has(part.empty() ? 'a' : part.front())) names.emplace(part);
    }
  }
  std::string config;
  for (const std::string& name : names) config += "  - " + quote_yaml(name) + "\n";
  return config.empty() ? config : "include:\n" + config;
}

// kramdown curls quotes and joins dashes unless it is told what to write for them.
constexpr std::string_view kStraightQuotes =
    "  smart_quotes: apos,apos,quot,quot\n  typographic_symbols:\n    hellip: \"...\"\n"
    "    mdash: \"---\"\n    ndash: \"--\"\n    laquo: \"&lt;&lt;\"\n    raquo: \"&gt;&gt;\"\n"
    "    laquo_space: \"&lt;&lt; \"\n    raquo_space: \" &gt;&gt;\"\n";

constexpr std::string_view kHome =
    "---\n---\n<!doctype html>\n<html><head><meta charset=\"utf-8\"><title>{{ site.title }}</title>"
    "</head>\n<body><main>\n<h1>{{ site.title }}</h1>\n<ul>\n{% for post in site.posts %}"
    "<li><a href=\"{{ site.baseurl }}{{ post.url }}\">{{ post.title | escape }}</a></li>\n"
    "{% endfor %}</ul>\n</main></body></html>\n";

}  // namespace

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
  if (site.shows_future) config += "future: true\n";
  config += included_names(site.files);
  config += "markdown: kramdown\nkramdown:\n  input: GFM\n";
  // GFM's hard_wrap is off: a line's end is a blank, as everywhere but in Hexo.
  config += site.soft_breaks_are_hard ? "  hard_wrap: true\n" : "  hard_wrap: false\n";
  if (!site.has_smart_quotes) config += kStraightQuotes;
  if (!site.excerpt_mark.empty()) config += yaml_line("excerpt_separator", site.excerpt_mark);
  std::vector<WrittenFile> files = {{"_config.yml", config}};
  if (!site.has_home) files.push_back({"index.html", std::string(kHome)});
  return files;
}

}  // namespace postlint
