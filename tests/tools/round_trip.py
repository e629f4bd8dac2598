#!/usr/bin/env python3
"""Moves blogs to another engine and back, and compares the posts with what they were.

    tests/tools/round_trip.py [--postlint build/release/postlint] --over ENGINE [--from ENGINE]
                              [--show N] BLOG…

BLOG → ENGINE → the blog's own engine. Front matter is compared as values (moments as moments,
whatever their form), bodies byte by byte. What differs is counted by kind, with N examples each.
The exit code is 1 where a value or a piece of a body is lost: a kind that is not listed below.

Read with PyYAML and tomllib, which know nothing of postlint.
"""
import argparse
import collections
import datetime
import difflib
import json
import os
import re
import subprocess
import sys
import tempfile
import tomllib

import yaml

# Kinds that a move makes on purpose.
LISTED = {
    "field url is new": "the address is written where no pattern gives it",
    "field url is gone": "the whole address is written, or the file's place gives it",
    "field title is new": "a title that the engine made of the file's name",
    "field date is new": "a date that was in the file's name",
    "field date is another form": "a date in a form that only its engine reads",
    "field aliases is new": "former addresses lead to the page",
    "field aliases is gone": "pages of their own lead on",
    "field draft is new": "hidden in the old blog",
    "field draft is gone": "what a post without it is, too",
    "field has another name": "another of the engine's names for the same",
    "field is put aside": "source_NAME: a template, or what the other engine takes for its own",
    "terms are a list": "a text of several tags, or of one, is a list",
    "terms are new": "a category that is the folder of the post; a tag named twice",
    "body: blank line": "where the other Markdown dialect needs one",
    "body: heading id": "ids that would have changed are written",
    "body: line break": "where one engine breaks a line and the other does not",
    "body: bare address": "a link to one engine and text to the other",
    "body: settings of code": "lines to mark and the like, which the other engine has none of",
    "body: template tag": "an engine's tags in the other's words",
    "body: address": "a relative address seen from another folder",
    "body: Markdown": "what the dialects read differently, in words that both read alike",
}

URL_NAMES = ("url", "permalink", "path", "slug")
ALIAS_NAMES = ("aliases", "alias", "redirect_from")
STATE_NAMES = ("draft", "published")
SYNONYMS = (
    ("description", "summary", "excerpt"), ("image", "cover", "thumbnail", "banner"),
    ("updated", "lastmod", "last_modified_at", "modified"), ("lang", "language"),
    ("math", "mathjax"), ("pin", "pinned", "sticky", "top"), ("author", "authors"),
    ("tag", "tags"), ("category", "categories"),
)
TERMS = ("tags", "categories", "tag", "category", "series", "authors", "author", "keywords")


