#include "converters/engines.h"
#include "converters/site_text.h"

namespace postlint {
namespace {

// The address of a post is its field `permalink`; every file of the collection has one.
constexpr std::string_view kPage =
    "---\nimport { getCollection, render } from \"astro:content\";\n\n"
    "export async function getStaticPaths() {\n"
    "  const posts = await getCollection(\"posts\", ({ data }) => data.draft !== true);\n"
    "  const address = (post) => post.data.permalink ?? `/${post.id}/`;\n"
    "  return posts.map((post) => ({\n"
    "    params: { path: address(post).replace(/^\\/|\\/$/g, \"\") || undefined },\n"
    "    props: { post },\n  }));\n}\n\n"
    "const { post } = Astro.props;\nconst { Content } = await render(post);\n---\n"
    "<html><head><meta charset=\"utf-8\" /><title>{post.data.title}</title></head>\n"
    "<body><main><article><h1>{post.data.title}</h1><Content /></article></main></body></html>\n";
// Astro writes "a.html/index.html" for the address "/a.html".
constexpr std::string_view kHtmlAddresses =
    "const htmlAddresses = {\n  name: \"html-addresses\",\n  hooks: {\n"
    "    \"astro:build:done\": async ({ dir, pages }) => {\n"
    "      for (const { pathname } of pages) {\n"
    "        if (!/\\.html?\\/?$/.test(pathname)) continue;\n"
    "        const folder = path.join(fileURLToPath(dir), "
    "decodeURIComponent(pathname).replace(/\\/$/, \"\"));\n"
    "        await fs.rename(path.join(folder, \"index.html\"), `${folder}.part`);\n"
    "        await fs.rmdir(folder);\n        await fs.rename(`${folder}.part`, folder);\n"
    "      }\n    },\n  },\n};\n\n";
constexpr std::string_view kCollection =
    "import { defineCollection } from \"astro:content\";\nimport { glob } from "
    "\"astro/loaders\";\n\n"
    "export const collections = {\n"
    "  posts: defineCollection({ loader: glob({ pattern: \"**/*.md\", base: "
    "\"./src/content/posts\" }) }),\n"
    "};\n";

}  // namespace

std::vector<WrittenFile> write_astro_site(const SiteIdentity& site) {
  std::string config =
      "import fs from \"node:fs/promises\";\nimport path from \"node:path\";\n"
      "import { fileURLToPath } from \"node:url\";\n"
      "import { defineConfig } from \"astro/config\";\n\n";
  config += std::string(kHtmlAddresses) + "export default defineConfig({\n";
  if (!site.origin.empty()) config += "  site: " + script_text(site.origin) + ",\n";
  if (!site.prefix.empty()) config += "  base: " + script_text(site.prefix) + ",\n";
  config += "  markdown: { smartypants: " + std::string(site.has_smart_quotes ? "true" : "false") +
            " },\n  integrations: [htmlAddresses],\n});\n";
  return {{"astro.config.mjs", config},
          {"src/content.config.ts", std::string(kCollection)},
          {"src/pages/[...path].astro", std::string(kPage)},
          {"package.json",
           "{\n  \"name\": \"blog\",\n  \"type\": \"module\",\n  \"private\": true,\n"
           "  \"scripts\": {\"build\": \"astro build\"},\n  \"dependencies\": {\"astro\": "
           "\"^5.0.0\"}\n}\n"}};
}

}  // namespace postlint
