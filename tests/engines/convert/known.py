"""Lists of known differences, and the causes that explain them.

A list has `# CAUSE` above the differences of each cause, word for word. README.md beside it has a
table with a line for each cause and what it is. What no cause explains is not known.
"""

import os
import re

UNEXPLAINED = "unexplained"


def read_known(path):
    """difference → cause"""
    found, cause = {}, UNEXPLAINED
    if path is None or not os.path.exists(path):
        return found
    with open(path, encoding="utf-8") as file:
        for line in file.read().splitlines():
            if line.startswith("# "):
                cause = line[2:].strip()
            elif line.strip():
                found[line] = cause
    return found


def read_causes(path):
    """The names of the causes in the table beside a list."""
    with open(os.path.join(os.path.dirname(path), "README.md"), encoding="utf-8") as file:
        return set(re.findall(r"^\| `([a-z0-9-]+)` \|", file.read(), re.MULTILINE))


def write_known(path, lines):
    """Writes the list anew; a difference that is in it already keeps its cause."""
    before = read_known(path)
    groups = {}
    for line in dict.fromkeys(lines):
        groups.setdefault(before.get(line, UNEXPLAINED), []).append(line)
    if not groups:
        if os.path.exists(path):
            os.remove(path)
        return
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join("# %s\n%s\n" % (cause, "\n".join(groups[cause])) for cause in sorted(groups)))
