"""`1962`, `1962-10` and `1962-10-25`: the dates that a user types, as the days that they span."""

from __future__ import annotations

import calendar
import datetime
import re

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def period(value: str) -> tuple[datetime.date, datetime.date]:
    """Return the first and the last day of `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; raises ValueError for anything else."""
    found = _DATE.fullmatch(value.strip())
    try:
        if found is None:
            raise ValueError(value)
        year, month, day = (int(part) if part else None for part in found.groups())
        if year is None:
            raise ValueError(value)
        first = datetime.date(year, month or 1, day or 1)
        last_month = month or 12
        return first, datetime.date(year, last_month, day or calendar.monthrange(year, last_month)[1])
    except ValueError:
        raise ValueError(f"'{value}' is not a date: write YYYY, YYYY-MM or YYYY-MM-DD") from None
