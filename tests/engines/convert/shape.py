"""What a reader meets in the body of a post, without what only the engine's habits make differ.

A shape is a dictionary of lists, one for each field that compare_dumps.py compares:
    text       the text of each block; a line break shows as ⏎
    headings   [level, text, id]              links      [target, text]
    images     [content, alt]                 codes      text of each block of code
    tables     rows of cells                  lists      nesting, as ol(li,li(ul(li)))
    emphasis   [kind, text], also `code`      quotes     nesting of quotes, as their depth
    embeds     frames and scripts of others   footnotes  their texts
Targets and contents are what `site` (a dump) makes of the addresses.
"""

import base64
import hashlib
import re
import unicodedata
from typing import NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from tree import BLOCKS, Node, parse

EMPHASIS = {"strong": "strong", "b": "strong", "em": "em", "i": "em", "del": "del", "s": "del", "strike": "del"}
EMPHASIS.update({name: name for name in ("code", "sub", "sup", "mark", "kbd", "u")})
FIELDS = ("text", "headings", "links", "images", "codes", "tables", "lists", "emphasis", "quotes", "embeds", "footnotes")


class Site:
    """Addresses of a dumped site by meaning: the post they lead to, or the bytes of the file."""

    def __init__(self, dump, names=None):
        self.host = urlsplit(dump["origin"]).netloc
        self.assets = dump["assets"]
        self.posts = by_address((post["url"], post["url"]) for post in dump["posts"])
        self.redirects = by_address((rule["from"], rule["to"]) for rule in dump["redirects"])
        self.prefix = dump["prefix"]
        self.pages = by_address((url, url) for url in dump["pages"])
        self.names = names or {}  # url → the name of a post

    def place(self, url, address):
        """(path, fragment) of an address on this site, or (None, "") for one of others."""
        parts = urlsplit(urljoin("https://%s%s" % (self.host, url.replace("%", "%25")), address.strip()))
        if parts.netloc != self.host or parts.scheme not in ("http", "https"):
            return None, ""
        if not (parts.path + "/").startswith(self.prefix + "/"):
            return None, ""  # beside the blog, on the same host
        return unquote(parts.path), unquote(parts.fragment)

    def target(self, url, address):
        """What a link means: `post NAME#id`, `#id` on the page itself, `file SHA`, `page PATH`,
        `dead PATH`, or the address of somebody else."""
        path, fragment = self.place(url, address)
        if path is None:
            return unquote(address.strip())
        suffix = "#" + fragment if fragment else ""
        for _ in range(5):
            following = served(path, self.redirects)
            if served(path, self.posts) or not following:
                break
            path = following
        post = served(path, self.posts)
        if post and post == served(url, self.posts):
            return suffix or "#"
        if post:
            return "post " + self.names.get(post, post) + suffix
        if path in self.assets:
            return "file " + self.assets[path][:12]
        return ("page " if served(path, self.pages) else "dead ") + (path[len(self.prefix) :] or "/") + suffix

    def content(self, url, address):
        """The bytes behind an image's address, as a digest; or the address."""
        if address.startswith("data:"):
            head, _, data = address.partition(",")
            raw = base64.b64decode(data) if head.endswith(";base64") else unquote(data).encode()
            return hashlib.sha256(raw).hexdigest()[:12]
        path, _ = self.place(url, address)
        if path is None:
            return address
        return self.assets[path][:12] if path in self.assets else "missing " + path


def by_address(pairs):
    """A table of values by the addresses for which a plain file server shows the same file."""
    table = {}
    for url, value in pairs:
        spellings = [url]
        if url.endswith("/index.html"):
            spellings.append(url[: -len("index.html")])
        elif url.endswith(".html/"):
            spellings.append(url[:-1])  # a folder of that name: the server leads on to it
        elif url.endswith("/"):
            spellings.append(url + "index.html")
        for spelling in spellings:
            table.setdefault(spelling, value)
    return table


def served(url, table):
    """What the table has for an address, as hosts look it up; Unicode forms are different names."""
    for candidate in (url, url + "/", url + ".html"):
        if candidate in table:
            return table[candidate]
    return None


def is_decoration(node):
    """What engines add to a body, and no author wrote."""
    classes, name = node.classes, node.get("id")
    if node.tag == "a" and classes & {"headerlink", "hash-link", "anchor", "zola-anchor", "reversefootnote"}:
        return True
    if node.tag == "a" and ("footnote-backref" in classes or "data-footnote-backref" in node.attributes):
        return True
    if name in ("markdown-toc", "TableOfContents", "more", "continue-reading") or classes & {"toc", "table-of-contents"}:
        return True
    if node.tag == "td" and classes & {"gutter", "rouge-gutter"} or classes & {"gutter", "linenos", "lnt"}:
        return True
    return node.tag in ("button", "style", "template", "svg") or name == "footnote-label"


def is_footnotes(node):
    return node.tag in ("div", "section", "ol") and node.classes & {"footnotes", "footnote", "footnote-definition"}


def is_footnote_mark(node):
    if node.tag == "sup":
        links = node.find_all("a")
        return len(links) == 1 and re.match(r"#(user-content-)?(fn|footnote)", unquote(links[0].get("href")))
    return False


def squeezed(text):
    text = re.sub(r"[ \t\r\n\u200b]*⏎[ \t\r\n\u200b]*", "⏎", text)
    # kramdown's mathematics
    text = re.sub(r"\\\((.*?)\\\)", r"$\1$", text)
    text = re.sub(r"(?:\\\[|\$\$)\s*(.*?)\s*(?:\\\]|\$\$)", r"$$\1$$", text, flags=re.DOTALL)
    return re.sub(r"[ \t\r\n\u200b]+", " ", unicodedata.normalize("NFC", text)).strip(" ⏎\u00a0")


