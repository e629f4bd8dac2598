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

// Eleventy itself gives headings no ids, and its plug-in drops all letters but Latin ones.
constexpr std::string_view kHeadingIds =
    "// Ids of headings as GitHub has them.\nfunction githubHeadingIds(markdown) {\n"
    "  markdown.core.ruler.after(\"inline\", \"heading-ids\", (state) => {\n"
    "    const used = new Map();\n    state.tokens.forEach((token, i) => {\n"
    "      if (token.type !== \"heading_open\" || token.attrGet(\"id\")) return;\n"
    "      const isShown = ({ type }) => type === \"text\" || type === \"code_inline\";\n"
    "      const shown = state.tokens[i + 1].children.filter(isShown);\n"
    "      const text = shown.map(({ content }) => content).join(\"\").trim().toLowerCase();\n"
    "      const base = text.replace(/[^\\p{L}\\p{M}\\p{N}\\p{Pc}\\- ]/gu, \"\").replaceAll(\" \", "
    "\"-\");\n      let id = base;\n      while (used.has(id)) {\n"
    "        used.set(base, used.get(base) + 1);\n        id = `${base}-${used.get(base)}`;\n"
    "      }\n      used.set(id, 0);\n      token.attrSet(\"id\", id);\n    });\n  });\n}\n\n";
// markdown-it's own replacements make © of (c), too.
constexpr std::string_view kTypography =
    "// Curly quotes, dashes and dots.\nfunction typography(markdown) {\n"
    "  markdown.set({ typographer: true }).disable(\"replacements\");\n"
    "  markdown.core.ruler.before(\"smartquotes\", \"dashes\", (state) => {\n"
    "    for (const block of state.tokens) {\n      for (const token of block.children ?? []) {\n"
    "        if (token.type !== \"text\") continue;\n"
    "        token.content = token.content.replaceAll(\"---\", \"—\").replaceAll(\"--\", \"–\")"
    ".replaceAll(\"...\", \"…\");\n      }\n    }\n  });\n}\n\n";

}  // namespace

std::vector<WrittenFile> write_eleventy_site(const SiteIdentity& site) {
  const std::string prefix = site.prefix.empty() ? "/" : site.prefix;
  // Posts are Liquid, as everywhere in Eleventy: what was text is escaped.
  std::string config(kHeadingIds);
  if (site.has_smart_quotes) config += kTypography;
  config +=
      "export default function (config) {\n"
      "  config.addPassthroughCopy({ static: \"/\" });\n"
      "  config.ignores.add(\"static/**\");\n"
      "  config.addPreprocessor(\"drafts\", \"*\", (data) => (data.draft ? false : undefined));\n"
      "  config.amendLibrary(\"md\", githubHeadingIds);\n";
  if (site.has_smart_quotes) config += "  config.amendLibrary(\"md\", typography);\n";
  config += "}\n\nexport const config = {\n  pathPrefix: " + script_text(prefix) + ",\n};\n";
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
