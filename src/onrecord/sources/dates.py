"""Dates of publication as English news texts write them. Only whole dates count: nothing is guessed.

`16 September 2024`, `Sept. 16, 2024`, `Monday, 16th Sep 2024`, `2024-09-16`, `16.09.2024`, and `9/16/2024` where only
one reading of it is a date. A time of day and a zone may follow and are not kept.
"""

from __future__ import annotations

import datetime
import functools
import re
from typing import Any, NamedTuple

from onrecord.data import toml

LONGEST = 80
"""Characters of a date with its weekday and time at most; what is longer is prose."""

_TIME = r"(?:\d{1,2}[:.h]\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:[ap]\.?m\.?)?\s*(?:Z|[+-]\d{2}:?\d{2}|\(?[A-Z]{2,5}\)?)?)"


class Day(NamedTuple):
    """A month and day, with the year where the text states it, and where in the text it stands."""

    year: int | None
    month: int
    day: int
    start: int
    end: int

    def date(self) -> datetime.date | None:
        """Return the date, None where the year is not stated or there is no such day."""
        try:
            return datetime.date(self.year, self.month, self.day) if self.year is not None else None
        except ValueError:
            return None


@functools.cache
def lists() -> dict[str, Any]:
    """Return the lists of `data/sources/dates.toml`."""
    return toml("sources/dates.toml")


def day_at(text: str, start: int = 0) -> Day | None:
    """Return the day that begins exactly at `start`, a weekday before it included; None where none does."""
    return _day(pattern().match(text, start))


def whole(text: str) -> datetime.date | None:
    """Return the date that `text` is and nothing else, save a weekday and a time of day; None where it is not one."""
    text = text.strip()
    match = _whole().fullmatch(text) if len(text) <= LONGEST else None
    day = day_at(match["whole"]) if match else None
    return day.date() if day else None


def parse(value: str) -> datetime.date | None:
    """Return the date of a machine-readable value: an ISO 8601 date or date-time, else as `whole` has it.

    The date is the one that is written: it is not moved into another time zone.
    """
    value = value.strip()
    match = re.match(r"(\d{4})-?(\d{2})-?(\d{2})(?=$|[T ]?\d{2}:?\d{2}|[Zz+-])", value)
    if match:
        return Day(int(match[1]), int(match[2]), int(match[3]), 0, match.end()).date()
    return whole(value)


def _day(match: re.Match[str] | None) -> Day | None:
    if match is None:
        return None
    found = match.groupdict()
    span = match.span()
    if found["iso_year"]:
        return Day(int(found["iso_year"]), int(found["iso_month"]), int(found["iso_day"]), *span)
    if found["first"]:
        first, second, year = int(found["first"]), int(found["second"]), int(found["number_year"])
        day_first = found["separator"] == "." or first > 12
        if not day_first and second <= 12 and first != second:
            return None  # 3/4/2019 is two dates
        month, day = (second, first) if day_first else (first, second)
        return Day(year, month, day, *span) if 1 <= month <= 12 else None
    month_name = (found["month_after"] or found["month_before"]).lower()
    year_text = found["year_after"] or found["year_before"]
    month = _months()[month_name]
    day = int(found["day_before"] or found["day_after"])
    return Day(int(year_text) if year_text else None, month, day, *span) if 1 <= day <= 31 else None


@functools.cache
def _months() -> dict[str, int]:
    return {name: int(number) for number, names in lists()["months"].items() for name in names}


@functools.cache
def pattern() -> re.Pattern[str]:
    """Return the pattern of a day, with or without a year. It has named groups: use it once in a larger one."""
    months = "|".join(sorted(_months(), key=len, reverse=True))
    weekdays = "|".join(sorted(lists()["words"]["weekdays"], key=len, reverse=True))
    return re.compile(
        rf"(?:(?:{weekdays})\b\.?,?\s+)?(?:"
        r"(?P<iso_year>\d{4})-(?P<iso_month>\d{2})-(?P<iso_day>\d{2})(?!\d)"
        r"|(?P<first>\d{1,2})(?P<separator>[./])(?P<second>\d{1,2})(?P=separator)(?P<number_year>\d{4})(?!\d)"
        rf"|(?P<day_before>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month_after>{months})\b\.?"
        r"(?:,?\s+(?P<year_after>\d{4})(?!\d))?"
        rf"|(?P<month_before>{months})\b\.?\s+(?P<day_after>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)"
        r"(?:,?\s+(?P<year_before>\d{4})(?!\d))?"
        r")",
        re.IGNORECASE,
    )


@functools.cache
def _whole() -> re.Pattern[str]:
    day = f"(?P<whole>{pattern().pattern})"
    return re.compile(rf"(?:{_TIME},?\s+)?{day}(?:(?:,|T|\s+at|\s*[-–—|])?\s*{_TIME})?", re.IGNORECASE)
