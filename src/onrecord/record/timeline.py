"""What somebody said and did, in time order: the quotations of a person, body or country, and the events of theirs."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, or_

from onrecord.authority import Authority
from onrecord.model import EntityType
from onrecord.record import calling, events, finding, query, schema, sqlite
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


def timeline(
    connection: Connection,
    known: Authority,
    who: str,
    *,
    since: datetime.date | None,
    until: datetime.date | None,
    limit: int | None,
) -> list[Moment]:
    """Return the last `limit` moments of somebody, oldest first, undated ones at the end; see `Record.timeline`."""
    said = finding.latest(connection, said_by(connection, known, who, since, until), limit)
    done = events.latest(connection, known, Wanted(party=who, since=since, until=until), limit)
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


def said_by(
    connection: Connection, known: Authority, who: str, since: datetime.date | None, until: datetime.date | None
) -> ColumnElement[bool]:
    """Return the condition that a quotation is by somebody and was published then; see `Record.timeline`."""
    quotation, published = schema.quotation, schema.listing.c.published
    conditions = [_is_speaker(connection, known, who)]
    if since is not None:
        conditions.append(published >= since)
    if until is not None:
        conditions.append(published <= until)
    return and_(quotation.c.speaker_key.is_not(None), *conditions)


def _is_speaker(connection: Connection, known: Authority, who: str) -> ColumnElement[bool]:
    """Return the condition that a quotation is by somebody: for a country, by itself or a body named after it."""
    quotation = schema.quotation
    code = events.country_code(who)
    if code is None:
        return calling.spoken_by(connection, who, known)
    from onrecord.authority import places

    country = places().countries[code]
    names = dict.fromkeys([country.name, *country.names, *country.adjectives, *country.seats])
    bodies = quotation.c.speaker_type.in_([str(EntityType.COUNTRY), str(EntityType.ORGANISATION)])
    return and_(bodies, or_(*(_speaker_called(name) for name in names)))


def _speaker_called(name: str) -> ColumnElement[bool]:
    return schema.quotation.c.number.in_(sqlite.quotations_matching(query.name(name), None))
