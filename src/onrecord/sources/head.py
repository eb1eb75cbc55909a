"""The lines at the head of an article, before its prose: title, labelled lines, a date, a byline."""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from onrecord.model import Span
from onrecord.sources import dates

MOST_LINES = 8
"""Lines that a head has at most, blank ones not counted."""

LONGEST_TITLE = 160
"""Characters of a title at most: 923 of the 924 first lines of PolNeAR have 148 or fewer."""

_LEADING_DATE = re.compile(r"\s*date\b[ \t:]*(?=\d{4}-\d{2}-\d{2}(?!\d))", re.IGNORECASE)
_LINE = re.compile(r"\S(?:[^\n]*\S)?")
_RULE = re.compile(r"[=\-*_ ]{3,}")
_HASHES = re.compile(r"#{1,6}[ \t]+")
_ENDS_SENTENCE = re.compile(r"[.,;:…][\"'”’»)\]]*$")
_QUOTED = re.compile(r"[\"“«„].*[\"”»“]")


class Claim(NamedTuple):
    """A value that the text states for a field of the metadata. A Day is one without its year."""

    field: str
    value: str | datetime.date | dates.Day
    span: Span


def leading_date(text: str) -> tuple[Claim, ...]:
    """Return the claim of a text that begins with `date YYYY-MM-DD`, whatever follows on the line."""
    match = _LEADING_DATE.match(text)
    day = dates.day_at(text, match.end()) if match else None
    date = day.date() if day else None
    return (Claim("published", date, Span(day.start, day.end)),) if day and date else ()


def lines(text: str, start: int) -> Iterator[Span]:
    """Yield the first lines from `start` on that are not blank, without the blanks around them."""
    for match in islice(_LINE.finditer(text, start), MOST_LINES):
        yield Span(*match.span())


def claims(text: str, line: Span, *, untitled: bool) -> tuple[Claim, ...]:
    """Return what one line of the head states, none where it is no such line.

    Only where the article is `untitled` up to this line, and nothing but other lines of the head stands before it, can
    the line be its title.
    """
    words = line.of(text)
    label = _label().match(words)
    if label:
        return _labelled(label, line.start, first=not text[: line.start].strip())
    if date := dates.whole(words):
        return (Claim("published", date, line),)
    return _title(text, line) if untitled else ()


def belongs(text: str, line: Span) -> bool:
    """Tell whether a line that states nothing still belongs to the head: a byline, a rule, "Updated: ..."."""
    words = line.of(text)
    label = _label().match(words)
    byline = words.startswith(("By ", "BY ")) and not is_prose(text, line)
    return bool(_RULE.fullmatch(words) or byline or (label and label["other"]))


def is_prose(text: str, line: Span) -> bool:
    """Tell whether a line is running text, where the head ends."""
    words = line.of(text)
    return len(words) > LONGEST_TITLE or bool(_ENDS_SENTENCE.search(words))


def _labelled(label: re.Match[str], start: int, *, first: bool) -> tuple[Claim, ...]:
    if label["outlet"] and first:
        return ()  # a headline that begins with who says so: "Source: minister to resign"
    value = label["value"]
    span = Span(start + label.start("value"), start + label.end("value"))
    for field in ("title", "outlet", "url"):
        if label[field]:
            return (Claim(field, value, span),)
    date = dates.whole(value) if label["published"] else None
    return (Claim("published", date, span),) if date else ()


def _title(text: str, line: Span) -> tuple[Claim, ...]:
    """Return the claim of a line that reads as a title: short, no sentence, and apart from what follows."""
    if is_prose(text, line):
        return ()
    hashes = _HASHES.match(text, line.start, line.end)
    span = Span(hashes.end() if hashes else line.start, line.end)
    words = span.of(text)
    if _QUOTED.fullmatch(words) or not any(char.isalpha() for char in words):
        return ()
    return (Claim("title", words, span),) if _stands_apart(text, line.end) else ()


def _stands_apart(text: str, end: int) -> bool:
    """Tell whether a blank line, a rule or another line of the head follows, and something after it."""
    rest = text[end : end + 4 * LONGEST_TITLE]
    following = next(lines(rest, 0), None)
    if following is None:
        return False
    if rest[: following.start].count("\n") > 1:
        return True
    line = Span(end + following.start, end + following.end)
    label = _label().match(line.of(text))
    return bool(label or dates.whole(line.of(text))) or belongs(text, line)


@functools.cache
def _label() -> re.Pattern[str]:
    """Return the pattern of a labelled line; only dates may do without the colon."""
    labels: dict[str, list[str]] = dates.lists()["labels"]
    groups = [
        rf"(?P<{field}>{'|'.join(sorted(words, key=len, reverse=True))})"
        + (r"(?:\s*:|(?=\s))" if field == "published" else r"\s*:")
        for field, words in labels.items()
    ]
    return re.compile(rf"(?:{'|'.join(groups)})\s*(?P<value>\S[^\n]*)", re.IGNORECASE)
