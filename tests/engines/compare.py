"""Compares what an engine wrote with what postlint says of the same sources.

usage: compare.py prepare ENGINE_FOLDER SITE     copies the sources; Unicode forms are made here
       compare.py compare ENGINE_FOLDER WORK POSTLINT

WORK holds site (the sources), checked (with the posts that the engine refuses), out (what the engine wrote) and out-all (with drafts and the like).
Three things have to agree for every marked link: the letter of its marker, the truth found in the
output (truth.py), and postlint's finding of the right rule, exactly one for each bad link and none
for a good one. Then every page of the output has to be known to `postlint site`, and the other way.
"""

import json
import os
import shutil
import subprocess
import sys
import unicodedata
from urllib.parse import urlsplit

from pages import compare_pages
from truth import MARKER, Output

MISSING = {
    "link-page-missing",
    "link-asset-missing",
    "link-file-missing",
    "image-file-missing",
    "engine-link-broken",
    "front-matter-link-missing",
}
CASE = {"link-case-mismatch", "image-case-mismatch"}
# The rules that may report a link of each letter. A reference that the engine itself resolves
# (`post_url`, `ref`) says by `engine-link-broken` whatever is wrong with its target.
RULES = {
    "G": set(),
    "D": MISSING,
    "F": {"link-anchor-missing", "engine-link-broken"},
    "C": CASE | {"link-file-missing", "engine-link-broken"},
    "N": {"link-to-draft"},
    "R": {"link-redirected-locally"},
}
LINK_RULES = set().union(*RULES.values())


def prepare(folder, site):
    shutil.copytree(os.path.join(folder, "site"), site)
    with open(os.path.join(folder, "site.json"), encoding="utf-8") as file:
        facts = json.load(file)
    # Names in decomposed form do not survive every version control and file system.
    for name in facts.get("nfd", []):
        directory, base = os.path.split(name)
        path = os.path.join(site, directory, unicodedata.normalize("NFD", base))
        shutil.copy(os.path.join(site, facts["nfd"][name]), path)


def read_marked_sources(site):
    """marker → {(file, line)}; a marker may stand in two lines of one file."""
    places = {}
    for directory, _, names in os.walk(site):
        for name in names:
            path = os.path.join(directory, name)
            try:
                with open(path, encoding="utf-8") as file:
                    lines = file.read().split("\n")
            except UnicodeDecodeError:
                continue
            for number, line in enumerate(lines, 1):
                for marker in MARKER.findall(line):
                    places.setdefault(marker, set()).add((os.path.relpath(path, site), number))
    return places


def run_postlint(program, site, *arguments):
    done = subprocess.run(
        [program, *arguments], cwd=site, capture_output=True, text=True, check=False
    )
    if done.returncode not in (0, 1):
        sys.exit("postlint %s: exit code %d\n%s" % (" ".join(arguments), done.returncode, done.stderr))
    return done.stdout


def findings_by_line(program, site):
    found = {}
    for line in run_postlint(program, site, "check", "--format", "jsonl", ".").splitlines():
        finding = json.loads(line)
        if finding["rule"] in LINK_RULES:
            place = (os.path.normpath(finding["file"]), finding["line"])
            found.setdefault(place, []).append(finding)
    return found


def shown(finding):
    return "%s: %s" % (finding["rule"], finding["message"])


def nearest_marker(finding, markers, site):
    """Of several marked links in one line the one whose address the finding covers."""
    if len(markers) == 1:
        return markers[0]
    with open(os.path.join(site, finding["file"]), "rb") as file:
        text = file.read()
    begin = text.rfind(b"\n", 0, finding["offset"]) + 1
    end = text.find(b"\n", finding["offset"])
    line = text[begin : end if end >= 0 else len(text)]
    place = finding["offset"] - begin
    return min(markers, key=lambda marker: distance(line, place, finding["length"], marker))


def distance(line, place, length, marker):
    """From a marker to a span: none inside it; the marker stands in the link's text, in front of
    its address, or behind it in an attribute."""
    at = line.find(marker.encode())
    if place <= at <= place + length:
        return 0
    return place - at if at < place else at - place - length


