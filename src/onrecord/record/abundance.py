"""Finds the newest of what so many hold the words of that they are not ranked.

There are three ways to them. To `gather` is to take all that the search index finds, drop what does not meet the
conditions, and sort. To `scan` is to go from article to article, newest first, look for the words in each (`holding`),
and stop when there are enough: quicker where many hold the words, hopeless where few do. To `sift` is to go from
article to article as well, but to ask whether the search index has found what they hold: quicker where conditions leave
few articles. What each will cost is told beforehand, so the cheapest is taken; the answer is the same.

Where it is known which quotations are wanted, a fourth is the quickest of all: to `leaf` through the articles, newest
first, and look for the quotations of each among those, by their numbers.
"""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import TypeAlias

from sqlalchemy import Connection

from onrecord import limits
from onrecord.record import daily, plans, remembering, sqlite
from onrecord.record.choosing import Choice, Numbers, where

_GATHER, _SCAN = 0.0015, 0.025
"""Milliseconds that a match takes which is gathered, and an article that is scanned: on a million quotations.

Between what they take for the first time and again, when what they look at is in memory.
"""

_SIFT, _STEP = 0.0004, 0.004
"""Milliseconds that a match, and an article, take where matches are sifted."""

_LEAF = 0.002
"""Milliseconds that an article takes of which no row is asked but that of the list."""

_PATIENCE = 4
"""How much longer than expected it is gone from article to article before it is given up."""

_OF_OUTLETS = "SELECT count(*) FROM listing l WHERE l.outlet IN (SELECT value FROM json_each(:names))"

_KIND = 1 / 3
"""The share of quotations that are of a kind, for an estimate."""


Plan: TypeAlias = Callable[[Choice, Sequence[str]], str]
"""A way from article to article: one of `plans.scanned`, `plans.sifted` and `plans.picked`."""


@dataclass(frozen=True, slots=True)
class _Costs:
    """What each way will take, in milliseconds, from about how many hold the words and how many articles are asked."""

    matches: float
    articles: int
    asked: int
    kind: float

    def gather(self) -> float:
        """Take all that hold the words."""
        return self.matches * _GATHER

    def count(self, most: int) -> float:
        """Take what holds the words, until so many are found that meet the conditions."""
        found = self.asked / self.articles * self.kind
        return min(self.matches, most / found) * _GATHER if found else self.gather()

    def scan(self, needed: float) -> float:
        """Go through articles until so many are found."""
        return self.passed(needed) * _SCAN

    def sift(self, needed: float) -> float:
        """Note all that hold the words, and go through articles until so many are found."""
        return self.matches * _SIFT + self.passed(needed) * _STEP

    def leaf(self, needed: float) -> float:
        """Go through articles until so many of some numbers are found among those of their quotations."""
        return self.passed(needed) * _LEAF

    def passed(self, needed: float) -> float:
        """Return how many articles are gone through until so many are found."""
        return min(self.asked, needed * self.articles / (self.matches * self.kind))


def page(connection: Connection, made: Choice, limit: int, offset: int) -> Numbers:
    """Return how many there are, and the numbers of `limit` of them (-1: all) from the one at `offset` on."""
    costs = _costs(connection, made)
    if limit < 0:
        each = [(costs.scan(costs.matches), plans.scanned), (costs.sift(costs.matches), plans.sifted)]
        cost, plan = min(each, key=itemgetter(0))
        found = _walked(connection, made, plan, -1) if cost < costs.gather() else None
        found = _gathered(connection, made) if found is None else found
        return Numbers(len(found), found[offset:])
    last = offset + limit
    narrowed = bool(made.dated or made.own)
    most = max(last, limits.MAX_COUNTED_AMONG if narrowed else limits.MAX_COUNTED)
    counted = most + 1
    count = costs.count(counted) if narrowed else 0.0
    # Looked for are as many as the page needs, or as many as are counted.
    possible = [
        (count + costs.scan(last), plans.scanned, last),
        (costs.scan(counted), plans.scanned, counted),
        (count + costs.sift(last), plans.sifted, last),
        (costs.sift(counted), plans.sifted, counted),
    ]
    cost, plan, needed = min(possible, key=itemgetter(0))
    if cost < costs.gather():
        articles = int(_PATIENCE * costs.passed(needed)) + 1
        newest = _walked(connection, made, plan, needed, articles)
        if newest is not None:
            known = needed == counted or len(newest) < needed
            total = len(newest) if known else _counted(connection, made, counted)
            return Numbers(min(total, most), newest[offset:last], total <= most)
    found = _gathered(connection, made)
    return Numbers(len(found), found[offset:last])


