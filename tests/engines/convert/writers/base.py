"""What the writers of all engines share: the macros of a body, files, and what is expected.

Macros in a line:
    @[post KEY "text" anchor=ID form=own|root|absolute|file]   a link to another post
    @[image NAME "alt" in=bundle|static]      @[file NAME "text" in=bundle|static]
    @[imgtag NAME "alt"]                      an image in HTML
    @[home "text"]                            the blog's address, absolute, in HTML
    @[figure NAME "alt" "caption"]            the engine's figure, if it has one
    @[tick "code"]                            code in a line, safe from templates
    @[math "x^2"]  @[more]  @[toc]  @[attributes .class]  @[youtube ID]  @[vimeo ID]  @[gist USER ID]
    @[heading LEVEL ID "text"]                a heading with an id of its own
Macros with a body up to @[end]:
    @[code LANGUAGE]  a fence    @[highlight LANGUAGE]  the engine's tag for code
    @[raw]  text safe from templates   @[details "summary"]  @[note "title"]  @[quote "author"]
    @[only ENGINES]  @[except ENGINES]        engines with commas
Each writer has a method `m_NAME` for what it does in its own way; here is plain Markdown.
"""

import hashlib
import os
import re
import shlex
from urllib.parse import quote

from writers.values import SEOUL, Raw, asset_bytes, toml_text, utc, windows_text, yaml_text

BLOCKS = ("code", "highlight", "raw", "details", "note", "quote", "only", "except")
INLINE = re.compile(r'@\[(\w+)((?:[^\]"]|"[^"]*")*)\]')


