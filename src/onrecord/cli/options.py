"""Options that several commands share, and how their values are checked."""

from __future__ import annotations

import calendar
import datetime
import re
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


class TextFormat(StrEnum):
    """How a command answers: for people or for programs."""

    TEXT = "text"
    JSON = "json"


class TimelineFormat(StrEnum):
    """How a timeline is given."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


class TableFormat(StrEnum):
    """How a command answers that lists things."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


def period(value: str) -> tuple[datetime.date, datetime.date]:
    """Return the first and the last day of `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.

    Raises typer.BadParameter for anything else.
    """
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
        raise typer.BadParameter(f"'{value}' is not a date: write YYYY, YYYY-MM or YYYY-MM-DD") from None


def first_day(value: str) -> datetime.date:
    """Return the day on which the date or period `value` begins."""
    return period(value)[0]


def last_day(value: str) -> datetime.date:
    """Return the day on which the date or period `value` ends."""
    return period(value)[1]


def one_day(value: str) -> datetime.date:
    """Return the day that `value` names; a year or a month alone is refused."""
    first, last = period(value)
    if first != last:
        raise typer.BadParameter(f"'{value}' is not one day: write YYYY-MM-DD")
    return first


RecordPath = Annotated[
    Path,
    typer.Option("--record", envvar="ONRECORD_RECORD", metavar="PATH", help="The record to use.", dir_okay=False),
]
Limit = Annotated[int, typer.Option("--limit", min=1, metavar="N", help="Show at most N.")]
AsText = Annotated[TextFormat, typer.Option("--format", help="For people (text) or for programs (json).")]
AsTable = Annotated[
    TableFormat, typer.Option("--format", help="For people (table), for programs (json) or for a spreadsheet (csv).")
]

DEFAULT_RECORD = Path("onrecord.db")
