// Eleventy's configuration of the site, with every rendered Markdown file marked: its place in the
// page, and what the engine knew of it.
import fs from "node:fs";

const names = [".eleventy.js", "eleventy.config.js", "eleventy.config.mjs", "eleventy.config.cjs"];
const name = names.find((candidate) => fs.existsSync(candidate));
const site = name ? await import("./" + name) : {};

export const config = site.config;

function text(value) {
  return value === undefined || value === null ? "" : String(value);
}

function list(value) {
  return value === undefined || value === null ? [] : [].concat(value);
}

function instant(value) {
  if (!value) return "";
  const date = value instanceof Date ? value : new Date(value);
  return isNaN(date) ? "" : date.toISOString();
}

// What of the data JSON can say; dump.py keeps what stands in the file.
function plainFields(data) {
  const own = ["collections", "eleventy", "page", "pkg"];
  return Object.fromEntries(
    Object.entries(data).filter(([name, value]) => {
      if (own.includes(name) || typeof value === "function") return false;
      try {
        return JSON.stringify(value) !== undefined;
      } catch {
        return false;
      }
    }),
  );
}

export default async function (eleventyConfig) {
  const posts = new Map();
  const collections = new Set(["all", "nav", "post", "posts"]);
  let origin = "";
  let prefix = "";
  const returned = typeof site.default === "function" ? await site.default(eleventyConfig) : site.default;
  prefix = (returned?.pathPrefix ?? site.config?.pathPrefix ?? "").replace(/^\/?|\/?$/g, "/").slice(0, -1).replace(/^\/$/, "");
  eleventyConfig.amendLibrary("md", (library) => {
    const render = library.render;
    library.render = function (source, data, ...rest) {
      const html = render.call(this, source, data, ...rest);
      const page = data && data.page;
      if (!page || !page.inputPath || !page.inputPath.endsWith(".md")) return html;
      const path = page.inputPath.replace(/^\.\//, "");
      origin ||= data.metadata?.url ?? data.site?.url ?? "";
      const isPost = list(data.tags).some((tag) => tag === "post" || tag === "posts") || /(^|\/)(posts?|blog)\//.test(path);
      posts.set(path, {
        isPost,
        source: path,
        address: page.url ? prefix + page.url : "",
        title: text(data.title),
        instant: instant(page.date),
        updated: instant(data.updated ?? data.lastmod ?? data.modified),
        tags: [...new Set(list(data.tags).map(String))].filter((tag) => !collections.has(tag)),
        categories: list(data.categories ?? data.category).map((one) => [].concat(one).map(String)),
        fields: plainFields(data),
        listed: data.eleventyExcludeFromCollections !== true,
      });
      const marked = encodeURIComponent(path);
      return `<postlint-begin data-source="${marked}"></postlint-begin>\n${html}<postlint-end></postlint-end>\n`;
    };
  });
  eleventyConfig.on("eleventy.after", () => {
    const written = [...posts.values()].filter((post) => post.address);
    const marked = written.filter((post) => post.isPost);
    const facts = { posts: marked.length ? marked : written, zone: "UTC", prefix, origin };
    fs.writeFileSync(process.env.POSTLINT_POSTS, JSON.stringify(facts));
  });
  return returned;
}
