// A script of Hexo that writes the posts as the engine had them before the theme.
const fs = require("fs");

function pathsOfCategories(post) {
  const all = post.categories.toArray();
  const byId = new Map(all.map((category) => [category._id, category]));
  const parents = new Set(all.map((category) => category.parent));
  return all
    .filter((category) => !parents.has(category._id))
    .map((category) => {
      const path = [];
      for (let at = category; at; at = byId.get(at.parent)) path.unshift(at.name);
      return path;
    });
}

// What of a post JSON can say; the rest is Hexo's own.
function plainFields(post) {
  const isPlain = (value) =>
    value === null || value instanceof Date || typeof value !== "object" || Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
  // Hexo takes every date of YAML for the clock on the wall of the machine: that is what it shows.
  const shown = (value) =>
    value instanceof Date ? new Date(value - value.getTimezoneOffset() * 60000).toISOString() : value;
  return Object.fromEntries(Object.keys(post).filter((name) => isPlain(post[name])).map((name) => [name, shown(post[name])]));
}

hexo.extend.generator.register("postlint", (locals) => {
  const posts = locals.posts.map((post) => ({
    source: "source/" + post.source,
    address: new URL(post.permalink).pathname,
    title: String(post.title),
    instant: post.date.toISOString(),
    updated: /^updated\s*:/m.test(post.raw) ? post.updated.toISOString() : "",
    tags: post.tags.toArray().map((tag) => tag.name),
    categories: pathsOfCategories(post),
    listed: true,
    fields: plainFields(post),
    excerpt: post.excerpt,
    html: post.content,
  }));
  const facts = {
    posts,
    prefix: hexo.config.root.replace(/\/$/, ""),
    origin: hexo.config.url,
    zone: hexo.config.timezone || process.env.TZ,
    output: hexo.public_dir,
  };
  fs.writeFileSync(process.env.POSTLINT_POSTS, JSON.stringify(facts));
  return [];
});
