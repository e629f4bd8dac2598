#include "converters/engines.h"
#include "converters/site_text.h"

namespace postlint {
namespace {

constexpr std::string_view kHome =
    "---\npermalink: /\neleventyExcludeFromCollections: true\n---\n"
    "<!doctype html>\n<html><head><meta charset=\"utf-8\"><title>{{ site.title }}</title></head>\n"
    "<body><main>\n<h1>{{ site.title }}</h1>\n<ul>\n{% for post in collections.all | reverse %}"
    "{% if \"/posts/\" in post.inputPath %}"
    "<li><a href=\"{{ post.url | url }}\">{{ post.data.title }}</a></li>\n"
    "{% endif %}{% endfor %}</ul>\n</main></body></html>\n";

}  // namespace

std::vector<WrittenFile> write_eleventy_site(const SiteIdentity& site) {
  const std::string prefix = site.prefix.empty() ? "/" : site.prefix;
  // Posts were no templates of Eleventy's; drafts stay out of the site.
  const std::string config =
      "export default function (config) {\n"
      "  config.addPassthroughCopy({ static: \"/\" });\n"
      "  config.ignores.add(\"static/**\");\n"
      "  config.addPreprocessor(\"drafts\", \"*\", (data) => (data.draft ? false : undefined));\n"
      "}\n\nexport const config = {\n  markdownTemplateEngine: false,\n  htmlTemplateEngine: "
      "false,\n"
      "  pathPrefix: " +
      script_text(prefix) + ",\n};\n";
  std::vector<WrittenFile> files = {
      {"eleventy.config.mjs", config},
      {"package.json",
       "{\n  \"name\": \"blog\",\n  \"private\": true,\n  \"scripts\": {\"build\": \"eleventy\"},\n"
       "  \"devDependencies\": {\"@11ty/eleventy\": \"^3.1.8\"}\n}\n"},
      {"_data/site.json", "{\"title\": " + script_text(site.title) +
                              ", \"url\": " + script_text(site.origin) +
                              ", \"language\": " + script_text(site.language) + "}\n"}};
  if (!site.has_home) files.push_back({"index.njk", std::string(kHome)});
  return files;
}

}  // namespace postlint
