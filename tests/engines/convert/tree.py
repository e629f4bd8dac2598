"""A small tree of HTML: enough of a browser's reading for what engines write."""

from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
BLOCKS = {
    "address", "article", "aside", "blockquote", "caption", "center", "dd", "details", "dialog", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li",
    "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
}


class Node:
    def __init__(self, tag, attributes=None):
        self.tag = tag
        self.attributes = attributes or {}
        self.children = []  # nodes and texts

    def get(self, name):
        return self.attributes.get(name) or ""

    @property
    def classes(self):
        return set(self.get("class").split())

    def walk(self):
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.walk()

    def find_all(self, *tags):
        return [node for node in self.walk() if node.tag in tags]

    def text(self):
        parts = (child.text() if isinstance(child, Node) else child for child in self.children)
        return "\n" if self.tag == "br" else "".join(parts)

    def without(self, unwanted):
        """A copy without the nodes that `unwanted` names."""
        copy = Node(self.tag, self.attributes)
        for child in self.children:
            if not isinstance(child, Node):
                copy.children.append(child)
            elif not unwanted(child):
                copy.children.append(child.without(unwanted))
        return copy


class Builder(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.root = Node("root")
        self.open = [self.root]

    def handle_starttag(self, tag, attributes):
        if tag in BLOCKS:
            self.close_implied(tag)
        node = Node(tag, {name: "" if value is None else value for name, value in attributes})
        self.open[-1].children.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_startendtag(self, tag, attributes):
        # `<x />` closes only void elements, as in a browser.
        self.handle_starttag(tag, attributes)

    def close_implied(self, tag):
        if self.open[-1].tag == "p":
            self.open.pop()
        siblings = {"li": {"li"}, "dt": {"dt", "dd"}, "dd": {"dt", "dd"}, "tr": {"tr", "td", "th"}}
        siblings.update({"td": {"td", "th"}, "th": {"td", "th"}})
        if tag in siblings and self.open[-1].tag in siblings[tag]:
            self.open.pop()

    def handle_endtag(self, tag):
        for at in range(len(self.open) - 1, 0, -1):
            if self.open[at].tag == tag:
                del self.open[at:]
                return

    def handle_data(self, data):
        self.open[-1].children.append(data)


def parse(html):
    builder = Builder()
    builder.feed(html)
    builder.close()
    return builder.root
