"""Builders of dates: "16 September 2024", "May 3-5", "the first week of May", "2023-W41"."""

from __future__ import annotations

import datetime
import re

from onrecord.times import numbers
from onrecord.times.building.groups import (
    STEP,
    relation_of,
    stated_year,
    value,
    years_away,
)
from onrecord.times.grammar import Groups
from onrecord.times.lexicon import lexicon
from onrecord.times.meanings import (
    Clock,
    DayOfMonth,
    Fixed,
    Meaning,
    Range,
    Recurring,
    WeekOf,
)
from onrecord.times.periods import Unit, containing, day, part_of_year


def iso(groups: Groups) -> Meaning | None:
    """Return an ISO 8601 date, or a time of that day."""
    words = groups["iso"][0].text
    date = day(int(words[:4]), int(words[5:7]), int(words[8:10]))
    if date is None or len(words) == 10:
        return Fixed(date)
    return Clock(int(words[11:13]), int(words[14:16]), re.sub(r"^.{16}[\d:.]*", "", words), Fixed(date))


def iso_month(groups: Groups) -> Meaning | None:
    """Return "2001-09"."""
    month = int(groups["month"][0].text)
    return Fixed(part_of_year(Unit.MONTH, stated_year(groups) or 0, month)) if 1 <= month <= 12 else None


def iso_week(groups: Groups) -> Meaning | None:
    """Return "2023-W41"."""
    try:
        monday = datetime.date.fromisocalendar(stated_year(groups) or 0, int(groups["week"][0].text), 1)
    except ValueError:
        return None
    return Fixed(containing(Unit.WEEK, monday))


def slashed(groups: Groups) -> Meaning | None:
    """A date in figures, where only one order of day and month makes it one; points stand in day-first dates."""
    first, second, year = (int(part) for part in re.split("[/.]", groups["slashed"][0].text))
    if first > 999:
        return Fixed(found) if (found := day(first, second, year)) else None
    if year < 100:
        year += 2000 if year < 30 else 1900
    day_first = "." in groups["slashed"][0].text or first > 12
    if not day_first and second <= 12 and first != second:
        return None
    month, number = (second, first) if day_first else (first, second)
    return Fixed(found) if (found := day(year, month, number)) else None


def month_day(groups: Groups) -> Meaning | None:
    """Return a day of a month, of a year where the words tell it."""
    month, number = value("months", groups["month"]), numbers.ordinal(groups["day"])
    if number is None or not 1 <= number <= 31:
        return None
    if (year := stated_year(groups)) is not None:
        return Fixed(day(year, month, number))
    weekday = value("weekdays", groups["weekday"]) if "weekday" in groups else None
    return Recurring(Unit.DAY, number, month, weekday=weekday, years=years_away(groups))


def month_days(groups: Groups) -> Meaning | None:
    """Return "May 3-5", "3 to 5 May 2019"."""
    first, last = (month_day({**groups, "day": groups[name]}) for name in ("first", "last"))
    return Range(first, last) if first and last else None


def week_of_day(groups: Groups) -> Meaning | None:
    """Return "the week of May 6", "the week ended Friday, May 10"."""
    of_day = month_day(groups)
    return WeekOf(of_day) if isinstance(of_day, Fixed | Recurring) else None


def week_of_month(groups: Groups) -> Meaning | None:
    """Return "the first week of May", as the week that its first day lies in; the last is that of the 28th."""
    nth = numbers.ordinal(groups["ord"])
    number = 28 if nth is None else 7 * nth - 6
    month, year = value("months", groups["month"]), stated_year(groups)
    if year is not None:
        return WeekOf(Fixed(day(year, month, number)))
    return WeekOf(Recurring(Unit.DAY, number, month, years=years_away(groups)))


def months(groups: Groups) -> Meaning | None:
    """Return "May to July", "December-January 2020"."""
    first, last = (value("months", groups[name]) for name in ("first", "last"))
    if (year := stated_year(groups)) is not None:
        begin = year - 1 if first > last else year
        return Range(Fixed(part_of_year(Unit.MONTH, begin, first)), Fixed(part_of_year(Unit.MONTH, year, last)))
    return Range(Recurring(Unit.MONTH, first), Recurring(Unit.MONTH, last))


def month_year(groups: Groups) -> Meaning | None:
    """Return "October 2019", "October of last year"."""
    month = value("months", groups["month"])
    if (year := stated_year(groups)) is not None:
        return Fixed(part_of_year(Unit.MONTH, year, month))
    return Recurring(Unit.MONTH, month, years=years_away(groups) or 0)


def month(groups: Groups) -> Meaning | None:
    """Return "October", "last October"."""
    return Recurring(Unit.MONTH, value("months", groups["month"]), relation=relation_of(groups))


def named_date(groups: Groups) -> Meaning | None:
    """Return a day that its month and day name for good: 9/11."""
    date = lexicon().named.get(" ".join(token.lower for token in groups["day"]))
    return Fixed(day(*map(int, date.split("-")))) if date else None


def day_of_month(groups: Groups) -> Meaning | None:
    """Return "the 15th of this month"."""
    number = numbers.ordinal(groups["day"])
    months = STEP.get(groups["rel"][0].lower, 0) if "rel" in groups else None
    return DayOfMonth(number, months) if number and number <= 31 else None
