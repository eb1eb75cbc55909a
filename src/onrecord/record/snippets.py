"""The passage that shows why something was found: a slice of the article's text, and where the matches are in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from onrecord.model import Span
from onrecord.record.folding import Tokens
from onrecord.record.query import Query, Term

WIDTH = 240
"""Characters that a passage spans at most: two or three lines of a terminal."""

QUOTED = 400
"""Characters of what was said that are shown: word for word means whole, where that is no more than a paragraph."""


class Passage(NamedTuple):
    """A stretch of an article's text, and the matches within it; all in offsets of that text."""

    span: Span
    highlights: tuple[Span, ...]


class _Match(NamedTuple):
    span: Span
    term: int


def passage(text: str, query: Query, within: Sequence[Span], width: int = WIDTH) -> Passage:
    """Choose the passage of `text` that shows most of what the query wants, looking in the spans of `within` only.

    It has `width` characters at most, unless one match has more. Of equally good ones it is the first. Where nothing
    matches there (a title or name did), it is the beginning of `within`, without highlights.
    """
    placed = (Tokens(span.of(text), span.start) for span in within)
    matches = sorted(match for stretch in placed for match in _matches(stretch, query.wanted))
    best = _densest(matches, width)
    start = best[0].span.start if best else within[0].start
    end = max((match.span.end for match in best), default=start)
    span = _widened(text, start, end, Span(within[0].start, within[-1].end), width)
    return Passage(span, _merged(match.span for match in best))


def _matches(stretch: Tokens, terms: Sequence[Term]) -> Iterable[_Match]:
    words = stretch.words
    for number, term in enumerate(terms):
        *before, last = term.tokens
        for end, word in enumerate(words):
            if word != last and not (term.prefix and word.startswith(last)):
                continue
            start = end - len(before)
            if start >= 0 and words[start:end] == before:
                yield _Match(Span(stretch.span(start).start, stretch.span(end).end), number)


def _densest(matches: Sequence[_Match], width: int) -> Sequence[_Match]:
    """Return the run of matches within `width` that has most terms, then most matches, then is first."""
    best, most = slice(0), (0, 0)
    terms: Counter[int] = Counter()
    first = 0
    for last, match in enumerate(matches):
        terms[match.term] += 1
        while first < last and match.span.end > matches[first].span.start + width:
            gone = matches[first].term
            terms[gone] -= 1
            if not terms[gone]:
                del terms[gone]
            first += 1
        worth = (len(terms), last - first)
        if last == 0 or worth > most:
            best, most = slice(first, last + 1), worth
    return matches[best]


def _widened(text: str, start: int, end: int, bounds: Span, width: int) -> Span:
    """Spread a stretch to `width` characters within `bounds`, then back to whole words."""
    # A third of the room goes before the matches: what follows them says more.
    begin = max(bounds.start, start - max(0, width - (end - start)) // 3)
    stop = max(end, min(bounds.end, begin + width))
    begin = min(begin, max(bounds.start, stop - width))
    while bounds.start < begin < start and not text[begin - 1].isspace():
        begin += 1
    while end < stop < bounds.end and not text[stop].isspace():
        stop -= 1
    return Span(begin, stop)


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(span.end, merged[-1].end))
        else:
            merged.append(span)
    return tuple(merged)
