// Docusaurus' configuration of the site, with a plug-in that lists the posts of the blog.
import fs from "node:fs";
import { createRequire } from "node:module";

import loaded from "./@SITE_CONFIG@";

// The routes get their slash only after this plug-in has seen the posts.
function served(permalink, trailingSlash) {
  if (trailingSlash === undefined) return permalink;
  return permalink.replace(/\/$/, "") + (trailingSlash ? "/" : "");
}

function listPosts(context) {
  return {
    name: "postlint",
    async allContentLoaded({ allContent }) {
      const posts = [];
      for (const blog of Object.values(allContent["docusaurus-plugin-content-blog"] || {})) {
        for (const { metadata } of blog.blogPosts) {
          const own = metadata.frontMatter;
          posts.push({
            source: metadata.source.replace(/^@site\//, ""),
            address: served(metadata.permalink, context.siteConfig.trailingSlash),
            title: metadata.title,
            instant: new Date(metadata.date).toISOString(),
            updated: own.last_update?.date ? new Date(own.last_update.date).toISOString() : "",
            tags: metadata.tags.map((tag) => tag.label),
            categories: [].concat(own.categories ?? []).map((one) => [].concat(one).map(String)),
            fields: own,
            excerpt: metadata.hasTruncateMarker ? "(marked)" : "",
            listed: !metadata.unlisted,
          });
        }
      }
      const facts = { posts, zone: "UTC", prefix: context.baseUrl.replace(/\/$/, ""), origin: context.siteConfig.url };
      fs.writeFileSync(process.env.POSTLINT_POSTS, JSON.stringify(facts));
    },
  };
}

export default async function config() {
  const site = typeof loaded === "function" ? await loaded() : loaded;
  let future = site.future;
  try {
    createRequire(import.meta.url).resolve("@docusaurus/faster");
    future = { ...future, faster: { swcJsLoader: true, swcJsMinimizer: true, lightningCssMinimizer: true, rspackBundler: true, mdxCrossCompilerCache: true } };
  } catch {
    // Slower, and the same pages.
  }
  return { ...site, future, plugins: [...(site.plugins || []), listPosts] };
}
