"""Shows with the real parsers that a rewritten text shows in the target what the text showed in the source.

usage: run.py [--verbose] [--only SNIPPET] PROGRAM MODULES

PROGRAM is tests/tools/dialect_rewrite, MODULES the folder of npm's packages. For every ordered pair of
parsers each snippet of snippets.md is rendered by the source's parser, and its rewritten form by the
target's; both pages are compared by what a reader meets (tests/engines/convert/shape.py). known.txt has
the differences that are known, `SNIPPET SOURCE TARGET` a line; it may only shrink. Parsers that are not
installed are left out; with POSTLINT_ENGINES=required that is a failure, with fewer than two exit 77.
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "convert"))

from compare_dumps import without_typography  # noqa: E402
from shape import FIELDS, Shape, Site  # noqa: E402

# parser → (engine, what of it must be there)
ENGINES = {
    "kramdown": "jekyll",
    "goldmark": "hugo",
    "marked": "hexo",
    "python-markdown": "pelican",
    "markdown-it": "eleventy",
    "remark": "astro",
}
SITE = Site({"origin": "https://my.blog", "prefix": "", "assets": {}, "posts": [], "redirects": [], "pages": []})


def run(command, texts, work):
    """One text a page, both ended by NUL bytes."""
    data = "".join(text + "\0" for text in texts).encode()
    done = subprocess.run(command, input=data, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=work, timeout=600)
    if done.returncode:
        raise RuntimeError("%s: %s" % (command[0], done.stderr.decode(errors="replace")[-2000:]))
    pages = done.stdout.decode().split("\0")[:-1]
    if len(pages) != len(texts):
        raise RuntimeError("%s: %d pages of %d texts" % (command, len(pages), len(texts)))
    return pages


def hugo(texts, work):
    site = pathlib.Path(work, "hugo")
    if site.exists():
        shutil.rmtree(site)
    (site / "content").mkdir(parents=True)
    (site / "layouts" / "_default").mkdir(parents=True)
    config = 'baseURL = "https://my.blog/"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap", "home", "section"]\n'
    config += "[markup.goldmark.renderer]\nunsafe = true\n[markup.highlight]\ncodeFences = false\n"
    (site / "config.toml").write_text(config)
    (site / "layouts" / "_default" / "single.html").write_text("{{ .Content }}")
    for number, text in enumerate(texts):
        (site / "content" / ("p%d.md" % number)).write_bytes(b"---\ntitle: x\n---\n" + text.encode())
    done = subprocess.run(["hugo", "--quiet"], cwd=site, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=600)
    if done.returncode:
        raise RuntimeError("hugo: " + done.stdout.decode()[-2000:])
    return [(site / "public" / ("p%d" % number) / "index.html").read_text() for number in range(len(texts))]


def python_with_markdown():
    for program in (sys.executable, "/usr/bin/python3"):
        if subprocess.run([program, "-c", "import markdown, pygments"], stderr=subprocess.DEVNULL).returncode == 0:
            return program
    return None


def renderers(modules, work):
    """parser → function from texts to pages, of those that are installed."""
    found = {}
    ruby = ["ruby", "-e", 'require "kramdown"; require "kramdown-parser-gfm"']
    if shutil.which("ruby") and subprocess.run(ruby, stderr=subprocess.DEVNULL).returncode == 0:
        found["kramdown"] = lambda texts: run(["ruby", str(HERE / "render.rb")], texts, work)
    if shutil.which("hugo"):
        found["goldmark"] = lambda texts: hugo(texts, work)
    program = python_with_markdown()
    if program:
        found["python-markdown"] = lambda texts: run([program, str(HERE / "render.py")], texts, work)
    packages = {"marked": "hexo-renderer-marked", "markdown-it": "markdown-it", "remark": "@astrojs/markdown-remark"}
    for parser, package in packages.items():
        if shutil.which("node") and pathlib.Path(modules, package).is_dir():
            command = ["node", str(HERE / "render.mjs"), parser, str(pathlib.Path(modules).resolve()), work]
            found[parser] = lambda texts, command=command: run(command, texts, work)
    return found


def snippets(path):
    """name → text; `=== name` begins one."""
    parts = re.split(r"^=== (.+)\n", path.read_text(), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2]))


def shape_of(page, text):
    shape = Shape(page, "/p/", SITE).found
    ids = set(re.findall(r"\{#([^ }]+)", text))
    # Ids that engines make up are another matter; those that an author wrote are kept.
    shape["headings"] = [[level, title, name if name in ids else None] for level, title, name in shape["headings"]]
    # Hexo writes a host alone with a slash.
    shape["links"] = [[re.sub(r"^(https?://[^/]+)/$", r"\1", target), title] for target, title in shape["links"]]
    return plain(shape)


def plain(value):
    """Without what typographers change."""
    if isinstance(value, str):
        return without_typography(value)
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    return [plain(one) for one in value] if isinstance(value, list) else value


def difference(left, right):
    for field in FIELDS:
        if left[field] != right[field]:
            return "%s: %s | %s" % (field, json.dumps(left[field], ensure_ascii=False), json.dumps(right[field], ensure_ascii=False))
    return None


def rewrite(program, source, target, texts, work):
    pages = run([program, ENGINES[source], ENGINES[target]], texts, work)
    return [page.split("\1")[0] for page in pages]


def known_differences():
    lines = (HERE / "known.txt").read_text().splitlines()
    return {tuple(line.split()[:3]) for line in lines if line and not line.startswith("#")}


def main(arguments):
    is_verbose = "--verbose" in arguments
    only = arguments[arguments.index("--only") + 1] if "--only" in arguments else None
    program, modules = arguments[-2:]
    program = str(pathlib.Path(program).resolve())
    texts = {name: text for name, text in snippets(HERE / "snippets.md").items() if only in (None, name)}
    with tempfile.TemporaryDirectory(prefix="postlint-dialect.") as work:
        render = renderers(modules, work)
        missing = [parser for parser in ENGINES if parser not in render]
        if missing:
            print("dialect: not installed: " + ", ".join(missing), file=sys.stderr)
            if os.environ.get("POSTLINT_ENGINES") == "required":
                return 1
            if len(render) < 2:
                return 77
        rewritten = {}
        for source in render:
            for target in render:
                if source != target:
                    rewritten[source, target] = rewrite(program, source, target, list(texts.values()), work)
        pages = {}  # (parser, text) → page
        for parser in render:
            wanted = list(texts.values()) + [text for pair, all_texts in rewritten.items() if pair[1] == parser for text in all_texts]
            wanted = list(dict.fromkeys(wanted))
            for text, page in zip(wanted, render[parser](wanted)):
                pages[parser, text] = page
    return report(texts, rewritten, pages, is_verbose, only)


def report(texts, rewritten, pages, is_verbose, only):
    known = known_differences()
    met, before, failed = set(), 0, 0
    for (source, target), results in rewritten.items():
        for (name, text), result in zip(texts.items(), results):
            wanted = shape_of(pages[source, text], text)
            before += difference(wanted, shape_of(pages[target, text], text)) is not None
            found = difference(wanted, shape_of(pages[target, result], text))
            if found is None:
                continue
            met.add((name, source, target))
            if (name, source, target) in known and not is_verbose:
                continue
            failed += (name, source, target) not in known
            print("%s %s %s %s" % (name, source, target, found))
            if is_verbose:
                print("    %r → %r" % (text, result))
    stale = sorted(known - met) if only is None else []
    for line in stale:
        if line[1] in ENGINES and (line[1], line[2]) in rewritten:
            print("no longer differs, take it off known.txt: " + " ".join(line))
            failed += 1
    total = sum(len(results) for results in rewritten.values())
    print("%d comparisons: %d differ as they are, %d when rewritten (%d known)" % (total, before, len(met), len(met & known)))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
