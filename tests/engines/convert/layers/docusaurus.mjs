// Docusaurus' configuration of the site, with a plug-in that lists the posts of the blog.
import fs from "node:fs";
import { createRequire } from "node:module";

const names = ["docusaurus.config.js", "docusaurus.config.mjs", "docusaurus.config.cjs", "docusaurus.config.ts"];
const name = names.find((candidate) => fs.existsSync(candidate));
const loaded = (await import("./" + name)).default;
const site = typeof loaded === "function" ? await loaded() : loaded;

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
            address: metadata.permalink,
            title: metadata.title,
            instant: new Date(metadata.date).toISOString(),
            updated: own.last_update?.date ? new Date(own.last_update.date).toISOString() : "",
            tags: metadata.tags.map((tag) => tag.label),
            categories: [].concat(own.categories ?? []).map((one) => [].concat(one).map(String)),
            listed: !metadata.unlisted,
          });
        }
      }
      const facts = { posts, zone: "UTC", prefix: context.baseUrl.replace(/\/$/, ""), origin: context.siteConfig.url };
      fs.writeFileSync(process.env.POSTLINT_POSTS, JSON.stringify(facts));
    },
  };
}

let future = site.future;
try {
  createRequire(import.meta.url).resolve("@docusaurus/faster");
  future = { ...future, experimental_faster: { swcJsLoader: true, swcJsMinimizer: true, lightningCssMinimizer: true, rspackBundler: true, mdxCrossCompilerCache: true } };
} catch {
  // Slower, and the same pages.
}

export default { ...site, future, plugins: [...(site.plugins || []), listPosts] };
