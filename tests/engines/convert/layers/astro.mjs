// Astro's configuration of the site, with every rendered Markdown file marked in its page, and a
// route that lists the entries of the collections. Images keep their bytes.
import path from "node:path";
import { passthroughImageService } from "astro/config";
import site from "@SITE_CONFIG@";

const root = process.env.POSTLINT_SITE;

function marked() {
  return (tree, file) => {
    const source = path.relative(root, file.path || file.history[0] || "");
    const element = (tagName, properties) => ({ type: "element", tagName, properties, children: [] });
    const begin = element("postlint-begin", { dataSource: encodeURIComponent(source) });
    tree.children = [begin, ...tree.children, element("postlint-end", {})];
  };
}

const listing = {
  name: "postlint",
  hooks: {
    "astro:config:setup": ({ injectRoute, updateConfig, config }) => {
      injectRoute({ pattern: "/postlint-posts.json", entrypoint: "./postlint-posts.js", prerender: true });
      // Last of all, so that what the site's own plug-ins add at the ends stays inside.
      updateConfig({ markdown: { rehypePlugins: [marked] } });
    },
  },
};

export default {
  ...site,
  image: { ...(site.image || {}), service: passthroughImageService() },
  integrations: [...(site.integrations || []), listing],
};
