"""One article from what a caller has in hand: a text, or the path of a file."""

from __future__ import annotations

import re
from pathlib import Path

from onrecord.errors import SourceError
from onrecord.model import Article, Rejection
from onrecord.sources.inputs import from_text, load

_FILE_NAME = re.compile(r"\S+\.(?:txt|text|md|html?|xhtml|json|jsonl|ndjson)", re.IGNORECASE)


def article_in(text_or_path: str | Path) -> Article:
    """Return the one article that is in a file or is this text.

    A Path is a file, and so is a str that `names_a_file`; any other str is the text itself.

    Raises SourceError where there is no such file, where it holds no article or several, and where the text is refused.
    """
    if isinstance(text_or_path, str) and not names_a_file(text_or_path):
        if _FILE_NAME.fullmatch(text_or_path):
            raise SourceError(f"{text_or_path}: no such file; a text of one word cannot be read as an article")
        return from_text(text_or_path, ref="text")
    items = load([text_or_path])
    first, second = next(items, None), next(items, None)
    if first is None or second is not None:
        count = "no article" if first is None else "more than one article"
        raise SourceError(f"{text_or_path}: {count} in it; use onrecord.load and onrecord.read_all for many")
    if isinstance(first, Rejection):
        raise SourceError(f"{first.ref}: {first.detail}")
    return first


def names_a_file(text: str) -> bool:
    """Tell whether a text without a line break is the path of something that exists."""
    if "\n" in text or "\r" in text:
        return False
    try:
        return Path(text).exists()
    except (OSError, ValueError):
        return False  # too long for a name, or with characters that no name can have
