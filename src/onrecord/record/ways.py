"""Finds what was chosen, a page at a time: by numbers only, before anything else is fetched.

Of what few hold the words (`limits.MAX_RANKED`), and of what is by those who are wanted, all that meets the conditions
is looked at once, for the count and the page; ranked by BM25, or in the order of publication. Where more hold the
words, the newest come first (`abundance`); so do they where there are no words (`leafing`).
"""

from __future__ import annotations

import heapq
import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Date, Integer, Text, text

from onrecord.record import abundance, leafing, plans, sqlite
from onrecord.record.choosing import Candidate, Choice, Numbers, Order, where

_LOOK, _PASS = 0.003, 0.0001
"""Milliseconds that it takes to look for words in a quotation, and to see that a match is by nobody who is wanted."""


class Found(NamedTuple):
    """A page of what was chosen, and how many there are, or more where that is not `exact`."""

    total: int
    candidates: list[Candidate]
    exact: bool = True


def find(connection: Connection, made: Choice, order: Order, limit: int, offset: int = 0) -> Found:
    """Return `limit` of them from the one at `offset` on, best first or newest first.

    They have scores where no more than `limits.MAX_RANKED` hold the words; where more do, the newest come first.
    """
    if made.matches is not None and order is Order.RELEVANCE:
        return _best(connection, made, limit, offset)
    total, numbers, exact = page(connection, made, limit, offset)
    scores = _scores(connection, made, numbers) if made.matches is not None else {}
    return Found(total, _details(connection, made, numbers, scores), exact)


def page(connection: Connection, made: Choice, limit: int, offset: int = 0) -> Numbers:
    """Return how many there are, and the numbers of `limit` of them (-1: all) from `offset` on, newest first."""
    if made.words is None and made.speakers is None:
        return Numbers(leafing.count(connection, made), leafing.numbers(connection, made, limit, offset))
    if made.many and made.speakers is None:
        return abundance.page(connection, made, limit, offset)
    numbers = _among(connection, made)
    if not made.dated and not made.own:
        newest = abundance.newest(connection, made, numbers, offset + limit) if limit > 0 else None
        if newest is not None:
            return Numbers(len(numbers), newest[offset:])
        return Numbers(len(numbers), _in_order(connection, made, numbers, limit, offset))
    found = _in_order(connection, made, numbers)
    return Numbers(len(found), found[offset : offset + limit if limit >= 0 else None])


def newest(connection: Connection, made: Choice, needed: int | None) -> list[int]:
    """Return the numbers of the newest `needed` (None: all) of what is by those who are wanted, and holds the words.

    How many there are is not counted, which under conditions takes longer than to find some.
    """
    numbers = _among(connection, made)
    found = None if needed is None else abundance.newest(connection, made, numbers, needed)
    return _in_order(connection, made, numbers, -1 if needed is None else needed) if found is None else found


def of_day(connection: Connection, made: Choice, day: str | None) -> list[int]:
    """Return the numbers of all that were published on a day (None: on none that is known), of what `newest` finds."""
    numbers, of_day = _among(connection, made), ["l.published IS :day"]
    parameters = made.parameters | {"day": day}
    if made.kind == "quotation" and not made.own:
        spans = sqlite.each(connection, plans.leafed(made, of_day), parameters | {"limit": -1})
        return [number for first, last in spans for number in abundance.between(numbers, first, last)]
    return sqlite.numbers(connection, plans.picked(made, of_day), parameters | {"given": json.dumps(numbers)})


def _best(connection: Connection, made: Choice, limit: int, offset: int) -> Found:
    numbers = _among(connection, made)
    if made.dated or made.own:
        parameters = made.parameters | {"given": json.dumps(numbers)}
        numbers = sqlite.numbers(connection, plans.meeting(made), parameters)
    scores = _scores(connection, made, numbers)
    last = offset + limit
    if last < len(numbers):
        # Those that fit as well as the last one of the page are sorted by their ids with it.
        least = heapq.nlargest(max(last, 1), scores.values())[-1]
        scores = {number: score for number, score in scores.items() if score >= least}
    found = sorted(_details(connection, made, list(scores), scores), key=lambda one: (-one.score, one.id))
    return Found(len(numbers), found[offset:last])


def _among(connection: Connection, made: Choice) -> Sequence[int]:
    """Return the numbers of what holds the words and is by those who are wanted, before all other conditions."""
    theirs, matches = made.speakers, made.matches
    if theirs is None:
        return matches or ()
    if matches is not None:
        wanted = set(theirs)
        return [number for number in matches if number in wanted]
    if made.words is None:
        return theirs
    search = f"{made.kind}_search"
    if len(theirs) * _LOOK < abundance.estimated(connection, made) * _PASS:
        tables, conditions = f"json_each(:spoken) AS s CROSS JOIN {search}", [f"{search}.rowid = s.value", *made.held]
    else:
        tables, conditions = search, [f"{search} MATCH :words", _one_of(search, "spoken")]
    statement = f"SELECT {search}.rowid FROM {tables}{where(conditions)}"  # noqa: S608 - ours
    return sqlite.numbers(connection, statement, made.parameters | {"spoken": json.dumps(theirs)})


def _in_order(
    connection: Connection, made: Choice, numbers: Sequence[int], limit: int = -1, offset: int = 0
) -> list[int]:
    """Return those of these numbers that meet the conditions, newest first."""
    parameters = made.parameters | {"given": json.dumps(numbers), "limit": limit, "offset": offset}
    return sqlite.numbers(connection, f"{plans.placed(made)} LIMIT :limit OFFSET :offset", parameters)


def _scores(connection: Connection, made: Choice, numbers: Sequence[int]) -> dict[int, float]:
    """Return how well these, which hold the words, fit them."""
    if not numbers:
        return {}
    search = f"{made.kind}_search"
    conditions = [f"{search} MATCH :words"]
    if len(numbers) < len(made.matches or ()):
        conditions.append(_one_of(search, "given"))
    statement = f"SELECT rowid, -bm25({search}, {sqlite.weights(made.kind)}) FROM {search}{where(conditions)}"  # noqa: S608 - ours
    rows = sqlite.rows(connection, statement, {"words": made.words, "given": json.dumps(numbers)})
    return {row[0]: row[1] for row in rows}


def _one_of(search: str, parameter: str) -> str:
    # The sign keeps SQLite from asking the index once for each number.
    return f"+{search}.rowid IN (SELECT value FROM json_each(:{parameter}))"  # noqa: S608 - ours


def _details(
    connection: Connection, made: Choice, numbers: Sequence[int], scores: Mapping[int, float]
) -> list[Candidate]:
    """Return what these are sorted by, in this order."""
    own = "q.number, q.id, q.position" if made.kind == "quotation" else "l.article, l.id, -1"
    statement = f"SELECT {own}, l.published, l.id {plans.given(made)}"
    typed = text(statement).columns(number=Integer, own=Text, position=Integer, published=Date, article=Text)
    rows: dict[int, Any] = {row[0]: row for row in connection.execute(typed, {"given": json.dumps(list(numbers))})}
    found = []
    for number in numbers:
        _, own_id, position, published, article = rows[number]
        score = scores.get(number, 0.0)
        found.append(Candidate(made.kind, number, score, own_id, published, article, position))
    return found
