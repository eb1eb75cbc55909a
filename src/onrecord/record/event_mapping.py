"""Times, places and events to rows and back, without loss."""

from __future__ import annotations

import datetime
import functools
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, Table, and_, select

from onrecord.model import (
    Event,
    EventDate,
    EventPlace,
    EventType,
    Origin,
    Participant,
    Place,
    Precision,
    Quad,
    Reading,
    Span,
    Status,
    TimeExpression,
    TimeType,
)
from onrecord.record import schema
from onrecord.record.days import Days, bounds
from onrecord.record.sqlite import among

_OTHER_COLUMNS = ("article", "position", "countries", "lat", "lon")
EVENT_COLUMNS = tuple(column for column in schema.event.c if column.name not in _OTHER_COLUMNS)
"""The columns that make an Event, its number, and the days that it covers."""

ROLES = ("actor", "recipient")


def time_rows(article: int, times: Sequence[TimeExpression]) -> list[dict[str, Any]]:
    """Return the rows of `time` for the times of article number `article`."""
    return [
        {
            "article": article,
            "position": i,
            "start": time.span.start,
            "stop": time.span.end,
            "type": str(time.type),
            "value": time.value,
            "precision": str(time.precision) if time.precision else None,
            "origin": str(time.origin),
            "why": time.why,
        }
        for i, time in enumerate(times)
    ]


def place_rows(article: int, places: Sequence[Place]) -> list[dict[str, Any]]:
    """Return the rows of `place` for the places of article number `article`."""
    return [
        {
            "article": article,
            "position": i,
            "start": place.span.start,
            "stop": place.span.end,
            "name": place.name,
            "country": place.country,
            "lat": place.lat,
            "lon": place.lon,
            "geonames": place.geonames,
            "score": place.score,
            "why": place.why,
        }
        for i, place in enumerate(places)
    ]


def event_rows(article: int, reading: Reading) -> list[dict[str, Any]]:
    """Return the rows of `event` for the events of a reading, which is article number `article`."""
    places: dict[Span, Place] = {}
    for place in reading.places:
        places.setdefault(place.span, place)
    return [_event_row(article, i, event, reading, places) for i, event in enumerate(reading.events)]


def _event_row(
    article: int, position: int, event: Event, reading: Reading, places: Mapping[Span, Place]
) -> dict[str, Any]:
    date, place = event.date, event.place
    days = _days(event, reading.article.published)
    where = places.get(place.span) if place else None
    there = {one.country for one in (*event.actors, *event.recipients)} | {place.country if place else None}
    codes = sorted(code for code in there if code)
    return {
        "id": event.id,
        "article": article,
        "position": position,
        "type": str(event.type),
        "mode": event.mode,
        "quad": str(event.quad),
        "context": event.context,
        "cameo": event.cameo,
        "goldstein": event.goldstein,
        "trigger_start": event.trigger.start,
        "trigger_stop": event.trigger.end,
        "mentions": event.mentions,
        "date_value": date.value if date else None,
        "date_precision": str(date.precision) if date else None,
        "date_origin": str(date.origin) if date else None,
        "date_start": date.span.start if date and date.span else None,
        "date_stop": date.span.end if date and date.span else None,
        "first_day": days.first if days else None,
        "last_day": days.last if days else None,
        "place_name": place.name if place else None,
        "place_country": place.country if place else None,
        "place_start": place.span.start if place else None,
        "place_stop": place.span.end if place else None,
        "status": str(event.status),
        "quotation": event.quotation,
        "score": event.score,
        "why": event.why,
        "countries": f" {' '.join(codes)} " if codes else "",
        "lat": where.lat if where else None,
        "lon": where.lon if where else None,
    }


def _days(event: Event, published: datetime.date | None) -> Days | None:
    """Return the days by which an event is found and sorted: its date's; where it has none, that of publication."""
    if event.date is not None:
        return bounds(event.date.value)
    return Days(published, published) if published else None


def participant_rows(
    number: int, event: Event, published: datetime.date | None, entities: Mapping[str, int]
) -> list[dict[str, Any]]:
    """Return the rows of `participant` for those who take part in an event, which is event `number`, actors first.

    `published` is the article's day of publication; `entities` are the numbers of its entities by their keys.
    """
    days = _days(event, published)
    return [
        {
            "event": number,
            "role": role,
            "position": i,
            "start": participant.span.start,
            "stop": participant.span.end,
            "key": participant.key,
            "name": participant.name,
            "country": participant.country,
            "sector": participant.sector,
            "wikidata": participant.wikidata,
            "entity": entities.get(participant.key) if participant.key else None,
            "first_day": days.first if days else None,
            "last_day": days.last if days else None,
        }
        for role, those in zip(ROLES, (event.actors, event.recipients), strict=True)
        for i, participant in enumerate(those)
    ]


