"""Moves a real blog with postlint, builds both sides with their engines, and tells what is not the same.

usage: move_blog.py POSTLINT BLOG RECIPE.json [--keep FOLDER]

BLOG is a folder with the sources of a blog; it is only read. RECIPE.json says what is moved:
  {"from": "jekyll", "to": "hugo",
   "zone": "UTC",                    of the machine that builds the blog; TZ, or Asia/Seoul without it
   "folder": "docs",                 where in BLOG the site lies; "" without it
   "take": ["_posts/**", "img/**"],  the files of it that are copied; all without it
   "write": {"_config.yml": "…"},    files that are written over the copy
   "neutral": [{"pattern": "…", "text": "", "files": "*.md", "why": "…"}]}
                                     regular expressions for what only the site's own theme or
                                     plug-ins understand, and what stands there instead

Prints the differences, a line each (compare_dumps.py), and at the end how many posts are the same and
how many differ by which field. --keep leaves both sites, dumps and reports in FOLDER.
"""

import collections
import fnmatch
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

from compare_dumps import compare, take_option
from dump import dump


def matches(path, pattern):
    """As a shell with globstar has it, near enough: ** takes folders too."""
    return fnmatch.fnmatchcase(path, pattern) or fnmatch.fnmatchcase(path, pattern.replace("**/", ""))


def copy_blog(blog, recipe, target):
    """The files that the recipe takes, as it writes and neutralises them; how often each rule held."""
    source = os.path.join(blog, recipe.get("folder", ""))
    for directory, _, names in os.walk(source):
        for name in names:
            path = os.path.relpath(os.path.join(directory, name), source).replace(os.sep, "/")
            if any(matches(path, pattern) for pattern in recipe.get("take", ["**"])):
                os.makedirs(os.path.dirname(os.path.join(target, path)), exist_ok=True)
                shutil.copyfile(os.path.join(source, path), os.path.join(target, path))
    for path, text in recipe.get("write", {}).items():
        os.makedirs(os.path.dirname(os.path.join(target, path)) or target, exist_ok=True)
        with open(os.path.join(target, path), "w", encoding="utf-8") as file:
            file.write(text)
    return [neutralise(target, rule) for rule in recipe.get("neutral", [])]


def neutralise(target, rule):
    count = 0
    for directory, _, names in os.walk(target):
        for name in fnmatch.filter(names, rule.get("files", "*.md")):
            path = os.path.join(directory, name)
            with open(path, encoding="utf-8", errors="surrogateescape", newline="") as file:
                text = file.read()
            text, found = re.subn(rule["pattern"], rule.get("text", ""), text, flags=re.MULTILINE)
            count += found
            if found:
                with open(path, "w", encoding="utf-8", errors="surrogateescape", newline="") as file:
                    file.write(text)
    return count


def convert(postlint, recipe, work):
    command = [postlint, "convert", os.path.join(work, "old"), "--from", recipe["from"], "--to", recipe["to"]]
    done = subprocess.run(command + ["--out", os.path.join(work, "new")], capture_output=True, text=True, check=False)
    with open(os.path.join(work, "convert.txt"), "w", encoding="utf-8") as file:
        file.write(done.stdout + done.stderr)
    if done.returncode > 1:
        sys.exit("postlint convert ends with %d\n%s" % (done.returncode, done.stderr))
    return [line for line in done.stdout.splitlines() if re.match(r"\d+ pages?: ", line)]


def write_json(path, value):
    with open(path, "w", encoding="utf-8") as file:
        json.dump(value, file, ensure_ascii=False, indent=1, sort_keys=True)


def summary(posts, lines):
    """Posts that are the same, and posts by the fields that differ."""
    causes = {tuple(line.split(" ", 2)[:2]) for line in lines}
    fields = collections.Counter(field for _, field in causes)
    names = {post["source"].replace(" ", "%20") for post in posts}
    touched = names & {source for source, _ in causes}
    told = "%d posts: %d the same, %d not" % (len(names), len(names) - len(touched), len(touched))
    alone = collections.Counter()
    for name in touched:
        own = {field for source, field in causes if source == name}
        alone.update(own if len(own) == 1 else ())
    for field, count in fields.most_common():
        told += "\n  %d %s, %d of them in nothing else" % (count, field, alone[field])
    return told


def main():
    arguments = sys.argv[1:]
    kept = take_option(arguments, "--keep")
    if len(arguments) != 3:
        sys.exit(__doc__)
    postlint, blog, recipe_path = arguments
    with open(recipe_path, encoding="utf-8") as file:
        recipe = json.load(file)
    if "zone" in recipe:
        os.environ["TZ"] = recipe["zone"]
    work = kept or tempfile.mkdtemp(prefix="postlint-move.")
    if kept and os.path.exists(kept):
        sys.exit("%s is there already" % kept)
    try:
        counts = copy_blog(blog, recipe, os.path.join(work, "old"))
        before = dump(recipe["from"], os.path.join(work, "old"))
        write_json(os.path.join(work, "old.json"), before)
        proof = convert(os.path.abspath(postlint), recipe, work)
        after = dump(recipe["to"], os.path.join(work, "new"))
        write_json(os.path.join(work, "new.json"), after)
        lines = compare(before, after)
    finally:
        if not kept:
            shutil.rmtree(work, ignore_errors=True)
    for line in lines:
        print(line)
    for rule, count in zip(recipe.get("neutral", []), counts):
        print("neutral: %d × %s" % (count, rule["why"]))
    for line in proof:
        print("convert: " + line)
    print(summary(before["posts"], lines))


if __name__ == "__main__":
    main()
