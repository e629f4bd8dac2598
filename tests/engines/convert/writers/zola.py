from writers.base import Writer
from writers.values import Raw, link_target


class Zola(Writer):
    engine = "zola"

    def can_write(self, post):
        return post.state != "hidden"

    def site(self):
        self.files["config.toml"] = (
            'base_url = "https://wind.example.org"\ntitle = "바람의 기록"\ndefault_language = "ko"\n'
            'taxonomies = [{ name = "tags" }, { name = "categories" }]\n\n[slugify]\npaths = "safe"\n'
            'taxonomies = "safe"\n'
        )
        self.files["content/_index.md"] = "+++\n+++\n"
        self.files["content/posts/_index.md"] = '+++\ntitle = "글"\nsort_by = "date"\n+++\n'
        self.files["templates/page.html"] = "<!doctype html>\n<title>{{ page.title }}</title>{{ page.content | safe }}\n"
        self.files["templates/section.html"] = "<!doctype html>\n{{ section.content | safe }}\n"
        self.files["templates/index.html"] = "<!doctype html>\n{{ section.content | safe }}\n"
        self.files["templates/shortcodes/youtube.html"] = (
            '<iframe src="https://www.youtube.com/embed/{{ id }}" title="video"></iframe>\n'
        )

    def path(self, post):
        dated = "2024-01-02-" if post.date_form and self.dates[post.date_form][0] is None else ""
        bundle = "@[image" in post.body or "@[file" in post.body
        return "content/posts/%s%s%s.md" % (dated, post.file, "/index" if bundle else "")

    def url(self, post):
        return "/posts/%s/" % post.file

    def is_published(self, post):
        return post.state in ("published", "future")

    def front_matter(self, post):
        extra = dict(post.fields)
        fields = {
            "title": post.title,
            "date": self.written_date(post, post.at.isoformat()),
            "updated": Raw(post.updated.isoformat()) if post.updated else None,
            "authors": post.authors,
            "description": post.description,
            "path": post.url.lstrip("/"),
            "aliases": post.aliases,
            "draft": True if post.state in ("draft", "unpublished") else None,
        }
        text = self.toml(fields)[: -len("+++\n\n")]
        taxonomies = {
            "tags": post.tags,
            "categories": list(dict.fromkeys(name for path in post.categories for name in path)),
        }
        for table, values in (("taxonomies", taxonomies), ("extra", extra)):
            lines = self.toml(values)[len("+++\n") : -len("+++\n\n")]
            text += "\n[%s]\n%s" % (table, lines) if lines else ""
        return text + "+++\n\n"

    def link_to_post(self, text, target, suffix, form):
        return "[%s](@/%s%s)" % (text, self.path(target)[len("content/") :], suffix)

    def asset_path(self, name, place):
        if place == "static":
            return "static/img/" + name
        return self.path(self.post).replace("index.md", name)

    def asset_address(self, name, place):
        return "/img/" + link_target(name) if place == "static" else link_target(name)

    def m_heading(self, level, name, text):
        self.now["headings"].append([name, text])
        return "#" * int(level) + " %s {#%s}" % (text, name)

    def m_more(self):
        return "<!-- more -->"

    def m_youtube(self, video):
        return '{{ youtube(id="%s") }}' % video
