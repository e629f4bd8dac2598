#include "converters/engines.h"
#include "converters/site_text.h"

namespace postlint {

std::vector<WrittenFile> write_docusaurus_site(const SiteIdentity& site) {
  const std::string base = site.prefix.empty() ? "/" : site.prefix + "/";
  std::string config = "module.exports = {\n";
  config += "  title: " + script_text(site.title.empty() ? "Blog" : site.title) + ",\n";
  config += "  tagline: " + script_text(site.description) + ",\n";
  config +=
      "  url: " + script_text(site.origin.empty() ? "https://example.org" : site.origin) + ",\n";
  config += "  baseUrl: " + script_text(base) + ",\n";
  const std::string language = site.language.empty() ? "en" : site.language;
  config += "  i18n: { defaultLocale: " + script_text(language) + ", locales: [" +
            script_text(language) + "] },\n";
  // .md files are Markdown, not MDX: braces and < in old posts are text. A picture that is missing
  // stops no build; one below baseUrl is served as it is.
  config +=
      "  markdown: {\n    format: 'detect',\n    hooks: { onBrokenMarkdownImages: 'warn' },\n  },\n"
      "  onBrokenLinks: 'warn',\n  presets: [\n    [\n"
      "      'classic',\n      {\n        docs: false,\n        blog: {\n          path: 'blog',\n"
      "          routeBasePath: '/',\n          onUntruncatedBlogPosts: 'ignore',\n"
      "          onInlineTags: 'ignore',\n          onInlineAuthors: 'ignore',\n        },\n      "
      "},\n"
      "    ],\n  ],\n};\n";
  return {{"docusaurus.config.js", config},
          {"package.json",
           "{\n  \"name\": \"blog\",\n  \"private\": true,\n  \"scripts\": {\"build\": "
           "\"docusaurus build\"},\n"
           "  \"dependencies\": {\n    \"@docusaurus/core\": \"^3.10.2\",\n"
           "    \"@docusaurus/preset-classic\": \"^3.10.2\",\n    \"react\": \"^19.0.0\",\n"
           "    \"react-dom\": \"^19.0.0\"\n  }\n}\n"}};
}

}  // namespace postlint
