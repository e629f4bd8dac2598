"""A plug-in of Pelican that writes the articles as the engine had them before the theme."""

import html
import json
import os
import re
from datetime import timezone
from urllib.parse import urlsplit

from pelican import signals
from pelican.generators import ArticlesGenerator


def instant(date):
    return date.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ") if date else ""


def plain(name, value):
    """A field as it was written: Pelican renders the summary as Markdown."""
    return html.unescape(re.sub(r"<[^>]+>", "", value)) if name == "summary" else value


def described(article, settings, listed):
    prefix = urlsplit(settings["SITEURL"]).path.rstrip("/")
    fields = {name: plain(name, value) for name, value in article.metadata.items() if isinstance(value, str)}
    fields["authors"] = [author.name for author in getattr(article, "authors", [])]
    return {
        "source": os.path.relpath(article.source_path, os.environ["POSTLINT_SITE"]),
        "path": prefix + "/" + article.url,
        "title": str(article.title),
        "instant": instant(article.date),
        "day": article.date.strftime("%Y-%m-%d"),
        "updated": instant(getattr(article, "modified", None)),
        "tags": [tag.name for tag in getattr(article, "tags", [])],
        "categories": [[article.category.name]],
        "listed": listed,
        "fields": fields,
        "html": article.content,
    }


def write(generators):
    posts = []
    for generator in generators:
        if not isinstance(generator, ArticlesGenerator):
            continue
        settings = generator.settings
        posts += [described(article, settings, True) for article in generator.articles]
        posts += [described(article, settings, True) for article in generator.translations]
        posts += [described(article, settings, False) for article in getattr(generator, "hidden_articles", [])]
        prefix = urlsplit(settings["SITEURL"]).path.rstrip("/")
        with open(os.environ["POSTLINT_POSTS"], "w", encoding="utf-8") as file:
            facts = {"posts": posts, "prefix": prefix, "origin": settings["SITEURL"], "zone": settings["TIMEZONE"]}
            json.dump(facts, file)


def register():
    signals.all_generators_finalized.connect(write)