class Loader(yaml.SafeLoader):
    """YAML whose dates and clocks stay texts: how they are read is each engine's own."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver("tag:yaml.org,2002:str", re.compile(r"^\d+(:\d\d)+$"), list("0123456789"))
for resolvers in Loader.yaml_implicit_resolvers.values():
    resolvers.sort(key=lambda one: one[0] != "tag:yaml.org,2002:str")


def split_post(raw):
    """(front matter as a map, body); the map is None where it cannot be read."""
    text = raw.decode("utf-8", "surrogateescape").removeprefix("\ufeff")
    for fence, load in (("---", lambda t: yaml.load(t, Loader)), ("+++", tomllib.loads)):
        found = re.match(re.escape(fence) + r"[ \t]*\r?\n(.*?)^" + re.escape(fence) +
                         r"[ \t]*(\r?\n|\Z)", text, re.DOTALL | re.MULTILINE)
        if found:
            try:
                return load(found.group(1).replace("\r\n", "\n")) or {}, text[found.end():]
            except (yaml.YAMLError, tomllib.TOMLDecodeError, ValueError):
                return None, text[found.end():]
    # The front matter of old Hexo posts has no fence above.
    found = re.match(r"((?:[\w-]+:.*\n|[ -].*\n)+)---[ \t]*(\n|\Z)", text)
    if found:
        try:
            return yaml.load(found.group(1), Loader) or {}, text[found.end():]
        except yaml.YAMLError:
            return None, text[found.end():]
    return {}, text


def moment(value):
    """A date in any of its forms as a moment in UTC; None: no date."""
    if isinstance(value, datetime.datetime):
        return value.replace(tzinfo=value.tzinfo or datetime.timezone.utc)
    if isinstance(value, datetime.date):
        return datetime.datetime(value.year, value.month, value.day, tzinfo=datetime.timezone.utc)
    found = re.fullmatch(r"(\d{4})-(\d\d?)-(\d\d?)(?:[Tt ]+(\d\d?):(\d\d)(?::(\d\d)(?:\.\d+)?)?)?"
                         r"\s*(Z|[+-]\d\d:?\d\d)?", str(value).strip())
    if not found:
        return None
    try:
        made = datetime.datetime(*(int(part or 0) for part in found.groups()[:6]),
                                 tzinfo=datetime.timezone.utc)
    except ValueError:
        return None
    zone = found.group(7)
    if zone and zone != "Z":
        digits = zone.replace(":", "")
        offset = datetime.timedelta(hours=int(digits[1:3]), minutes=int(digits[3:5]))
        made -= offset if digits[0] == "+" else -offset
    return made


def same(left, right):
    if left == right and isinstance(left, bool) == isinstance(right, bool):
        return True
    if left in (None, "", [], {}) and right in (None, "", [], {}):
        return True
    if isinstance(left, dict) and isinstance(right, dict):
        return left.keys() == right.keys() and all(same(left[key], right[key]) for key in left)
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(same, left, right))
    # Ruby reads 12:30 as 45000 seconds.
    clock = re.fullmatch(r"(\d+):(\d\d)", str(left))
    if clock and right == (int(clock.group(1)) * 60 + int(clock.group(2))) * 60:
        return True
    first, second = moment(left), moment(right)
    return first is not None and first == second


def is_empty(value):
    return value in (None, "", [], {})


def words(value):
    """All the terms in a text or list, however deep."""
    if isinstance(value, list):
        return [word for item in value for word in words(item)]
    return re.split(r"[\s,]+", str(value).strip()) if value is not None else []


def name_of_kind(key):
    for name, keys in (("url", URL_NAMES), ("aliases", ALIAS_NAMES), ("draft", STATE_NAMES)):
        if key in keys:
            return name
    return key


def other_name(key, after):
    for names in SYNONYMS:
        if key in names:
            return next((name for name in names if name != key and name in after), None)
    return None


def kind_of_change(key, value, new):
    if key in TERMS and sorted(words(value)) == sorted(words(new)):
        return "terms are a list"
    if key in TERMS and set(words(value)) <= set(words(new)):
        return "terms are new"
    if key in URL_NAMES + ALIAS_NAMES:
        return f"field {name_of_kind(key)} is new"
    if key == "date" and moment(value) is None and moment(new) is not None:
        return "field date is another form"
    return f"field {key} has another value"


def kind_of_loss(key, value, after):
    if "source_" + key in after and same(value, after["source_" + key]):
        return "field is put aside"
    if key in STATE_NAMES and value is (key == "published"):
        return "field draft is gone"
    if key in URL_NAMES + ALIAS_NAMES:
        return f"field {name_of_kind(key)} is gone"
    name = other_name(key, after)
    if name and same(value, after[name]):
        return "field has another name"
    if name and sorted(words(value)) == sorted(words(after[name])):
        return "terms are a list"
    return f"field {key} is gone"


def compare_fields(before, after):
    """(kind, what) of every field that is not the same."""
    for key, value in before.items():
        key = str(key)
        if key not in after:
            if not is_empty(value):
                yield kind_of_loss(key, value, after), f"{key}: {value!r}"
        elif not same(value, after[key]):
            yield kind_of_change(key, value, after[key]), f"{key}: {value!r} → {after[key]!r}"
    for key, value in after.items():
        key = str(key)
        if is_empty(value) or key in before or key.removeprefix("source_") in before:
            continue
        if other_name(key, before):
            continue  # told above
        kind = "terms are new" if key in TERMS else f"field {name_of_kind(key)} is new"
        yield kind, f"{key}: {value!r}"


def letters_of(text):
    """Without marks, tags and numbers of lists."""
    text = re.sub(r"</?\w[^>]*>|&#?\w+;", "", text)
    return re.sub(r"\W+", "", re.sub(r"^\s*\d+[.)]", "", text, flags=re.M))


def kind_of_hunk(before, after):
    old, new = "".join(before), "".join(after)
    if [line for line in before if line.strip()] == [line for line in after if line.strip()]:
        return "body: blank line"
    ids = r"[ \t]*\{(#|: ?id=)[^}]*\}|^\{: id=.*\}$|<a id=\"[^\"]*\"></a>"
    if re.sub(ids, "", new, flags=re.M).split() == re.sub(ids, "", old, flags=re.M).split():
        return "body: heading id"
    bare = r"\[([^\]]*)\]\((?:https?://|mailto:)?\1/?\)|<a href=\"[^\"]*\">([^<]*)</a>"
    if re.sub(bare, r"\1\2", new).replace("\\", "") == re.sub(bare, r"\1\2", old).replace("\\", ""):
        return "body: bare address"
    fences = r"^(\s*(?:```|~~~)[^\s{]*) *\{.*\}"
    if re.sub(fences, r"\1", new, flags=re.M) == re.sub(fences, r"\1", old, flags=re.M):
        return "body: settings of code"
    if re.sub(r"(  |\\|<br ?/?>)$", "", new, flags=re.M).split() == \
            re.sub(r"(  |\\|<br ?/?>)$", "", old, flags=re.M).split():
        return "body: line break"
    if re.search(r"\{[%{:]|^:::|<!-- *more|\{(static|filename|attach)\}", old, re.M):
        return "body: template tag"
    address = r"(\]\(<?|\b(?:src|href)=[\"']?|^\[[^\]]*\]: *<?)[^)\s\"'>]*"
    if re.sub(address, r"\1", old, flags=re.M) == re.sub(address, r"\1", new, flags=re.M):
        return "body: address"
    new, old = (re.sub(bare, r"\1\2", re.sub(ids, "", text, flags=re.M)) for text in (new, old))
    if letters_of(new) == letters_of(old):
        return "body: Markdown"
    return "body: other"


def compare_bodies(before, after):
    if before == after:
        return
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for tag, begin, end, new_begin, new_end in matcher.get_opcodes():
        if tag != "equal":
            hunk = old[begin:end], new[new_begin:new_end]
            yield kind_of_hunk(*hunk), f"{''.join(hunk[0])!r} → {''.join(hunk[1])!r}"


def convert(postlint, source, engine, folder, own_engine="auto"):
    """Where each page went: its path in `source` → its path in `folder`."""
    report = folder + ".json"
    command = [postlint, "convert", source, "--from", own_engine, "--to", engine, "--out", folder,
               "--assets", "none", "--report", report]
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    if done.returncode not in (0, 1):
        sys.exit(f"round_trip: {' '.join(command)} ended with {done.returncode}\n{done.stderr}")
    with open(report, encoding="utf-8") as file:
        pages = json.load(file)["pages"]
    # Lists of sections are each engine's own.
    return {page["source"]: page["new_source"] for page in pages
            if page["new_source"] and not os.path.basename(page["source"]).startswith("_index.")}


def root_of(blog, sources):
    """The folder below `blog` that the paths of its pages count from."""
    for folder, _, _ in sorted(os.walk(blog)):
        if all(os.path.exists(os.path.join(folder, source)) for source in sources):
            return folder
    sys.exit(f"round_trip: the pages of {blog} are not found")


def read(path):
    with open(path, "rb") as file:
        return file.read()


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--postlint", default="build/release/postlint")
    parser.add_argument("--over", required=True)
    parser.add_argument("--from", dest="own", required=True)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("blogs", nargs="+")
    options = parser.parse_args()
    is_lost = False
    for blog in options.blogs:
        kinds = collections.defaultdict(list)
        same_heads = same_bodies = 0
        with tempfile.TemporaryDirectory() as work:
            there, back = os.path.join(work, "there"), os.path.join(work, "back")
            first = convert(options.postlint, blog, options.over, there, options.own)
            second = convert(options.postlint, there, options.own, back, options.over)
            root = root_of(blog, first)
            for source, between in sorted(first.items()):
                target = second.get(between)
                if target is None:
                    kinds["page is gone"].append((source, between))
                    continue
                head, body = split_post(read(os.path.join(root, source)))
                new_head, new_body = split_post(read(os.path.join(back, target)))
                if head is not None and new_head is not None:
                    fields = list(compare_fields(head, new_head))
                else:
                    fields = [("front matter cannot be read", "")] if new_head is None else []
                hunks = list(compare_bodies(body, new_body))
                same_heads += not fields
                same_bodies += not hunks
                for kind, what in fields + hunks:
                    kinds[kind].append((source, what))
        name = os.path.basename(os.path.normpath(blog))
        print(f"{name} → {options.over} → {options.own}: {len(first)} pages, "
              f"front matter the same in {same_heads}, body the same in {same_bodies}")
        for kind, places in sorted(kinds.items(), key=lambda item: -len(item[1])):
            is_listed = kind in LISTED
            is_lost = is_lost or not is_listed
            pages = len({source for source, _ in places})
            print(f"  {'' if is_listed else 'NOT LISTED '}{kind}: {len(places)} in {pages} pages")
            for source, what in places[:options.show]:
                print(f"      {source}: {what[:400]}")
    sys.exit(1 if is_lost else 0)


if __name__ == "__main__":
    main()
