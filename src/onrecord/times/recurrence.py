"""Which day, month, season or quarter of which year or week: the occurrences of what recurs."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from onrecord.times.meanings import LAST, Recurring, Relation
from onrecord.times.periods import Period, Unit, containing, day, easter, part_of_year

_MONTHS_AHEAD = 3
"""A bare month is the coming one where it begins at most this many months later; news mostly looks back."""

_DAYS_AHEAD = 146
"""A bare day of the year is the coming one where that is at most two fifths of a year ahead."""

_DAYS_GONE = 60
"""A day of the year that has passed so lately is meant even where the sentence looks ahead: what began then goes on."""


def in_year(meaning: Recurring, year: int) -> Period | None:
    """Return what recurs every year, in this year; None where the year has no such day."""
    if not 1 <= year <= 9999:
        return None
    if meaning.easter:
        return containing(Unit.DAY, easter(year)).shift(meaning.number)
    if meaning.month is None:
        return part_of_year(meaning.unit, year, meaning.number)
    if meaning.nth is None:
        return day(year, meaning.month, meaning.number)
    first = datetime.date(year, meaning.month, 1)
    offset = (meaning.number - first.isoweekday()) % 7
    if meaning.nth == LAST:
        return day(year, meaning.month, 29 + offset) or day(year, meaning.month, 22 + offset)
    return day(year, meaning.month, 1 + offset + 7 * (meaning.nth - 1))


def in_week(meaning: Recurring, week: int) -> Period:
    """Return a weekday, or the weekend, in the week with this index."""
    if meaning.unit is Unit.WEEKEND:
        return Period(Unit.WEEKEND, week)
    return Period(Unit.DAY, week * 7 + meaning.number)


def occurrence(meaning: Recurring, now: datetime.date, direction: int) -> Period | None:
    """Return the occurrence that is meant, seen from the day `now`.

    `direction` is -1 where the sentence looks back, 1 where it looks ahead and 0 where it does not tell; it decides on
    a bare name. "last" and "next" exclude the period that `now` lies in, looking back and looking ahead include it.
    """
    if meaning.unit is Unit.WEEKEND:
        return _weekend(meaning, now, direction)
    current = _now(meaning, now)
    found = sorted(_around(meaning, now), key=lambda period: period.index)
    if meaning.weekday is not None:
        found = [one for one in found if (one.index - 1) % 7 + 1 == meaning.weekday] or found
    back = [one for one in found if one.index <= current]
    ahead = [one for one in found if one.index >= current]
    match meaning.relation:
        case Relation.LAST:
            return next((one for one in reversed(back) if one.index < current), None)
        case Relation.NEXT:
            return next((one for one in ahead if one.index > current), None)
        case Relation.THIS:
            return _this(meaning, now)
    if direction < 0:
        return back[-1] if back else None
    if direction > 0 and ahead and back and _just_gone(meaning, current - back[-1].index):
        return back[-1]  # "is to run from January 23", said on the 28th
    if direction > 0 or (ahead and _is_near(meaning, ahead[0].index - current)):
        return ahead[0] if ahead else None
    return back[-1] if back else None


def _now(meaning: Recurring, now: datetime.date) -> int:
    return containing(meaning.unit, now).index


def _weekend(meaning: Recurring, now: datetime.date, direction: int) -> Period:
    """Return the weekend of this week, or the one before where the week looks back on it."""
    current = containing(Unit.WEEKEND, now)
    begun = now.isoweekday() >= 6
    match meaning.relation:
        case Relation.LAST:
            return current.shift(-1)
        case Relation.NEXT:
            return current.shift(1 if begun else 0)
        case Relation.THIS:
            return current.shift(-1 if direction < 0 and not begun else 0)
    return current.shift(0 if begun or direction > 0 else -1)


def _around(meaning: Recurring, now: datetime.date) -> Iterator[Period]:
    if meaning.weekly:
        week = containing(Unit.WEEK, now).index
        yield from (in_week(meaning, week + step) for step in (-1, 0, 1))
        return
    # 29 February and a weekday on a day of the year may be years away.
    reach = 8 if meaning.weekday is not None or (meaning.month, meaning.number) == (2, 29) else 1
    for year in range(now.year - reach - 1, now.year + reach + 1):
        if (found := in_year(meaning, year)) is not None:
            yield found


def _this(meaning: Recurring, now: datetime.date) -> Period | None:
    if meaning.weekly:
        return in_week(meaning, containing(Unit.WEEK, now).index)
    current = _now(meaning, now)
    running = (one for one in _around(meaning, now) if one.index == current)  # January's winter began the year before
    return next(running, in_year(meaning, now.year))


def _just_gone(meaning: Recurring, distance: int) -> bool:
    """Tell whether a day of the year was so short a time ago that next year's cannot be meant."""
    return meaning.unit is Unit.DAY and not meaning.weekly and 0 < distance <= _DAYS_GONE


def _is_near(meaning: Recurring, distance: int) -> bool:
    """Tell whether a coming occurrence is near enough to be meant where nothing tells."""
    match meaning.unit:
        case Unit.DAY:
            return not meaning.weekly and distance <= _DAYS_AHEAD
        case Unit.MONTH:
            return distance <= _MONTHS_AHEAD
        case _:
            return distance == 0
