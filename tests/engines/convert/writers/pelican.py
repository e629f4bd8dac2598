import re
import unicodedata

from writers.base import Writer
from writers.values import SEOUL, link_target


def slug(name):
    """Pelican's slug with SLUGIFY_USE_UNICODE."""
    name = unicodedata.normalize("NFKC", name)
    name = re.sub(r"[^\w\s-]", "", name).strip()
    return re.sub(r"[-\s]+", "-", name).lower()


class Pelican(Writer):
    engine = "pelican"

    def site(self):
        self.files["pelicanconf.py"] = (
            'SITENAME = "바람의 기록"\nSITEURL = "https://wind.example.org"\nAUTHOR = "홍길동"\n'
            'PATH = "content"\nTIMEZONE = "Asia/Seoul"\nDEFAULT_LANG = "ko"\nDEFAULT_CATEGORY = "잡담"\n'
            'USE_FOLDER_AS_CATEGORY = False\nSLUGIFY_SOURCE = "basename"\nSLUGIFY_USE_UNICODE = True\n'
            'ARTICLE_URL = "{date:%Y}/{date:%m}/{slug}.html"\nARTICLE_SAVE_AS = "{date:%Y}/{date:%m}/{slug}.html"\n'
            'STATIC_PATHS = ["images", "posts"]\nMARKDOWN = {\n    "extension_configs": {\n'
            '        "markdown.extensions.codehilite": {"css_class": "highlight", "guess_lang": False},\n'
            '        "markdown.extensions.extra": {},\n        "markdown.extensions.meta": {},\n'
            '        "markdown.extensions.toc": {},\n    },\n    "output_format": "html5",\n}\n'
        )

    def path(self, post):
        dated = "2024-01-02-" if post.date_form and self.dates[post.date_form][0] is None else ""
        return "content/posts/%s%s.md" % (dated, post.file)

    def url(self, post):
        name = self.path(post)[len("content/posts/") : -len(".md")]
        return "/%s/%s.html" % (self.day_of(post)[:7].replace("-", "/"), slug(name))

    def is_published(self, post):
        return post.state in ("published", "hidden", "future")

    def expected_categories(self, post):
        return [[post.categories[0][-1]]] if post.categories else [["잡담"]]

    def expected_fields(self, post):
        plain = super().expected_fields(post).items()
        return {name: self.text_of(value) for name, value in plain if not isinstance(value, (dict, list))}

    def text_of(self, value):
        return str(value).lower() if isinstance(value, bool) else str(value)

    def expected_aliases(self, post):
        return []

    def front_matter(self, post):
        local = post.at.astimezone(SEOUL)
        status = {"draft": "draft", "unpublished": "draft", "hidden": "hidden"}.get(post.state)
        fields = {
            "Title": post.title,
            "Date": self.written_date(post, local.strftime("%Y-%m-%d %H:%M:%S")),
            "Modified": post.updated and post.updated.astimezone(SEOUL).strftime("%Y-%m-%d %H:%M:%S"),
            "Category": post.categories and post.categories[0][-1],
            "Tags": ", ".join(post.tags),
            "Authors": "; ".join(post.authors),
            "Summary": post.description,
            "Url": post.url.lstrip("/"),
            "Save_as": post.url.lstrip("/") + "index.html" if post.url else "",
            "Status": status,
        }
        for name, value in post.fields.items():
            if not isinstance(value, (dict, list)):
                fields[name] = self.text_of(value)
        return "".join("%s: %s\n" % (name, value) for name, value in fields.items() if value) + "\n"

    def link_to_post(self, text, target, suffix, form):
        path = self.path(target)[len("content/posts/") :]
        start = "" if form == "own" else "/posts/"
        return "[%s]({filename}%s%s%s)" % (text, start, link_target(path), suffix)

    def asset_path(self, name, place):
        if place == "static":
            return "content/images/" + name
        return "content/posts/%s/%s" % (self.post.key, name)

    def asset_address(self, name, place):
        if place == "static":
            return "{static}/images/" + link_target(name)
        kind = "attach" if name.endswith(".png") else "static"
        return "{%s}%s/%s" % (kind, self.post.key, link_target(name))

    def code_as_shown(self, text):
        return text.expandtabs(4)

    def m_heading(self, level, name, text):
        self.now["headings"].append([name, text])
        return "#" * int(level) + " %s {#%s}" % (text, name)

    def m_toc(self):
        return "[TOC]"

    def m_attributes(self, *words):
        return "{: %s }" % " ".join(words)

    def m_details(self, summary, body):
        return '<details markdown="1">\n<summary>%s</summary>\n\n%s\n\n</details>' % (summary, self.expand(body))
