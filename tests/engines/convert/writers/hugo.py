import json
import re
import unicodedata

from writers.base import Writer
from writers.values import SEOUL, Raw, link_target


def slug(name):
    """Hugo's address of a file's name."""
    kept = "".join(
        letter
        for letter in re.sub(r"\s+", "-", name.strip())
        if unicodedata.category(letter)[0] in "LNM" or letter in "./\\_#+~-@"
    )
    return kept.lower()


class Hugo(Writer):
    engine = "hugo"

    def site(self):
        self.files["hugo.toml"] = (
            'baseURL = "https://wind.example.org/"\ntitle = "바람의 기록"\nlanguageCode = "ko"\n'
            'timeZone = "Asia/Seoul"\n\n[permalinks]\n  posts = "/:year/:month/:day/:slugorfilename/"\n\n'
            "[markup.goldmark.renderer]\n  unsafe = true\n\n[markup.goldmark.parser.attribute]\n  block = true\n"
        )
        self.files["layouts/_default/single.html"] = (
            '<!doctype html>\n<html lang="ko"><head><title>{{ .Title }}</title></head>\n'
            "<body><h1>{{ .Title }}</h1>{{ .Content }}</body></html>\n"
        )
        self.files["layouts/_default/list.html"] = (
            "<!doctype html>\n{{ range .RegularPages }}<a href=\"{{ .RelPermalink }}\">{{ .Title }}</a>\n{{ end }}\n"
        )
        # Hugo has this shortcode of its own from 0.140 on.
        self.files["layouts/shortcodes/details.html"] = (
            "<details><summary>{{ .Get \"summary\" }}</summary>{{ .Inner | markdownify }}</details>\n"
        )

    def path(self, post):
        bundle = "@[image" in post.body or "@[file" in post.body
        return "content/posts/%s%s.md" % (post.file, "/index" if bundle else "")

    def url(self, post):
        return "/%s/%s/" % (self.day_of(post).replace("-", "/"), slug(post.file))

    def is_published(self, post):
        return post.state in ("published", "hidden")

    def front_matter(self, post):
        local = post.at.astimezone(SEOUL).isoformat()
        is_toml = post.format == "toml"
        fields = {
            "title": post.title,
            "date": self.written_date(post, local),
            "lastmod": Raw(post.updated.isoformat()) if post.updated else None,
            "categories": list(dict.fromkeys(name for path in post.categories for name in path)),
            "tags": self.tags(post),
            "authors": post.authors,
            "description": post.description,
            "url": post.url,
            "aliases": post.aliases,
            "draft": True if post.state in ("draft", "unpublished") else None,
            "expiryDate": Raw("2020-01-01T00:00:00+09:00") if post.state == "expired" else None,
            "_build": {"list": "never"} if post.state == "hidden" else None,
            **post.fields,
        }
        if is_toml:
            return self.toml(fields)
        if post.format == "json":
            kept = {name: value for name, value in fields.items() if value not in (None, [], "")}
            return json.dumps(kept, ensure_ascii=False, indent=2) + "\n\n"
        return self.yaml(post, fields)

    def link_to_post(self, text, target, suffix, form):
        path = self.path(target)[len("content/") :]
        if form == "file":
            return '[%s]({{< ref "/%s%s" >}})' % (text, path, suffix)
        return '[%s]({{< relref "/%s%s" >}})' % (text, path, suffix)

    def asset_path(self, name, place):
        return "static/img/" + name if place == "static" else "content/posts/%s/%s" % (self.post.file, name)

    def asset_address(self, name, place):
        return "/img/" + link_target(name) if place == "static" else link_target(name)

    def figure(self, name, alt, caption):
        return '{{< figure src="/img/%s" alt="%s" caption="%s" >}}' % (link_target(name), alt, caption)

    def guarded(self, text, inner, line=False):
        text = re.sub(r"\{\{<(.*?)>\}\}", r"{{</*\1*/>}}", text)
        return re.sub(r"\{\{%(.*?)%\}\}", r"{{%/*\1*/%}}", text)

    def m_highlight(self, language, body):
        self.now["codes"].append(body)
        return "{{< highlight %s >}}\n%s\n{{< /highlight >}}" % (language, body)

    def m_heading(self, level, name, text):
        self.now["headings"].append([name, text])
        return "#" * int(level) + " %s {#%s}" % (text, name)

    def m_attributes(self, *words):
        return "{%s}" % " ".join(words)

    def m_youtube(self, video):
        return "{{< youtube %s >}}" % video

    def m_vimeo(self, video):
        return "{{< vimeo %s >}}" % video

    def m_gist(self, user, number):
        return "{{< gist %s %s >}}" % (user, number)

    def m_details(self, summary, body):
        return '{{< details summary="%s" >}}\n%s\n{{< /details >}}' % (summary, self.expand(body))