def newest(connection: Connection, made: Choice, numbers: Sequence[int], needed: int) -> list[int] | None:
    """Return the newest `needed` of many ascending numbers that meet the conditions; None where sorting is quicker."""
    if not 0 < needed <= len(numbers):
        return None
    costs = _costs(connection, made, len(numbers))
    articles = int(_PATIENCE * costs.passed(needed)) + 1
    if made.kind == "quotation" and not made.own:
        return _leafed(connection, made, numbers, needed, articles) if costs.leaf(needed) < costs.gather() else None
    if costs.sift(needed) >= costs.gather():
        return None
    given = replace(made, parameters=made.parameters | {"given": json.dumps(numbers)})
    return _walked(connection, given, plans.picked, needed, articles)


def between(ascending: Sequence[int], first: int, last: int) -> Sequence[int]:
    """Return those of some numbers that lie between two, both included."""
    return ascending[bisect_left(ascending, first) : bisect_right(ascending, last)]


def estimated(connection: Connection, made: Choice) -> float:
    """Return about how many hold the words."""
    return made.share * _last(connection, made.kind)


def _last(connection: Connection, kind: str) -> int:
    return sqlite.number(connection, f"SELECT max(number) FROM {kind}", {})  # noqa: S608 - ours


def _costs(connection: Connection, made: Choice, matches: float | None = None) -> _Costs:
    found = estimated(connection, made) if matches is None else matches
    return _Costs(found, _last(connection, "article"), _asked(connection, made), _KIND if made.own else 1.0)


def _asked(connection: Connection, made: Choice) -> int:
    """Return how many articles meet the conditions on them, or about so many: of an outlet, those of all days."""
    if "names" in made.parameters:
        names = made.parameters["names"]
        # Asked once for quotations and articles.
        return remembering.once(
            connection, ("of outlets", names), lambda: sqlite.number(connection, _OF_OUTLETS, {"names": names})
        )
    if not made.dated:
        return _last(connection, "article")
    summed = f"SELECT sum(d.articles) {daily.between(made.parameters)}"
    return sqlite.number(connection, summed, made.parameters)


def _counted(connection: Connection, made: Choice, most: int) -> int:
    """Return how many there are, counting no more than `most`."""
    search = f"{made.kind}_search"
    every = f"SELECT 1 FROM {search} WHERE {search} MATCH :words"  # noqa: S608 - ours
    some = plans.found(made) if made.dated or made.own else every
    statement = f"SELECT count(*) FROM ({some} LIMIT :most)"  # noqa: S608 - ours
    return sqlite.number(connection, statement, made.parameters | {"most": most})


def _gathered(connection: Connection, made: Choice) -> list[int]:
    """Return the numbers of all of them, newest first, from the search index."""
    return sqlite.numbers(connection, plans.gathered(made), made.parameters)


def _leafed(
    connection: Connection, made: Choice, numbers: Sequence[int], needed: int, articles: int
) -> list[int] | None:
    """Return the newest `needed` of these numbers of quotations, looking for each article's among them.

    None where so many `articles` do not hold them.
    """
    found: list[int] = []
    for first, last in sqlite.each(connection, plans.leafed(made), made.parameters | {"limit": articles}):
        found += between(numbers, first, last)
        if len(found) >= needed:
            return found[:needed]
    return None


def _walked(
    connection: Connection, made: Choice, plan: Plan, needed: int, articles: int | None = None
) -> list[int] | None:
    """Return the numbers of the newest `needed` of them (-1: all), going from one article to the next.

    None where about so many `articles` do not hold them: the words are not spread as they were taken to be.
    """
    day = None
    if articles is not None:
        in_order = f"FROM listing l{where(made.dated)} ORDER BY l.published DESC, l.id"
        latest = f"SELECT l.published {in_order} LIMIT 1 OFFSET :articles"
        beyond = sqlite.rows(connection, latest, made.parameters | {"articles": articles})
        day = beyond[0][0] if beyond else None
    statement = f"{plan(made, ['l.published >= :day'] if day is not None else [])} LIMIT :needed"
    found = sqlite.numbers(connection, statement, made.parameters | {"needed": needed, "day": day})
    return None if day is not None and len(found) < needed else found
