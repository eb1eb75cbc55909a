"""TIMEX3's value of a time expression, for those who exchange with TimeML corpora and taggers.

It differs from `TimeExpression.value` where EDTF and TIMEX3 write the same thing in two ways: "2001-33" is 2001-Q1,
"2001-21" 2001-SP, "199X" 199, a weekend's two days 1998-W05-WE, and a time that cannot be placed has a name.
"""

from __future__ import annotations

import datetime
import re
from typing import Final

from onrecord.model import TimeExpression
from onrecord.times.meanings import Reference

_CODES: Final = {
    "21": "SP", "22": "SU", "23": "FA", "24": "WI", "33": "Q1", "34": "Q2", "35": "Q3", "36": "Q4", "40": "H1", "41": "H2",
}  # fmt: skip
_CODED: Final = re.compile(r"(\d{4}|XXXX)-(2[1-4]|3[3-6]|4[01])")
_REFERENCES: Final = frozenset(map(str, Reference))


def value(found: TimeExpression) -> str | None:
    """Return the TIMEX3 value; PRESENT_REF, PAST_REF or FUTURE_REF for "now", "recently" or "soon", else None for None.

    The offset of a time of day is left out, which TIMEX3 keeps in no value; an interval stays one.
    """
    if found.value is None:
        return next((reason for reason in found.why if reason in _REFERENCES), None)
    if match := _CODED.fullmatch(found.value):
        return f"{match[1]}-{_CODES[match[2]]}"
    if found.value.startswith("-"):
        return f"BC{int(found.value[1:]) + 1:04}"
    if "T" in found.value:
        return re.sub(r"(?<=\d)(?:Z|[+-]\d{2}:\d{2})$", "", found.value)
    if re.fullmatch(r"\d{2}XX|\d{3}X", found.value):
        return found.value.rstrip("X")
    return _weekend(found.value) or found.value


def _weekend(words: str) -> str | None:
    try:
        first, last = (datetime.date.fromisoformat(part) for part in words.split("/"))
    except ValueError:
        return None
    year, week, weekday = first.isocalendar()
    return f"{year:04}-W{week:02}-WE" if weekday == 6 and last.toordinal() - first.toordinal() == 1 else None
