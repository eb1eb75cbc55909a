"""What kind of input some bytes are, by their file's name or by how they begin."""

from __future__ import annotations

import json
import re
from pathlib import PurePath
from typing import Literal

Kind = Literal["text", "html", "json", "jsonl"]

_KINDS: dict[str, Kind] = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}
_TEXT_SUFFIXES = frozenset({"", ".txt", ".text", ".md", ".markdown"})
_DOCUMENT_SUFFIXES = frozenset({".pdf", ".doc", ".docx", ".odt", ".rtf", ".epub"})

_HTML_BEGINS = re.compile(
    rb"(?>\s+|\xef\xbb\xbf|<!--.*?-->|<\?xml[^>]*>)*+"  # atomic: else many comments take for ever
    rb"<(?:!doctype\s+html|(?:html|head|title|meta|link|body|article|main|section|header|div|h1|p|table|script)[\s/>])",
    re.IGNORECASE | re.DOTALL,
)
_BEGINNING = 4096


def of_name(path: PurePath) -> Kind | None:
    """Return the kind that a file's suffix tells, None where its content has to."""
    return _KINDS.get(path.suffix.lower())


def is_wanted(path: PurePath) -> bool:
    """Tell whether a file in a folder is to be read: it may be an article, or a document to be named as none.

    Suffixes are what programs give: in `3.5-percent-of-voters` there is none.
    """
    suffix = path.suffix.lower()
    known = suffix in _KINDS or suffix in _TEXT_SUFFIXES or suffix in _DOCUMENT_SUFFIXES
    return known or not re.fullmatch(r"\.[a-z][a-z0-9]{0,9}|\.7z|\.mp[34]", suffix)


def of_bytes(data: bytes) -> Kind:
    """Return the kind that the content tells; text where it tells nothing."""
    begin = data[:_BEGINNING]
    if _HTML_BEGINS.match(_narrowed(begin)):
        return "html"
    stripped = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    if begins_json_lines(stripped.split(b"\n", 1)[0]):
        return "jsonl"
    if re.match(rb"[\[{]\s*[{\"]", stripped[:_BEGINNING]) and _parses(stripped):
        return "json"
    return "text"


def begins_json_lines(line: bytes) -> bool:
    """Tell whether a first line looks like an object of JSON Lines, well-formed or not."""
    return bool(re.fullmatch(rb"\s*(?:\xef\xbb\xbf)?\s*\{\s*\".*\}\s*", line, re.DOTALL))


def _parses(data: bytes) -> bool:
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return False
    return isinstance(value, (dict, list))


def _narrowed(begin: bytes) -> bytes:
    """Return the beginning with the NUL bytes of UTF-16 left out, so that its tags can be recognised."""
    return begin.replace(b"\0", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
