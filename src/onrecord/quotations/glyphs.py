"""Quotation marks as they are written, and how much their surroundings speak for opening, closing or neither.

Costs are in steps of doubt: 0 is what good typography does, 3 what it never does. They were set by hand and checked on
the direct quotations of PolNeAR's training split and on the cases in the tests.
"""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from onrecord.data import table
from onrecord.model import Span

_DOUBLE, _LOW_DOUBLE, _SINGLE, _LOW_SINGLE = "D", "L", "S", "l"
SINGLES = frozenset({_SINGLE, _LOW_SINGLE})
"""The families whose marks are read as apostrophes or commas where they stay unclosed."""

OPENS = {
    '"': (_DOUBLE, 0.0), "“": (_DOUBLE, 0.0), "‟": (_DOUBLE, 0.0), "``": (_DOUBLE, 0.0), "‘‘": (_DOUBLE, 0.0),
    "''": (_DOUBLE, 0.3), "”": (_DOUBLE, 3.0), "’’": (_DOUBLE, 3.0), "„": (_LOW_DOUBLE, 0.0),
    "‘": (_SINGLE, 0.5), "‛": (_SINGLE, 0.5), "'": (_SINGLE, 0.5), "`": (_SINGLE, 0.5), "’": (_SINGLE, 3.0),
    "‚": (_LOW_SINGLE, 0.0), "«": ("G", 0.0), "»": ("H", 1.0), "‹": ("g", 0.0), "›": ("h", 1.0),
}  # fmt: skip
"""The family that a mark opens, and what its shape makes that cost."""

CLOSES = {
    _DOUBLE: {'"': 0.0, "”": 0.0, "''": 0.0, "’’": 0.0, "“": 3.0, "‟": 3.0, "``": 3.0, "‘‘": 3.0},
    _LOW_DOUBLE: {"“": 0.0, "”": 0.0, "‟": 0.0, '"': 0.5, "''": 0.5, "„": 3.0},
    _SINGLE: {"'": 0.0, "’": 0.0, "‘": 3.0, "‛": 3.0},
    _LOW_SINGLE: {"‘": 0.0, "’": 0.0, "'": 0.5},
    "G": {"»": 0.0},
    "H": {"«": 0.0, "»": 1.0},
    "g": {"›": 0.0},
    "h": {"‹": 0.0, "›": 1.0},
}
"""For each family the marks that close it, and what their shape makes that cost."""

_APOSTROPHES = frozenset("'’‘‛`")
_TYPEWRITER = frozenset({'"', "'", "''", "’’", "`"})
_GLYPHS = "\"“”„‟'‘’‚‛`«»‹›"
# Between two letters there are only apostrophes; a long run of one mark is decoration.
_MARKS = re.compile(
    rf"(?<=[^\W_])['’‘‛`](?=[^\W_])|([{_GLYPHS}])\1{{3,}}|(?P<mark>``|''|‘‘|’’|[{_GLYPHS}])",
)
_WORD_AFTER = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_WORD_BEFORE = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?$")
_BLANKS = re.compile(r"\s*")
_YEARS = re.compile(r"\d\d(?:s\b|(?!\d))")

_BLANK, _OPENING, _NEUTRAL, _WORD, _STOP, _CLOSING, _DOTS = range(7)
_OPEN_BEFORE = (0.0, 0.0, 0.0, 3.0, 1.5, 1.5, 0.5)
_OPEN_AFTER = (3.0, 0.0, 0.2, 0.0, 2.5, 2.5, 0.0)
_CLOSE_BEFORE = (3.0, 3.0, 0.2, 0.0, 0.0, 0.0, 0.0)
_CLOSE_AFTER = (0.0, 0.0, 0.0, 3.0, 0.0, 0.0, 0.0)
_WORD_AFTER_STOP = 1.0
_CURLY = 0.35
"""How much the surroundings count for a mark whose shape already tells its direction."""

_STRAY, _STRAY_SINGLE, _INCHES, _ELIDED, _LIKELY_APOSTROPHE, _APOSTROPHE = 4.0, 3.0, 1.0, 0.0, 0.3, 1.0

MOST_IN_A_HEAP = 200
"""A paragraph with more marks than this, and more than one in eight characters, is no prose: its marks say nothing."""


class Mark(NamedTuple):
    """A mark, where it stands, and what it costs to read it as opening, as closing and as neither.

    What its shape says of opening and closing is not in these costs but in `OPENS` and `CLOSES`.
    """

    start: int
    end: int
    glyph: str
    opening: float
    closing: float
    neither: float


