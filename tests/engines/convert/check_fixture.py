"""Compares a dump of the built fixture with what the fixture's description says of each post.

usage: check_fixture.py EXPECTED.json DUMP.json

Prints a line for each difference; exit 1 if there is one. So the fixture is proved: every post is
what its author meant, before a converter touches it.
"""

import json
import sys

from shape import Site, by_address, served, shape_of

PLAIN = ("title", "instant", "day", "updated", "listed", "tags", "categories", "url", "authors", "fields")


def check(expected, dump):
    site = Site(dump)
    urls = {post["key"]: post["url"] for post in expected}
    made = {post["source"]: post for post in dump["posts"]}
    redirects = by_address((rule["from"], rule["to"]) for rule in dump["redirects"])
    problems = []
    for want in expected:
        post = made.pop(want["source"], None)
        if not want["published"]:
            if post:
                problems.append("%s published: it must not be" % want["key"])
            continue
        if post is None:
            problems.append("%s published: the engine made no post of %s" % (want["key"], want["source"]))
            continue
        for name in PLAIN:
            wanted = sorted(want[name]) if name in ("tags", "categories") else want[name]
            if post[name] != wanted:
                problems.append("%s %s: %r, expected %r" % (want["key"], name, post[name], wanted))
        problems += ["%s %s" % (want["key"], problem) for problem in check_body(want, post, site, urls)]
        for alias in want["aliases"]:
            led = served(alias, redirects)
            if led is None or led.rstrip("/") != want["url"].rstrip("/"):
                problems.append("%s redirect %s: leads to %s" % (want["key"], alias, led))
    return problems + ["%s: nobody expected it" % source for source in made]


def check_body(want, post, site, urls):
    shape = shape_of(post, site)
    targets = [target for target, _ in shape["links"]]
    for key, anchor in want["links"]:
        meant = "post " + urls[key] + ("#" + anchor if anchor else "")
        if meant not in targets:
            yield "links: %r is not among %r" % (meant, targets)
    contents = [content for content, _ in shape["images"]]
    for digest in want["images"]:
        if digest[:12] not in contents:
            yield "images: %s is not among %r" % (digest[:12], contents)
    for digest in want["files"]:
        if "file " + digest[:12] not in targets:
            yield "files: %s is not among %r" % (digest[:12], targets)
    if want["codes"] and shape["codes"] != want["codes"]:
        yield "codes: %r, expected %r" % (shape["codes"], want["codes"])
    ids = [[name, text] for _, text, name in shape["headings"]]
    for heading in want["headings"]:
        if heading not in ids:
            yield "headings: %r is not among %r" % (heading, ids)


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    with open(sys.argv[1], encoding="utf-8") as first, open(sys.argv[2], encoding="utf-8") as second:
        problems = check(json.load(first), json.load(second))
    for problem in problems:
        print(problem)
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