def inline_text(node):
    """The text of a node's inline content, without blocks inside."""
    parts = []
    for child in node.children:
        if not isinstance(child, Node):
            parts.append(child)
        elif child.tag == "br":
            parts.append("⏎")
        elif child.tag in BLOCKS and child.tag != "figcaption":
            parts.append(" ")
        else:
            parts.append(inline_text(child))
    return "".join(parts)


def whole_text(node):
    return squeezed(node.text().replace("\n", " "))


class Depth(NamedTuple):
    lists: int
    quotes: int


class Shape:
    def __init__(self, html, url, site):
        self.url, self.site = url, site
        self.found = {name: [] for name in FIELDS}
        self.anchors = []  # of each heading: all that a link may lead to
        root = parse(html).without(is_decoration)
        for node in root.walk():
            if is_footnotes(node):
                items = node.find_all("li") or [node]
                self.found["footnotes"] += [whole_text(item) for item in items]
        root = root.without(lambda node: bool(is_footnotes(node)))
        self.read(root, Depth(0, 0))
        self.flush(root)

    def flush(self, node):
        """Text that stands in a block beside other blocks is a block of its own."""
        run = []
        for child in node.children:
            if isinstance(child, Node) and child.tag in BLOCKS:
                self.add_text(run)
                run = []
                if child.tag == "pre" or is_code_figure(child):
                    for caption in child.find_all("figcaption"):
                        # Its parts stand apart by style sheets alone.
                        self.add_text([part for one in caption.children for part in (one, " ")])
                    continue
                self.flush(child)
            else:
                run.append(child)
        self.add_text(run)

    def add_text(self, run):
        holder = Node("run")
        holder.children = run
        text = squeezed(inline_text(holder))
        if text:
            self.found["text"].append(text)

    def read(self, node, depth):
        for child in node.children:
            if isinstance(child, Node):
                self.read_node(child, depth)

    def read_node(self, node, depth):
        tag, found = node.tag, self.found
        if tag == "pre" or is_code_figure(node):
            found["codes"].append(code_text(node))
            for caption in node.find_all("figcaption"):
                self.read(caption, depth)
            return
        if is_footnote_mark(node):
            return
        if re.fullmatch("h[1-6]", tag):
            found["headings"].append([int(tag[1]), whole_text(node), node.get("id")])
            self.anchors.append({one.get("id") for one in node.walk()})
        elif tag == "a" and node.get("href"):
            found["links"].append([self.site.target(self.url, node.get("href")), whole_text(node)])
        elif tag == "img":
            found["images"].append([self.site.content(self.url, node.get("src")), squeezed(node.get("alt"))])
        elif tag == "table":
            found["tables"].append([[whole_text(cell) for cell in row.find_all("td", "th")] for row in node.find_all("tr")])
        elif tag in ("ul", "ol") and not depth.lists:
            found["lists"].append(list_shape(node))
        elif tag in EMPHASIS:
            found["emphasis"].append([EMPHASIS[tag], whole_text(node)])
        elif tag == "blockquote":
            found["quotes"].append(depth.quotes + 1)
        elif tag in ("iframe", "script", "video", "audio", "embed", "object"):
            source = node.get("src") or node.get("data")
            if source:
                found["embeds"].append([tag, re.sub(r"[?#].*", "", source)])
        self.read(node, Depth(depth.lists + (tag in ("ul", "ol")), depth.quotes + (tag == "blockquote")))


def is_code_figure(node):
    return node.tag in ("figure", "table", "div") and bool(node.classes & {"highlight", "rouge-table", "codehilite"}) and bool(
        node.find_all("pre")
    )


def code_text(node):
    """The code as it is copied from the page; one line break at the end is the engine's."""
    pre = node if node.tag == "pre" else node.find_all("pre")[-1]
    text = pre.text()
    return text[:-1] if text.endswith("\n") else text


def list_shape(node):
    items = []
    for child in node.children:
        if isinstance(child, Node) and child.tag == "li":
            boxes = [box for box in own_nodes(child, "input") if box.get("type") == "checkbox"]
            mark = "" if not boxes else "[x]" if "checked" in boxes[0].attributes else "[ ]"
            inner = [list_shape(inside) for inside in own_nodes(child, "ul", "ol")]
            items.append("li" + mark + ("(%s)" % ",".join(inner) if inner else ""))
    start = node.get("start")
    return "%s%s(%s)" % (node.tag, start if start not in ("", "1") else "", ",".join(items))


def own_nodes(node, *tags):
    """The nodes of these kinds below a node that are in no other list."""
    found = []
    for child in node.children:
        if isinstance(child, Node):
            if child.tag in tags:
                found.append(child)
            elif child.tag not in ("ul", "ol"):
                found += own_nodes(child, *tags)
    return found


def shape_of(post, site):
    return Shape(post["html"], post["url"], site).found


def shapes_of(post, found, sites):
    """The shapes of a post before and after a move. A heading that keeps the old id as an anchor within
    has the old id: links lead where they led."""
    before, after = Shape(post["html"], post["url"], sites[0]), Shape(found["html"], found["url"], sites[1])
    for old, new, anchors in zip(before.found["headings"], after.found["headings"], after.anchors):
        if old[:2] == new[:2] and old[2] in anchors:
            new[2] = old[2]
    return before.found, after.found