def marks(text: str, span: Span) -> list[Mark]:
    """Return the marks of the paragraph `span`, in order, without those that can only be apostrophes."""
    found = [match for match in _MARKS.finditer(text, span.start, span.end) if match["mark"]]
    if len(found) > MOST_IN_A_HEAP and 8 * len(found) > span.end - span.start:
        return []
    out: list[Mark] = []
    first = 0
    for last, match in enumerate(found):
        if last + 1 < len(found) and found[last + 1].start() == match.end():
            continue
        # The characters that matter are those around a whole run of marks: "'Yes,' he said."
        out += _run(text, span, found[first : last + 1])
        first = last + 1
    return out


def opens_with(text: str, span: Span) -> str | None:
    """Return the family of marks that the stretch `span` begins with, or None where no opening mark begins it."""
    blank = _BLANKS.match(text, span.start, span.end)
    mark = _MARKS.match(text, blank.end(), span.end) if blank else None
    if mark is None or mark["mark"] not in OPENS:
        return None
    if mark["mark"] in _APOSTROPHES and _is_elision(text, mark.end(), span.end):
        return None
    return OPENS[mark["mark"]][0]


def _run(text: str, span: Span, run: list[re.Match[str]]) -> list[Mark]:
    """Return the marks of one run of neighbouring marks."""
    start, end = run[0].start(), run[-1].end()
    before = _class_of(text[max(span.start, start - 2) : start][::-1])
    after = _class_of(text[end : min(end + 2, span.end)])
    out = []
    for match in run:
        glyph = match["mark"]
        opening, closing = _costs(glyph, before, after)
        if glyph in _APOSTROPHES:
            elision = after == _WORD and _is_elision(text, match.end(), span.end)
            opening += 2.0 if elision else 0.0
            neither = _ELIDED if elision else _apostrophe(text, span, match, before, after)
            closing += 0.2 if before == _WORD else 0.0
        else:
            neither = _INCHES if start > span.start and text[start - 1].isdigit() and glyph in "\"”''" else _STRAY
        out.append(Mark(match.start(), match.end(), glyph, opening, closing, neither))
    return out


def _apostrophe(text: str, span: Span, match: re.Match[str], before: int, after: int) -> float:
    """Return the cost of reading a single mark that begins no listed elision as an apostrophe."""
    if before == _WORD:
        start = match.start()
        word = _WORD_BEFORE.search(text, max(span.start, start - 20), start)
        if word is None:
            return _LIKELY_APOSTROPHE  # feet: 6'
        ending = word.group().lower()
        plural = ending[-1] in "sxz"
        return _LIKELY_APOSTROPHE if plural or ending.endswith("in") or ending in _elisions("end") else _APOSTROPHE
    if before == after == _BLANK:
        return 0.5
    if after == _WORD:
        return 1.5 if match["mark"] == "’" else 2.5
    return _STRAY_SINGLE


@functools.cache
def _costs(glyph: str, before: int, after: int) -> tuple[float, float]:
    """Return what the surroundings make opening and closing cost."""
    opening = _OPEN_BEFORE[before] + _OPEN_AFTER[after]
    after_stop = before in (_STOP, _CLOSING, _DOTS) and after == _WORD
    closing = _CLOSE_BEFORE[before] + (_WORD_AFTER_STOP if after_stop else _CLOSE_AFTER[after])
    weight = 1.0 if glyph in _TYPEWRITER else _CURLY
    return weight * opening, weight * closing


def _class_of(chars: str) -> int:
    """Return what sort of character is the first of `chars`, the nearest to a mark first; an edge counts as a blank."""
    char = chars[:1]
    if not char or char.isspace():
        return _BLANK
    if char in "([{<":
        return _OPENING
    if char in ")]}>":
        return _CLOSING
    if char == "…" or chars == "..":
        return _DOTS
    if char in ".,!?;:":
        return _STOP
    return _WORD if char.isalnum() or char in "$£€#@&%+" else _NEUTRAL


def _is_elision(text: str, start: int, end: int) -> bool:
    """Tell whether the word at `start` is one that begins with an apostrophe: 'em, '90s."""
    if _YEARS.match(text, start, end):
        return True
    word = _WORD_AFTER.match(text, start, min(end, start + 20))
    return word is not None and word.group().lower() in _elisions("start")


@functools.cache
def _elisions(side: str) -> frozenset[str]:
    return frozenset(row[1] for row in table("quotations/elisions.tsv") if row[0] == side)
