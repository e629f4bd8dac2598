import json

from writers.base import Writer
from writers.values import Raw, link_target, utc


class Docusaurus(Writer):
    engine = "docusaurus"

    def site(self):
        redirects = [
            {"from": alias, "to": self.own_url(post) if post.url else self.url(post)}
            for post in self.posts
            for alias in self.expected_aliases(post)
        ]
        self.files["docusaurus.config.js"] = (
            'export default {\n  title: "바람의 기록",\n  url: "https://wind.example.org",\n  baseUrl: "/",\n'
            '  i18n: { defaultLocale: "ko", locales: ["ko"] },\n  onBrokenLinks: "warn",\n'
            '  presets: [["classic", { docs: false, blog: { onUntruncatedBlogPosts: "ignore", onInlineTags: "ignore" } }]],\n'
            '  plugins: [["@docusaurus/plugin-client-redirects", { redirects: %s }]],\n};\n'
            % json.dumps(redirects, ensure_ascii=False, indent=4)
        )
        self.files["package.json"] = json.dumps({"name": "wind", "private": True}, indent=2)
        self.files["src/pages/index.js"] = "export default function Home() {\n  return null;\n}\n"

    def own_day(self, post):
        return utc(post.at)[:10]

    def file_day(self, post):
        return "2024-01-02" if post.date_form else self.own_day(post)

    def path(self, post):
        bundle = "@[image" in post.body or "@[file" in post.body
        return "blog/%s-%s%s.md" % (self.file_day(post), post.file, "/index" if bundle else "")

    def url(self, post):
        return "/blog/%s/%s" % (self.file_day(post).replace("-", "/"), post.file)

    def own_url(self, post):
        return "/blog" + post.url

    def is_published(self, post):
        return post.state in ("published", "hidden", "future")

    def front_matter(self, post):
        fields = {
            "title": post.title,
            "date": self.written_date(post, utc(post.at)),
            "last_update": Raw("{date: %s}" % utc(post.updated)) if post.updated else None,
            "categories": list(dict.fromkeys(name for path in post.categories for name in path)),
            "tags": post.tags,
            "authors": [{"name": name} for name in post.authors],
            "description": post.description,
            "slug": post.url,
            "draft": True if post.state in ("draft", "unpublished") else None,
            "unlisted": True if post.state == "hidden" else None,
            **post.fields,
        }
        return self.yaml(post, fields)

    def link_to_post(self, text, target, suffix, form):
        here = self.path(self.post)
        path = self.path(target)[len("blog/") :]
        if form == "file":
            return "[%s](@site/blog/%s%s)" % (text, link_target(path), suffix)
        return "[%s](%s%s%s)" % (text, "../" if here.endswith("/index.md") else "./", link_target(path), suffix)

    def asset_path(self, name, place):
        if place == "static":
            return "static/img/" + name
        return self.path(self.post).replace("index.md", name)

    def asset_address(self, name, place):
        return "/img/" + link_target(name) if place == "static" else "./" + link_target(name)

    def m_heading(self, level, name, text):
        self.now["headings"].append([name, text])
        return "#" * int(level) + " %s {#%s}" % (text, name)

    def m_more(self):
        return "<!-- truncate -->"

    def m_note(self, title, body):
        return ":::note[%s]\n\n%s\n\n:::" % (title, self.expand(body))
