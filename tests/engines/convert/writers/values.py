"""Values of front matter as text, and the bytes of the fixture's files."""

import hashlib
import json
import re
import struct
import zlib
from datetime import timedelta, timezone

SEOUL = timezone(timedelta(hours=9))


def png(seed):
    """A small picture that only this seed has."""
    digest = hashlib.sha256(seed.encode()).digest()
    rows = b"".join(b"\0" + digest[row : row + 24] for row in range(8))
    header = struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    data = b"\x89PNG\r\n\x1a\n"
    for kind, content in chunks:
        data += struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
    return data


def asset_bytes(seed, name):
    if name.endswith(".png"):
        return png(seed)
    return ("파일 %s\n" % seed).encode()


def windows_text(text):
    return b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()


def utc(moment):
    return moment.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def yaml_text(value):
    """A value as a careful author writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return "null"
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, list):
        return "[" + ", ".join(yaml_text(one) for one in value) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join("%s: %s" % (name, yaml_text(one)) for name, one in value.items()) + "}"
    if re.fullmatch(r"[A-Za-z가-힣ぁ-んァ-ヶ一-龥/][\w가-힣 ./-]*[\w가-힣/]", value) and not re.fullmatch(
        r"(?i)yes|no|on|off|true|false|null|y|n", value
    ):
        return value
    return json.dumps(value, ensure_ascii=False)


def toml_text(value):
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, list):
        return "[" + ", ".join(toml_text(one) for one in value) + "]"
    if isinstance(value, dict):
        return "{ " + ", ".join("%s = %s" % (name, toml_text(one)) for name, one in value.items()) + " }"
    return json.dumps(value, ensure_ascii=False)


class Raw(str):
    """A value that is written as it stands."""


def link_target(name):
    """A file name in a link of Markdown."""
    return name.replace(" ", "%20")
