// The entries of the site's collections as Astro validated them.
import { getCollection } from "astro:content";
import { collections } from "@CONTENT_CONFIG@";

function instant(value) {
  if (value === undefined || value === null || value === "") return "";
  const date = value instanceof Date ? value : new Date(value);
  return isNaN(date) ? "" : date.toISOString();
}

function list(value) {
  return value === undefined || value === null ? [] : [].concat(value);
}

export async function GET() {
  const posts = [];
  for (const name of Object.keys(collections)) {
    for (const { data, filePath } of await getCollection(name)) {
      posts.push({
        source: filePath,
        title: String(data.title ?? ""),
        instant: instant(data.pubDate ?? data.date ?? data.published),
        updated: instant(data.updatedDate ?? data.updated ?? data.lastmod),
        tags: list(data.tags).map(String),
        categories: list(data.categories ?? data.category).map((one) => [].concat(one).map(String)),
        fields: data,
        listed: data.unlisted !== true,
      });
    }
  }
  return new Response(JSON.stringify({ posts, zone: "UTC", prefix: import.meta.env.BASE_URL.replace(/\/$/, ""), origin: import.meta.env.SITE }));
}
