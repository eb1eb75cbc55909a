"""The dateline that opens a report: `ASTANA, Sept 16 (Agency) -`, `LONDON (Agency) —`, `Geneva, 5 January 1998 –`.

It states the outlet in its parentheses and the day, with or without the year. A place alone states nothing here.
"""

from __future__ import annotations

import functools
import re

from onrecord.model import Span
from onrecord.sources import dates
from onrecord.sources.head import Claim

_SMALL_WORDS = frozenset({"of", "the", "de", "la", "el", "al", "and", "en"})
_NO_PLACES = frozenset({"on", "in", "at", "since", "by", "until", "from", "after", "before", "as", "between", "around"})


def claims(text: str, start: int) -> tuple[Claim, ...]:
    """Return what a dateline that begins exactly at `start` states: outlet, day; none where there is no dateline."""
    match = _pattern().match(text, start)
    if match is None or not (match["day"] or match["outlet"]) or not _is_place(match["place"]):
        return ()
    found = []
    day = dates.day_at(text, match.start("day")) if match["day"] else None
    if day:
        found.append(Claim("published", day.date() or day, Span(day.start, day.end)))
    if match["outlet"] and dates.day_at(match["outlet"]) is None:
        found.append(Claim("outlet", match["outlet"], Span(*match.span("outlet"))))
    return tuple(found)


def _is_place(name: str) -> bool:
    """Tell whether a name is written as datelines write places: in capitals, or each word with its own."""
    if name.split(",")[0].isupper():
        return True
    words = [word for word in re.split(r"[\s,/-]+", name) if word]
    return words[0].lower() not in _NO_PLACES and all(word[0].isupper() or word in _SMALL_WORDS for word in words)


@functools.cache
def _pattern() -> re.Pattern[str]:
    # Only the day's own names of months are indifferent to case.
    day = dates.pattern().pattern
    return re.compile(
        r"(?P<place>[^\W\d_][^\n\d():;!?—–―\"“”]{0,60}?)"
        rf"(?:[,.]?\s{{1,3}}(?P<day>(?i:{day})))?,?"
        r"(?:\s{0,3}\((?P<outlet>[A-Z][^()\n\d]{1,40})\))?"
        r"\s{0,3}(?:[—–―]|--?(?=\s))"
    )
