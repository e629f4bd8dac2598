"""How each engine builds a copy of a site with the layer of `layers/` added.

A builder takes the work folder (with the copy in `site`) and the folder of node modules, and returns
what the layer wrote, {"posts", "prefix", "origin", "zone"}, and the folder of the built site.
"""

import json
import os
import re
import subprocess
import sys

LAYERS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "layers")


class BuildFailed(Exception):
    pass


def run(command, folder, environment=None):
    """What the command printed. Its errors are shown, also when it calls itself successful."""
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, **(environment or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    printed = re.sub(r"\x1b\[[0-9;]*m", "", done.stdout)
    if done.returncode != 0:
        raise BuildFailed("%s: exit code %d\n%s" % (os.path.basename(command[0]), done.returncode, printed[-6000:]))
    for line in printed.splitlines():
        if re.search(r"\b(ERROR|Error)\b|YAMLException", line):
            print("%s says: %s" % (os.path.basename(command[0]), line), file=sys.stderr)
    return printed


def read_facts(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def add_layer(name, target, replacements=()):
    with open(os.path.join(LAYERS, name), encoding="utf-8") as file:
        text = file.read()
    for old, new in replacements:
        text = text.replace(old, new)
    os.makedirs(os.path.dirname(target), exist_ok=True)
    with open(target, "w", encoding="utf-8") as file:
        file.write(text)


def write_if_missing(path, text):
    if not os.path.exists(path):
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)


def first_existing(folder, names):
    for name in names:
        if os.path.exists(os.path.join(folder, name)):
            return name
    raise BuildFailed("none of %s is in the site" % ", ".join(names))


def build_jekyll(work, _):
    posts, out = os.path.join(work, "posts.json"), os.path.join(work, "out")
    site = os.path.join(work, "site")
    run(["ruby", os.path.join(LAYERS, "jekyll.rb"), site, out, posts], site)
    return read_facts(posts), out


def setting_of_hugo(site, name, otherwise):
    for line in run(["hugo", "config"], site).splitlines():
        found = re.match(name + r'\s*=\s*"(.*)"', line, re.IGNORECASE)
        if found:
            return found.group(1)
    return otherwise


def build_hugo(work, _):
    site, out = os.path.join(work, "site"), os.path.join(work, "out")
    content = setting_of_hugo(site, "contentdir", "content")
    zone = setting_of_hugo(site, "timezone", "")
    root = os.path.join(site, content)
    files = []
    for directory, _, names in sorted(os.walk(root)):
        inside = os.path.relpath(directory, root).replace(os.sep, "/").lstrip(".")
        for name in sorted(names):
            stem, extension = os.path.splitext(name)
            if extension in (".md", ".markdown", ".html", ".org") and stem != "_index":
                files.append("/" + inside.strip("/") if stem == "index" else "/" + (inside + "/" + name).lstrip("/"))
    with open_new(os.path.join(site, "data", "postlint.json")) as file:
        json.dump({"files": files, "content": content}, file)
    add_layer("hugo.json", os.path.join(site, "layouts", "_default", "postlint.json"))
    with open_new(os.path.join(root, "postlint-posts.md")) as file:
        file.write("---\nurl: /postlint-posts.json\nlayout: postlint\noutputs: [json]\n_build: {list: never}\n---\n")
    if not os.path.isdir(os.path.join(site, "themes")):
        page = "<!doctype html><title>{{ .Title }}</title>{{ .Content }}\n"
        write_if_missing(os.path.join(site, "layouts", "_default", "single.html"), page)
        listing = "<!doctype html>{{ range .Pages }}<a href=\"{{ .RelPermalink }}\">{{ .Title }}</a>{{ end }}\n"
        write_if_missing(os.path.join(site, "layouts", "_default", "list.html"), listing)
    run(["hugo", "--quiet", "--destination", out, "--cacheDir", os.path.join(work, "cache")], site)
    listing = os.path.join(out, "postlint-posts.json")
    facts = read_facts(listing)
    os.remove(listing)
    facts["zone"] = zone or None
    facts["prefix"] = re.sub(r"^(https?:)?//[^/]*", "", facts["origin"]).rstrip("/")
    for post in facts["posts"]:
        post["tags"] = as_list(post["tags"])
        post["categories"] = [[name] for name in as_list(post["categories"])]
    return facts, out


def open_new(path):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    return open(path, "w", encoding="utf-8")


def as_list(value):
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]


