"""Which quotations or articles a page shows, and how many there are: by numbers only, before anything else is fetched.

There are two ways to what holds given words in a given time. To `gather` is to take all that the search index finds,
drop what does not meet the conditions, and sort. To `walk` is to go from article to article, newest first, ask the
index of each, and stop when the page is full: quicker where nearly every article holds the words, hopeless where few
do. What each costs can be told beforehand, so the cheaper is taken; the answer is the same. Whose quotations are wanted
is asked of `calling` and `speaking` first; where those are few, to walk is to ask the index of each of them. Statements
are plain SQL here, since the order of the tables in them is the plan (CROSS JOIN).
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Literal, NamedTuple

from sqlalchemy import Connection, Date, Float, Integer, Text, select, text

from onrecord import limits
from onrecord.authority import Authority
from onrecord.model import QuotationKind
from onrecord.record import calling, query, schema, speaking, sqlite

Kind = Literal["quotation", "article"]

_GATHER, _WALK = 0.0006, 0.1
"""Milliseconds a match that is gathered takes, and an article that is asked: measured on 100,000 quotations."""

_FAR = 1_000
"""Quotations beyond which the page is found by the sums of each day, not by counting up to it."""

_NEWEST = {
    "quotation": "l.published DESC, l.id, q.position",
    "article": "l.published DESC, l.id",
}


class Order(StrEnum):
    """What comes first in a list of what was found: what fits the words best, or what was published last."""

    RELEVANCE = "relevance"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Filter:
    """What a search is narrowed down to; None leaves a condition out. See `Record.quotations` for their meanings.

    `of` keeps to quotations or articles. `by`, `kind` and `country` (whose speakers they are by) are of quotations:
    where one of them is given, no article is found.
    """

    of: Kind | None = None
    by: str | None = None
    since: datetime.date | None = None
    until: datetime.date | None = None
    kind: QuotationKind | None = None
    outlet: str | None = None
    country: str | None = None

    def kinds(self) -> tuple[Kind, ...]:
        """Return what can be found under these conditions."""
        possible: tuple[Kind, ...] = (
            ("quotation",) if self.by or self.kind or self.country else ("quotation", "article")
        )
        return tuple(kind for kind in possible if self.of in (None, kind))


class Candidate(NamedTuple):
    """What is found: its number, how well it fits (0 where that was not asked), and what it is sorted by."""

    kind: Kind
    number: int
    score: float
    id: str
    published: datetime.date | None
    article: str
    position: int


@dataclass(slots=True)
class Choice:
    """Quotations or articles that meet conditions.

    `words` are in FTS5's own language (`sqlite.expression`); `matches` hold them. `many` says that those are more than
    `limits.MAX_RANKED`, so that the newest come first. `ranked` says that there are words to rank by. `speakers` is how
    many quotations are by those who are wanted, None where anybody is.
    """

    kind: Kind
    words: str | None
    ranked: bool
    conditions: list[str] = field(default_factory=list)
    parameters: dict[str, Any] = field(default_factory=dict)
    can_walk: bool = True
    matches: int = 0
    many: bool = False
    speakers: int | None = None


def choice(
    connection: Connection,
    known: Authority | None,
    kind: Kind,
    words: query.Query | None,
    wanted: Filter,
    *,
    said: bool = False,
) -> Choice:
    """Return the choice of what holds `words` (of quotations, with `said`: in what was said) and meets conditions.

    `known` is the authority by which speakers go; articles do without.
    """
    plain = None if words is None else sqlite.said(words) if said else sqlite.expression(words)
    made = Choice(kind, plain, plain is not None)
    if kind == "quotation":
        _spoken(connection, known, made, wanted)
    for name, operator, value in (("since", ">=", wanted.since), ("until", "<=", wanted.until)):
        if value is not None:
            made.conditions.append(f"l.published {operator} :{name}")
            made.parameters[name] = value.isoformat()
    if wanted.outlet is not None:
        made.conditions.append("l.outlet_folded LIKE :outlet")
        made.parameters["outlet"] = f"% {' '.join(query.name(wanted.outlet).tokens)} %"
    if words is not None and any(term.prefix for term in (*words.wanted, *words.unwanted)):
        made.can_walk = False
    if made.words is not None:
        made.matches = _matching(connection, made)
        made.many = made.matches > limits.MAX_RANKED
    return made


def _matching(connection: Connection, made: Choice) -> int:
    """Return how many hold the words."""
    counted = f"SELECT count(*) FROM {made.kind}_search WHERE {made.kind}_search MATCH :words"  # noqa: S608 - ours
    return int(connection.execute(text(counted), {"words": made.words}).scalar_one())


def _spoken(connection: Connection, known: Authority | None, made: Choice, wanted: Filter) -> None:
    """Add the conditions that only quotations can meet."""
    if wanted.kind is not None:
        # In two tables' terms, since SQLite would else make a Bloom filter of all quotations of the kind first.
        made.conditions.append("iif(l.article, q.kind, NULL) = :kind")
        made.parameters["kind"] = str(wanted.kind)
    number = schema.quotation.c.number
    theirs = []
    if wanted.by is not None and known is not None:
        theirs.append(calling.spoken_by(connection, wanted.by, known))
    if wanted.country is not None:
        theirs.append(speaking.speaks_for(speaking.known_country(wanted.country)))
    if theirs:
        # Asked once, for the count and the page: who is meant takes longer to find out than what they said.
        numbers = connection.execute(select(number).where(*theirs)).scalars().all()
        made.speakers = len(numbers)
        made.conditions.append("q.number IN (SELECT value FROM json_each(:spoken))")
        made.parameters["spoken"] = json.dumps(list(numbers))


def count(connection: Connection, made: Choice) -> int:
    """Return how many there are, looking no further than one beyond `limits.MAX_COUNTED`."""
    if made.words is not None and not made.conditions:
        return min(made.matches, limits.MAX_COUNTED + 1)
    if _is_summed(made):
        summed = f"SELECT {_figure(made)} FROM listing l{_where(_article_conditions(made))}"  # noqa: S608 - ours
        return int(connection.execute(text(summed), made.parameters).scalar_one())
    body = _body(made, walks=_walks(connection, made, limits.MAX_COUNTED + 1))
    statement = f"SELECT count(*) FROM (SELECT 1 {body} LIMIT {limits.MAX_COUNTED + 1})"  # noqa: S608 - ours
    return int(connection.execute(text(statement), _parameters(made)).scalar_one())


def _is_summed(made: Choice) -> bool:
    """Tell whether the sums that are kept with each article say how many there are."""
    return made.words is None and made.speakers is None


def _figure(made: Choice) -> str:
    if made.kind == "article":
        return "count(*)"
    return f"coalesce(sum({made.parameters.get('kind') or 'l.direct + l.mixed + l.indirect'}), 0)"


def _article_conditions(made: Choice) -> list[str]:
    return [condition for condition in made.conditions if condition.startswith("l.")]


def candidates(connection: Connection, made: Choice, order: Order, limit: int, offset: int = 0) -> Iterator[Candidate]:
    """Yield `limit` of them from the one at `offset` on, best first or newest first.

    They have scores where no more than `limits.MAX_RANKED` hold the words.
    """
    scored = made.ranked and not made.many
    parameters = _parameters(made) | {"limit": limit, "offset": offset}
    if scored or offset <= _FAR or not _is_summed(made) or made.kind == "article":
        walks = not scored and _walks(connection, made, offset + limit)
        yield from _listed(connection, made, order, parameters, scored=scored, walks=walks)
        return
    day, passed = _day_at(connection, made, offset)
    parameters |= {"day": day, "offset": offset - passed}
    if day is not None:
        dated = replace(made, conditions=[*made.conditions, "l.published <= :day"])
        found = list(_listed(connection, dated, order, parameters, scored=False, walks=False))
        yield from found
        parameters |= {"limit": limit - len(found), "offset": 0}
    if parameters["limit"] and "since" not in parameters and "until" not in parameters:
        undated = replace(made, conditions=[*made.conditions, "l.published IS NULL"])
        yield from _listed(connection, undated, order, parameters, scored=False, walks=False)


def _day_at(connection: Connection, made: Choice, offset: int) -> tuple[str | None, int]:
    """Return the day on which the quotation at `offset` was published, and how many are before that day.

    The day is None where the quotation is of an article without a date, or there are not so many.
    """
    summed = f"SELECT l.published, {_figure(made)} FROM listing l{_where(_article_conditions(made))}"  # noqa: S608 - ours
    days = connection.execute(text(f"{summed} GROUP BY l.published ORDER BY l.published DESC"), made.parameters)
    passed = 0
    for day, number in days:
        if day is None or passed + number > offset:
            return day, passed
        passed += number
    return None, passed


def _listed(
    connection: Connection, made: Choice, order: Order, parameters: dict[str, Any], *, scored: bool, walks: bool
) -> Iterator[Candidate]:
    score = f"-bm25({made.kind}_search, {sqlite.weights(made.kind)})" if scored else "0.0"
    own = "q.number, q.id, q.position" if made.kind == "quotation" else "l.article, l.id, -1"
    last = "q.id" if made.kind == "quotation" else "l.id"
    in_order = f"score DESC, {last}" if order is Order.RELEVANCE else _NEWEST[made.kind]
    statement = (
        f"SELECT {own}, {score} AS score, l.published, l.id {_body(made, walks=walks)} "
        f"ORDER BY {in_order} LIMIT :limit OFFSET :offset"
    )
    typed = text(statement).columns(
        number=Integer, own=Text, position=Integer, score=Float, published=Date, article=Text
    )
    for number, own_id, position, fit, published, article in connection.execute(typed, parameters):
        yield Candidate(made.kind, number, fit, own_id, published, article, position)


def _parameters(made: Choice) -> dict[str, Any]:
    return made.parameters | ({"words": made.words} if made.words is not None else {})


def _body(made: Choice, *, walks: bool) -> str:
    """Return FROM and WHERE: the tables in the order in which they are to be asked."""
    conditions = list(made.conditions)
    search = f"{made.kind}_search"
    if made.words is not None:
        conditions.insert(0, f"{search} MATCH :words")
    if made.kind == "article":
        if made.words is None:
            tables = "listing l"
        else:
            tables = f"listing l CROSS JOIN {search}" if walks else f"{search} CROSS JOIN listing l"
            conditions.append(f"l.article = {search}.rowid")
    elif made.words is None and made.speakers is None:
        tables = "listing l CROSS JOIN quotation q ON q.article = l.article"
    elif made.words is None:
        tables = "quotation q CROSS JOIN listing l ON l.article = q.article"
    elif walks and _speak_little(made):
        tables = f"quotation q CROSS JOIN {search} ON {search}.rowid = q.number CROSS JOIN listing l"
        conditions.append("l.article = q.article")
    elif walks:
        tables = f"listing l CROSS JOIN {search} CROSS JOIN quotation q ON q.number = {search}.rowid"
        conditions.append(f"{search}.rowid BETWEEN l.first AND l.last")
    else:
        tables = f"{search} CROSS JOIN quotation q ON q.number = {search}.rowid CROSS JOIN listing l"
        conditions.append("l.article = q.article")
    return f"FROM {tables}{_where(conditions)}"


def _where(conditions: list[str]) -> str:
    return f" WHERE {' AND '.join(conditions)}" if conditions else ""


def _walks(connection: Connection, made: Choice, limit: int) -> bool:
    """Tell whether to go through the articles, newest first, until there are `limit`, rather than gather and sort."""
    if made.words is None or not made.can_walk or not made.matches:
        return False
    if _speak_little(made):
        return True
    articles = connection.execute(text("SELECT count(*) FROM listing")).scalar_one()
    asked = min(articles, limit * articles / made.matches)
    if asked * _WALK >= made.matches * _GATHER and (conditions := _article_conditions(made)):
        counted = f"SELECT count(*) FROM listing l{_where(conditions)}"  # noqa: S608 - ours
        asked = min(asked, connection.execute(text(counted), made.parameters).scalar_one())
    return bool(asked * _WALK < made.matches * _GATHER)


def _speak_little(made: Choice) -> bool:
    """Tell whether to ask the index of each quotation by those who are wanted, rather than gather all that match."""
    return made.speakers is not None and made.speakers * _WALK < made.matches * _GATHER
