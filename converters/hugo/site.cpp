#include "converters/engines.h"
#include "converters/site_text.h"

namespace postlint {
namespace {

constexpr std::string_view kSingle =
    "<!doctype html>\n<html lang=\"{{ .Site.LanguageCode }}\">\n<head><meta charset=\"utf-8\">"
    "<title>{{ .Title }}</title></head>\n<body>\n<main><article>\n<h1>{{ .Title }}</h1>\n"
    "{{ if not .Date.IsZero }}<time datetime=\"{{ .Date.Format \"2006-01-02T15:04:05Z07:00\" }}\">"
    "{{ .Date.Format \"2006-01-02\" }}</time>{{ end }}\n{{ .Content "
    "}}\n</article></main>\n</body>\n"
    "</html>\n";
constexpr std::string_view kList =
    "<!doctype html>\n<html lang=\"{{ .Site.LanguageCode }}\">\n<head><meta charset=\"utf-8\">"
    "<title>{{ .Title }}</title></head>\n<body>\n<main>\n<h1>{{ .Title }}</h1>\n{{ .Content }}\n"
    "<ul>{{ range .Pages }}<li><a href=\"{{ .RelPermalink }}\">{{ .Title }}</a></li>{{ end }}"
    "</ul>\n</main>\n</body>\n</html>\n";

}  // namespace

std::vector<WrittenFile> write_hugo_site(const SiteIdentity& site) {
  std::string config;
  config += toml_line(
      "baseURL", (site.origin.empty() ? "https://example.org" : site.origin) + site.prefix + "/");
  config += toml_line("title", site.title);
  config += toml_line("languageCode", site.language);
  config += toml_line("defaultContentLanguage",
                      site.language.empty() ? "en" : site.language.substr(0, 2));
  config += toml_line("timeZone", site.time_zone);
  if (site.shows_future) config += "buildFuture = true\n";
  if (site.has_emoji_codes) config += "enableEmoji = true\n";
  config += "disablePathToLower = true\n";
  config += site.language == "ko" || site.language == "ja" || site.language.starts_with("zh")
                ? "hasCJKLanguage = true\n"
                : "";
  if (!site.description.empty() || !site.author.empty()) config += "\n[params]\n";
  config += toml_line("description", site.description);
  config += toml_line("author", site.author);
  config += "\n[taxonomies]\ntag = \"tags\"\ncategory = \"categories\"\n";
  // To Hugo ":filename.html" is a folder of this name; such addresses are written post by post.
  if (!site.permalink.empty() && !site.permalink.ends_with(".html")) {
    config += "\n[permalinks]\n" + toml_line("posts", with_names(site.permalink, ":year", ":month",
                                                                 ":day", ":filename"));
  }
  // Raw HTML is part of the posts; quotes are curled where the old blog curled them.
  config += "\n[markup.goldmark.renderer]\nunsafe = true\n";
  if (site.soft_breaks_are_hard) config += "hardWraps = true\n";
  if (!site.has_smart_quotes || !site.has_linkify) config += "\n[markup.goldmark.extensions]\n";
  if (!site.has_smart_quotes) config += "typographer = false\n";
  if (!site.has_linkify) config += "linkify = false\n";
  return {{"hugo.toml", config},
          {"config.toml", "# Hugo before 0.110 reads this name.\n" + config},
          {"layouts/_default/single.html", std::string(kSingle)},
          {"layouts/_default/list.html", std::string(kList)}};
}

}  // namespace postlint