class Writer:
    engine = ""
    origin = "https://wind.example.org"
    prefix = ""
    has_categories = True
    braces_in_code = False  # are template braces in a fence taken for templates?

    def __init__(self, posts, dates):
        self.posts = [post for post in posts if self.engine in post.engines and self.can_write(post)]
        self.by_key = {post.key: post for post in self.posts}
        self.dates = dates
        self.files = {}
        self.now = None  # what is expected of the post that is being written

    # The site ---------------------------------------------------------------------------------

    def can_write(self, post):
        return True

    def write(self, folder):
        expected = []
        for post in self.posts:
            self.now = {"links": [], "images": [], "files": [], "codes": [], "headings": []}
            self.post = post
            body = self.expand(post.body)
            text = self.front_matter(post) + body
            self.files[self.path(post)] = windows_text(text) if post.bytes == "windows" else text
            expected.append({**self.expectation(post), **self.now, **post.expected.get(self.engine, {})})
        self.site()
        for path, content in self.files.items():
            target = os.path.join(folder, path)
            os.makedirs(os.path.dirname(target), exist_ok=True)
            with open(target, "wb") as file:
                file.write(content if isinstance(content, bytes) else content.encode())
        return expected

    def expectation(self, post):
        instant, day = utc(post.at), self.own_day(post)
        if post.date_form:
            _, instant, day = self.dates[post.date_form]
        return {
            "key": post.key,
            "source": self.path(post),
            "published": self.is_published(post),
            "listed": post.state != "hidden",
            "title": post.title,
            "instant": instant,
            "day": day,
            "updated": utc(post.updated) if post.updated else "",
            "tags": list(post.tags),
            "categories": self.expected_categories(post),
            "url": self.prefix + (self.own_url(post) if post.url else self.url(post)),
            "authors": list(post.authors),
            "fields": self.expected_fields(post),
            "aliases": [self.prefix + alias for alias in self.expected_aliases(post)],
        }

    def own_day(self, post):
        """The day of a plain date, in the zone that the engine's addresses are made in."""
        return post.at.astimezone(SEOUL).strftime("%Y-%m-%d")

    def day_of(self, post):
        return self.dates[post.date_form][2] if post.date_form else self.own_day(post)

    def expected_categories(self, post):
        names = dict.fromkeys(name for path in post.categories for name in path)
        return [[name] for name in names]

    def expected_fields(self, post):
        return {**post.fields, **({"description": post.description} if post.description else {})}

    def expected_aliases(self, post):
        return post.aliases if self.is_published(post) else []

    def is_published(self, post):
        return post.state in ("published", "hidden")

    def own_url(self, post):
        return post.url

    # Front matter -----------------------------------------------------------------------------

    def written_date(self, post, plain):
        """What stands behind the date's field, or None."""
        if post.date_form == 0:
            return Raw(plain)
        written = self.dates[post.date_form][0]
        return None if written is None else Raw(written)

    def yaml(self, post, fields):
        lines = []
        for name, value in fields.items():
            if value is None or value == [] or value == "":
                continue
            spelled = post.yaml.get(name)
            if spelled is None:
                spelled = value if isinstance(value, Raw) else yaml_text(value)
            lines.append("%s:%s%s\n" % (name, "" if spelled.startswith("\n") else " ", spelled))
        return "---\n" + "".join(lines) + "---\n\n"

    def toml(self, fields):
        lines = []
        for name, value in fields.items():
            if value is not None and value != [] and value != "":
                lines.append("%s = %s\n" % (name, value if isinstance(value, Raw) else toml_text(value)))
        return "+++\n" + "".join(lines) + "+++\n\n"

    def tags(self, post):
        return post.tags[0] if post.tags and post.tags_as == "string" else post.tags

    # Macros -----------------------------------------------------------------------------------

    def expand(self, text):
        lines, out, at = text.split("\n"), [], 0
        while at < len(lines):
            start = re.fullmatch(r"(\s*)@\[(\w+)(.*)\]", lines[at])
            if not start or start.group(2) not in BLOCKS:
                out.append(self.expand_line(lines[at]))
                at += 1
                continue
            indent, depth, body = start.group(1), 1, []
            while True:
                at += 1
                line = lines[at]
                opened = re.fullmatch(r"\s*@\[(\w+)(.*)\]", line)
                if opened and opened.group(1) in BLOCKS:
                    depth += 1
                depth -= line.strip() == "@[end]"
                if depth == 0:
                    break
                body.append(line[len(indent) :] if line.startswith(indent) else line)
            at += 1
            made = self.call(start.group(2), start.group(3), "\n".join(body))
            if made is not None:
                out += [indent + line if line else line for line in made.split("\n")]
        return "\n".join(out)

    def expand_line(self, line):
        return INLINE.sub(lambda found: self.call(found.group(1), found.group(2)), line)

    def call(self, name, arguments, body=None):
        words, named = [], {}
        for word in shlex.split(arguments):
            key, equals, value = word.partition("=")
            if equals and key in ("anchor", "form", "in"):
                named["place" if key == "in" else key] = value
            else:
                words.append(word)
        if body is not None:
            words.append(body)
        return getattr(self, "m_" + name)(*words, **named)

    def m_only(self, engines, body):
        return self.expand(body) if self.engine in engines.split(",") else None

    def m_except(self, engines, body):
        return None if self.engine in engines.split(",") else self.expand(body)

    def m_post(self, key, text, anchor="", form="own"):
        target = self.by_key[key]
        self.now["links"].append([key, anchor])
        suffix = "#" + anchor if anchor else ""
        address = self.prefix + (self.own_url(target) if target.url else self.url(target))
        if form == "absolute":
            return "[%s](%s)" % (text, self.origin + quote(address) + suffix)
        if form == "root":
            return self.link_from_root(text, quote(address), suffix)
        return self.link_to_post(text, target, suffix, form)

    def link_from_root(self, text, address, suffix):
        return "[%s](%s%s)" % (text, address, suffix)

    def link_to_post(self, text, target, suffix, form):
        address = self.prefix + (self.own_url(target) if target.url else self.url(target))
        return self.link_from_root(text, quote(address), suffix)

    def m_home(self, text):
        return '<a href="%s%s/">%s</a>' % (self.origin, self.prefix, text)

    def asset(self, name, place, kind):
        seed = (self.post.key + "/" if place == "bundle" else "") + name
        data = asset_bytes(seed, name)
        self.files[self.asset_path(name, place)] = data
        self.now[kind].append(hashlib.sha256(data).hexdigest())

    def m_image(self, name, alt="", place="bundle"):
        self.asset(name, place, "images")
        return self.image(name, alt, place)

    def m_file(self, name, text, place="bundle"):
        self.asset(name, place, "files")
        return "[%s](%s)" % (text, self.asset_address(name, place))

    def m_imgtag(self, name, alt):
        self.asset(name, "static", "images")
        return '<img src="%s" alt="%s" width="8" />' % (self.asset_address(name, "static"), alt)

    def m_figure(self, name, alt, caption):
        self.asset(name, "static", "images")
        return self.figure(name, alt, caption)

    def image(self, name, alt, place):
        return "![%s](%s)" % (alt, self.asset_address(name, place))

    def figure(self, name, alt, caption):
        return '<figure>\n<img src="%s" alt="%s" />\n<figcaption>%s</figcaption>\n</figure>' % (
            self.asset_address(name, "static"), alt, caption)

    def m_code(self, language, body=None):
        if body is None:
            language, body = "", language
        fence = "````" if "```" in body else "```"
        self.now["codes"].append(self.code_as_shown(body))
        return self.guarded(fence + language + "\n" + body + "\n" + fence, body)

    def m_highlight(self, language, body):
        return self.m_code(language, body)

    def m_tick(self, text):
        return self.guarded("`" + text + "`", text, line=True)

    def m_raw(self, body):
        return body

    def code_as_shown(self, text):
        return text

    def guarded(self, text, inner, line=False):
        """Code that holds what the engine's templates would take for theirs."""
        if not self.braces_in_code or ("{{" not in inner and "{%" not in inner):
            return text
        gap = "" if line else "\n"
        return "{% raw %}" + gap + text + gap + "{% endraw %}"

    def m_heading(self, level, name, text):
        self.now["headings"].append([name, text])
        return '<h%s id="%s">%s</h%s>' % (level, name, text, level)

    def m_more(self):
        return "<!--more-->"

    def m_toc(self):
        return ""

    def m_attributes(self, *words):
        return ""

    def m_math(self, text):
        return "$" + text + "$"

    def m_youtube(self, video):
        return '<iframe src="https://www.youtube.com/embed/%s" title="video"></iframe>' % video

    def m_vimeo(self, video):
        return '<iframe src="https://player.vimeo.com/video/%s" title="video"></iframe>' % video

    def m_gist(self, user, number):
        return '<script src="https://gist.github.com/%s/%s.js"></script>' % (user, number)

    def m_details(self, summary, body):
        return "<details>\n<summary>%s</summary>\n\n%s\n\n</details>" % (summary, self.expand(body))

    def m_note(self, title, body):
        return "> **%s:** %s" % (title, self.expand(body).replace("\n", "\n> "))

    def m_quote(self, author, body):
        return "> %s\n>\n> — %s" % (self.expand(body).replace("\n", "\n> "), author)
