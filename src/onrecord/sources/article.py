"""The one place where a text becomes an Article, or is refused with a reason."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable

from onrecord.errors import SourceError
from onrecord.limits import MAX_TEXT_CHARS
from onrecord.model import Article, Block, Rejection, RejectionReason, article_id
from onrecord.sources import dates
from onrecord.sources.binary import why_unfit
from onrecord.sources.language import identify
from onrecord.sources.metadata import Metadata, settle

_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
"""What a text without letters may say: "1988", "12/25/1988"."""

_BLANK = re.compile(r"[\s\u200b-\u200f\u2028-\u202f\u2060\ufeff]*")
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")


def build(text: str, ref: str, given: Metadata, structure: Iterable[Block] = ()) -> Article | Rejection:
    """Return the article with exactly this text, or why there is none.

    Metadata in `given` win over what the text says; `given.language` over what it is written in.
    """
    refused = _refusal(text, ref)
    if refused:
        return refused
    metadata, evidence = settle(text, given)
    return Article(
        id=article_id(text),
        ref=ref,
        text=text,
        title=metadata.title,
        outlet=metadata.outlet,
        url=metadata.url,
        published=metadata.published,
        language=metadata.language or identify(text),
        evidence=evidence,
        structure=tuple(structure),
    )


def metadata(
    *,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    published: datetime.date | str | None = None,
    language: str | None = None,
) -> Metadata:
    """Return metadata from values as callers and JSON objects give them; blank ones count as None.

    `published` may be a string, ISO 8601 or as English texts write dates; a time of day is dropped. Of a language tag
    ("en-GB") the language is kept. Raises SourceError for a date that is none and for values of other types.
    """
    values = {"title": title, "outlet": outlet, "url": url, "language": language}
    for name, value in values.items():
        if value is not None and not isinstance(value, str):
            raise SourceError(f"'{name}' is {_shown(value)}, not text")
        values[name] = (value or "").strip() or None
        if _LONE_SURROGATE.search(value or ""):
            raise SourceError(f"'{name}' holds half a character (a lone surrogate): export it again")
    tag = re.split("[-_]", (values.pop("language") or "").lower())[0]
    return Metadata(**values, published=as_date(published), language=tag or None)


def as_date(value: object) -> datetime.date | None:
    """Return a date, datetime or ISO 8601 text as a date, None and blank text as None; else raise SourceError."""
    if isinstance(value, datetime.datetime):
        return value.date()
    if value is None or isinstance(value, datetime.date):
        return value
    if not isinstance(value, str):
        raise SourceError(f"'published' is {_shown(value)}, not a date: write it as \"2024-09-16\"")
    if not value.strip():
        return None
    date = dates.parse(value)
    if date is None:
        raise SourceError(f"'published' is {_shown(value)}, not a date: write it as \"2024-09-16\"")
    return date


def _shown(value: object) -> str:
    shown = ascii(value)
    return shown if len(shown) <= 40 else shown[:37] + "..."


def _refusal(text: str, ref: str) -> Rejection | None:
    if len(text) > MAX_TEXT_CHARS:
        many = f"{len(text):,} characters, and an article may have {MAX_TEXT_CHARS:,}: split it into its articles"
        return Rejection(ref, RejectionReason.TOO_LARGE, many)
    if unfit := why_unfit(text):
        return Rejection(ref, RejectionReason.BINARY, unfit)
    if half := _LONE_SURROGATE.search(text):
        where = f"holds half a character (a lone surrogate) at offset {half.start()}: export the text again"
        return Rejection(ref, RejectionReason.MALFORMED, where)
    if _BLANK.fullmatch(text):
        return Rejection(ref, RejectionReason.EMPTY, "holds no characters but blanks: there is nothing to read")
    if not any(char.isalpha() for char in text) and not _YEAR.search(text):
        return Rejection(ref, RejectionReason.NO_TEXT, "holds no letters and no year: there is nothing to read")
    return None
