"""Questions about events: who did what to whom, when."""

from __future__ import annotations

import datetime
import functools
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    ScalarSelect,
    Select,
    func,
    literal_column,
    select,
    tuple_,
)

from onrecord import limits
from onrecord.authority import Authority
from onrecord.model import EntityType, Event, EventType, Place, Quad, Status
from onrecord.record import (
    counting,
    event_mapping,
    listing,
    mapping,
    participation,
    query,
    references,
    schema,
    sqlite,
)
from onrecord.record.event_mapping import EVENT_COLUMNS
from onrecord.record.people_rows import PersonReference
from onrecord.record.rows import Page
from onrecord.record.speaking import country_code as country_code
from onrecord.record.speaking import known_country

PAGE = 500
"""Events that are fetched at a time where all are."""

_MANY = 5_000
"""Events of so many are gone through from the newest on: to gather and sort these takes 25 ms."""

_STEP = 0.12
"""What it costs to ask of an event whether it is in a set, where to gather one costs 1: on a quarter of a million."""

_SHARES = {"type": 1 / 12, "quad": 1 / 3, "context": 1 / 5, "status": 1 / 2, "outlet": 1 / 20}
"""About which share of events meets a condition, for an estimate."""

_ABOUT_ARTICLE = ("ref", "title", "outlet", "url", "published", "language")


@dataclass(frozen=True, slots=True)
class Figure:
    """Somebody in an article: under its key there, with the offices held on the article's date."""

    key: str
    name: str
    type: EntityType
    offices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event with what tells its article apart, and the article's `text`.

    `where` is the place of the event as the article's places have it, with coordinates, or None. `figures` are the
    people, bodies and countries of the whole article, `toponyms` the names of its places, in the order of the text;
    both are left empty in the rows of a page or a timeline (`Record.event_page`, `Record.timeline`). `people` is who
    those that take part are across articles, by their keys in the article.
    """

    event: Event
    article_id: str
    ref: str
    text: str
    title: str | None
    outlet: str | None
    url: str | None
    published: datetime.date | None
    language: str | None = None
    where: Place | None = None
    figures: tuple[Figure, ...] = ()
    toponyms: tuple[str, ...] = ()
    people: Mapping[str, PersonReference] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What events must have; None asks for nothing.

    `party` takes part on either side. `about` are words of who takes part and what tells of the act, as in a search;
    `outlet` is of the article. What the others mean is said at `Record.events`.
    """

    actor: str | None = None
    recipient: str | None = None
    party: str | None = None
    type: EventType | None = None
    quad: Quad | None = None
    country: str | None = None
    since: datetime.date | None = None
    until: datetime.date | None = None
    status: tuple[Status, ...] | None = None
    context: str | None = None
    about: str | None = None
    outlet: str | None = None


def find(
    connection: Connection, known: Authority, wanted: Wanted, *, limit: int | None, offset: int = 0
) -> list[EventRow]:
    """Return the events that meet every condition, newest first; those of which no day is known come last."""
    return fetch(connection, _newest_first(_chosen(connection, known, wanted), limit, offset))


def _newest_first(chosen: Select[Any], limit: int | None, offset: int) -> Select[Any]:
    event = schema.event
    order = (event.c.first_day.desc().nulls_last(), event.c.last_day.desc(), _article_id(), event.c.position)
    # No limit is -1 to SQLite, which takes an offset only with a limit.
    return chosen.order_by(*order).limit(-1 if limit is None else limit).offset(offset)


def browse(
    connection: Connection, known: Authority, wanted: Wanted, *, best_first: bool, limit: int, offset: int
) -> Page[EventRow]:
    """Return a page of the events that meet every condition; see `Record.event_page`."""
    many = _many_hold_the_words(connection, wanted)
    most = max(offset + limit, limits.MAX_COUNTED_AMONG) if many else limits.MAX_COUNTED
    total, few = _counted(connection, known, wanted, most)
    best_first = best_first and wanted.about is not None and not many and total <= limits.MAX_RANKED
    # Where many are wanted, a page is soon full when the newest are gone through; few are quicker gathered.
    walk = not best_first and total >= min(most, _MANY)
    if few is not None:
        chosen = select(schema.event.c.number).where(schema.event.c.number.in_(sqlite.among("few")))
    else:
        chosen = _chosen(connection, known, wanted, walk=walk)
    if best_first and wanted.about is not None:
        ranked = sqlite.ranked("event", query.parse(wanted.about)).subquery()
        best = chosen.join(ranked, ranked.c.number == schema.event.c.number)
        newest = (schema.event.c.first_day.desc().nulls_last(), schema.event.c.id)
        chosen = best.order_by(ranked.c.score.desc(), *newest).limit(limit).offset(offset)
    else:
        chosen = _newest_first(chosen, limit, offset)
    found = rows(connection, connection.execute(chosen, {} if few is None else {"few": few}).scalars().all())
    return counting.page(found, total, most, ranked=best_first)


