import json

from writers.base import Writer
from writers.values import Raw, link_target, utc


class Eleventy(Writer):
    engine = "eleventy"
    braces_in_code = True

    def site(self):
        self.files["eleventy.config.js"] = (
            'import { IdAttributePlugin } from "@11ty/eleventy";\n\nexport default function (eleventyConfig) {\n'
            "  eleventyConfig.addPlugin(IdAttributePlugin);\n"
            '  eleventyConfig.addPassthroughCopy({ public: "/" });\n'
            '  eleventyConfig.addPreprocessor("drafts", "*", (data) => {\n    if (data.draft) return false;\n  });\n'
            '  return { dir: { input: "src", output: "_site" } };\n}\n'
        )
        self.files["package.json"] = json.dumps({"name": "wind", "private": True, "type": "module"}, indent=2)
        self.files["src/_data/metadata.json"] = json.dumps(
            {"title": "바람의 기록", "url": self.origin, "language": "ko"}, ensure_ascii=False, indent=2
        )
        aliases = [
            {"from": alias, "to": self.own_url(post) if post.url else self.url(post)}
            for post in self.posts
            for alias in self.expected_aliases(post)
        ]
        self.files["src/_data/aliases.json"] = json.dumps(aliases, ensure_ascii=False, indent=2)
        self.files["src/aliases.njk"] = (
            "---\npagination: {data: aliases, size: 1, alias: entry}\npermalink: \"{{ entry.from }}\"\n"
            "eleventyExcludeFromCollections: true\n---\n<!doctype html>\n"
            '<meta http-equiv="refresh" content="0; url={{ entry.to }}">\n'
        )
        self.files["src/posts/posts.json"] = json.dumps({"layout": "post.njk", "tags": "posts"}, indent=2)
        self.files["src/_includes/post.njk"] = (
            '<!doctype html>\n<html lang="ko"><head><title>{{ title }}</title></head>\n'
            "<body><h1>{{ title }}</h1>{{ content | safe }}</body></html>\n"
        )
        self.files["src/index.njk"] = (
            "<!doctype html>\n{% for post in collections.posts %}<a href=\"{{ post.url }}\">{{ post.data.title }}</a>\n{% endfor %}\n"
        )

    def own_day(self, post):
        return utc(post.at)[:10]

    def path(self, post):
        dated = "2024-01-02-" if post.date_form and self.dates[post.date_form][0] is None else ""
        return "src/posts/%s%s.md" % (dated, post.file)

    def url(self, post):
        return "/posts/%s/" % self.path(post)[len("src/posts/") : -len(".md")]

    def is_published(self, post):
        return post.state in ("published", "hidden", "future")

    def expected_categories(self, post):
        return [[name] for name in dict.fromkeys(name for path in post.categories for name in path)]

    def front_matter(self, post):
        fields = {
            "title": post.title,
            "date": self.written_date(post, utc(post.at)),
            "updated": Raw(utc(post.updated)) if post.updated else None,
            "categories": list(dict.fromkeys(name for path in post.categories for name in path)),
            "tags": self.tags(post),
            "authors": post.authors,
            "description": post.description,
            "permalink": False if post.state == "unpublished" else post.url,
            "draft": True if post.state == "draft" else None,
            "eleventyExcludeFromCollections": True if post.state == "hidden" else None,
            **post.fields,
        }
        if post.format == "json":
            kept = {name: value for name, value in fields.items() if value not in (None, [], "")}
            return "---json\n" + json.dumps(kept, ensure_ascii=False, indent=2) + "\n---\n\n"
        return self.yaml(post, fields)

    def asset_path(self, name, place):
        return "public/img/" + name if place == "static" else "public/img/%s/%s" % (self.post.key, name)

    def asset_address(self, name, place):
        return link_target("/" + self.asset_path(name, place)[len("public/") :])

    def m_raw(self, body):
        return "{% raw %}" + body + "{% endraw %}"
