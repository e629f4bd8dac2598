"""Compares the pages that `postlint site` lists with those that the engine wrote."""

from fnmatch import fnmatchcase
from urllib.parse import unquote


def compare_pages(facts, index, output):
    """Problems, in words. `index` is what `postlint site --format json` said.

    Every page, redirect and list of the index has to be in the output, and every HTML page of the
    output in the index. What a theme or a template writes by code, and the further pages of lists,
    are named in site.json by patterns under `template_pages`.
    """
    problems = []
    known = set()
    for page in index["pages"]:
        url = page["url"]
        if page["state"] != "published" and url:
            known.add(url)  # some engines write drafts, in a folder of their own
        if page["state"] != "published" or not url or not page["url_is_certain"]:
            continue
        known.add(url)
        file = output.served(unquote(url))
        if file is None:
            problems.append("page %s (%s) was not written" % (url, page["source"]))
        elif file.endswith(".html") and output.page(file).refresh is not None:
            problems.append("page %s (%s) is a redirect" % (url, page["source"]))
        for alias in page.get("aliases", []):
            known.add(alias)
            if not leads_on(output, unquote(alias)):
                problems.append("redirect %s (%s) was not written" % (alias, page["source"]))
    for item in index["redirects"]:
        known.add(item["from"])
        if not item["from"].endswith("*") and not leads_on(output, unquote(item["from"])):
            problems.append("redirect %s was not written" % item["from"])
    for item in index["generated"]:
        known.add(item["url"])
        if output.served(unquote(item["url"])) is None:
            problems.append("%s %s was not written" % (item["kind"], item["url"]))
    files = {output.served(unquote(url)) for url in known}
    for file in output.html_files():
        url = file[: -len("index.html")] if file.endswith("/index.html") else file
        patterns = facts.get("template_pages", [])
        if file not in files and not any(fnmatchcase(url, pattern) for pattern in patterns):
            problems.append("%s is in the output and not in the index" % url)
    return problems


def leads_on(output, path):
    file = output.served(path)
    return path in output.redirects or (
        file is not None and file.endswith(".html") and output.page(file).refresh is not None
    )
