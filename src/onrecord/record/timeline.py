"""What somebody said and did, in time order: the quotations of a person, body or country, and the events of theirs."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, NamedTuple

from sqlalchemy import Connection, Row, select

from onrecord.authority import Authority
from onrecord.model import EntityType, EventType, Quad, QuotationKind, Status
from onrecord.record import choosing, events, finding, query, schema, sqlite
from onrecord.record.choosing import Choice, Filter
from onrecord.record.events import EventRow, Wanted
from onrecord.record.rows import QuotationRow


@dataclass(frozen=True, slots=True)
class Moment:
    """A quotation or an event, on the days `first` to `last`; both None where none is known.

    A quotation has the day of its article's publication; an event those of its own date, or else that of publication.
    """

    row: QuotationRow | EventRow
    first: datetime.date | None
    last: datetime.date | None


@dataclass(frozen=True, slots=True)
class MomentFilter:
    """Which moments of somebody are told; None asks for nothing.

    `of` leaves only quotations or only events. So does what only the one or the other can be: `kind` is of a
    quotation; `type`, `quad`, `context` and `status` (told in one of these ways) are of an event. `outlet` is a part of
    the name of the article's.
    """

    of: Literal["quotation", "event"] | None = None
    outlet: str | None = None
    kind: QuotationKind | None = None
    type: EventType | None = None
    quad: Quad | None = None
    context: str | None = None
    status: tuple[Status, ...] | None = None

    def said(self) -> bool:
        """Tell whether a quotation can meet it."""
        return self.of != "event" and not any((self.type, self.quad, self.context, self.status))

    def acted(self) -> bool:
        """Tell whether an event can meet it."""
        return self.of != "quotation" and self.kind is None


EVERY_MOMENT = MomentFilter()
"""Asks for nothing."""


def timeline(
    connection: Connection,
    known: Authority,
    who: str,
    wanted: MomentFilter,
    *,
    since: datetime.date | None,
    until: datetime.date | None,
    limit: int | None,
) -> list[Moment]:
    """Return the last `limit` moments of somebody, oldest first, undated ones at the end; see `Record.timeline`."""
    said: Sequence[Row[Any]] = ()
    done: Sequence[Row[Any]] = ()
    if wanted.said():
        narrowed = Filter(since=since, until=until, kind=wanted.kind, outlet=wanted.outlet)
        said = finding.latest(connection, said_by(connection, known, who, narrowed), limit)
    if wanted.acted():
        theirs = Wanted(
            party=who,
            type=wanted.type,
            quad=wanted.quad,
            since=since,
            until=until,
            status=wanted.status,
            context=wanted.context,
            outlet=wanted.outlet,
        )
        done = events.latest(connection, known, theirs, limit)
    places = [_Place(row.published, row.published, row.article, row.start, False, row.number) for row in said]
    places += [_Place(row.first_day, row.last_day, row.article, row.start, True, row.number) for row in done]
    places.sort(key=_order)
    kept = places if limit is None else _last(places, limit)
    quotations = [place.number for place in kept if not place.acted]
    acts = [place.number for place in kept if place.acted]
    said_rows = dict(zip(quotations, finding.quotations_of(connection, quotations), strict=True))
    done_rows = dict(zip(acts, events.rows(connection, acts), strict=True))
    return [Moment((done_rows if place.acted else said_rows)[place.number], place.first, place.last) for place in kept]


class _Place(NamedTuple):
    """Where a moment stands in time and in its article, and its number among the quotations or the events."""

    first: datetime.date | None
    last: datetime.date | None
    article: str
    start: int
    acted: bool
    number: int


def _last(places: list[_Place], limit: int) -> list[_Place]:
    """Return the `limit` latest; undated ones make room for the dated."""
    dated = [place for place in places if place.first]
    undated = [place for place in places if not place.first]
    kept = dated[max(len(dated) - limit, 0) :]
    return kept + undated[max(len(undated) - limit + len(kept), 0) :]


def _order(place: _Place) -> tuple[object, ...]:
    first, last = place.first or datetime.date.max, place.last or datetime.date.max
    return (place.first is None, first, last, place.article, place.start, place.acted)


def said_by(connection: Connection, known: Authority, who: str, wanted: Filter) -> Choice:
    """Return the choice of the quotations by somebody: for a country, by itself or a body named after it.

    `wanted` narrows them down further; see `Record.timeline`.
    """
    code = events.country_code(who)
    if code is None:
        return choosing.choice(connection, known, "quotation", None, replace(wanted, by=who))
    made = choosing.choice(connection, known, "quotation", None, wanted)
    made.speakers = sorted(_for_country(connection, code))
    return made


def _for_country(connection: Connection, code: str) -> set[int]:
    from onrecord.authority import places

    country, quotation = places().countries[code], schema.quotation
    names = dict.fromkeys([country.name, *country.names, *country.adjectives, *country.seats])
    bodies = quotation.c.speaker_type.in_([str(EntityType.COUNTRY), str(EntityType.ORGANISATION)])
    named = quotation.c.number.in_(sqlite.quotations_naming([query.name(name) for name in names]))
    return set(connection.execute(select(quotation.c.number).where(bodies, named)).scalars())
