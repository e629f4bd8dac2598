import re

from writers.base import Writer
from writers.values import SEOUL, link_target


def title_slug(name):
    """Jekyll's `:title`: the file's name, cased, without what an address cannot have."""
    return re.sub(r"[^\w.~!$&'()+,;=@\u0300-\u036f\u3099\u309a-]+|-+", "-", name).strip("-")


class Jekyll(Writer):
    engine = "jekyll"
    prefix = "/blog"
    braces_in_code = True

    def can_write(self, post):
        return post.state != "hidden"

    def site(self):
        self.files["_config.yml"] = (
            "title: 바람의 기록\nurl: https://wind.example.org\nbaseurl: /blog\n"
            "permalink: /:year/:month/:day/:title/\ntimezone: Asia/Seoul\nlang: ko\n"
            "plugins: [jekyll-redirect-from]\nexcerpt_separator: <!--more-->\n"
            "defaults:\n  - scope: {path: '', type: posts}\n    values: {layout: post}\n"
        )
        self.files["_layouts/post.html"] = (
            "<!doctype html>\n<html lang=\"ko\"><head><title>{{ page.title }}</title></head>\n"
            "<body><h1>{{ page.title }}</h1>{{ content }}</body></html>\n"
        )
        self.files["index.html"] = (
            "---\ntitle: 첫 화면\n---\n{% for post in site.posts %}<a href=\"{{ post.url | relative_url }}\">"
            "{{ post.title }}</a>\n{% endfor %}\n"
        )
        self.files["_includes/youtube.html"] = (
            '<iframe src="https://www.youtube.com/embed/{{ include.id }}" title="video"></iframe>\n'
        )
        self.files["_includes/figure.html"] = (
            '<figure><img src="{{ include.src | relative_url }}" alt="{{ include.alt }}">'
            "<figcaption>{{ include.caption }}</figcaption></figure>\n"
        )

    def path(self, post):
        if post.state == "draft":
            return "_drafts/%s.md" % post.file
        return "%s_posts/%s-%s.md" % ("여행/" if post.key == "folder-category" else "", self.file_day(post), post.file)

    def file_day(self, post):
        return post.day

    def url(self, post):
        return self.folders(post) + "/%s/%s/" % (self.day_of(post).replace("-", "/"), title_slug(post.file))

    def folders(self, post):
        return ""

    def front_matter(self, post):
        local = post.at.astimezone(SEOUL)
        fields = {
            "title": post.title,
            "date": self.written_date(post, local.strftime("%Y-%m-%d %H:%M:%S +0900")),
            "last_modified_at": post.updated and post.updated.isoformat(),
            "categories": [name for path in post.categories for name in path],
            "tags": post.tags if post.tags_as == "list" else None,
            "tag": self.tags(post) if post.tags_as == "string" else None,
            "authors": post.authors,
            "description": post.description,
            "permalink": post.url,
            "redirect_from": post.aliases,
            "published": False if post.state == "unpublished" else None,
            **post.fields,
        }
        return self.yaml(post, fields)

    def expected_categories(self, post):
        found = super().expected_categories(post)
        return [["여행"]] + found if post.key == "folder-category" else found

    def link_from_root(self, text, address, suffix):
        return "[%s]({{ '%s' | relative_url }}%s)" % (text, address[len(self.prefix) :], suffix)

    def link_to_post(self, text, target, suffix, form):
        path = self.path(target)
        if form == "file":
            return "[%s]({%% link %s %%}%s)" % (text, path, suffix)
        name = path[path.rindex("/") + 1 : -len(".md")]
        return "[%s]({%% post_url %s %%}%s)" % (text, name, suffix)

    def asset_path(self, name, place):
        return "assets/img/" + name if place == "static" else "assets/posts/%s/%s" % (self.post.key, name)

    def asset_address(self, name, place):
        path = "/" + link_target(self.asset_path(name, place))
        return "{{ site.baseurl }}" + path if place == "static" else "{{ '%s' | relative_url }}" % path

    def figure(self, name, alt, caption):
        path = "/" + link_target(self.asset_path(name, "static"))
        return '{%% include figure.html src="%s" alt="%s" caption="%s" %%}' % (path, alt, caption)

    def m_highlight(self, language, body):
        self.now["codes"].append(body)
        return "{%% highlight %s %%}\n%s\n{%% endhighlight %%}" % (language, self.guarded(body, body))

    def m_raw(self, body):
        return "{% raw %}" + body + "{% endraw %}"

    def m_heading(self, level, name, text):
        self.now["headings"].append([name, text])
        return "#" * int(level) + " %s {#%s}" % (text, name)

    def m_toc(self):
        return "* TOC\n{:toc}"

    def m_attributes(self, *words):
        return "{: %s}" % " ".join(words)

    def m_math(self, text):
        return "$$" + text + "$$"

    def m_details(self, summary, body):
        return '<details markdown="1">\n<summary>%s</summary>\n\n%s\n\n</details>' % (summary, self.expand(body))

    def m_youtube(self, video):
        return '{%% include youtube.html id="%s" %%}' % video
