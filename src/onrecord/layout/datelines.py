"""Datelines: where and when a report was filed, glued to its first sentence or on a line of their own; and bylines."""

from __future__ import annotations

import functools
import re

from onrecord.layout.lexicon import Calendar, calendar
from onrecord.model import Span

_TIME = r"(?:\d{1,2}[:.] ?\d{2}(?: ?[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?)(?: [A-Z]{2,4})?"
_AGENCY = r"\([A-Z][^()\n\d]{1,40}\)|/[A-Z][A-Za-z -]{1,20}/\.?"
_DASH = r"\s*(?:[—–―]|--?(?=\s))\s*"
_CAPITALS = r"[A-Z][A-Z.’'-]{3,}(?: [A-Z][A-Z.’'-]+){0,3}|[A-Z]{2,}(?: [A-Z][A-Z.’'-]+){1,3}"
_NAME = r"[A-Z][\w.’'-]*(?:[ ,/]+(?:of |the |de |el )?[A-Z][\w.’'-]*){0,4}"
_LEADING_DATE = re.compile(r"date\b[ \t:]*\d{4}-\d{2}-\d{2}(?!\d)[ \t]*", re.IGNORECASE)
_PROPER = r"[A-Z][\w.’'-]+"
_BYLINE = re.compile(
    rf"BYLINE: ?.{{2,80}}|(?:By|BY) (?:the )?{_PROPER}(?:,? (?:and )?{_PROPER}){{0,8}}"
    r"(?:,? (?:in|for|of|at) [A-Z][^.!?]{1,60}|[,|] ?[^.!?]{1,60})?\.?"
)
_SENTENCE = re.compile(r"[.!?…][\"'”’»)\]]*(?:\s|$)")
_LONGEST_PREFIX, _LONGEST_LINE = 120, 140


def prefix(text: str, span: Span, *, first: bool, opening: bool) -> Span | None:
    """Return the dateline that begins a paragraph and is glued to its first sentence, or None.

    Args:
        text: The article's text.
        span: The paragraph.
        first: Whether the paragraph begins the text: only there does `date 2024-09-16` stand in front of prose.
        opening: Whether it is among the first few: only there is a place in capitals enough (`LONDON — ...`);
            elsewhere the day or the agency has to be there as well.
    """
    match = _LEADING_DATE.match(text, span.start, span.end) if first else None
    if match is None:
        match = _glued(opening).match(text, span.start, min(span.end, span.start + _LONGEST_PREFIX))
        if match is None or not _SENTENCE.search(text, match.end(), span.end):
            return None
    return Span(span.start, match.start() + len(match.group().rstrip())) if match.end() < span.end else None


def is_line(words: str) -> bool:
    """Tell whether a paragraph is nothing but a date, a time, a byline or another labelled line of the head."""
    return len(words) <= _LONGEST_LINE and bool(_line().fullmatch(words) or _BYLINE.fullmatch(words))


def _day(known: Calendar) -> str:
    """Return a pattern of a day, with or without its year; only the names in it are indifferent to case."""
    month, weekday = rf"(?i:{known.months})\.?", rf"(?i:{known.weekdays})\.?"
    return (
        rf"(?:(?:{weekday},? )?(?:{month} \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)? {month})(?:,? \d{{4}})?"
        r"|\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4})"
    )


@functools.cache
def _glued(opening: bool) -> re.Pattern[str]:
    day = _day(calendar())
    place = rf"(?:{_CAPITALS}|{_NAME})"
    alone = rf"|(?:{_CAPITALS})(?:[/,] ?[A-Z][\w.’' -]{{0,30}}?)?" if opening else ""
    return re.compile(
        rf"(?:{place}[,.]?\s+(?:{day}[,.]?\s*(?:{_AGENCY})?|(?:{_AGENCY}))|{day}\s*(?:{_AGENCY}){alone})"
        rf"(?:{_DASH}|(?<=/)\s+|(?<=/\.)\s+)(?=[\"'“‘«(]?[A-Z0-9])"
    )


@functools.cache
def _line() -> re.Pattern[str]:
    known = calendar()
    day = _day(known)
    return re.compile(
        rf"(?:(?:(?i:{known.labels})\s*:?\s*)?(?:{day}(?:,? (?:at )?{_TIME})?|{_TIME}(?:,? (?:on )?{day})?)"
        rf"|(?i:{known.labels})\s*:\s*[^.!?]{{1,100}})(?: ?\| ?[^.!?]{{0,60}})?[.:]?"
    )
