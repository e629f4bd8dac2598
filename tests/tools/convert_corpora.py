#!/usr/bin/env python3
"""Moves real blogs to other engines and counts what their proof says.

    tests/tools/convert_corpora.py [--postlint build/release/postlint] [--to ENGINE,…] [--why]
                                   [--keep FOLDER] BLOG…

BLOG is the folder of a blog. Each is moved to Hugo, Jekyll, Hexo and Zola with --permalinks keep,
and a table is printed: pages that are the same, changed on purpose and lost; addresses of pages and
lists at which nothing is any more; files that are lost. With --why the causes follow, those behind
most pages first. The exit code is 1 where anything is lost.

Only the report (migration.json) is read: what it says is all that is counted.
"""
import argparse
import collections
import json
import os
import re
import subprocess
import sys
import tempfile

ENGINES = "hugo,jekyll,hexo,zola"
ADDRESS_FIELDS = ("page", "url", "list")


def convert(postlint, blog, engine, folder):
    """The report of a move; the new blog is left in `folder`."""
    report = folder + ".json"
    command = [postlint, "convert", blog, "--to", engine, "--out", folder,
               "--permalinks", "keep", "--report", report]
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    if done.returncode > 1 or done.returncode < 0:
        sys.exit(f"convert_corpora: {' '.join(command)} ended with {done.returncode}\n{done.stderr}")
    with open(report, encoding="utf-8") as file:
        return json.load(file)


def cause(difference):
    """“the tag “서울” is missing” and “the tag “부산” is missing” are one cause."""
    return difference["field"] + ": " + re.sub("“.*”", "“…”", difference["what"])


def lost(page):
    return [one for one in page["differences"] if one["outcome"] == "lost"]


def uncovered(page):
    return any(one["field"] in ADDRESS_FIELDS for one in lost(page))


def print_causes(blog, engine, report):
    for outcome in ("lost", "changed"):
        pages = collections.defaultdict(list)
        for page in report["pages"]:
            for one in page["differences"]:
                if one["outcome"] == outcome:
                    reason = f" ({one['reason']})" if one["reason"] else ""
                    reason = re.sub(r"line \d+", "line N", re.sub("“[^”]*”", "“…”", reason))
                    pages[cause(one) + re.sub(r"^ \(\d+ of", " (N of", reason)].append(page["source"])
        for what, sources in sorted(pages.items(), key=lambda item: -len(set(item[1]))):
            print(f"  {outcome} in {len(set(sources))}: {what}; such as {sources[0]}")
    for file in report["files"]:
        if file["outcome"] == "lost":
            print(f"  lost file {file['url']}: {file['what']}")


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--postlint", default="build/release/postlint")
    parser.add_argument("--to", default=ENGINES)
    parser.add_argument("--why", action="store_true")
    parser.add_argument("--keep")
    parser.add_argument("blogs", nargs="+")
    options = parser.parse_args()
    losses = 0
    print("| blog | to | same | changed | lost | addresses not covered | files lost |")
    print("|---|---|---:|---:|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as work:
        for blog in options.blogs:
            name = os.path.basename(os.path.normpath(blog))
            for engine in options.to.split(","):
                folder = os.path.join(options.keep or work, f"{name}--to-{engine}")
                report = convert(options.postlint, blog, engine, folder)
                counts = report["counts"]
                files = sum(file["outcome"] == "lost" for file in report["files"])
                addresses = sum(uncovered(page) for page in report["pages"])
                print(f"| {name} | {engine} | {counts['same']} | {counts['changed']} | "
                      f"{counts['lost']} | {addresses} | {files} |", flush=True)
                if options.why:
                    print_causes(name, engine, report)
                losses += counts["lost"] + files
    sys.exit(1 if losses else 0)


if __name__ == "__main__":
    main()
