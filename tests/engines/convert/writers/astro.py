import json
import unicodedata

from writers.base import Writer
from writers.values import Raw, link_target, utc


def slug(name):
    """github-slugger, as Astro makes ids of file names."""
    kept = [
        letter
        for letter in name.lower()
        if letter in " -_" or unicodedata.category(letter)[0] in "LNM" or unicodedata.category(letter) == "Pc"
    ]
    return "".join(kept).replace(" ", "-")


class Astro(Writer):
    engine = "astro"

    def can_write(self, post):
        return post.state != "hidden"

    def site(self):
        aliases = {
            alias: self.own_url(post) if post.url else self.url(post)
            for post in self.posts
            for alias in self.expected_aliases(post)
        }
        self.files["astro.config.mjs"] = (
            'import { defineConfig } from "astro/config";\n\nexport default defineConfig({\n'
            '  site: "https://wind.example.org",\n  trailingSlash: "always",\n  redirects: %s,\n});\n'
            % json.dumps(aliases, ensure_ascii=False, indent=4)
        )
        self.files["package.json"] = json.dumps({"name": "wind", "private": True, "type": "module"}, indent=2)
        self.files["src/content.config.mjs"] = (
            'import { defineCollection, z } from "astro:content";\nimport { glob } from "astro/loaders";\n\n'
            "const blog = defineCollection({\n"
            '  loader: glob({ base: "./src/content/blog", pattern: "**/*.md" }),\n  schema: z\n    .object({\n'
            "      title: z.string(),\n      pubDate: z.coerce.date(),\n      updatedDate: z.coerce.date().optional(),\n"
            "      tags: z.array(z.string()).default([]),\n      categories: z.array(z.string()).default([]),\n"
            "      description: z.string().optional(),\n      draft: z.boolean().default(false),\n    })\n"
            "    .passthrough(),\n});\n\nexport const collections = { blog };\n"
        )
        self.files["src/pages/blog/[...slug].astro"] = (
            '---\nimport { getCollection, render } from "astro:content";\n\nexport async function getStaticPaths() {\n'
            '  const posts = await getCollection("blog", ({ data }) => !data.draft);\n'
            "  return posts.map((post) => ({ params: { slug: post.id }, props: post }));\n}\n"
            "const post = Astro.props;\nconst { Content } = await render(post);\n---\n"
            '<!doctype html>\n<html lang="ko"><head><title>{post.data.title}</title></head>\n'
            "<body><h1>{post.data.title}</h1><Content /></body></html>\n"
        )
        self.files["src/pages/index.astro"] = (
            '---\nimport { getCollection } from "astro:content";\n'
            'const posts = await getCollection("blog", ({ data }) => !data.draft);\n---\n'
            "<!doctype html>\n<html lang=\"ko\"><head><title>바람의 기록</title></head><body>"
            "{posts.map((post) => <a href={`/blog/${post.id}/`}>{post.data.title}</a>)}</body></html>\n"
        )

    def own_day(self, post):
        return utc(post.at)[:10]

    def path(self, post):
        return "src/content/blog/%s.md" % post.file

    def url(self, post):
        return "/blog/%s/" % unicodedata.normalize("NFC", slug(post.file))

    def own_url(self, post):
        return "/blog" + post.url

    def is_published(self, post):
        return post.state in ("published", "future")

    def front_matter(self, post):
        fields = {
            "title": post.title,
            "pubDate": self.written_date(post, utc(post.at)),
            "updatedDate": Raw(utc(post.updated)) if post.updated else None,
            "categories": list(dict.fromkeys(name for path in post.categories for name in path)),
            "tags": post.tags,
            "authors": post.authors,
            "description": post.description,
            "slug": post.url.strip("/"),
            "draft": True if post.state in ("draft", "unpublished") else None,
            **post.fields,
        }
        if post.format == "toml":
            return self.toml(fields)
        return self.yaml(post, fields)

    def asset_path(self, name, place):
        return "public/img/" + name if place == "static" else "src/content/blog/%s/%s" % (self.post.key, name)

    def asset_address(self, name, place):
        return "/img/" + link_target(name) if place == "static" else "./%s/%s" % (self.post.key, link_target(name))

    def m_file(self, name, text, place="bundle"):
        return super().m_file(name, text, "static")  # Astro copies no file for a link
