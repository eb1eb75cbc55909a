"""Whether an article tells of its own days or of another year, and where its story stands.

An article of 2012 that begins "he lost it 50 years ago tonight" tells of 1962: its "October 26" is of 1962, its "three
days earlier" counts from that night, and what is said in quotation marks is said then. `telling` judges the whole
article by what it states; `Story` is what the text has told so far. Where the two do not settle what is meant there is
no value.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Final

from onrecord.model import Block, BlockKind
from onrecord.times.direction import direction, is_told
from onrecord.times.meanings import Away, Clock, DayPart, Deictic, Fixed, Meaning, Recurring, Relation
from onrecord.times.periods import Period, Unit
from onrecord.times.recognising import Recognised

_DATED: Final = frozenset({Unit.DAY, Unit.MONTH, Unit.SEASON})
_YEARS: Final = frozenset({Unit.YEAR, Unit.DECADE, Unit.CENTURY})
_OF_YEAR: Final = frozenset({"in", "during", "early", "late", "mid"})

_LONG_AGO = 300
"""Days before publication from which on a stated date of an earlier year is of another time."""

_ENDS: Final = frozenset('.!?”"’…)')

_STRONG, _WEAK = 2, 1
"""How much speaks for a story of another year: a full date in the opening twice what any later one does."""


class Telling(Enum):
    """What an article tells of: its own days, another year, or what its dates do not settle."""

    PRESENT = auto()
    PAST = auto()
    UNCLEAR = auto()


@dataclass(frozen=True, slots=True)
class Said:
    """A time expression of a block; `quoted` where somebody else says it, `opening` in what the article begins with."""

    one: Recognised
    quoted: bool
    opening: bool


@dataclass(slots=True)
class Story:
    """What a story of another year has told so far.

    `year` is the last time that the text stated or dated, for an "October 26". `last` is the last one that it spoke of,
    for "three days later". `days` are all its days: what is said "today" was said on the only one. `interrupted` tells
    that the text has spoken of its own days since.
    """

    year: Period | None = None
    last: Period | None = None
    days: set[Period] = field(default_factory=set)
    interrupted: bool = False

    def only_day(self) -> Period | None:
        """Return the one day that the story has spoken of, None where there are none or several."""
        return next(iter(self.days)) if len(self.days) == 1 else None

    def tell(self, period: Period, *, moves: bool) -> None:
        """Take note of a time of the story; `moves` where a yearless date after it is of its year."""
        self.last = period
        if period.unit is Unit.DAY:
            self.days.add(period)
        if moves:
            self.year = period
            self.interrupted = False


def said(text: str, blocks: Sequence[Block], found: Sequence[Sequence[Recognised]]) -> list[list[Said]]:
    """Return the time expressions of each block with what the block says of them; the opening ends with a paragraph."""
    all_said, opening = [], True
    for block, of_block in zip(blocks, found, strict=True):
        spoken = block.kind in (BlockKind.PULL_QUOTE, BlockKind.SIGNATURE)
        all_said.append(
            [Said(one, spoken or _in_quotation(text, block.span.start, one.span.start), opening) for one in of_block]
        )
        # A line of metadata before the text ("date 2012-02-28") is a paragraph of its own in some articles.
        if block.kind is BlockKind.PARAGRAPH and text[: block.span.end].rstrip()[-1:] in _ENDS:
            opening = False
    return all_said


def telling(blocks: Sequence[Sequence[Said]], published: datetime.date | None) -> Telling:
    """Return what an article tells of: another year where it opens there and little in it is of its own days."""
    if published is None:
        return Telling.PRESENT
    past = present = opened = 0
    anniversary = stated = False
    for of_block in blocks:
        stated_day = False
        for each in of_block:
            if each.quoted:
                continue
            weight = _past(each, published)
            past += weight
            opened += weight * each.opening
            anniversary = anniversary or (weight > 0 and each.opening and isinstance(inner(each.one.meaning), Away))
            stated = stated or weight > 0
            if weight and isinstance(each.one.meaning, Fixed):
                stated_day = _period(each.one.meaning, Unit.DAY) is not None
            if _is_present(each.one, published, stated, stated_day):
                present += 1
                if each.opening:
                    return Telling.PRESENT
    if anniversary or (opened and past > present):
        return Telling.PAST
    return Telling.PRESENT if present else Telling.UNCLEAR


def starts_story(one: Recognised, published: datetime.date | None) -> bool:
    """Tell whether an expression names a past year's time that what follows may be of."""
    match inner(one.meaning):
        case Away(unit, count):
            return unit in _YEARS and count < 0
        case Deictic(unit, count):
            return unit in _YEARS and count < -1
        case Fixed(period):
            return period is not None and is_long_ago(period, published) and period.unit in (*_DATED, Unit.YEAR)
    return False


def _past(each: Said, published: datetime.date) -> int:
    """Return how much an expression speaks for a story of another year."""
    if not starts_story(each.one, published):
        return 0
    meaning = inner(each.one.meaning)
    if isinstance(meaning, Away):
        return _STRONG
    if not is_told(each.one.site):
        return 0
    if isinstance(meaning, Fixed) and meaning.period and meaning.period.unit is Unit.YEAR:
        before = each.one.site.before()
        return _WEAK if each.opening and before and before.lower in _OF_YEAR else 0
    return _STRONG if each.opening and isinstance(meaning, Fixed) else _WEAK


def _is_present(one: Recognised, published: datetime.date, stated: bool, stated_day: bool) -> bool:
    """Tell whether an expression is of the article's own days."""
    meaning = inner(one.meaning)
    match meaning:
        case Deictic(unit, count):
            return unit not in _YEARS or abs(count) <= (unit is Unit.YEAR)
        case Recurring(weekly=True):
            return not stated_day
        case Recurring(relation=Relation.NEAR, years=None):
            return not stated or direction(one.site) > 0
        case Recurring():
            return True
        case Fixed(period) if period is not None and period.unit in _DATED:
            return not is_long_ago(period, published) and period.start() != published
    return False


def is_present(one: Recognised, published: datetime.date) -> bool:
    """Tell whether an expression of a story of another year goes back to the article's own days."""
    return _is_present(one, published, stated=True, stated_day=True)


def is_long_ago(period: Period, published: datetime.date | None) -> bool:
    """Tell whether a period began in a year before, and so long before publication that it is of another time."""
    start = period.start()
    if start is None or published is None:
        return False
    return start.year < published.year and (published - start).days >= _LONG_AGO


def _period(meaning: Meaning, unit: Unit) -> Period | None:
    return meaning.period if isinstance(meaning, Fixed) and meaning.period and meaning.period.unit is unit else None


def inner(meaning: Meaning) -> Meaning:
    """Return the day of a time of day, any other meaning as it is."""
    match meaning:
        case Clock(day=day) | DayPart(day=day) if day is not None:
            return day
    return meaning


def _in_quotation(text: str, start: int, offset: int) -> bool:
    """Tell whether an offset lies within quotation marks that the block has opened."""
    before = text[start:offset]
    curly = before.count("“") > before.count("”")
    return curly or before.count('"') % 2 == 1
