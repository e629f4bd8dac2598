"""Compares what two engines made of one blog, post by post.

usage: compare_dumps.py SOURCE.json TARGET.json [--known LIST | --accept LIST] [--also DIFFERENCE]

Both are dumps (dump.py). Prints a line for each difference, `POST FIELD what`; POST is the file of
the source. Exit 1 if a difference is not in the known list (known.py), if no cause explains it, or if
the list has a line that no longer occurs: it may only shrink. `--accept` writes the list instead.
DIFFERENCE is one more, found by the caller.

What is compared: that each post is there and no other is public, its address or a redirect from it,
redirects of the source, title, instant, day, update, taxonomies, whether lists show it, and of the
body the fields of shape.py. What an engine cannot say at all is not asked of it: see `abilities`.
"""

import difflib
import json
import re
import sys
import unicodedata

from known import read_causes, read_known, write_known
from shape import FIELDS, Site, by_address, served, shapes_of, whole_text
from tree import parse

HAS_ZONE = {"jekyll", "hugo", "pelican", "hexo"}  # the others have dates in UTC alone
HAS_HIERARCHY = {"hexo"}
HAS_ONLY_TEXT = {"pelican"}  # in front matter
HAS_EXCERPT = {"jekyll", "hugo", "hexo", "docusaurus"}
HAS_ONE_CATEGORY = {"pelican"}
TYPOGRAPHY = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "…": "...", "–": "-", "—": "-"})
MOST = 6  # differences of one field of one post that are told


def without_typography(text):
    text = text.translate(TYPOGRAPHY)
    while "--" in text:
        text = text.replace("--", "-")
    return text


def without_breaks(text):
    return " ".join(text.replace("⏎", " ").split())


class Pairing:
    """Which post of the target each post of the source became, and by which way."""

    def __init__(self, source, target):
        self.by_url = by_address((post["url"], post) for post in target["posts"])
        self.redirects = by_address((rule["from"], rule["to"]) for rule in target["redirects"])
        self.pairs = []  # (source post, target post or None, whether the old address works)
        taken = set()
        waiting = []
        for post in source["posts"]:
            found = self.led_to(post["url"])
            if found:
                taken.add(found["url"])
                self.pairs.append((post, found, True))
            else:
                waiting.append(post)
        for post in waiting:
            free = [one for one in target["posts"] if one["url"] not in taken]
            same = [one for one in free if rough(one["url"]) == rough(post["url"])]
            same = same or [one for one in free if one["title"] == post["title"] and one["instant"] == post["instant"]]
            same = same or [one for one in free if one["title"] == post["title"]]
            if same:
                taken.add(same[0]["url"])
            self.pairs.append((post, same[0] if same else None, False))
        self.extra = [post for post in target["posts"] if post["url"] not in taken]

    def led_to(self, url):
        """The post that a visitor of the address gets to see, or None."""
        for _ in range(5):
            if served(url, self.by_url):
                return served(url, self.by_url)
            url = served(url, self.redirects)
            if url is None:
                return None
        return None


def rough(url):
    """An address without what moves change most: enough to guess who is who."""
    return re.sub(r"(/index)?\.html$|/$", "", unicodedata.normalize("NFC", url)).lower()


def compare(source, target):
    """The differences as lines."""
    pairing = Pairing(source, target)
    names = {found["url"]: post["url"] for post, found, _ in pairing.pairs if found}
    sites = (Site(source), Site(target, names))
    lines = []
    for post, found, is_covered in pairing.pairs:
        name = post["source"].replace(" ", "%20")
        if found is None:
            lines.append("%s missing the target has no such post" % name)
            continue
        if not is_covered:
            lines.append("%s url %s leads nowhere; the post is at %s" % (name, post["url"], found["url"]))
        lines += ["%s %s" % (name, what) for what in metadata(post, found, source, target)]
        lines += ["%s %s" % (name, what) for what in body(post, found, sites)]
    for post in pairing.extra:
        lines.append("%s public %s is no post of the source" % (post["source"].replace(" ", "%20"), post["url"]))
    return lines + list(lost_redirects(source, pairing, names))


def lost_redirects(source, pairing, names):
    by_url = by_address((post["url"], post) for post in source["posts"])
    for rule in source["redirects"]:
        meant = served(rule["to"], by_url)
        if meant is None:
            continue
        found = pairing.led_to(rule["from"])
        if found is None or names.get(found["url"]) != meant["url"]:
            led = found["url"] if found else "nowhere"
            yield "%s redirect %s leads %s" % (meant["source"].replace(" ", "%20"), rule["from"], led)


def metadata(post, found, source, target):
    fields = ["title", "instant", "updated", "listed", "authors"]
    if target["engine"] in HAS_ZONE or source["zone"] == "UTC":
        fields.append("day")
    for name in fields:
        if post[name] != found[name]:
            yield "%s %s became %s" % (name, json.dumps(post[name], ensure_ascii=False), json.dumps(found[name], ensure_ascii=False))
    if source["engine"] in HAS_EXCERPT and target["engine"] in HAS_EXCERPT:
        yield from excerpts(post["excerpt"], found["excerpt"])
    yield from unknown_fields(post["fields"], found["fields"], {source["engine"], target["engine"]})
    yield from set_difference("tags", post["tags"], found["tags"])
    yield from categories(post["categories"], found["categories"], {source["engine"], target["engine"]})


def excerpts(before, after):
    if "(marked)" in (before, after) and before and after:
        return
    before, after = (without_typography(whole_text(parse(html))) for html in (before, after))
    if before != after:
        yield "excerpt %s became %s" % apart(before, after)


