import json

from writers.base import Writer
from writers.values import SEOUL, Raw, link_target


class Hexo(Writer):
    engine = "hexo"

    def can_write(self, post):
        return post.state != "hidden"

    def site(self):
        self.files["_config.yml"] = (
            "title: 바람의 기록\nurl: https://wind.example.org\nroot: /\npermalink: :year/:month/:day/:title/\n"
            "timezone: Asia/Seoul\nlanguage: ko\ntheme: plain\npost_asset_folder: true\n"
        )
        packages = ["hexo", "hexo-generator-alias", "hexo-generator-index", "hexo-renderer-ejs", "hexo-renderer-marked"]
        self.files["package.json"] = json.dumps(
            {"name": "wind", "private": True, "hexo": {"version": "8.1.2"}, "dependencies": {name: "*" for name in packages}},
            indent=2,
        )
        page = "<!doctype html>\n<html lang=\"ko\"><head><title><%= page.title %></title></head>\n<body><%- page.content %></body></html>\n"
        self.files["themes/plain/layout/post.ejs"] = page
        self.files["themes/plain/layout/index.ejs"] = (
            "<!doctype html>\n<% page.posts.each((post) => { %><a href=\"<%- url_for(post.path) %>\"><%= post.title %></a>\n<% }) %>\n"
        )
        # Hexo has had no tags for videos since version 7; sites bring their own.
        self.files["scripts/tags.js"] = (
            'hexo.extend.tag.register("youtube", ([id]) => `<iframe src="https://www.youtube.com/embed/${id}" title="video"></iframe>`);\n'
            'hexo.extend.tag.register("gist", ([id]) => `<script src="https://gist.github.com/${id}.js"></script>`);\n'
        )

    def path(self, post):
        return "source/%s/%s.md" % ("_drafts" if post.state == "draft" else "_posts", post.file)

    def url(self, post):
        return "/%s/%s/" % (self.day_of(post).replace("-", "/"), post.file)

    def is_published(self, post):
        return post.state in ("published", "future")

    def expected_categories(self, post):
        return [list(path) for path in post.categories]

    def front_matter(self, post):
        local = post.at.astimezone(SEOUL)
        categories = post.categories[0] if len(post.categories) == 1 else post.categories
        fields = {
            "title": post.title,
            "date": self.written_date(post, local.strftime("%Y-%m-%d %H:%M:%S")),
            "updated": Raw(post.updated.astimezone(SEOUL).strftime("%Y-%m-%d %H:%M:%S")) if post.updated else None,
            "categories": categories,
            "tags": self.tags(post),
            "authors": post.authors,
            "description": post.description,
            "permalink": post.url,
            "alias": post.aliases,
            "published": False if post.state == "unpublished" else None,
            **post.fields,
        }
        if post.format == "json":
            kept = {name: value for name, value in fields.items() if value not in (None, [], "")}
            return ";;;\n" + json.dumps(kept, ensure_ascii=False, indent=2)[2:-2] + "\n;;;\n\n"
        return self.yaml(post, fields)

    def link_to_post(self, text, target, suffix, form):
        if form == "file":
            return "{%% post_link %s%s '%s' %%}" % (json.dumps(target.file, ensure_ascii=False), suffix, text)
        return '{%% post_link "%s%s" "%s" %%}' % (target.file, suffix, text)

    def asset_path(self, name, place):
        return "source/img/" + name if place == "static" else "source/_posts/%s/%s" % (self.post.file, name)

    def asset_address(self, name, _):
        return "/img/" + link_target(name)

    def m_file(self, name, text, place="bundle"):
        if place == "static":
            return super().m_file(name, text, place)
        self.asset(name, place, "files")
        return '{%% asset_link "%s" "%s" %%}' % (name, text)

    def image(self, name, alt, place):
        if place == "static":
            return super().image(name, alt, place)
        return '{%% asset_img "%s" "%s" %%}' % (name, alt)

    def m_highlight(self, language, body):
        self.now["codes"].append(body)
        return "{%% codeblock lang:%s %%}\n%s\n{%% endcodeblock %%}" % (language, body)

    def m_raw(self, body):
        return "{% raw %}" + body + "{% endraw %}"

    def m_more(self):
        return "<!-- more -->"

    def m_youtube(self, video):
        return "{%% youtube %s %%}" % video

    def m_gist(self, user, number):
        return "{%% gist %s/%s %%}" % (user, number)

    def m_quote(self, author, body):
        return "{%% blockquote %s %%}\n%s\n{%% endblockquote %%}" % (author, self.expand(body))