def _many_hold_the_words(connection: Connection, wanted: Wanted) -> bool:
    """Tell whether other conditions narrow down what so many events hold the words of that they are not ranked."""
    if wanted.about is None or replace(wanted, about=None) == Wanted():
        return False
    held = sqlite.events_matching(query.parse(wanted.about))
    return counting.counted(connection, held, limits.MAX_RANKED) > limits.MAX_RANKED


def _counted(connection: Connection, known: Authority, wanted: Wanted, most: int) -> tuple[int, Sequence[int] | None]:
    """Return how many events meet every condition, as `counting.counted` does, and the numbers of a few, in no order.

    So an event of which several conditions ask is looked at once, for the count and for the page.
    """
    sets = _sets(connection, known, wanted)
    if sets and replace(wanted, actor=None, recipient=None, party=None, country=None, about=None) == Wanted():
        # Nothing is asked of the events' own rows, so that they need not be looked at.
        return counting.counted(connection, participation.in_all(sets).distinct(), most), None
    chosen = _chosen(connection, known, wanted)
    if not sets and wanted.since is not None:
        # From the last day back: what is too old comes when enough are counted.
        chosen = chosen.order_by(schema.event.c.first_day.desc(), schema.event.c.id.desc())
    alone = sum(getattr(wanted, one.name) is not None for one in fields(wanted)) < 2
    if alone or replace(wanted, since=None, until=None) == Wanted():
        return counting.counted(connection, chosen, most), None  # an index tells
    found = connection.execute(chosen.limit(most + 1)).scalars().all()
    return len(found), found if len(found) < min(most, _MANY) else None


def latest(connection: Connection, known: Authority, wanted: Wanted, limit: int | None) -> Sequence[Row[Any]]:
    """Return where the last events that meet every condition stand, from back to front, undated ones at the end.

    A row has their `number`, `first_day`, `last_day`, `quad`, the id of their `article` and where in it they `start`.
    """
    event = schema.event
    walk = limit is not None and _walks(connection, known, wanted, limit)
    article = _article_id()
    start = event.c.trigger_start.label("start")
    columns = (event.c.first_day, event.c.last_day, event.c.quad, article.label("article"), start)
    days = (event.c.first_day.desc().nulls_last(), event.c.last_day.desc())
    statement = _chosen(connection, known, wanted, walk=walk).add_columns(*columns)
    order = (*days, article.desc(), event.c.position.desc())
    return connection.execute(statement.order_by(*order).limit(limit)).all()


def newest(connection: Connection, known: Authority, wanted: Wanted, most: int) -> Select[Any]:
    """Return a query for the `most` latest events that meet every condition, undated ones last.

    A row has their `number`; what is added to the columns is read where the events are found.
    """
    event = schema.event
    walk = _walks(connection, known, wanted, most)
    chosen = _chosen(connection, known, wanted, walk=walk)
    return chosen.order_by(event.c.first_day.desc().nulls_last(), event.c.id.desc()).limit(most)


def _walks(connection: Connection, known: Authority, wanted: Wanted, needed: int) -> bool:
    """Tell whether so many are found sooner by going from event to event, newest first, than by gathering all."""
    sets = _sets(connection, known, wanted)
    if not sets:
        return wanted.outlet is None
    size = connection.execute(select(func.count()).select_from(participation.in_all(sets).subquery())).scalar_one()
    share = math.prod(one for name, one in _SHARES.items() if getattr(wanted, name) is not None)
    every = connection.execute(select(func.max(schema.event.c.number))).scalar_one() or 0
    return bool(needed * every * _STEP < size * size * share)


def page(connection: Connection, known: Authority, wanted: Wanted, after: EventRow | None) -> list[EventRow]:
    """Return the next events after one, oldest first and by id within a day; undated ones follow the dated.

    A page is at most `PAGE` events, and empty only at the end.
    """
    event = schema.event
    rows: list[EventRow] = []
    day = None if after is None else _day(connection, after)
    if after is None or day is not None:
        statement = _chosen(connection, known, wanted).where(event.c.first_day.is_not(None))
        if after is not None:
            statement = statement.where(tuple_(event.c.first_day, event.c.id) > tuple_(day, after.event.id))
        rows = fetch(connection, statement.order_by(event.c.first_day, event.c.id).limit(PAGE))
    if rows:
        return rows
    statement = _chosen(connection, known, wanted).where(event.c.first_day.is_(None))
    if after is not None and day is None:
        statement = statement.where(event.c.id > after.event.id)
    return fetch(connection, statement.order_by(event.c.id).limit(PAGE))


def count(connection: Connection, known: Authority, wanted: Wanted) -> dict[Status, int]:
    """Return how many events meet every condition, by status."""
    event = schema.event
    statement = (
        select(event.c.status, func.count()).where(*conditions(connection, known, wanted)).group_by(event.c.status)
    )
    found = {Status(status): number for status, number in connection.execute(statement)}
    return {status: found.get(status, 0) for status in Status}


def _day(connection: Connection, row: EventRow) -> datetime.date | None:
    event = schema.event
    day: datetime.date | None = connection.execute(
        select(event.c.first_day).where(event.c.id == row.event.id)
    ).scalar_one_or_none()
    return day


