"""Calendar periods that can be counted: the day, week, month ... with this number, and those before and after it.

Every unit numbers its periods without a gap, so that "two quarters before" is a subtraction. The calendar is the
proleptic Gregorian one of `datetime`; what lies outside the years 1 to 9999 has no value.
"""

from __future__ import annotations

import datetime
from enum import StrEnum
from typing import Final, NamedTuple

from onrecord.model import Precision


class Unit(StrEnum):
    """A unit of the calendar, finest first; HALF is half a year, MILLENNIUM only measures durations."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    NIGHT = "night"
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    FORTNIGHT = "fortnight"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    MILLENNIUM = "millennium"


_PER_YEAR: Final = {Unit.MONTH: 12, Unit.SEASON: 4, Unit.QUARTER: 4, Unit.HALF: 2, Unit.YEAR: 1}
_YEARS: Final = {Unit.DECADE: 10, Unit.CENTURY: 100}
_FIRST_CODE: Final = {Unit.MONTH: 1, Unit.SEASON: 21, Unit.QUARTER: 33, Unit.HALF: 40}
"""EDTF: what follows the year; seasons, quarters and half-years are its level 2."""

PRECISION: Final = {
    Unit.DAY: Precision.DAY,
    Unit.WEEKEND: Precision.INTERVAL,
    Unit.WEEK: Precision.WEEK,
    Unit.MONTH: Precision.MONTH,
    Unit.SEASON: Precision.SEASON,
    Unit.QUARTER: Precision.QUARTER,
    Unit.HALF: Precision.INTERVAL,
    Unit.YEAR: Precision.YEAR,
    Unit.DECADE: Precision.DECADE,
    Unit.CENTURY: Precision.CENTURY,
}
"""The precision of a period of each unit that periods are counted in."""


class Period(NamedTuple):
    """The period of `unit` with this `number`; indices rise by one from each period to the next."""

    unit: Unit
    number: int

    def shift(self, count: int) -> Period:
        """Return the period `count` after this one, or before where negative."""
        return Period(self.unit, self.number + count)

    def start(self) -> datetime.date | None:
        """Return the first day, None where the calendar does not reach."""
        match self.unit:
            case Unit.DAY:
                ordinal = self.number
            case Unit.WEEK:
                ordinal = self.number * 7 + 1
            case Unit.WEEKEND:
                ordinal = self.number * 7 + 6
            case Unit.DECADE | Unit.CENTURY:
                return _date(max(self.number * _YEARS[self.unit], 1), 1) if self.number >= 0 else None
            case unit:
                each = _PER_YEAR[unit]
                year, part = divmod(self.number, each)
                month = part * 12 // each + (3 if unit is Unit.SEASON else 1)
                return _date(year, month)
        try:
            return datetime.date.fromordinal(ordinal)
        except (ValueError, OverflowError):
            return None

    def value(self) -> str | None:
        """Return the ISO 8601 or EDTF value, None where the calendar does not reach."""
        start = self.start()
        if start is None:
            return None
        match self.unit:
            case Unit.DAY:
                return start.isoformat()
            case Unit.WEEK:
                year, week, _ = start.isocalendar()
                return f"{year:04}-W{week:02}"
            case Unit.WEEKEND:
                sunday = _last(start, 1)
                return f"{start.isoformat()}/{sunday.isoformat()}" if sunday else None
            case Unit.DECADE:
                return f"{self.number:03}X"
            case Unit.CENTURY:
                return f"{self.number:02}XX"
            case Unit.YEAR:
                return f"{self.number:04}"
            case unit:
                year, part = divmod(self.number, _PER_YEAR[unit])
                return f"{year:04}-{_FIRST_CODE[unit] + part:02}"

    def to(self, unit: Unit) -> Period | None:
        """Return the period of another unit that this one begins in, None where the calendar does not reach."""
        if unit is self.unit:
            return self
        start = self.start()
        return None if start is None else containing(unit, start)


def containing(unit: Unit, date: datetime.date) -> Period:
    """Return the period of `unit` that a day lies in; the weekend is that of its week (Monday to Sunday)."""
    match unit:
        case Unit.DAY:
            return Period(unit, date.toordinal())
        case Unit.WEEK | Unit.WEEKEND:
            return Period(unit, (date.toordinal() - 1) // 7)
        case Unit.DECADE | Unit.CENTURY:
            return Period(unit, date.year // _YEARS[unit])
        case Unit.SEASON:
            return Period(unit, (date.year * 12 + date.month - 3) // 3)  # January is in the winter that began before
        case _:
            each = _PER_YEAR[unit]
            return Period(unit, date.year * each + (date.month - 1) * each // 12)


def day(year: int, month: int, number: int) -> Period | None:
    """Return a day by its date, None where there is no such day."""
    try:
        return Period(Unit.DAY, datetime.date(year, month, number).toordinal())
    except (ValueError, OverflowError):
        return None


def away(period: Period, unit: Unit, count: int) -> Period | None:
    """Return the day, week or month so many units from this one; None where that month has no such day."""
    start = period.start()
    match unit:
        case _ if start is None:
            return None
        case Unit.DAY | Unit.WEEK:
            day_then = Period(Unit.DAY, start.toordinal() + count * (7 if unit is Unit.WEEK else 1))
        case Unit.MONTH | Unit.YEAR | Unit.DECADE | Unit.CENTURY:
            months = {Unit.MONTH: 1, Unit.YEAR: 12}.get(unit) or 12 * _YEARS[unit]
            year, month = divmod(start.year * 12 + start.month - 1 + count * months, 12)
            found = day(year, month + 1, start.day)
            if found is None:
                return None
            day_then = found
        case _:
            return None
    return day_then.to(period.unit)


def part_of_year(unit: Unit, year: int, number: int) -> Period:
    """Return the month, season, quarter or half-year with this number, counted from 1, of a year."""
    return Period(unit, year * _PER_YEAR[unit] + number - 1)


def easter(year: int) -> datetime.date:
    """Return Easter Sunday of the western churches (the anonymous Gregorian computus, Nature 13, 1876)."""
    century, rest = divmod(year, 100)
    golden = year % 19
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    correction = (golden + 11 * epact + 22 * weekday) // 451
    month, number = divmod(epact + weekday - 7 * correction + 114, 31)
    return datetime.date(year, month, number + 1)


def _date(year: int, month: int) -> datetime.date | None:
    return datetime.date(year, month, 1) if 1 <= year <= 9999 else None


def _last(start: datetime.date, days: int) -> datetime.date | None:
    try:
        return start + datetime.timedelta(days=days)
    except OverflowError:
        return None
