"""What somebody said and did, in time order: the quotations of a person, body or country, and the events of theirs."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, and_, or_

from onrecord.authority import Authority
from onrecord.model import EntityType
from onrecord.record import calling, events, finding, query, schema, sqlite
from onrecord.record.days import bounds
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
    moments = [Moment(row, row.published, row.published) for row in said]
    moments += [_moment(row) for row in done]
    moments.sort(key=_order)
    return moments if limit is None else _last(moments, limit)


def _last(moments: list[Moment], limit: int) -> list[Moment]:
    """Return the `limit` latest; undated ones make room for the dated."""
    dated = [moment for moment in moments if moment.first]
    undated = [moment for moment in moments if not moment.first]
    kept = dated[max(len(dated) - limit, 0) :]
    return kept + undated[max(len(undated) - limit + len(kept), 0) :]


def said_by(
    connection: Connection, known: Authority, who: str, since: datetime.date | None, until: datetime.date | None
) -> ColumnElement[bool]:
    """Return the condition that a quotation is by somebody and was published then; see `Record.timeline`."""
    quotation, published = schema.quotation, schema.article.c.published
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


def _moment(row: EventRow) -> Moment:
    if row.event.date is None:
        return Moment(row, row.published, row.published)
    days = bounds(row.event.date.value)
    return Moment(row, days.first, days.last) if days else Moment(row, None, None)


def _order(moment: Moment) -> tuple[object, ...]:
    row = moment.row
    place = row.quotation.content[0] if isinstance(row, QuotationRow) else row.event.trigger
    first, last = moment.first or datetime.date.max, moment.last or datetime.date.max
    return (moment.first is None, first, last, row.article_id, place, isinstance(row, EventRow))
