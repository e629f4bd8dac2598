#!/usr/bin/env python3
"""Counts what postlint says about blogs, for docs/precision.md.

    count_findings.py POSTLINT BLOG...        the findings of `check` by rule, with the blogs
    count_findings.py --links POSTLINT BLOG...  the same of `links --offline`
    count_findings.py --sample 50 RULE POSTLINT BLOG...  findings to read, with their line

Each blog is checked from inside its own folder, without configuration, as its owner would. The
sample is the same in every run. Findings are those of the default rules.
"""
import collections
import json
import pathlib
import random
import re
import subprocess
import sys


def run(postlint, blog, command, *options):
    return subprocess.run([postlint, *command, "--no-config", *options, "."], cwd=blog,
                          capture_output=True, text=True, check=False)


def findings(postlint, blog, command):
    done = run(postlint, blog, command, "-q", "--format", "jsonl")
    if done.returncode not in (0, 1):
        print(f"{blog.name}: {done.stderr.strip()}", file=sys.stderr)
        return []
    return [json.loads(line) for line in done.stdout.splitlines()]


def files_checked(postlint, blog):
    said = run(postlint, blog, ["check"], "--color", "never").stdout
    numbers = re.findall(r"(?:of|No problems in) (\d+) files?$", said, re.MULTILINE)
    return int(numbers[-1]) if numbers else 0


def count(postlint, blogs, command):
    rules, files = collections.defaultdict(dict), 0
    for blog in blogs:
        files += files_checked(postlint, blog)
        for finding in findings(postlint, blog, command):
            rules[finding["rule"]][blog.name] = rules[finding["rule"]].get(blog.name, 0) + 1
    total = 0
    for rule, by_blog in sorted(rules.items(), key=lambda item: -sum(item[1].values())):
        total += sum(by_blog.values())
        print(f"{sum(by_blog.values()):6} {rule:28} "
              + " ".join(f"{name}:{number}" for name, number in by_blog.items()))
    print(f"{total:6} in {files} files, {total / max(files, 1):.2f} a file")


def sample(postlint, blogs, most, rule):
    for blog in blogs:
        found = [one for one in findings(postlint, blog, ["check"]) if one["rule"] == rule]
        if len(found) > most:
            found = random.Random(7).sample(found, most)
        for one in sorted(found, key=lambda finding: (finding["file"], finding["offset"])):
            text = (blog / one["file"]).read_bytes()[one["offset"]:one["offset"] + one["length"]]
            print(f"{blog.name}/{one['file']}:{one['line']}\n  {text.decode('utf-8', 'replace')}\n"
                  f"  {one['message']}\n  {one['help']}")


def main(arguments):
    if len(arguments) < 2:
        sys.exit(__doc__)
    most, rule, command = 0, "", ["check"]
    if arguments[0] == "--links":
        command, arguments = ["links", "--offline"], arguments[1:]
    elif arguments[0] == "--sample":
        most, rule, arguments = int(arguments[1]), arguments[2], arguments[3:]
    postlint = str(pathlib.Path(arguments[0]).resolve())
    blogs = [pathlib.Path(blog) for blog in arguments[1:]]
    if rule:
        sample(postlint, blogs, most, rule)
    else:
        count(postlint, blogs, command)


main(sys.argv[1:])