def times(connection: Connection, articles: Sequence[int]) -> defaultdict[int, tuple[TimeExpression, ...]]:
    """Return the times of each of these articles."""
    found: defaultdict[int, tuple[TimeExpression, ...]] = defaultdict(tuple)
    for row in of_articles(connection, schema.time, articles):
        found[row.article] += (
            TimeExpression(
                span=Span(row.start, row.stop),
                type=TimeType(row.type),
                value=row.value,
                precision=Precision(row.precision) if row.precision else None,
                origin=Origin(row.origin),
                why=row.why,
            ),
        )
    return found


def places(connection: Connection, articles: Sequence[int]) -> defaultdict[int, tuple[Place, ...]]:
    """Return the places of each of these articles."""
    found: defaultdict[int, tuple[Place, ...]] = defaultdict(tuple)
    for row in of_articles(connection, schema.place, articles):
        found[row.article] += (_place(row),)
    return found


def places_of(connection: Connection, events: Sequence[int]) -> dict[int, Place]:
    """Return where each of these events took place, as its article's places have it.

    Those without a place are left out.
    """
    found: dict[int, Place] = {}
    for row in connection.execute(_WHERE, {"events": events}):
        found.setdefault(row.number, _place(row))
    return found


def events(connection: Connection, articles: Sequence[int]) -> defaultdict[int, tuple[Event, ...]]:
    """Return the events of each of these articles."""
    rows = of_articles(connection, schema.event, articles)
    made = events_of(connection, rows)
    found: defaultdict[int, tuple[Event, ...]] = defaultdict(tuple)
    for row, event in zip(rows, made, strict=True):
        found[row.article] += (event,)
    return found


def events_of(connection: Connection, rows: Sequence[Row[Any]]) -> list[Event]:
    """Return the events of rows with `EVENT_COLUMNS`, in this order."""
    taking: defaultdict[tuple[int, str], tuple[Participant, ...]] = defaultdict(tuple)
    for row in connection.execute(_TAKING_PART, {"events": [row.number for row in rows]}):
        taking[row.event, row.role] += (_participant(row),)
    return [_event(row, taking[row.number, "actor"], taking[row.number, "recipient"]) for row in rows]


def of_articles(connection: Connection, table: Table, articles: Sequence[int]) -> Sequence[Row[Any]]:
    """Return the rows of a table that belong to these articles, article by article, in the order of the text."""
    return connection.execute(_children(table), {"articles": articles}).all()


@functools.cache
def _children(table: Table) -> Select[Any]:
    article = table.c.article
    return select(table).where(article.in_(among("articles"))).order_by(article, table.c.position)


_TAKING_PART = (
    select(schema.participant)
    .where(schema.participant.c.event.in_(among("events")))
    .order_by(schema.participant.c.event, schema.participant.c.position)
)
_WHERE = (
    select(schema.event.c.number, *schema.place.c)
    .join_from(
        schema.event,
        schema.place,
        and_(
            schema.place.c.article == schema.event.c.article,
            schema.place.c.start == schema.event.c.place_start,
            schema.place.c.stop == schema.event.c.place_stop,
        ),
    )
    .where(schema.event.c.number.in_(among("events")))
    .order_by(schema.place.c.position)
)


def _place(row: Row[Any]) -> Place:
    return Place(
        span=Span(row.start, row.stop),
        name=row.name,
        country=row.country,
        lat=row.lat,
        lon=row.lon,
        geonames=row.geonames,
        score=row.score,
        why=row.why,
    )


def _participant(row: Row[Any]) -> Participant:
    return Participant(
        span=Span(row.start, row.stop),
        key=row.key,
        name=row.name,
        country=row.country,
        sector=row.sector,
        wikidata=row.wikidata,
    )


def _event(row: Row[Any], actors: tuple[Participant, ...], recipients: tuple[Participant, ...]) -> Event:
    date = place = None
    if row.date_value is not None:
        span = None if row.date_start is None else Span(row.date_start, row.date_stop)
        date = EventDate(row.date_value, Precision(row.date_precision), Origin(row.date_origin), span)
    if row.place_name is not None:
        place = EventPlace(row.place_name, row.place_country, Span(row.place_start, row.place_stop))
    return Event(
        id=row.id,
        type=EventType(row.type),
        mode=row.mode,
        quad=Quad(row.quad),
        context=row.context,
        cameo=row.cameo,
        goldstein=row.goldstein,
        trigger=Span(row.trigger_start, row.trigger_stop),
        mentions=row.mentions,
        actors=actors,
        recipients=recipients,
        date=date,
        place=place,
        status=Status(row.status),
        quotation=row.quotation,
        score=row.score,
        why=row.why,
    )
