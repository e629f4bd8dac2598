"""What an engine wrote: bodies, redirects and files of a built site."""

import hashlib
import os
import re
from datetime import datetime, timezone
from urllib.parse import unquote, urljoin, urlsplit
from zoneinfo import ZoneInfo

MARKED = re.compile(
    r'<postlint-begin data-source="([^"]*)"></postlint-begin>\n?(.*?)<postlint-end></postlint-end>\n?', re.DOTALL
)
REFRESH = re.compile(r"<meta\b[^>]*http-equiv=[\"']?refresh[\"']?[^>]*>", re.IGNORECASE)


class Output:
    """`folder` is served at `prefix` of `origin`."""

    def __init__(self, folder, prefix, origin):
        self.folder = folder
        self.prefix = prefix
        self.host = urlsplit(origin).netloc
        self.texts = {}  # path below the folder → HTML
        self.files = []
        for directory, _, names in os.walk(folder):
            for name in names:
                path = os.path.relpath(os.path.join(directory, name), folder).replace(os.sep, "/")
                self.files.append(path)
                if path.endswith(".html"):
                    with open(os.path.join(folder, path), encoding="utf-8", errors="replace") as file:
                        self.texts[path] = file.read()
        self.files.sort()

    def url(self, path):
        """The address that people use for a file."""
        if path == "index.html" or path.endswith("/index.html"):
            path = path[: -len("index.html")]
        return self.prefix + "/" + path

    def file_of(self, url):
        """The file that answers for a decoded address, or None."""
        if not (url + "/").startswith(self.prefix + "/"):
            return None
        path = url[len(self.prefix) :].lstrip("/")
        for candidate in (path, (path.rstrip("/") + "/index.html").lstrip("/"), path + ".html"):
            if os.path.isfile(os.path.join(self.folder, candidate)):
                return candidate
        return None

    def published(self, listed):
        """The posts of the layer's list that have a page, with its body where the page holds it."""
        bodies = self.marked_bodies()
        for post in listed:
            body = bodies.get(post["source"])
            url = post.get("path") or unquote(post.get("address") or "")
            if "html" not in post and body is None:
                file = self.file_of(url)
                if file is None or not url:
                    continue
                # Footnotes have a digest of the file's whole path in their ids.
                post["html"] = re.sub(r"(user-content-fn[^\"]*?)-[0-9a-f]{6}(?=[\"-])", r"\1", container(self.texts[file]))
            elif "html" not in post:
                post["html"] = body[1]
                url = url or body[0]
            # Astro alone does not know its addresses: the page that holds the body tells it.
            if not url or self.file_of(url) is None:
                continue
            yield completed(post, url)

    def marked_bodies(self):
        """source → (address, body). A page that shows several bodies is a list and counts last."""
        found = {}
        for path in sorted(self.texts):
            marks = MARKED.findall(self.texts[path])
            for source, body in marks:
                known = found.get(unquote(source))
                if known is None or len(marks) < known[2]:
                    found[unquote(source)] = (self.url(path), body, len(marks))
        return {source: (url, body) for source, (url, body, _) in found.items()}

    def redirects(self):
        found = []
        for path, text in self.texts.items():
            meta = REFRESH.search(text)
            target = meta and re.search(r"url\s*=\s*['\"]?([^'\">]+)", meta.group(0), re.IGNORECASE)
            if target:
                found.append((self.url(path), self.local(self.url(path), target.group(1))))
        rules = os.path.join(self.folder, "_redirects")
        if os.path.isfile(rules):
            with open(rules, encoding="utf-8") as lines:
                for words in (line.split("#")[0].split() for line in lines):
                    if len(words) >= 2:
                        found.append((unquote(words[0]), self.local("/", words[1])))
        return [{"from": source, "to": target} for source, target in sorted(set(found))]

    def local(self, base, address):
        """A decoded path for an address of this site, the address itself for another's."""
        parts = urlsplit(urljoin("https://" + self.host + base, address.strip().replace("&amp;", "&")))
        return unquote(parts.path) if parts.netloc == self.host else parts.geturl()

    def assets(self):
        found = {}
        for path in self.files:
            if not path.endswith((".html", ".map")) and not re.search(r"^(_astro|assets)/.*\.(js|css)$", path):
                with open(os.path.join(self.folder, path), "rb") as file:
                    found[self.url(path)] = hashlib.sha256(file.read()).hexdigest()
        return found

    def pages(self):
        return sorted(self.url(path) for path in self.texts)


def container(page):
    """The body in a page of Docusaurus' classic theme. React writes balanced HTML."""
    start = re.search(r'<div id="__blog-post-container"[^>]*>', page)
    if not start:
        return ""
    depth, at = 1, start.end()
    for tag in re.finditer(r"<(/?)div\b[^>]*>", page[at:]):
        depth += -1 if tag.group(1) else 1
        if depth == 0:
            return page[at : at + tag.start()]
    return page[at:]


def plain_characters(html):
    """Without the disguise of mail addresses, which some engines make at random."""

    def character(found):
        number = found.group(1)
        letter = chr(int(number[1:], 16) if number[0] in "xX" else int(number))
        return letter if letter.isalnum() or letter in "@.:-_+" else found.group(0)

    return re.sub(r"&#([xX][0-9a-fA-F]{1,4}|[0-9]{1,4});", character, html)


def completed(post, url):
    instant = re.sub(r"\.\d+", "", post.get("instant") or "")
    day = post.get("day") or day_in(post.get("zone") or "UTC", instant)
    updated = re.sub(r"\.\d+", "", post.get("updated") or "")
    kept = {name: post[name] for name in ("source", "title", "tags", "categories", "listed", "authors", "fields", "html")}
    kept["html"] = plain_characters(kept["html"])
    kept["excerpt"] = post.get("excerpt") or ""
    # The stores of some engines have no order.
    kept["tags"], kept["categories"] = sorted(kept["tags"]), sorted(kept["categories"])
    return {**kept, "url": url, "instant": instant, "day": day, "updated": updated}


def day_in(zone, instant):
    if not instant:
        return ""
    moment = datetime.strptime(instant, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=timezone.utc)
    return moment.astimezone(timezone.utc if zone == "UTC" else ZoneInfo(zone)).strftime("%Y-%m-%d")
