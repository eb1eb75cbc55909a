"""JSON Lines and JSON documents: objects with a `text` and perhaps id, title, outlet, url, published, language.

Lines are read one by one, so that a file of any length takes no more memory than its longest line. A line that is no
such object is rejected by its number and the run goes on. `text` is taken exactly as it is.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from onrecord.errors import SourceError
from onrecord.limits import MAX_INPUT_BYTES
from onrecord.model import Article, Rejection, RejectionReason
from onrecord.sources.article import build, metadata
from onrecord.sources.decode import decode
from onrecord.sources.metadata import Metadata


def read_lines(stream: BinaryIO, ref: str, given: Metadata, first: bytes = b"") -> Iterator[Article | Rejection]:
    """Yield the article of each line of `stream`, or why there is none. Blank lines are passed over.

    An article's ref is its object's `id`, else `ref:line`. `given` wins over the objects' own metadata. `first` is the
    first line where it has been taken from the stream already.
    """
    number = 0
    while line := first or stream.readline(MAX_INPUT_BYTES + 1):
        first = b""
        number += 1
        place = f"{ref}:{number}"
        if len(line) > MAX_INPUT_BYTES:
            _skip_line(stream, line)
            yield _too_large(place)
        elif content := line.removeprefix(b"\xef\xbb\xbf").strip():
            yield _of_line(content, place, given)


def read_document(data: bytes, ref: str, given: Metadata) -> Iterator[Article | Rejection]:
    """Yield the articles of one JSON document: an object, or a list of objects. Their refs are `ref[position]`."""
    text = decode(data)
    try:
        value = json.loads(text if text is not None else data)
    except (ValueError, RecursionError) as error:
        yield Rejection(ref, RejectionReason.MALFORMED, f"is not JSON ({_reason(error)})")
        return
    if isinstance(value, list):
        for position, item in enumerate(value):
            yield _of_object(item, f"{ref}[{position}]", given)
    else:
        yield _of_object(value, ref, given)


def _of_line(line: bytes, place: str, given: Metadata) -> Article | Rejection:
    try:
        value = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        detail = "is not UTF-8, as JSON Lines are: convert the file, for example with 'iconv -t utf-8'"
        return Rejection(place, RejectionReason.MALFORMED, detail)
    except (ValueError, RecursionError) as error:
        return Rejection(place, RejectionReason.MALFORMED, f"is not JSON ({_reason(error)})")
    return _of_object(value, place, given)


def _of_object(value: object, place: str, given: Metadata) -> Article | Rejection:
    if not isinstance(value, dict):
        return Rejection(place, RejectionReason.MALFORMED, 'is not a JSON object: an article is {"text": ...}')
    text = value.get("text")
    if not isinstance(text, str):
        detail = "has no 'text'" if text is None else "has a 'text' that is not a string"
        return Rejection(place, RejectionReason.MALFORMED, f"{detail}: give the article's text under that name")
    try:
        own = metadata(**{name: value.get(name) for name in ("title", "outlet", "url", "published", "language")})
        ref = _ref(value.get("id"), place)
    except SourceError as error:
        return Rejection(place, RejectionReason.MALFORMED, str(error))
    return build(text, ref, given.or_else(own))


def _ref(identifier: object, place: str) -> str:
    if isinstance(identifier, str | int) and not isinstance(identifier, bool):
        ref = str(identifier).strip()
        return ref.encode("utf-8", "backslashreplace").decode("utf-8") or place
    if identifier is None:
        return place
    raise SourceError("'id' is neither text nor a whole number")


def _reason(error: ValueError | RecursionError) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg[0].lower()}{error.msg[1:]} at column {error.colno}"
    return "nested too deeply" if isinstance(error, RecursionError) else str(error)


def _skip_line(stream: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(MAX_INPUT_BYTES)


def _too_large(ref: str) -> Rejection:
    size = f"is larger than {MAX_INPUT_BYTES // 2**20} MB: an object is one article"
    return Rejection(ref, RejectionReason.TOO_LARGE, size)
