#include "converters/engines.h"
#include "converters/site_text.h"

namespace postlint {

std::vector<WrittenFile> write_vitepress_site(const SiteIdentity& site) {
  std::string config =
      "import { defineConfig } from \"vitepress\";\n\nexport default defineConfig({\n";
  config += "  title: " + script_text(site.title) +
            ",\n  description: " + script_text(site.description) + ",\n";
  if (!site.language.empty()) config += "  lang: " + script_text(site.language) + ",\n";
  if (!site.prefix.empty()) config += "  base: " + script_text(site.prefix + "/") + ",\n";
  config += "  srcExclude: [\"_drafts/**\"],\n  ignoreDeadLinks: true,\n});\n";
  return {{".vitepress/config.mjs", config},
          {"package.json",
           "{\n  \"name\": \"blog\",\n  \"private\": true,\n  \"scripts\": {\"build\": \"vitepress "
           "build\"},\n"
           "  \"devDependencies\": {\"vitepress\": \"^1.6.4\"}\n}\n"}};
}

}  // namespace postlint
