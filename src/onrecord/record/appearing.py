"""Where somebody appears: in which articles, newest first, and in which events. Reach for it before rows are fetched.

There are two ways to the newest articles. To gather is to take all that somebody is in, and sort. To walk is to go from
article to article, newest first, and ask whether they are in it: quicker where they are in many. Whoever is in many but
in no new ones is gathered after all, when a walk has taken as long as that would. Statements are plain SQL here, since
the order of the tables in them is the plan (CROSS JOIN).
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection

from onrecord.record import remembering, sqlite
from onrecord.record.choosing import where

_STEP = 0.4
"""What it costs to ask of an article whether somebody is in it, where to gather one costs 1: measured on 20,000."""


_KEPT = 128
"""Newest appearances that are remembered, where a page asks for some."""


_QUOTED = """SELECT l.published, sum(p.quotations) FROM presence p CROSS JOIN listing l ON l.article = p.article
    WHERE p.identity = :id AND p.quotations > 0 GROUP BY l.published"""


_PLACES = """SELECT e.number, l.id, e.position FROM json_each(:numbers) AS g CROSS JOIN event e ON e.number = g.value
    CROSS JOIN listing l ON l.article = e.article"""
"""The article of each of some events, by its id, and where in it the event stands among the others."""


class Appearance(NamedTuple):
    """An entity of an article who is somebody, by their numbers, with the number of its quotations there."""

    entity: int
    article: int
    quotations: int


class Act(NamedTuple):
    """An event in which somebody takes part: its number and its days."""

    number: int
    first_day: datetime.date | None
    last_day: datetime.date | None


def articles(
    connection: Connection,
    id_: str,
    limit: int,
    *,
    speaking: bool = False,
    since: datetime.date | None = None,
    until: datetime.date | None = None,
    oldest_first: bool = False,
) -> list[Appearance]:
    """Return the newest (or oldest) appearances of an identity, those without a day of publication last either way.

    With `speaking` they are those in which it says something.
    """
    if since is None and until is None and not oldest_first and 0 <= limit <= _KEPT:
        # A page asks for the newest several times.
        kept = remembering.once(connection, ("newest", id_), lambda: _found(connection, id_, _KEPT))
        found = [one for one in kept if one.quotations or not speaking]
        if len(found) >= limit or len(kept) < _KEPT:
            return found[:limit]
    return _found(connection, id_, limit, speaking, since, until, oldest_first)


def _found(
    connection: Connection,
    id_: str,
    limit: int,
    speaking: bool = False,
    since: datetime.date | None = None,
    until: datetime.date | None = None,
    oldest_first: bool = False,
) -> list[Appearance]:
    conditions, parameters = _published(since, until)
    conditions += ["p.quotations > 0"] * speaking
    parameters |= {"id": id_, "limit": limit}
    if not oldest_first and (steps := _steps(connection, id_, limit)):
        dated = where(_published(since, until)[0])
        newest = f"SELECT article, published, id FROM listing l{dated}"  # noqa: S608 - ours
        walked = f"({newest} ORDER BY published DESC, id LIMIT :steps)"
        tables = f"{walked} l CROSS JOIN presence p ON p.identity = :id AND p.article = l.article"
        found = _appearances(connection, tables, conditions, "DESC", parameters | {"steps": steps})
        if len(found) == limit:
            return found
    tables = "presence p CROSS JOIN listing l ON l.article = p.article"
    order = "ASC" if oldest_first else "DESC"
    return _appearances(connection, tables, ["p.identity = :id", *conditions], order, parameters)


def _appearances(
    connection: Connection, tables: str, conditions: list[str], order: str, parameters: dict[str, Any]
) -> list[Appearance]:
    statement = (
        f"SELECT p.entity, p.article, p.quotations FROM {tables}{where(conditions)} "  # noqa: S608 - ours
        f"ORDER BY l.published {order} NULLS LAST, l.id, p.entity LIMIT :limit"
    )
    return [Appearance(*row) for row in sqlite.rows(connection, statement, parameters)]


def _steps(connection: Connection, id_: str, limit: int) -> int:
    """Return how many articles to ask for somebody before all that are theirs are gathered; 0 where that is quicker."""
    theirs = sqlite.number(connection, "SELECT sum(articles) FROM standing WHERE identity = :id", {"id": id_})
    every = sqlite.number(connection, "SELECT max(article) FROM listing", {})
    return round(theirs / _STEP) if limit * every * _STEP < theirs * theirs else 0


def quoted(
    connection: Connection, id_: str, since: datetime.date | None = None, until: datetime.date | None = None
) -> dict[datetime.date | None, int]:
    """Return how much an identity is quoted, by the day of publication (None: unknown), in no order."""
    days = remembering.once(connection, ("quoted", id_), lambda: _quoted(connection, id_))
    if since is None and until is None:
        return days
    first, last = since or datetime.date.min, until or datetime.date.max
    return {day: number for day, number in days.items() if day is not None and first <= day <= last}


def _quoted(connection: Connection, id_: str) -> dict[datetime.date | None, int]:
    rows = sqlite.rows(connection, _QUOTED, {"id": id_})
    return {day and datetime.date.fromisoformat(day): number for day, number in rows}


def acts(
    connection: Connection, id_: str, since: datetime.date | None = None, until: datetime.date | None = None
) -> list[Act]:
    """Return the events in which an identity takes part, newest first, those without a day last.

    With days they are those that reach into the time between. Those of the same days are in no order; see `these_acts`.
    """
    conditions = ["t.identity = :id"]
    parameters = {"id": id_}
    for name, condition, day in (("since", "t.last_day >= :since", since), ("until", "t.first_day <= :until", until)):
        if day is not None:
            conditions.append(condition)
            parameters[name] = day.isoformat()
    statement = (
        f"SELECT DISTINCT t.event, t.first_day, t.last_day FROM participant t{where(conditions)} "  # noqa: S608 - ours
        "ORDER BY t.first_day DESC NULLS LAST, t.last_day DESC"
    )
    rows = sqlite.rows(connection, statement, parameters)
    # Each day is read once: there are thousands of acts on fewer days.
    days = {day: day and datetime.date.fromisoformat(day) for _, *both in rows for day in both}
    return [Act(number, days[first], days[last]) for number, first, last in rows]


def these_acts(connection: Connection, acts: Sequence[Act], limit: int, offset: int = 0) -> list[int]:
    """Return the numbers of the `limit` events from `offset` on; those of the same days are in the order of the text.

    Articles are in the order of their ids. `acts` are in the order of their days.
    """
    first, last = offset, min(offset + limit, len(acts))
    while 0 < first < len(acts) and acts[first - 1][1:] == acts[first][1:]:
        first -= 1
    while first < last < len(acts) and acts[last][1:] == acts[last - 1][1:]:
        last += 1
    chosen = acts[first:last]
    numbers = {"numbers": json.dumps([one.number for one in chosen])}
    place = {number: in_text for number, *in_text in sqlite.rows(connection, _PLACES, numbers)}
    days = {one[1:]: i for i, one in reversed(list(enumerate(chosen)))}
    in_order = sorted(chosen, key=lambda one: (days[one[1:]], place[one.number]))
    return [one.number for one in in_order[offset - first :][:limit]]


def _published(since: datetime.date | None, until: datetime.date | None) -> tuple[list[str], dict[str, Any]]:
    conditions, parameters = [], {}
    for name, operator, day in (("since", ">=", since), ("until", "<=", until)):
        if day is not None:
            conditions.append(f"l.published {operator} :{name}")
            parameters[name] = day.isoformat()
    return conditions, parameters
