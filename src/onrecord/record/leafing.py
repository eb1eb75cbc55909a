"""Lists without words to look for: newest first, a page from anywhere in them, and how many there are.

All of it is told by `listing`, which counts the quotations of each article, and by `daily`, which does so of each day;
only the rows of the page are looked at.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection

from onrecord.record import daily, sqlite
from onrecord.record.choosing import Choice, where

_FAR = 1_000
"""Quotations beyond which the page is found by the sums of each day, not by counting up to it."""


def count(connection: Connection, made: Choice) -> int:
    """Return how many there are."""
    summed = f"SELECT {_figure(made)} {_counted(made)}"
    return sqlite.number(connection, summed, made.parameters)


def numbers(connection: Connection, made: Choice, limit: int, offset: int) -> list[int]:
    """Return the numbers of `limit` of them (-1: all), from the one at `offset` on."""
    if offset <= _FAR or made.kind == "article":
        return _listed(connection, made, (), {"limit": limit, "offset": offset})
    day, passed = _day_at(connection, made, offset)
    found: list[int] = []
    if day is not None:
        bounds = {"day": day, "limit": limit, "offset": offset - passed}
        found = _listed(connection, made, ("l.published <= :day",), bounds)
        offset = passed
    if len(found) != limit and "since" not in made.parameters and "until" not in made.parameters:
        rest = {"limit": limit - len(found) if limit >= 0 else limit, "offset": offset - passed}
        found += _listed(connection, made, ("l.published IS NULL",), rest)
    return found


def _counted(made: Choice) -> str:
    """Return FROM and WHERE for what is counted, which has a `day`: days, or articles where an outlet is asked for."""
    if "outlets" not in made.parameters:
        return daily.between(made.parameters)
    each = "l.published AS day, 1 AS articles, l.direct, l.mixed, l.indirect"
    return f"FROM (SELECT {each} FROM listing l{where(made.dated)}) d"  # noqa: S608 - ours


def _figure(made: Choice) -> str:
    counted = "articles" if made.kind == "article" else made.parameters.get("kind", "direct + d.mixed + d.indirect")
    return f"sum(d.{counted})"


def _day_at(connection: Connection, made: Choice, offset: int) -> tuple[str | None, int]:
    """Return the day on which the quotation at `offset` was published, and how many are before that day.

    The day is None where the quotation is of an article without a date, or there are not so many.
    """
    summed = f"SELECT d.day, {_figure(made)} {_counted(made)} GROUP BY d.day ORDER BY d.day DESC"
    passed = 0
    for day, number in sqlite.rows(connection, summed, made.parameters):
        if not day or passed + number > offset:
            return day or None, passed
        passed += number
    return None, passed


def _listed(connection: Connection, made: Choice, more: tuple[str, ...], parameters: dict[str, Any]) -> list[int]:
    if made.kind == "article":
        columns, tables, last = "l.article", "listing l", ""
    else:
        columns, tables, last = "q.number", "listing l CROSS JOIN quotation q ON q.article = l.article", ", q.position"
    statement = (
        f"SELECT {columns} FROM {tables}{where((*made.dated, *made.own, *more))} "  # noqa: S608 - ours
        f"ORDER BY l.published DESC, l.id{last} LIMIT :limit OFFSET :offset"
    )
    return sqlite.numbers(connection, statement, made.parameters | parameters)
