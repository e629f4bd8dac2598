"""Fields of front matter, by name: those that a post's file has and that no other part of a dump tells."""

import re

# In lower case; engines differ in theirs.
TOLD_ELSEWHERE = set(
    "title date pubdate publishdate updated updateddate lastmod last_modified_at last_update modified tags tag"
    " categories category taxonomies permalink url slug path save_as aliases alias redirect_from redirects draft"
    " published status unlisted hidden expirydate _build build eleventyexcludefromcollections layout extra".split()
)
AUTHORS = {"author", "authors"}
SAME = {"summary": "description", "excerpt": "description"}  # of what lists show


def names_in(path):
    """The names of the fields at the top of a file, in lower case."""
    with open(path, encoding="utf-8-sig", errors="replace") as file:
        text = file.read()
    fence = re.match(r"(---(?:json)?|;;;|\+\+\+)[ \t]*\n(.*?)\n(?:---|;;;|\+\+\+)", text, re.DOTALL)
    if fence:
        head = fence.group(2)
    elif text.startswith("{"):
        head = text.split("\n}", 1)[0]
    else:
        head = text.split("\n\n", 1)[0]
    found = re.findall(r"^(?:[ ]{2})?\"([^\"]+)\"\s*:", head, re.MULTILINE) if head.lstrip(" {\n").startswith('"') else []
    return {name.lower() for name in found or re.findall(r"^([A-Za-z_][\w-]*)\s*[:=]", head, re.MULTILINE)}


def plain_dates(value):
    """A date is a day, or an instant in UTC, however the engine's own type of it is written."""
    if isinstance(value, str):
        value = re.sub(r"^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.0+)?(Z|\+00:00)$", r"\1Z", value)
        return re.sub(r"T00:00:00Z$", "", value)
    if isinstance(value, list):
        return [plain_dates(one) for one in value]
    if isinstance(value, dict):
        return {name: plain_dates(one) for name, one in value.items()}
    return value


def own_fields(path, values):
    named = names_in(path) - TOLD_ELSEWHERE - AUTHORS
    kept = {name.lower(): value for name, value in values.items() if name.lower() in named}
    return {SAME.get(name, name): plain_dates(value) for name, value in kept.items()}


def authors(path, values):
    """The names of a post's own authors; who writes where nobody is named is the site's affair."""
    found = []
    for name in sorted(names_in(path) & AUTHORS):
        value = {key.lower(): one for key, one in values.items()}.get(name) or []
        found += value if isinstance(value, list) else [value]
    return [str(one.get("name", one)) if isinstance(one, dict) else str(one) for one in found]