def build_pelican(work, _):
    site, out, posts = (os.path.join(work, name) for name in ("site", "out", "posts.json"))
    theme = os.path.join(work, "theme")
    os.makedirs(os.path.join(theme, "static"))
    names = "archives article author authors categories category index page period_archives tag tags"
    for name in names.split():
        text = "{{ article.content }}" if name == "article" else "{{ page.content }}" if name == "page" else ""
        write_if_missing(os.path.join(theme, "templates", name + ".html"), "<!doctype html>" + text + "\n")
    settings = os.path.join(site, "postlint_conf.py")
    with open_new(settings) as file:
        file.write(
            "import sys\nsys.path.insert(0, '.')\nfrom pelicanconf import *\n"
            "sys.path.insert(0, %r)\nimport pelican_layer\n"
            "if globals().get('PLUGINS') is None:\n"
            "    from pelican.plugins._utils import get_namespace_plugins\n"
            "    PLUGINS = list(get_namespace_plugins().keys())\n"
            "PLUGINS = list(PLUGINS) + [pelican_layer]\n" % LAYERS
        )
    environment = {"POSTLINT_SITE": site, "POSTLINT_POSTS": posts, "PYTHONDONTWRITEBYTECODE": "1"}
    run(["pelican", "-s", "postlint_conf.py", "-o", out, "-t", theme], site, environment)
    return read_facts(posts), out


HEXO_THEME = ("index", "post", "page", "archive", "category", "tag")


def build_hexo(work, modules):
    site, posts = os.path.join(work, "site"), os.path.join(work, "posts.json")
    add_layer("hexo.js", os.path.join(site, "scripts", "postlint-posts.js"))
    with open(os.path.join(site, "_config.yml"), encoding="utf-8") as file:
        named = re.search(r"^theme:\s*[\"']?([^\s\"'#]+)", file.read(), re.MULTILINE)
    if not named:
        raise BuildFailed("hexo writes no page without a theme: _config.yml has no `theme`")
    layout = os.path.join(site, "themes", named.group(1), "layout")
    if not os.path.isdir(layout):
        for name in HEXO_THEME:
            write_if_missing(os.path.join(layout, name + ".ejs"), "<!doctype html><%- page.content %>\n")
    run([os.path.join(modules, ".bin", "hexo"), "generate"], site, {"POSTLINT_POSTS": posts})
    facts = read_facts(posts)
    return facts, facts["output"]


def build_eleventy(work, modules):
    site, out, posts = (os.path.join(work, name) for name in ("site", "out", "posts.json"))
    add_layer("eleventy.mjs", os.path.join(site, "postlint.config.mjs"))
    command = [os.path.join(modules, ".bin", "eleventy"), "--quiet", "--config=postlint.config.mjs", "--output=" + out]
    run(command, site, {"POSTLINT_POSTS": posts})
    return read_facts(posts), out


def build_astro(work, modules):
    site, out = os.path.join(work, "site"), os.path.join(work, "out")
    config = first_existing(site, ["astro.config.mjs", "astro.config.js", "astro.config.ts", "astro.config.mts"])
    ends = ("mjs", "js", "mts", "ts")
    places = [place + end for place in ("src/content.config.", "src/content/config.") for end in ends]
    content = first_existing(site, places)
    add_layer("astro.mjs", os.path.join(site, "postlint.config.mjs"), [("@SITE_CONFIG@", "./" + config)])
    add_layer("astro_posts.js", os.path.join(site, "postlint-posts.js"), [("@CONTENT_CONFIG@", "/" + content)])
    environment = {"POSTLINT_SITE": site, "ASTRO_TELEMETRY_DISABLED": "1"}
    command = [os.path.join(modules, ".bin", "astro"), "build", "--config", "postlint.config.mjs", "--outDir", out]
    run(command, site, environment)
    listing = os.path.join(out, "postlint-posts.json")
    facts = read_facts(listing)
    os.remove(listing)
    return facts, out


def build_docusaurus(work, modules):
    site, out, posts = (os.path.join(work, name) for name in ("site", "out", "posts.json"))
    names = ["docusaurus.config." + end for end in ("js", "mjs", "cjs", "ts")]
    config = first_existing(site, names)
    add_layer("docusaurus.mjs", os.path.join(site, "postlint.config.mjs"), [("@SITE_CONFIG@", config)])
    environment = {
        "POSTLINT_POSTS": posts,
        "DOCUSAURUS_NO_PERSISTENT_CACHE": "true",
        "SKIP_HTML_MINIFICATION": "true",
        "NODE_ENV": "production",
    }
    command = [os.path.join(modules, ".bin", "docusaurus"), "build", "--no-minify"]
    run(command + ["--config", "postlint.config.mjs", "--out-dir", out], site, environment)
    return read_facts(posts), out


BUILDERS = {
    "jekyll": build_jekyll,
    "hugo": build_hugo,
    "pelican": build_pelican,
    "hexo": build_hexo,
    "eleventy": build_eleventy,
    "astro": build_astro,
    "docusaurus": build_docusaurus,
}