def compare_links(facts, work, program, truth):
    site = os.path.join(work, "checked")
    places = read_marked_sources(site)
    problems = []
    for marker, where in sorted(places.items()):
        files = {file for file, _ in where}
        if len(files) > 1:
            problems.append("%s is in several files: %s" % (marker, ", ".join(sorted(files))))
        if truth is not None and marker not in truth and not explained(facts, marker, files):
            problems.append("%s (%s) is not in the output" % (marker, ", ".join(sorted(files))))
        elif truth is not None and marker in truth and truth[marker][0] != oracle_letter(facts, marker):
            problems.append("%s is %s: %s leads to %s" % ((marker,) + (truth[marker][0],) + truth[marker][1:]))
    findings = findings_by_line(program, site)
    by_place = {}
    for marker, where in places.items():
        for place in where:
            by_place.setdefault(place, []).append(marker)
    by_marker = {}
    for place, list_of_findings in sorted(findings.items()):
        for finding in list_of_findings:
            # A field of front matter may have its marker in a field of its own below it.
            below = (place[0], place[1] + 1)
            if place not in by_place and finding["rule"].startswith("front-matter") and below in by_place:
                place = below
            if place not in by_place:
                problems.append("false alarm %s:%d: %s" % (*place, shown(finding)))
                continue
            marker = nearest_marker(finding, by_place[place], site)
            by_marker.setdefault(marker, []).append(finding)
    false_alarms = missed = 0
    for marker, where in sorted(places.items()):
        place = "%s:%d" % min(where)
        said = by_marker.get(marker, [])
        wrong = [f for f in said if f["rule"] not in RULES[marker[0]]]
        right = len(said) - len(wrong)
        if wrong:
            false_alarms += 1
            problems += ["%s %s: wrong: %s" % (marker, place, shown(f)) for f in wrong]
        if right > 1:
            problems.append("%s %s: said %d times" % (marker, place, right))
        if marker[0] != "G" and right == 0:
            missed += 1
            address = " (%s)" % truth[marker][2] if truth and marker in truth else ""
            problems.append("%s %s: missed%s" % (marker, place, address))
    bad = sum(marker[0] != "G" for marker in places)
    print("%d links, %d of them bad: %d wrong findings, %d missed" % (len(places), bad, false_alarms, missed))
    return problems


def oracle_letter(facts, marker):
    """What a reader of the output alone calls the link: a page that no switch of the engine
    publishes is no page for him."""
    return "D" if marker in facts.get("never_published", []) else marker[0]


def explained(facts, marker, files):
    """Why a link is not in the output: the post was refused, or the engine left the link out."""
    return marker in facts.get("vanishing", []) or any(file in facts["breaking"] for file in files)


def main():
    if sys.argv[1] == "prepare":
        return prepare(sys.argv[2], sys.argv[3])
    folder, work, program = map(os.path.abspath, sys.argv[2:])
    with open(os.path.join(folder, "site.json"), encoding="utf-8") as file:
        facts = json.load(file)
    breaking = os.path.join(folder, "breaking")
    facts["breaking"] = {
        os.path.relpath(os.path.join(directory, name), breaking)
        for directory, _, names in os.walk(breaking)
        for name in names
    }
    origins = [(urlsplit(url).netloc, urlsplit(url).path.rstrip("/")) for url in facts["origins"]]
    truth = output = None
    if os.path.isdir(os.path.join(work, "out")):
        root = facts.get("output", "")
        output = Output(os.path.join(work, "out", root).rstrip("/"), origins, origins[0][1], facts.get("unpublished", []))
        everything = Output(os.path.join(work, "out-all", root).rstrip("/"), origins, origins[0][1])
        truth = output.truth(everything)
    print(os.path.basename(folder), end=": ")
    problems = compare_links(facts, work, program, truth)
    if output:
        index = json.loads(run_postlint(program, os.path.join(work, "site"), "site", "--format", "json"))
        problems += compare_pages(facts, index, output)
    for problem in problems:
        print("  " + problem)
    return 1 if problems else 0


sys.exit(main())
