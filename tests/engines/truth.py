"""The oracle: what an engine really wrote for each link of a site, and where that leads.

It knows nothing of postlint. Every link of the sources carries a marker, in its text, its alt text
or another attribute: a letter for what the link should be, and a number of its own:

What hosts do differently is not asked: a folder without an index, `/a/` for the file `a.html`.

    G  leads somewhere (good)             D  leads to no page or file (dead)
    F  the page is there, the id is not   C  only case or Unicode form differ from what is there
    N  leads to what is not published     R  leads through a redirect of the site

The truth of a link is found in the built HTML: its address is resolved against the page's own
address as a browser does, and looked up among the files that the engine wrote.
"""

import os
import re
import unicodedata
from html.parser import HTMLParser
from urllib.parse import unquote, urljoin, urlsplit

MARKER = re.compile(r"\b([GDFCNR]\d{3})\b")
URL_ATTRIBUTES = ("href", "src", "srcset", "poster", "data")


class Page(HTMLParser):
    """Ids, links by marker, and the meta refresh of one HTML file."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.ids = set()
        self.links = []  # (marker, attribute, address)
        self.refresh = None
        self.canonical = None
        self.anchor = None  # the <a> that is open: [address, text]
        self.feed(text)
        self.close()

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)

    def handle_starttag(self, tag, attributes):
        values = {name: value or "" for name, value in attributes}
        for name in ("id", "name") if tag == "a" else ("id",):
            if values.get(name):
                self.ids.add(values[name])
        if tag == "meta" and values.get("http-equiv", "").lower() == "refresh":
            found = re.search(r"url\s*=\s*['\"]?([^'\"]+)", values.get("content", ""), re.I)
            self.refresh = found.group(1).strip() if found else None
        own_text = " ".join(v for n, v in values.items() if n not in URL_ATTRIBUTES)
        markers = MARKER.findall(own_text)
        if self.anchor and tag == "img":
            self.anchor[1] += " " + values.get("alt", "")
        if tag == "a":
            self.anchor = [values["href"], own_text + " "] if "href" in values else None
            return
        for name in URL_ATTRIBUTES:
            for marker in markers if name in values else ():
                for address in addresses(name, values[name]):
                    self.links.append((marker, name, address))

    def handle_data(self, data):
        if self.anchor:
            self.anchor[1] += data

    def handle_endtag(self, tag):
        if tag == "a" and self.anchor:
            # An image in a link has a marker of its own in its alt text: the link's stands first.
            for marker in dict.fromkeys(MARKER.findall(self.anchor[1])[:1]):
                self.links.append((marker, "href", self.anchor[0]))
            self.anchor = None


def addresses(attribute, value):
    if attribute != "srcset":
        return [value]
    return [candidate.split()[0] for candidate in value.split(",") if candidate.strip()]


def read_redirects(file):
    """The plain rules of a `_redirects` file, as some hosts read it: FROM TO [STATUS] a line."""
    rules = {}
    if os.path.exists(file):
        with open(file, encoding="utf-8") as lines:
            for words in (line.split("#")[0].split() for line in lines):
                if len(words) >= 2:
                    rules[unquote(words[0])] = words[1]
    return rules


def folded(path):
    return unicodedata.normalize("NFC", path).casefold()


class Output:
    """A built site: the files below `folder`, served below `prefix` of `origins[0]`."""

    def __init__(self, folder, origins, prefix, unlisted=()):
        self.folder = folder
        self.origins = origins  # (host, prefix), the present address first
        self.prefix = prefix
        self.unlisted = unlisted  # folders where the engine keeps drafts
        self.files = set()  # URL paths, decoded
        self.pages = {}
        for directory, _, names in os.walk(folder):
            for name in names:
                path = os.path.relpath(os.path.join(directory, name), folder)
                self.files.add(prefix + "/" + path.replace(os.sep, "/"))
        self.redirects = read_redirects(os.path.join(folder, "_redirects"))
        self.folded = {folded(path): path for path in self.files}

    def page(self, path):
        if path not in self.pages:
            with open(self.folder + path[len(self.prefix) :], encoding="utf-8") as file:
                self.pages[path] = Page(file.read())
        return self.pages[path]

    def html_files(self):
        return sorted(path for path in self.files if path.endswith(".html"))

    def url_of(self, path):
        """The address of an HTML file as people link it."""
        if path.endswith("/index.html"):
            path = path[: -len("index.html")]
        return "https://" + self.origins[0][0] + path

    def served(self, path, names=None):
        """The file that a host of static files answers `path` with: the file itself, the index of
        the folder, or the page whose name lacks only `.html`, as the common hosts do."""
        for candidate in (path, path.rstrip("/") + "/index.html", path + ".html"):
            if names is None and candidate in self.files:
                return candidate
            if names is not None and folded(candidate) in names:
                return names[folded(candidate)]
        return None

    def local_path(self, url):
        """The path on this site, or None for an address of somebody else."""
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https"):
            return None
        for host, prefix in self.origins:
            path = unquote(parts.path) or "/"
            if parts.netloc == host and host == self.origins[0][0]:
                return path
            if parts.netloc == host and (path + "/").startswith(prefix + "/"):
                return self.prefix + path[len(prefix) :]
        return None

    def judge(self, base, address, unpublished=None, hops=0):
        """G, D, F, C, N or R for an address on the page whose own address is `base`."""
        url = urljoin(base, address.strip())
        path = self.local_path(url)
        if path is None:
            return "G"
        file = self.served(path)
        if file is None and path in self.redirects and hops < 5:
            led = self.judge(base, self.redirects[path], unpublished, hops + 1)
            return "R" if led in "GR" else led
        if file is None:
            if self.served(path, self.folded):
                return "C"
            if unpublished and unpublished.served(path):
                return "N"
            return "D"
        if any(file.startswith(self.prefix + folder) for folder in self.unlisted):
            return "N"
        if not file.endswith(".html"):
            return "G"
        page = self.page(file)
        if page.refresh is not None:
            # Some engines write the address of a redirect without encoding it.
            led = self.judge(self.url_of(file), page.refresh, unpublished, hops + 1) if hops < 5 else "D"
            return "R" if led in "GR" else led
        fragment = urlsplit(url).fragment.split(":~:")[0]
        if fragment in ("", "top") or fragment in page.ids or unquote(fragment) in page.ids:
            return "G"
        return "F"

    def truth(self, unpublished=None):
        """marker → (letter, page, address); of two addresses with one marker the bad one counts.

        A reference to what is not published may lead nowhere here, and somewhere in `unpublished`.
        """
        found = {}
        shown = unpublished.truth() if unpublished else {}
        for path in self.html_files():
            for marker, _, address in self.page(path).links:
                letter = self.judge(self.url_of(path), address, unpublished)
                if letter == "D" and shown.get(marker, "D")[0] == "G":
                    letter = "N"
                if marker in found and found[marker][0] != "G" and letter == "G":
                    continue
                found[marker] = (letter, path, address)
        return found
