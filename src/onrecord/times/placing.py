"""Where in the calendar a meaning lies, seen from the article's day and other anchors.

Nothing is placed without an anchor: where the words need one and there is none, there is no period.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Final, NamedTuple

from onrecord.model import Origin
from onrecord.times.meanings import (
    Anaphoric,
    Away,
    DayOfMonth,
    Deictic,
    Fixed,
    Meaning,
    NthDay,
    Recurring,
    Relation,
    WeekOf,
)
from onrecord.times.periods import Period, Unit, away, containing, day
from onrecord.times.recurrence import in_week, in_year, occurrence

_FAR_MONTHS = 10
"""Within a background year, a month so far from the anchor belongs to the next or previous year: December, January."""

_PARTS_OF_YEAR: Final = {Unit.MONTH: 12, Unit.SEASON: 4, Unit.QUARTER: 4, Unit.HALF: 2, Unit.YEAR: 1}


@dataclass(frozen=True, slots=True)
class View:
    """Where a time expression is seen from.

    `published` is the article's day. `anchor` is the last time that the paragraph spoke of before, for "three days
    later". `background` is a dated time that the sentence is about, for an "October" of that year; `order` is -1 where
    the words say that the expression lies before it, 1 after. `direction` is -1 where the sentence looks back from
    `published`, 1 where it looks ahead, 0 where it does not tell. `day` is the day that a time of day belongs to.
    `narrative` tells that these are of a story of another year, not of the article's own days.
    """

    published: datetime.date | None = None
    anchor: Period | None = None
    background: Period | None = None
    order: int = 0
    direction: int = 0
    day: Period | None = None
    narrative: bool = False


class Placed(NamedTuple):
    """A period with how it was found; `why` names the anchor."""

    period: Period | None
    origin: Origin
    why: tuple[str, ...] = ()


def place(meaning: Meaning, view: View) -> Placed:
    """Return the period that a date means; only dates have one."""
    match meaning:
        case Fixed(period):
            return Placed(period, Origin.STATED)
        case Recurring():
            return _recurring(meaning, view)
        case Anaphoric():
            return _anaphoric(meaning, view)
        case NthDay(weekday, after):
            return _nth_day(weekday, after, view)
        case DayOfMonth(number, None):
            return _day_of_month(number, view)
        case Away() | WeekOf():
            return _of_counted(meaning, view)
    if view.published is None:
        return Placed(None, Origin.RESOLVED, ("no anchor",))
    why = (anchored(containing(Unit.DAY, view.published)),)
    match meaning:
        case Deictic(unit, count):
            return Placed(containing(unit, view.published).shift(count), Origin.RESOLVED, why)
        case DayOfMonth(number, int() as months):
            start = containing(Unit.MONTH, view.published).shift(months).start()
            return Placed(day(start.year, start.month, number) if start else None, Origin.RESOLVED, why)
    return Placed(None, Origin.RESOLVED, why)


def _of_counted(meaning: Away | WeekOf, view: View) -> Placed:
    found = place(meaning.day, view)
    if found.period is None:
        return found
    if isinstance(meaning, WeekOf):
        return found._replace(period=found.period.to(Unit.WEEK))
    return found._replace(period=away(found.period, meaning.unit, meaning.count))


def _recurring(meaning: Recurring, view: View) -> Placed:
    bare = meaning.relation is Relation.NEAR and meaning.years is None
    if view.background is not None and not meaning.weekly and bare:
        found = _in_background(meaning, view.background, view.order)
        return Placed(found, Origin.RESOLVED, (anchored(view.background),))
    if view.published is None:
        return Placed(None, Origin.RESOLVED, ("no anchor",))
    why: tuple[str, ...] = (anchored(containing(Unit.DAY, view.published)),)
    if meaning.years is not None:
        if meaning.weekly:
            week = containing(Unit.WEEK, view.published).number + meaning.years
            return Placed(in_week(meaning, week), Origin.RESOLVED, why)
        return Placed(in_year(meaning, view.published.year + meaning.years), Origin.RESOLVED, why)
    if view.direction:
        why = (*why, "looks back" if view.direction < 0 else "looks ahead")
    return Placed(occurrence(meaning, view.published, view.direction), Origin.RESOLVED, why)


def _in_background(meaning: Recurring, background: Period, order: int) -> Period | None:
    """Return the occurrence in the year that the text is about, or in one beside it where that is far nearer."""
    start = background.start()
    if start is None:
        return None
    same = in_year(meaning, start.year)
    if same is None or background.unit is Unit.YEAR:
        return same
    distance = _month(same) - _month(background)
    if (order < 0 and distance > 0) or distance >= _FAR_MONTHS:
        return in_year(meaning, start.year - 1)
    if (order > 0 and distance < 0) or distance <= -_FAR_MONTHS:
        return in_year(meaning, start.year + 1)
    return same


def _month(period: Period) -> int:
    month = period.to(Unit.MONTH)
    return month.number if month else 0


def _anaphoric(meaning: Anaphoric, view: View) -> Placed:
    unit, count = meaning.unit, meaning.count
    if view.anchor is not None:
        why = (anchored(view.anchor),)
        return Placed(_counted_from(view.anchor, unit, count), Origin.RESOLVED, why)
    if meaning.otherwise is not None and view.published is not None:
        return place(meaning.otherwise, view)._replace(origin=Origin.INFERRED)
    if view.published is None or count >= 0:
        return Placed(None, Origin.RESOLVED, ("no anchor",))
    # "A year earlier" with nothing that it could be earlier than: the article's own time is meant.
    published = containing(unit, view.published)
    return Placed(published.shift(count), Origin.INFERRED, (anchored(containing(Unit.DAY, view.published)),))


def _counted_from(anchor: Period, unit: Unit, count: int) -> Period | None:
    """Return the period `count` units from an anchor, None where the anchor is too coarse to count from."""
    if anchor.unit is unit:
        return anchor.shift(count)
    if count and unit is Unit.YEAR and anchor.unit in _PARTS_OF_YEAR:
        return anchor.shift(count * _PARTS_OF_YEAR[anchor.unit])
    if _length(anchor.unit) > _length(unit):
        return None
    found = anchor.to(unit)
    return found.shift(count) if found else None


def _length(unit: Unit) -> int:
    return list(Unit).index(unit)


def _day_of_month(number: int, view: View) -> Placed:
    """Return "the 19th" of the month that the paragraph speaks of, else of the article's, or the one before."""
    anchor = view.anchor
    if anchor is None or anchor.unit not in (Unit.DAY, Unit.MONTH):
        anchor = containing(Unit.DAY, view.published) if view.published else None
    start = anchor.start() if anchor else None
    if anchor is None or start is None:
        return Placed(None, Origin.RESOLVED, ("no anchor",))
    found = day(start.year, start.month, number)
    if found and view.anchor is not anchor and view.direction < 0 and found.number > anchor.number:
        before = containing(Unit.MONTH, start).shift(-1).start()
        found = day(before.year, before.month, number) if before else None
    return Placed(found, Origin.RESOLVED, (anchored(anchor),))


def _nth_day(weekday: int, after: bool, view: View) -> Placed:
    anchor = view.anchor if view.anchor and view.anchor.unit is Unit.DAY else None
    if anchor is None and view.published is not None and not after:
        anchor = containing(Unit.DAY, view.published)
        return Placed(beside(anchor, weekday, -2), Origin.INFERRED, (anchored(anchor),))
    if anchor is None:
        return Placed(None, Origin.RESOLVED, ("no anchor",))
    return Placed(beside(anchor, weekday, 1 if after else -1), Origin.RESOLVED, (anchored(anchor),))


def beside(anchor: Period, weekday: int, step: int) -> Period:
    """Return the nearest such weekday after the anchor, or before it; -2 is the one before that."""
    today = (anchor.number - 1) % 7 + 1
    if step > 0:
        return anchor.shift((weekday - today - 1) % 7 + 1)
    return anchor.shift(-((today - weekday - 1) % 7 + 1) - 7 * (-step - 1))


def anchored(anchor: Period) -> str:
    """Return how `why` names an anchor."""
    return f"anchor {anchor.value()}"
