"""An ISO 8601, EDTF or TIMEX3 value to the days that it covers, so that times of any precision can be compared.

    bounds("1988-05")      -> 1988-05-01 to 1988-05-31
    bounds("1988-W18")     -> 1988-05-02 to 1988-05-08
    bounds("198X")         -> 1980-01-01 to 1989-12-31
    bounds("1988/1991-04") -> 1988-01-01 to 1991-04-30

Read are the calendar dates of ISO 8601 with or without a time of day, its weeks, and of EDTF (Library of Congress,
2019) levels 0 to 2 whatever lies in the years 1 to 9999: unspecified digits, qualifiers (which change no bounds),
intervals, sets, and the divisions of a year (seasons, quarters, semestrals, quadrimesters). TIMEX3's own forms are read
too: `1988-SP`, `1988-Q2`, `1988-H1`, `198` (a decade), `19` (a century), `1988-W18-WE` (a weekend).

Seasons are the meteorological ones of the north, but for EDTF's 29 to 32 those of the south; winter is the one that
begins in the December of the year. An open or unknown end of an interval is as far as dates go.
"""

from __future__ import annotations

import calendar
import datetime
import re
from typing import NamedTuple


class Days(NamedTuple):
    """A stretch of days, both included."""

    first: datetime.date
    last: datetime.date


_SHAPE = re.compile(
    r"(?P<year>[0-9]{2}XX|[0-9]{3}X|[0-9]{2,4})"
    r"(?:-(?:W(?P<week>[0-9]{2}|XX)(?:-(?P<day_of_week>WE|[1-7]))?"
    r"|(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|[0-3X]X))?"
    r"|(?P<part>[A-Z][A-Z0-9])))?"
)
_TIME_OF_DAY = re.compile(r"T[0-9A-Z:.+\-]*$")
_QUALIFIERS = re.compile(r"[?~%]")

_QUARTERS = {n: (3 * n - 2, 3) for n in range(1, 5)}
_SOUTHERN = {29: (9, 3), 30: (12, 3), 31: (3, 3), 32: (6, 3)}
_NORTHERN = {1: (3, 3), 2: (6, 3), 3: (9, 3), 4: (12, 3)}
_DIVISIONS: dict[str, tuple[int, int]] = {
    **{str(20 + n): months for n, months in _NORTHERN.items()},
    **{str(24 + n): months for n, months in _NORTHERN.items()},
    **{str(n): months for n, months in _SOUTHERN.items()},
    **{str(32 + n): months for n, months in _QUARTERS.items()},
    **{str(36 + n): (4 * n - 3, 4) for n in (1, 2, 3)},
    **{str(39 + n): (6 * n - 5, 6) for n in (1, 2)},
    **{f"Q{n}": months for n, months in _QUARTERS.items()},
    **{f"H{n}": (6 * n - 5, 6) for n in (1, 2)},
    **dict(zip(("SP", "SU", "FA", "WI"), _NORTHERN.values(), strict=True)),
    "AU": _NORTHERN[3],
    "QX": (1, 12),
    "HX": (1, 12),
}
"""Divisions of a year: the month in which each begins, and how many months it has (EDTF 21 to 41, and TIMEX3's)."""


def bounds(value: str) -> Days | None:
    """Return the first and last day that a value covers, None where it names none ("P3D", "PRESENT_REF", words)."""
    text = _QUALIFIERS.sub("", value.strip())
    if not text.startswith(("[", "{")) or not text.endswith(("]", "}")):
        return _stretch(text)
    found = [_stretch(part.strip().replace("..", "/")) for part in text[1:-1].split(",")]
    members = [member for member in found if member]
    if len(members) < len(found):
        return None
    return Days(min(member.first for member in members), max(member.last for member in members))


def _stretch(text: str) -> Days | None:
    if "/" not in text:
        return _date(text)
    start, _, end = text.partition("/")
    opening = Days(datetime.date.min, datetime.date.min) if start in ("", "..") else _date(start)
    closing = Days(datetime.date.max, datetime.date.max) if end in ("", "..") else _date(end)
    if opening is None or closing is None or opening.first > closing.last:
        return None
    return Days(opening.first, closing.last)


def _date(text: str) -> Days | None:
    found = _SHAPE.fullmatch(_TIME_OF_DAY.sub("", text))
    try:
        return _days(found) if found else None
    except (ValueError, OverflowError):  # the thirtieth of February, the year 0, week 54
        return None


def _days(found: re.Match[str]) -> Days:
    year = found["year"].rstrip("X")
    if len(year) < 4:
        width = 10 ** (4 - len(year))
        if found["month"] or found["week"] or found["part"]:
            raise ValueError(found[0])  # no decade has a May
        return Days(datetime.date(int(year) * width, 1, 1), datetime.date((int(year) + 1) * width - 1, 12, 31))
    whole = int(year)
    if found["week"] not in (None, "XX"):
        return _week(whole, int(found["week"]), found["day_of_week"])
    if found["month"] in _DIVISIONS or found["part"]:
        return _months(whole, *_DIVISIONS.get(found["month"] or found["part"], (0, 0)))
    if found["month"] in (None, "XX"):
        return _months(whole, 1, 12)
    month = int(found["month"])
    if found["day"] is None or found["day"] == "XX":
        return _months(whole, month, 1)
    if found["day"][1] == "X":
        tens = 10 * int(found["day"][0])
        last = min(tens + 9, calendar.monthrange(whole, month)[1])
        return Days(datetime.date(whole, month, tens or 1), datetime.date(whole, month, last))
    day = datetime.date(whole, month, int(found["day"]))
    return Days(day, day)


def _months(year: int, month: int, count: int) -> Days:
    first = datetime.date(year, month, 1)
    end = month + count - 1
    last_year, last_month = (year, end) if end <= 12 else (year + 1, end - 12)
    return Days(first, datetime.date(last_year, last_month, calendar.monthrange(last_year, last_month)[1]))


def _week(year: int, week: int, part: str | None) -> Days:
    days = {None: (1, 7), "WE": (6, 7)}.get(part) or (int(part or 0),) * 2
    first, last = (datetime.date.fromisocalendar(year, week, day) for day in days)
    return Days(first, last)