def unknown_fields(before, after, engines):
    """Fields that the source has and the target should; what a target has more is its own affair."""
    for name, value in before.items():
        other = after.get(name)
        if name not in after:
            if not (engines & HAS_ONLY_TEXT and isinstance(value, (dict, list))):
                yield "fields lost %s: %s" % (name, shown(value))
        elif value != other and not (engines & HAS_ONLY_TEXT and as_text(value) == as_text(other)):
            yield "fields %s: %s became %s" % ((name,) + apart(value, other))


def as_text(value):
    """What is the same in a field that has only text: a list or map is written there as JSON."""
    if isinstance(value, str) and value[:1] in ("[", "{", '"'):
        try:
            value = json.loads(value)
        except ValueError:
            return value
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)


def categories(before, after, engines):
    if engines & HAS_ONE_CATEGORY:
        # The only one has to be among the others; the default of none at all says nothing.
        names = {name for path in before for name in path}, {name for path in after for name in path}
        if all(names) and not names[0] & names[1]:
            yield "categories %s became %s" % (shown(sorted(names[0])), shown(sorted(names[1])))
    elif engines <= HAS_HIERARCHY:
        yield from set_difference("categories", [" > ".join(path) for path in before], [" > ".join(path) for path in after])
    else:
        yield from set_difference("categories", [name for path in before for name in path], [name for path in after for name in path])


def set_difference(field, before, after):
    for name in sorted(set(before) - set(after)):
        yield "%s lost %s" % (field, shown(name))
    for name in sorted(set(after) - set(before)):
        yield "%s added %s" % (field, shown(name))


def shown(item):
    text = json.dumps(item, ensure_ascii=False)
    return text if len(text) <= 100 else text[:99] + "…"


def body(post, found, sites):
    before, after = shapes_of(post, found, sites)
    for field in FIELDS:
        if field == "text":
            yield from texts(before["text"], after["text"])
        elif field == "codes":
            yield from sequence("codes", before["codes"], after["codes"], lambda code: code)
        else:
            yield from sequence(field, before[field], after[field], lambda item: without_typography(json.dumps(item, ensure_ascii=False)))


def texts(before, after):
    """The text of the blocks. Where only breaks or typography differ, that is what is told."""
    if before == after:
        return
    for field, fold in (("breaks", without_breaks), ("typography", without_typography)):
        if [fold(text) for text in before] == [fold(text) for text in after]:
            yield from sequence(field, before, after, lambda text: text)
            return
    if [without_typography(without_breaks(text)) for text in before] == [without_typography(without_breaks(text)) for text in after]:
        yield from sequence("breaks", list(map(without_typography, before)), list(map(without_typography, after)), lambda text: text)
        yield from sequence("typography", list(map(without_breaks, before)), list(map(without_breaks, after)), lambda text: text)
        return
    yield from sequence("text", before, after, lambda text: without_typography(without_breaks(text)))


def sequence(field, before, after, key):
    """A line for each item of a list that was lost, added or changed."""
    told = []
    matcher = difflib.SequenceMatcher(None, [key(item) for item in before], [key(item) for item in after], autojunk=False)
    for kind, first, last, begin, end in matcher.get_opcodes():
        if kind == "equal":
            continue
        old, new = before[first:last], after[begin:end]
        for one, other in zip(old, new):
            told.append("%s %s became %s" % ((field,) + apart(one, other)))
        told += ["%s lost %s" % (field, shown(one)) for one in old[len(new) :]]
        told += ["%s added %s" % (field, shown(one)) for one in new[len(old) :]]
    if len(told) > MOST:
        told[MOST:] = ["%s and %d more" % (field, len(told) - MOST)]
    return told


def apart(one, other):
    """Two items as text, from a little before the place where they part."""
    first, second = json.dumps(one, ensure_ascii=False), json.dumps(other, ensure_ascii=False)
    if max(len(first), len(second)) <= 100:
        return first, second
    same = 0
    while same < min(len(first), len(second)) and first[same] == second[same]:
        same += 1
    begin = max(0, same - 30)
    return tuple(("…" if begin else "") + text[begin : begin + 90] + ("…" if len(text) > begin + 90 else "") for text in (first, second))


def take_option(arguments, name):
    if name not in arguments[:-1]:
        return None
    at = arguments.index(name)
    value = arguments[at + 1]
    del arguments[at : at + 2]
    return value


def main():
    arguments = sys.argv[1:]
    known_path, accepted = take_option(arguments, "--known"), take_option(arguments, "--accept")
    also = take_option(arguments, "--also")
    if len(arguments) != 2:
        sys.exit(__doc__)
    with open(arguments[0], encoding="utf-8") as first, open(arguments[1], encoding="utf-8") as second:
        lines = ([also] if also else []) + compare(json.load(first), json.load(second))
    if accepted:
        write_known(accepted, lines)
        return
    problems, count = judge(lines, known_path)
    for problem in problems:
        print(problem)
    print("%d differences, %d known" % (len(lines), count), file=sys.stderr)
    sys.exit(1 if problems else 0)


def judge(lines, known_path):
    """What is wrong with the differences as the list knows them, and how many it knows."""
    known = read_known(known_path)
    causes = read_causes(known_path) if known else set()
    problems = [line for line in lines if line not in known]
    count = len(lines) - len(problems)
    problems += ["%s: no longer occurs, take it out of the list" % line for line in known if line not in lines]
    for cause in sorted(set(known.values()) - causes):
        problems.append("the cause `%s` of the list is not in the table of README.md" % cause)
    return problems, count


if __name__ == "__main__":
    main()
