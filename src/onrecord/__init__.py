"""onrecord reads news articles and keeps a checked, searchable record of who said what.

    import onrecord

    reading = onrecord.read("The talks failed, the minister said on Monday.")
    onrecord.Record("my.db").add(reading)

Importing this package loads nothing else; each name below is imported when it is first used.
"""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.version import __version__

if TYPE_CHECKING:
    import datetime

    from onrecord import errors
    from onrecord.actors import Actor
    from onrecord.actors import code as actor
    from onrecord.model import (
        Article,
        Block,
        BlockKind,
        Entity,
        EntityType,
        Event,
        EventDate,
        EventPlace,
        EventType,
        Evidence,
        Mention,
        MentionKind,
        Origin,
        Participant,
        Place,
        Precision,
        Quad,
        Quotation,
        QuotationKind,
        Reading,
        Rejection,
        RejectionReason,
        Span,
        Speaker,
        Status,
        TimeExpression,
        TimeType,
    )
    from onrecord.names import Comparison
    from onrecord.names import compare as compare_names
    from onrecord.pipeline import read_all
    from onrecord.record import Record
    from onrecord.sources import load

__all__ = [
    "Actor",
    "Article",
    "Block",
    "BlockKind",
    "Comparison",
    "Entity",
    "EntityType",
    "Event",
    "EventDate",
    "EventPlace",
    "EventType",
    "Evidence",
    "Mention",
    "MentionKind",
    "Origin",
    "Participant",
    "Place",
    "Precision",
    "Quad",
    "Quotation",
    "QuotationKind",
    "Reading",
    "Record",
    "Rejection",
    "RejectionReason",
    "Span",
    "Speaker",
    "Status",
    "TimeExpression",
    "TimeType",
    "__version__",
    "actor",
    "compare_names",
    "errors",
    "load",
    "read",
    "read_all",
]

_ELSEWHERE = {
    "Actor": "onrecord.actors",
    "Comparison": "onrecord.names",
    "Record": "onrecord.record",
    "actor": "onrecord.actors:code",
    "compare_names": "onrecord.names:compare",
    "load": "onrecord.sources",
    "read_all": "onrecord.pipeline",
}
"""Where the public names are that are not of onrecord.model; what one is called there, if otherwise."""


def read(
    text_or_path: str | Path,
    *,
    published: datetime.date | str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    language: str | None = None,
) -> Reading:
    """Read one article and return all that was found in it.

    A Path is a file, and so is a str without a line break that names an existing one; any other str is the text
    itself. A metadatum given here replaces what the article says of itself; `published` is a date or an ISO 8601 date
    as text. Many articles are faster together:
    `read_all(item for item in load(paths) if isinstance(item, Article))`.

    Raises SourceError where there is no such file (a str that looks like a file's name is not read as a text), where
    it holds no article or several, where the text is refused (empty, binary, too long), and where `published` is no
    date.
    """
    from onrecord.pipeline import read as read_article
    from onrecord.sources import article_in, as_date

    article = article_in(text_or_path)
    return read_article(article.with_metadata(as_date(published), title, outlet, url, language))


if not TYPE_CHECKING:  # a type checker would take any name for an attribute of this module

    def __getattr__(name: str) -> object:
        """Import a public name when it is first asked for (PEP 562)."""
        if name not in __all__:
            raise AttributeError(f"module 'onrecord' has no attribute '{name}'")
        if name == "errors":
            return importlib.import_module("onrecord.errors")
        module, _, original = _ELSEWHERE.get(name, "onrecord.model").partition(":")
        value: object = getattr(importlib.import_module(module), original or name)
        globals()[name] = value
        return value

    def __dir__() -> list[str]:
        return sorted(__all__)
