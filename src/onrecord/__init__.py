"""onrecord reads news articles and keeps a checked, searchable record of who said what.

    import onrecord

    reading = onrecord.read("The talks failed, the minister said on Monday.")
    onrecord.Record("my.db").add(reading)

Importing this package loads nothing else; each name below is imported when it is first used.
"""

from __future__ import annotations

import importlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.version import __version__

if TYPE_CHECKING:
    import datetime

    from onrecord import errors
    from onrecord.model import (
        Article,
        Block,
        BlockKind,
        Entity,
        EntityType,
        Evidence,
        Mention,
        MentionKind,
        Quotation,
        QuotationKind,
        Reading,
        Rejection,
        RejectionReason,
        Span,
        Speaker,
    )
    from onrecord.pipeline import read_all
    from onrecord.record import Record
    from onrecord.sources import load

__all__ = [
    "Article",
    "Block",
    "BlockKind",
    "Entity",
    "EntityType",
    "Evidence",
    "Mention",
    "MentionKind",
    "Quotation",
    "QuotationKind",
    "Reading",
    "Record",
    "Rejection",
    "RejectionReason",
    "Span",
    "Speaker",
    "__version__",
    "errors",
    "load",
    "read",
    "read_all",
]

_FILE_NAME = re.compile(r"\S+\.(?:txt|text|md|html?|xhtml|json|jsonl|ndjson)", re.IGNORECASE)
_ELSEWHERE = {"Record": "onrecord.record", "load": "onrecord.sources", "read_all": "onrecord.pipeline"}


def read(
    text_or_path: str | Path,
    *,
    published: datetime.date | None = None,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    language: str | None = None,
) -> Reading:
    """Read one article and return all that was found in it.

    A Path is a file, and so is a str without a line break that names an existing one; any other str is the text
    itself. A metadatum given here replaces what the article says of itself. Many articles are faster together:
    `read_all(item for item in load(paths) if isinstance(item, Article))`.

    Raises SourceError where there is no such file (a str that looks like a file's name is not read as a text), where
    it holds no article or several, and where the text is refused (empty, binary, too long).
    """
    from onrecord.pipeline import read as read_article

    article = _article_in(text_or_path)
    return read_article(article.with_metadata(published, title, outlet, url, language))


def _article_in(text_or_path: str | Path) -> Article:
    """Return the one article that is in a file or is this text, or raise SourceError."""
    from onrecord.errors import SourceError
    from onrecord.model import Rejection
    from onrecord.sources import from_text, load

    if isinstance(text_or_path, str) and not _names_a_file(text_or_path):
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


def _names_a_file(text: str) -> bool:
    if "\n" in text or "\r" in text:
        return False
    try:
        return Path(text).exists()
    except (OSError, ValueError):
        return False  # too long for a name, or with characters that no name can have


if not TYPE_CHECKING:  # a type checker would take any name for an attribute of this module

    def __getattr__(name: str) -> object:
        """Import a public name when it is first asked for (PEP 562)."""
        if name not in __all__:
            raise AttributeError(f"module 'onrecord' has no attribute '{name}'")
        if name == "errors":
            return importlib.import_module("onrecord.errors")
        value: object = getattr(importlib.import_module(_ELSEWHERE.get(name, "onrecord.model")), name)
        globals()[name] = value
        return value

    def __dir__() -> list[str]:
        return sorted(__all__)
