"""Dates as sources give them: a day, a month, a year, or one of several days where sources differ.

Written as ISO 8601 ("2019-03-20", "2019-03", "2019") and, for one of a set, as EDTF does: "[2017-12-06..2017-12-13]".
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

_PARTIAL = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_SET = re.compile(r"\[([\d-]+)\.\.([\d-]+)\]")


@dataclass(frozen=True, slots=True)
class When:
    """A date of some precision: it lies somewhere from `earliest` to `latest`, both included."""

    text: str
    earliest: date
    latest: date

    @classmethod
    def parse(cls, text: str) -> When:
        """Read a date.

        Raises:
            ValueError: `text` is no date, names a day that does not exist, or is a set whose ends are out of order.
        """
        ends = _SET.fullmatch(text)
        first, last = (ends[1], ends[2]) if ends else (text, text)
        when = cls(text, _first_day(first), _last_day(last))
        if when.earliest > when.latest:
            raise ValueError(f"{text!r} ends before it starts")
        return when

    @property
    def precision(self) -> str:
        """The precision: "day", "month", "year", or "set" where sources differ."""
        if self.text.startswith("["):
            return "set"
        return {4: "year", 7: "month"}.get(len(self.text), "day")

    def __str__(self) -> str:
        return self.text


def _first_day(text: str) -> date:
    year, month, day = _parts(text)
    return date(year, month or 1, day or 1)


def _last_day(text: str) -> date:
    year, month, day = _parts(text)
    month = month or 12
    return date(year, month, day or calendar.monthrange(year, month)[1])


def _parts(text: str) -> tuple[int, int, int]:
    match = _PARTIAL.fullmatch(text)
    if not match:
        raise ValueError(f"{text!r} is not an ISO 8601 date of a day, a month or a year")
    year, month, day = (int(part or 0) for part in match.groups())
    if match[2] is not None and not 1 <= month <= 12:
        raise ValueError(f"{text!r} has no month {month}")
    return year, month, day
