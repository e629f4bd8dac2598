"""Python-Markdown as Pelican sets it. Texts in and pages out are ended by NUL bytes."""

import sys

import markdown

CONFIGS = {"markdown.extensions.codehilite": {"css_class": "highlight"}, "markdown.extensions.extra": {}, "markdown.extensions.meta": {}}

for text in sys.stdin.buffer.read().decode().split("\0")[:-1]:
    # Pelican reads the head of the file itself: here the body follows an empty one.
    parser = markdown.Markdown(extensions=list(CONFIGS), extension_configs=CONFIGS, output_format="html5")
    sys.stdout.buffer.write(parser.convert("\n" + text).encode() + b"\0")
