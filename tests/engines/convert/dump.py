"""Builds a blog with its engine, as it is, and writes what the engine made of the posts as JSON.

usage: dump.py ENGINE SITE OUT.json [--keep] [--store FOLDER]

ENGINE is jekyll, hugo, pelican, hexo, eleventy, astro or docusaurus. --store: what was dumped before is
kept in FOLDER for a day, and a site of the same bytes is not built again. The site is built in a copy. To
it are added only a listing, marks around the bodies and, where the site has none, an empty theme:
addresses, Markdown and time zone are what the site's own configuration makes of them. The machine's
time zone is TZ, and Asia/Seoul without it.

OUT.json: {"engine", "origin", "prefix", "zone",
  "posts":     [{"source", "url", "title", "instant", "day", "updated", "tags", "categories",
                 "listed", "authors", "fields", "excerpt", "html"}], only what is published, by address,
  "redirects": [{"from", "to"}], "assets": {url: sha256}, "pages": [url]}
An address is a decoded path as served, with the prefix. An instant is UTC to the second, a day that
of the site's zone (or of the date's own offset, where the engine builds addresses of that). A
category is a list of names from the outermost inwards. "fields" are those of the front matter that
have no place of their own here, with the values that the engine gives to templates. "excerpt" is what the author marked as such, or
`(marked)` where the engine does not tell it to plug-ins. "html" is the body before the layout.
"""

import glob
import hashlib
import json
import os
import shutil
import sys
import tempfile
import time

from builders import BUILDERS
from fields import authors, own_fields
from output import Output


def copy_site(site, target):
    ignored = shutil.ignore_patterns("node_modules", ".git", ".jekyll-cache", ".docusaurus", ".astro")
    shutil.copytree(site, target, ignore=ignored)


def find_modules():
    """The engines of npm: where tests/engines/run.sh installs them, or POSTLINT_MODULES."""
    here = os.path.dirname(os.path.abspath(__file__))
    default = os.path.join(here, "..", "..", "..", "build", "engines", "node_modules")
    return os.path.realpath(os.environ.get("POSTLINT_MODULES", default))


def dump(engine, site, keep=False):
    os.environ.setdefault("TZ", "Asia/Seoul")
    os.environ.setdefault("LC_ALL", "C.UTF-8")
    work = os.path.realpath(tempfile.mkdtemp(prefix="postlint-dump."))
    try:
        copy_site(site, os.path.join(work, "site"))
        modules = find_modules()
        if os.path.isdir(modules):
            os.symlink(modules, os.path.join(work, "node_modules"))
        facts, folder = BUILDERS[engine](work, modules)
        return described(engine, os.path.join(work, "site"), facts, Output(folder, facts.get("prefix", "").rstrip("/"), facts.get("origin", "")))
    finally:
        if keep:
            print("kept " + work, file=sys.stderr)
        else:
            shutil.rmtree(work, ignore_errors=True)


def described(engine, site, facts, output):
    for post in facts["posts"]:
        post["zone"] = facts.get("zone")
        post["authors"] = authors(os.path.join(site, post["source"]), post.get("fields") or {})
        post["fields"] = own_fields(os.path.join(site, post["source"]), post.get("fields") or {})
    posts = sorted(output.published(facts["posts"]), key=lambda post: (post["url"], post["source"]))
    return {
        "engine": engine,
        "origin": facts.get("origin", ""),
        "prefix": output.prefix,
        "zone": facts.get("zone") or "UTC",
        "posts": posts,
        "redirects": output.redirects(),
        "assets": output.assets(),
        "pages": output.pages(),
    }


HERE = os.path.dirname(os.path.abspath(__file__))
MAKERS = ("builders.py", "dump.py", "fields.py", "output.py", "layers/*", "../node/package-lock.json")
DAY = 24 * 60 * 60


def digest(engine, site):
    """A name for all that a dump comes from, but for the engine's version."""
    made = hashlib.sha256(engine.encode())
    files = [path for pattern in MAKERS for path in sorted(glob.glob(os.path.join(HERE, pattern)))]
    for folder, folders, names in os.walk(site):
        folders.sort()
        files += [os.path.join(folder, name) for name in sorted(names)]
    for path in files:
        if os.path.isfile(path):
            made.update(os.path.relpath(path, site if path.startswith(site) else HERE).encode())
            with open(path, "rb") as file:
                content = file.read()
            made.update(b"\0%d\0" % len(content) + content)
    return made.hexdigest()[:32]


def dumped(engine, site, keep=False):
    made = json.dumps(dump(engine, site, keep), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    return made.encode()


def stored(engine, site, store):
    """The dump from the store; where it is not there, the site is built. Several runs may do so at once."""
    os.makedirs(store, exist_ok=True)
    path = os.path.join(store, "%s-%s.json" % (engine, digest(engine, site)))
    for old in glob.glob(os.path.join(store, "*.json")):
        try:
            if os.path.getmtime(old) < time.time() - DAY:
                os.remove(old)
        except FileNotFoundError:
            pass  # another run was faster
    if not os.path.exists(path):
        part = "%s.%d.part" % (path, os.getpid())
        with open(part, "wb") as file:
            file.write(dumped(engine, site))
        os.replace(part, path)
    with open(path, "rb") as file:
        return file.read()


def main():
    arguments = [argument for argument in sys.argv[1:] if argument != "--keep"]
    store = None
    if "--store" in arguments[:-1]:
        at = arguments.index("--store")
        store = arguments[at + 1]
        del arguments[at : at + 2]
    if len(arguments) != 3 or arguments[0] not in BUILDERS:
        sys.exit(__doc__)
    engine, site, out = arguments
    made = stored(engine, site, store) if store else dumped(engine, site, "--keep" in sys.argv)
    with open(out, "wb") as file:
        file.write(made)


if __name__ == "__main__":
    main()