def _chosen(connection: Connection, known: Authority, wanted: Wanted, *, walk: bool = False) -> Select[Any]:
    """Return a query for the numbers of events, and of nothing else, so that an index on them gives the order."""
    return select(schema.event.c.number).where(*conditions(connection, known, wanted, walk=walk))


def _article_id() -> ScalarSelect[str]:
    told = schema.listing
    return select(told.c.id).where(told.c.article == schema.event.c.article).scalar_subquery()


def conditions(
    connection: Connection, known: Authority, wanted: Wanted, *, walk: bool = False
) -> Iterator[ColumnElement[bool]]:
    """Yield the conditions on the table of events; raises QueryError where one cannot be.

    With `walk` no condition but days is what SQLite begins with: it goes from event to event in the order asked for.
    """
    event = schema.event

    def column(name: str) -> ColumnElement[Any]:
        return _aside(name) if walk else event.c[name]

    if wanted.since is not None:
        yield event.c.last_day >= wanted.since
    if wanted.until is not None:
        yield event.c.first_day <= wanted.until
    if sets := _sets(connection, known, wanted):
        yield column("number").in_(participation.in_all(sets))
    codes = (("type", wanted.type), ("quad", wanted.quad), ("context", wanted.context))
    yield from (column(name) == str(code) for name, code in codes if code is not None)
    if wanted.status is not None:
        alone = not walk and replace(wanted, status=None, since=None, until=None, context=None) == Wanted()
        yield told_as(wanted.status, alone=alone)
    if wanted.outlet is not None:
        told = schema.listing
        names = listing.outlets(connection, wanted.outlet)
        if any((wanted.actor, wanted.recipient, wanted.party, wanted.about)):
            # Few are left, whose articles are asked one by one.
            yield select(told.c.outlet).where(told.c.article == event.c.article).scalar_subquery().in_(names)
        else:
            yield column("article").in_(select(told.c.article).where(told.c.outlet.in_(names)))


def told_as(status: Iterable[Status], *, alone: bool = False) -> ColumnElement[bool]:
    """Return the condition that events are told in one of these ways; `alone`, if nothing else leaves fewer of them."""
    column = schema.event.c.status if alone else _aside("status")
    return column.in_([str(each) for each in status])


def _aside(name: str) -> ColumnElement[Any]:
    """Return a column of events that no index is asked about: the sign before it says so to SQLite."""
    return literal_column(f"+event.{name}", schema.event.c[name].type)


def _sets(connection: Connection, known: Authority, wanted: Wanted) -> Sequence[Select[Any]]:
    """Return queries for the numbers of events, one for each condition on who takes part and on words."""
    given = ((wanted.actor, "actor"), (wanted.recipient, "recipient"), (wanted.party, None))
    parts = [(who, role) for who, role in given if who is not None]
    if wanted.country is not None:
        parts.append((known_country(wanted.country).code, None))
    return participation.sets(connection, known, tuple(parts), wanted.about)


def fetch(connection: Connection, chosen: Select[Any]) -> list[EventRow]:
    """Return the events of the numbers that a query gives, in its order, with all that their articles name."""
    return rows(connection, connection.execute(chosen).scalars().all(), whole=True)


def rows(connection: Connection, numbers: Sequence[int], *, whole: bool = False) -> list[EventRow]:
    """Return the events of these numbers, in this order; `whole` with the figures and toponyms of their articles."""
    found = {row.number: row for row in connection.execute(_told(), {"events": numbers})}
    rows = [found[number] for number in numbers]
    articles = sorted({row.article_number for row in rows})
    texts = mapping.texts(connection, articles)
    where, people = event_mapping.places_of(connection, numbers), references.of_participants(connection, numbers)
    made = []
    for row, event in zip(rows, event_mapping.events_of(connection, rows), strict=True):
        told = _row(row, event, texts[row.article_number], where.get(row.number))
        made.append(replace(told, people=people[row.number]))
    if not whole:
        return made
    figures, places = _figures(connection, articles), event_mapping.places(connection, articles)
    return [
        replace(
            told,
            figures=figures[row.article_number],
            toponyms=tuple(dict.fromkeys(place.name for place in places[row.article_number])),
        )
        for row, told in zip(rows, made, strict=True)
    ]


@functools.cache
def _told() -> Select[Any]:
    article, event = schema.article, schema.event
    about = [article.c[name].label(f"article_{name}") for name in ("id", "number", *_ABOUT_ARTICLE)]
    return select(*EVENT_COLUMNS, *about).join_from(event, article).where(event.c.number.in_(sqlite.among("events")))


def _figures(connection: Connection, articles: Sequence[int]) -> defaultdict[int, tuple[Figure, ...]]:
    found: defaultdict[int, tuple[Figure, ...]] = defaultdict(tuple)
    for row in event_mapping.of_articles(connection, schema.entity, articles):
        found[row.article] += (Figure(row.key, row.name, EntityType(row.type), row.offices),)
    return found


def _row(row: Row[Any], event: Event, text: str, where: Place | None) -> EventRow:
    about = {name: getattr(row, f"article_{name}") for name in _ABOUT_ARTICLE}
    return EventRow(event=event, article_id=row.article_id, text=text, where=where, **about)
