"""Writes the fixture blog as an author of one engine would have.

usage: make_fixture.py ENGINE OUT [EXPECTED.json]

OUT must not exist. EXPECTED.json, OUT with `.expected.json` behind it unless named, says what the
engine must make of each post; check_fixture.py compares a dump of the built site with it.
"""

import json
import os
import sys

from neutral import ENGINES, read_dates, read_posts
from writers import WRITERS


def make(engine, folder):
    writer = WRITERS[engine](read_posts(), read_dates(engine))
    return writer.write(folder)


def main():
    if len(sys.argv) not in (3, 4) or sys.argv[1] not in ENGINES:
        sys.exit(__doc__)
    engine, folder = sys.argv[1:3]
    if os.path.exists(folder):
        sys.exit("make_fixture: %s is there already" % folder)
    expected = make(engine, folder)
    path = sys.argv[3] if len(sys.argv) == 4 else folder.rstrip("/") + ".expected.json"
    with open(path, "w", encoding="utf-8") as file:
        json.dump(expected, file, ensure_ascii=False, indent=1)
        file.write("\n")


if __name__ == "__main__":
    main()
