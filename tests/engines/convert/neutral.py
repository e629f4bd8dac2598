"""Reads the description of the fixture blog: fixture/posts/*.post and fixture/dates.tsv."""

import json
import os
import unicodedata
from dataclasses import dataclass, field
from datetime import datetime

FIXTURE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "fixture")
ENGINES = ("jekyll", "hugo", "pelican", "hexo", "eleventy", "astro", "docusaurus", "zola")


@dataclass
class Post:
    key: str
    body: str
    title: str
    file: str  # name without date and extension
    at: datetime  # with offset
    date_form: int = 0  # a number of dates.tsv; 0 is the engine's plain form
    updated: datetime | None = None
    tags: list = field(default_factory=list)
    tags_as: str = "list"  # or "string": one tag, not in a list
    categories: list = field(default_factory=list)  # paths
    state: str = "published"  # draft, unpublished, hidden, future, expired
    url: str = ""  # an address of its own, below the site's prefix
    aliases: list = field(default_factory=list)
    authors: list = field(default_factory=list)
    description: str = ""
    fields: dict = field(default_factory=dict)  # what no engine knows
    yaml: dict = field(default_factory=dict)  # field → as it is spelled in YAML
    format: str = "yaml"  # toml or json, where the engine reads it
    nfd: bool = False  # the file's name in decomposed form
    bytes: str = "plain"  # or "windows": a byte order mark, and CRLF
    engines: tuple = ENGINES
    expected: dict = field(default_factory=dict)  # engine → fields that are not as the rules say

    @property
    def day(self):
        return self.at.strftime("%Y-%m-%d")


def read_posts():
    posts = []
    folder = os.path.join(FIXTURE, "posts")
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            for part in ("\n" + file.read()).split("\n%%% ")[1:]:
                posts.append(read_post(part))
    keys = [post.key for post in posts]
    assert len(set(keys)) == len(keys), "a key is there twice"
    return posts


def read_post(text):
    head, body = text.split("\n---\n", 1)
    key, header = head.split("\n", 1)
    facts = json.loads(header)
    facts["at"] = datetime.fromisoformat(facts["at"])
    if "updated" in facts:
        facts["updated"] = datetime.fromisoformat(facts["updated"])
    facts.setdefault("file", key)
    if facts.get("nfd"):
        facts["file"] = unicodedata.normalize("NFD", facts["file"])
    return Post(key=key.strip(), body=body.rstrip("\n") + "\n", **facts)


def read_dates(engine):
    """number → (as written, or None for none, instant, day)"""
    dates = {}
    with open(os.path.join(FIXTURE, "dates.tsv"), encoding="utf-8") as file:
        for line in file:
            cells = line.rstrip("\n").split("\t")
            if cells[0] == engine:
                dates[int(cells[1])] = (None if cells[2] == "-" else cells[2], cells[3], cells[4])
    return dates
