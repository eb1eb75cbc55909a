"""`Countries`: which countries a record has events of, and what it holds on one or on two. See `Record.countries`."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from sqlalchemy import Connection, String, and_, cast, func, select

from onrecord.authority import Authority, Country, places
from onrecord.model import Quad, Status
from onrecord.record import dealings, events, finding, participation, references, schema, speaking, sqlite, ways
from onrecord.record.choosing import Choice
from onrecord.record.columns import characters
from onrecord.record.counting import page
from onrecord.record.events import Wanted
from onrecord.record.people_rows import PersonReference
from onrecord.record.rows import Page, QuotationRow

DONE = (Status.ASSERTED, Status.CLAIMED, Status.PAST)
"""How events are told that are counted over time: those that are denied, planned or only possible did not happen."""


@dataclass(frozen=True, slots=True)
class CountryRow:
    """A country, and the events in which it, or somebody of it, takes part."""

    country: Country
    events: int


@dataclass(frozen=True, slots=True)
class ActorCount:
    """Somebody with the events that they did, by the canonical name; `person` is None for who is no entity of articles.

    Those, and what is not told apart across articles, are counted by what they are called ("police").
    """

    person: PersonReference | None
    name: str
    events: int


@dataclass(frozen=True, slots=True)
class MonthCount:
    """The events of one quad class in a month, `YYYY-MM`: how many, how many have a Goldstein score, and its sum."""

    month: str
    quad: Quad
    events: int
    scored: int
    goldstein: float


def months(connection: Connection, known: Authority, wanted: Wanted) -> list[MonthCount]:
    """Return how many events that are wanted took place in each month, by quad class, oldest first.

    Counted are those that are told as done (`DONE`), in the month of the first day of their date; an event without a
    date counts on its article's day of publication, unless the article looks back on it.
    """
    if wanted == Wanted(country=wanted.country) and wanted.country is not None:
        return _kept(connection, speaking.known_country(wanted.country).code)
    event = schema.event
    month = func.substr(cast(event.c.first_day, String), 1, len("YYYY-MM"))
    looked_back_on = and_(event.c.status == str(Status.PAST), event.c.date_value.is_(None))
    statement = (
        select(month, event.c.quad, func.count(), func.count(event.c.goldstein), func.sum(event.c.goldstein))
        .where(*events.conditions(connection, known, wanted), event.c.first_day.is_not(None))
        .where(events.told_as(DONE), ~looked_back_on)
        .group_by(month, event.c.quad)
        .order_by(month, event.c.quad)
    )
    rows = connection.execute(statement)
    return [MonthCount(name, Quad(quad), number, scored, total or 0.0) for name, quad, number, scored, total in rows]


def _kept(connection: Connection, code: str) -> list[MonthCount]:
    """Return what `months` would count of all events of a country."""
    kept = dealings.country_month
    statement = select(kept).where(kept.c.country == code, kept.c.done > 0).order_by(kept.c.month, kept.c.quad)
    return [
        MonthCount(row.month, Quad(row.quad), row.done, row.scored, row.goldstein / 10)
        for row in connection.execute(statement)
    ]


def quotations(
    connection: Connection, country: Country, about: Country | None, limit: int, offset: int
) -> Page[QuotationRow]:
    """Return a page of the quotations of who speaks for a country, newest article first.

    With `about` they are those whose words name that country.
    """
    said = speaking.quotations_for(connection, country)
    if about is not None:
        said &= speaking.naming(connection, about)
    total, numbers, _ = ways.page(connection, Choice("quotation", speakers=sorted(said)), limit, offset)
    return page(finding.quotations_of(connection, numbers), total)


_OF_ALL = "participant t INDEXED BY participant_country"
_OF_SOME = "json_each(:events) AS g CROSS JOIN participant t INDEXED BY participant_event ON t.event = g.value"

_BY_IDENTITY = """SELECT t.identity, min(t.entity), count(DISTINCT t.event) FROM {}
    WHERE t.country = :code AND t.role = 'actor' AND t.identity IS NOT NULL GROUP BY t.identity"""

_NOT_APART = """SELECT a.entity FROM json_each(:entities) AS g
    CROSS JOIN occurrence a INDEXED BY occurrence_alone ON a.entity = g.value AND a.shared IS NULL
    WHERE a.why NOT LIKE 'judgement%' AND (SELECT i.type FROM identity i WHERE i.id = a.identity) <> 'person'"""
"""Those of some entities that are not told apart across articles (`references.APART`)."""

_UNKNOWN = "SELECT t.name, t.event FROM {} WHERE t.country = :code AND t.role = 'actor' AND t.entity IS NULL"
_BY_NAME = """SELECT t.name, t.event FROM json_each(:entities) AS g CROSS JOIN participant t ON t.entity = g.value
    WHERE t.country = :code AND t.role = 'actor'
        AND (:events IS NULL OR t.event IN (SELECT e.value FROM json_each(:events) AS e))"""


def actors(connection: Connection, code: str, toward: str | None, limit: int) -> list[ActorCount]:
    """Return who of a country did most, `toward` (with) another country where one is given."""
    tables, asked = _OF_ALL, {"code": code, "events": None}
    if toward is not None:
        tables, asked["events"] = _OF_SOME, json.dumps(participation.between(connection, code, toward))
    counted = sqlite.rows(connection, _BY_IDENTITY.format(tables), asked)
    entities = json.dumps([entity for _, entity, _ in counted])
    alike = set(sqlite.numbers(connection, _NOT_APART, {"entities": entities}))
    # What is no entity of its article, or not told apart, is counted by what it is called.
    named = sqlite.rows(connection, _UNKNOWN.format(tables), asked)
    named += sqlite.rows(connection, _BY_NAME, asked | {"entities": json.dumps(sorted(alike))})
    names = Counter(characters(name) for name, _ in set(named))
    apart = sorted((-number, id_, entity) for id_, entity, number in counted if entity not in alike)[:limit]
    people = references.of_identities(connection, {id_: entity for _, id_, entity in apart})
    found = [ActorCount(people[id_], people[id_].name, -number) for number, id_, _ in apart]
    found += [ActorCount(None, name, number) for name, number in names.items()]
    return sorted(found, key=lambda one: (-one.events, one.person.id if one.person else one.name))[:limit]


class Countries:
    """The countries of a record, by their ISO 3166 codes; see `speaking.known_country` for forms."""

    def __init__(
        self, read: Callable[[], AbstractContextManager[Connection]], known: Callable[[Connection], Authority]
    ) -> None:
        self._read = read
        self._known = known

    def listed(self) -> list[CountryRow]:
        """Return the countries that take part in events, those in most events first."""
        kept = dealings.country_month
        statement = select(kept.c.country, func.sum(kept.c.events)).where(kept.c.events > 0).group_by(kept.c.country)
        known = places().countries
        with self._read() as connection:
            rows = connection.execute(statement).all()
        found = [CountryRow(known[code], number) for code, number in rows if code in known]
        return sorted(found, key=lambda one: (-one.events, one.country.name))

    def partners(self, code: str, limit: int = 20) -> list[CountryRow]:
        """Return the other countries in the events of a country, those in most of them first."""
        kept = dealings.country_pair
        most = (kept.c.events.desc(), kept.c.other)
        statement = select(kept.c.other, kept.c.events).where(kept.c.one == code, kept.c.events > 0).order_by(*most)
        known = places().countries
        with self._read() as connection:
            rows = connection.execute(statement.limit(limit)).all()
        return [CountryRow(known[partner], number) for partner, number in rows if partner in known]

    def actors(self, code: str, toward: str | None = None, limit: int = 10) -> list[ActorCount]:
        """Return who of a country did most, `toward` (with) another country where one is given."""
        with self._read() as connection:
            return actors(connection, code, toward, limit)

    def months(self, wanted: Wanted) -> list[MonthCount]:
        """Return the events that are wanted by month and quad class; see `months`."""
        with self._read() as connection:
            return months(connection, self._known(connection), wanted)

    def quotations(
        self, country: Country, about: Country | None = None, *, limit: int = 20, offset: int = 0
    ) -> Page[QuotationRow]:
        """Return what was said for a country, or what of it names another one; see `quotations`."""
        with self._read() as connection:
            return quotations(connection, country, about, limit, offset)


def between(one: str, other: str) -> Wanted:
    """Return what events between two countries have: both take part, on whichever side."""
    return Wanted(party=one, country=other)
