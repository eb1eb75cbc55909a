"""The time expressions of an article: recognised block by block, then resolved in the order of the text."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.model import Block, BlockKind, Origin, Span, TimeExpression
from onrecord.parsing import Sentence
from onrecord.times.direction import direction
from onrecord.times.meanings import Clock, DayPart, Deictic, Fixed, Meaning, Range, Recurring
from onrecord.times.periods import Period, Unit, containing
from onrecord.times.recognising import Recognised, recognise
from onrecord.times.resolving import Resolved, View, resolve
from onrecord.times.site import Parsed

_BACK = frozenset({"followed", "following", "after"})
_AHEAD = frozenset({"before", "preceded", "until", "then", "later", "ahead"})
_BACKGROUND = frozenset({Unit.DAY, Unit.MONTH, Unit.SEASON, Unit.QUARTER, Unit.YEAR})
_OF_YEAR = frozenset({"in", "during", "of", "early", "late", "mid", "throughout", "("})
"""Words before a year that the sentence is of: "in 2019", not "since 2014" or "the 2016 election"."""


def find(
    text: str, blocks: Sequence[Block], sentences: Sequence[Sentence], published: datetime.date | None
) -> tuple[TimeExpression, ...]:
    """Return the time expressions of an article in the order of the text; they do not overlap.

    Args:
        text: The article's text.
        blocks: Its blocks; boilerplate is passed over, the dateline is not.
        sentences: Its parsed sentences, as far as there are any; they tell tense and parts of speech.
        published: The day that it was published, None where that is not known: then nothing is counted from it.
    """
    parsed = Parsed(sentences)
    found = []
    for block in blocks:
        if block.kind is not BlockKind.BOILERPLATE:
            found += _resolved(recognise(text, block.span, parsed), parsed, published)
    return tuple(found)


def time(text: str, on: datetime.date | None = None) -> TimeExpression | None:
    """Return what a time expression on its own means, seen from the day `on`; None where the text holds none.

    Where other words are around it, it is the longest in the text. Offsets are those of `text`.
    """
    found = find(text, (Block(BlockKind.PARAGRAPH, Span(0, len(text))),), (), on)
    return max(found, key=lambda one: one.span.end - one.span.start, default=None)


@dataclass(slots=True)
class _Paragraph:
    """What a paragraph has spoken of so far."""

    anchor: Period | None = None
    background: Period | None = None
    day: Period | None = None


def _resolved(
    found: Sequence[Recognised], parsed: Parsed, published: datetime.date | None
) -> Iterator[TimeExpression]:
    so_far = _Paragraph()
    of_sentence = [parsed.at(one.span.start) for one in found]
    for i, one in enumerate(found):
        beside = [other for other, number in zip(found, of_sentence, strict=True) if number == of_sentence[i]]
        view = _view(one, beside, so_far, published)
        value = resolve(one.meaning, view)
        _remember(so_far, one, value, published)
        yield TimeExpression(
            span=one.span,
            type=value.type,
            value=value.value,
            precision=value.precision,
            origin=value.origin,
            why=(*one.rules, *value.why),
        )


def _view(one: Recognised, beside: Sequence[Recognised], so_far: _Paragraph, published: datetime.date | None) -> View:
    recurs = _recurs(one.meaning)
    ahead = direction(one.site) if recurs else 0
    background, order = None, 0
    if recurs and not one.site.alone:
        background, order = _of_sentence(one, beside, published)
        if background is None and ahead <= 0:
            background = so_far.background
    if isinstance(one.meaning, Clock | DayPart) and one.meaning.day is None and not one.site.alone:
        # "The night of the vote" is on no day that is known here, and "the evening" need not be the article's.
        after = one.site.after()
        return View(day=None if after and after.lower == "of" else so_far.day)
    return View(published, so_far.anchor, background, order, ahead, so_far.day)


def _recurs(meaning: Meaning) -> bool:
    match meaning:
        case Clock(day=inner) | DayPart(day=inner):
            return inner is not None and _recurs(inner)
        case Range(first, last):
            return _recurs(first) or _recurs(last)
    return isinstance(meaning, Recurring)


def _of_sentence(
    one: Recognised, beside: Sequence[Recognised], published: datetime.date | None
) -> tuple[Period | None, int]:
    """Return the dated time that the sentence is about, nearest first, and whether `one` is told to lie before it."""
    nearest = sorted(beside, key=lambda other: abs(other.span.start - one.span.start))
    for other in nearest:
        period = _background(other.meaning, published)
        if other is one or period is None:
            continue
        before = other.site.before()
        if period.unit is Unit.YEAR and (before is None or before.lower not in _OF_YEAR or "fiscal_year" in other.rules):
            continue
        first, last = sorted((one.site, other.site), key=lambda site: site.first)
        between = {token.lower for token in first.tokens[first.last : last.first]}
        order = -1 if between & _BACK else 1 if between & _AHEAD else 0
        return period, order if first is other.site else -order
    return None, 0


def _background(meaning: Meaning, published: datetime.date | None) -> Period | None:
    match meaning:
        case Fixed(period) if period is not None and period.unit in _BACKGROUND:
            return period
        case Deictic(Unit.YEAR, count) if published is not None and count:
            return containing(Unit.YEAR, published).shift(count)
    return None


def _remember(so_far: _Paragraph, one: Recognised, value: Resolved, published: datetime.date | None) -> None:
    """Keep what later expressions of the paragraph may be counted from."""
    if value.period is None:
        return
    so_far.anchor = value.period
    if value.period.unit is Unit.DAY:
        so_far.day = value.period
    start = value.period.start()
    if isinstance(one.meaning, Fixed) and start and value.origin is Origin.STATED and value.period.unit in _BACKGROUND:
        past = published is None or start.year < published.year
        so_far.background = value.period if past and value.period.unit is not Unit.YEAR else None
    elif isinstance(one.meaning, Deictic):
        so_far.background = None
