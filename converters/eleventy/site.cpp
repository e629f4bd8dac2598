#include "converters/engines.h"
#include "converters/site_text.h"

namespace postlint {

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
  return {
      {"eleventy.config.mjs", config},
      {"package.json",
       "{\n  \"name\": \"blog\",\n  \"private\": true,\n  \"scripts\": {\"build\": \"eleventy\"},\n"
       "  \"devDependencies\": {\"@11ty/eleventy\": \"^3.1.8\"}\n}\n"},
      {"_data/site.json", "{\"title\": " + script_text(site.title) +
                              ", \"url\": " + script_text(site.origin) +
                              ", \"language\": " + script_text(site.language) + "}\n"}};
}

}  // namespace postlint
