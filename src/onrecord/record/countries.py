"""`Countries`: which countries a record has events of, and what it holds on one or on two. See `Record.countries`."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, String, and_, case, cast, func, select

from onrecord.authority import Authority, Country, places
from onrecord.model import Quad, Status
from onrecord.record import events, finding, references, schema, speaking, ways
from onrecord.record.choosing import Choice
from onrecord.record.counting import page
from onrecord.record.events import Wanted
from onrecord.record.people_rows import PersonReference
from onrecord.record.people_schema import identity
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
    event = schema.event
    month = func.substr(cast(event.c.first_day, String), 1, len("YYYY-MM"))
    looked_back_on = and_(event.c.status == str(Status.PAST), event.c.date_value.is_(None))
    statement = (
        select(month, event.c.quad, func.count(), func.count(event.c.goldstein), func.sum(event.c.goldstein))
        .where(*events.conditions(connection, known, wanted), event.c.first_day.is_not(None))
        .where(event.c.status.in_([str(status) for status in DONE]), ~looked_back_on)
        .group_by(month, event.c.quad)
        .order_by(month, event.c.quad)
    )
    rows = connection.execute(statement)
    return [MonthCount(name, Quad(quad), number, scored, total or 0.0) for name, quad, number, scored, total in rows]


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


class Countries:
    """The countries of a record, by their ISO 3166 codes; see `speaking.known_country` for forms."""

    def __init__(self, read: Callable[[], AbstractContextManager[Connection]], known: Callable[[], Authority]) -> None:
        self._read = read
        self._known = known

    def listed(self) -> list[CountryRow]:
        """Return the countries that take part in events, those in most events first."""
        participant = schema.participant
        counted = func.count(participant.c.event.distinct())
        statement = select(participant.c.country, counted).where(participant.c.country.is_not(None))
        known = places().countries
        with self._read() as connection:
            rows = connection.execute(statement.group_by(participant.c.country)).all()
        found = [CountryRow(known[code], number) for code, number in rows if code in known]
        return sorted(found, key=lambda one: (-one.events, one.country.name))

    def partners(self, code: str, limit: int = 20) -> list[CountryRow]:
        """Return the other countries in the events of a country, those in most of them first."""
        one, other = schema.participant.alias(), schema.participant.alias()
        counted = func.count(other.c.event.distinct())
        statement = (
            select(other.c.country, counted)
            .join_from(one, other, one.c.event == other.c.event)
            .where(one.c.country == code, other.c.country.is_not(None), other.c.country != code)
            .group_by(other.c.country)
            .order_by(counted.desc(), other.c.country)
        )
        known = places().countries
        with self._read() as connection:
            rows = connection.execute(statement.limit(limit)).all()
        return [CountryRow(known[partner], number) for partner, number in rows if partner in known]

    def actors(self, code: str, toward: str | None = None, limit: int = 10) -> list[ActorCount]:
        """Return who of a country did most, `toward` (with) another country where one is given."""
        part, other = schema.participant, schema.participant.alias()
        counted = func.count(part.c.event.distinct())
        who: Any = case((references.APART, identity.c.id), else_=part.c.name)
        taking_part = select(
            func.min(part.c.name).label("called"), counted.label("events"), *references.COLUMNS
        ).select_from(part)
        statement = references.joined(taking_part, part.c.entity).where(part.c.country == code, part.c.role == "actor")
        if toward is not None:
            statement = statement.where(part.c.event.in_(select(other.c.event).where(other.c.country == toward)))
        with self._read() as connection:
            rows = connection.execute(statement.group_by(who).order_by(counted.desc(), who).limit(limit)).all()
        return [_actor(row) for row in rows]

    def months(self, wanted: Wanted) -> list[MonthCount]:
        """Return the events that are wanted by month and quad class; see `months`."""
        with self._read() as connection:
            return months(connection, self._known(), wanted)

    def quotations(
        self, country: Country, about: Country | None = None, *, limit: int = 20, offset: int = 0
    ) -> Page[QuotationRow]:
        """Return what was said for a country, or what of it names another one; see `quotations`."""
        with self._read() as connection:
            return quotations(connection, country, about, limit, offset)


def _actor(row: Row[Any]) -> ActorCount:
    person = references.reference(row)
    person = person if person and person.apart else None
    return ActorCount(person, person.name if person else row.called, row.events)


def between(one: str, other: str) -> Wanted:
    """Return what events between two countries have: both take part, on whichever side."""
    return Wanted(party=one, country=other)
