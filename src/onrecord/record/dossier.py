"""What the record has on one identity, piece by piece: what they said and did, when, and with whom.

Each function takes the id of an identity, as `calling.one` gives it. None looks at more than all that is theirs; whom
they speak about is looked for in their newest articles only (`MOST_ARTICLES`), since that reads mention by mention.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Select, func, select

from onrecord.model import EntityType
from onrecord.record import events, finding, mapping, schema
from onrecord.record.counting import counted, page
from onrecord.record.events import EventRow
from onrecord.record.people_rows import Acquaintance, Circle, PersonDay
from onrecord.record.people_schema import identity
from onrecord.record.rows import Page, QuotationRow
from onrecord.record.standing import presence

MOST_ARTICLES = 400
"""Articles in which it is looked for whom somebody speaks about and acts with: a tenth of a second's work."""

CIRCLE = 24
"""Others that are named at most, those most often met."""


def quotations(
    connection: Connection,
    id_: str,
    since: datetime.date | None,
    until: datetime.date | None,
    limit: int,
    offset: int,
    *,
    oldest_first: bool,
) -> Page[QuotationRow]:
    """Return a page of what somebody said, in time order; without a day of publication last either way."""
    article, quotation = schema.article, schema.quotation
    said = finding.narrowed(_said(id_, quotation.c.number), since=since, until=until)
    total = counted(connection, said)
    day = article.c.published.asc() if oldest_first else article.c.published.desc()
    order = (day.nulls_last(), article.c.id, quotation.c.position)
    numbers = connection.execute(said.order_by(*order).limit(limit).offset(offset)).scalars().all()
    return page(finding.quotations_of(connection, numbers), total)


def taken_part(
    connection: Connection,
    id_: str,
    since: datetime.date | None,
    until: datetime.date | None,
    limit: int,
    offset: int,
) -> Page[EventRow]:
    """Return a page of the events that somebody takes part in, newest first, undated ones last."""
    article, event = schema.article, schema.event
    done = _took_part(id_, event.c.number).join(article, article.c.number == event.c.article).distinct()
    if since is not None:
        done = done.where(event.c.last_day >= since)
    if until is not None:
        done = done.where(event.c.first_day <= until)
    total = counted(connection, done)
    newest = (event.c.first_day.desc().nulls_last(), event.c.last_day.desc(), article.c.id, event.c.position)
    columns = [event.c[name] for name in ("first_day", "last_day", "position")]
    chosen = done.add_columns(*columns, article.c.id).order_by(*newest).limit(limit).offset(offset).subquery()
    order = (
        chosen.c.first_day.desc().nulls_last(), chosen.c.last_day.desc(), chosen.c.id, chosen.c.position,
    )  # fmt: skip
    rows = events.fetch(connection, select(chosen.c.number).order_by(*order))
    return page(rows, total)


def days(connection: Connection, id_: str) -> list[PersonDay]:
    """Return, day by day, how much somebody said (by publication) and took part in (by the event's first day)."""
    article, event = schema.article, schema.event
    said = _said(id_, article.c.published, func.count()).group_by(article.c.published)
    quoted: Counter[datetime.date] = Counter({day: count for day, count in connection.execute(said) if day})
    done = _took_part(id_, event.c.first_day, func.count(event.c.number.distinct())).group_by(event.c.first_day)
    acted: Counter[datetime.date] = Counter({day: count for day, count in connection.execute(done) if day})
    return [PersonDay(day, quoted[day], acted[day]) for day in sorted(quoted.keys() | acted.keys())]


def circle(connection: Connection, id_: str) -> Circle:
    """Return whom somebody speaks about and takes part in events with, most often first, of the newest articles."""
    article = schema.article
    recent = (
        select(presence.c.entity)
        .join(article, article.c.number == presence.c.article)
        .where(presence.c.identity == id_)
        .order_by(article.c.published.desc().nulls_last(), article.c.id)
        .limit(MOST_ARTICLES + 1)
    )
    entities = connection.execute(recent).scalars().all()
    about, beside = Counter[str](), Counter[str]()
    for batch in _slices(entities[:MOST_ARTICLES]):
        for row in connection.execute(_spoken_of(id_, batch)):
            about[row.identity] += row.number
        for row in connection.execute(_acting_with(id_, batch)):
            beside[row.identity] += row.number
    often = sorted(about.keys() | beside.keys(), key=lambda other: (-about[other] - beside[other], other))[:CIRCLE]
    told = {row.id: row for row in connection.execute(select(identity).where(identity.c.id.in_(often)))}
    others = tuple(
        Acquaintance(one, told[one].name, EntityType(told[one].type), about[one], beside[one]) for one in often
    )
    return Circle(others, len(entities) <= MOST_ARTICLES)


def _said(id_: str, *columns: Any) -> Select[Any]:
    article, entity, quotation = schema.article, schema.entity, schema.quotation
    return (
        select(*columns)
        .select_from(presence)
        .join(entity, entity.c.number == presence.c.entity)
        .join(quotation, (quotation.c.article == entity.c.article) & (quotation.c.speaker_key == entity.c.key))
        .join(article, article.c.number == entity.c.article)
        .where(presence.c.identity == id_, presence.c.quotations > 0)
    )


def _took_part(id_: str, *columns: Any) -> Select[Any]:
    entity, event, participant = schema.entity, schema.event, schema.participant
    return (
        select(*columns)
        .select_from(presence)
        .join(entity, entity.c.number == presence.c.entity)
        .join(event, event.c.article == entity.c.article)
        .join(participant, (participant.c.event == event.c.number) & (participant.c.key == entity.c.key))
        .where(presence.c.identity == id_)
    )


def _spoken_of(id_: str, entities: Iterable[int]) -> Select[Any]:
    """Return a query for other identities that are mentioned in what these entities say, and in how many quotations."""
    entity, fragment, mention, quotation = schema.entity, schema.fragment, schema.mention, schema.quotation
    other = presence.alias("other")
    return (
        select(other.c.identity, func.count(quotation.c.number.distinct()).label("number"))
        .select_from(entity)
        .join(quotation, (quotation.c.article == entity.c.article) & (quotation.c.speaker_key == entity.c.key))
        .join(fragment, fragment.c.quotation == quotation.c.number)
        .join(other, other.c.entity.in_(_beside(entity.c.article)))
        .join(mention, mention.c.entity == other.c.entity)
        .where(
            entity.c.number.in_(entities),
            other.c.identity != id_,
            mention.c.start >= fragment.c.start,
            mention.c.stop <= fragment.c.stop,
        )
        .group_by(other.c.identity)
    )


def _beside(article: Any) -> Any:
    entity = schema.entity.alias("beside")
    return select(entity.c.number).where(entity.c.article == article).scalar_subquery()


def _acting_with(id_: str, entities: Iterable[int]) -> Select[Any]:
    """Return a query for other identities that take part in events with these entities, and in how many."""
    entity, event, participant = schema.entity, schema.event, schema.participant
    fellow, theirs, other = participant.alias("fellow"), entity.alias("theirs"), presence.alias("other")
    return (
        select(other.c.identity, func.count(event.c.number.distinct()).label("number"))
        .select_from(entity)
        .join(event, event.c.article == entity.c.article)
        .join(participant, (participant.c.event == event.c.number) & (participant.c.key == entity.c.key))
        .join(fellow, fellow.c.event == event.c.number)
        .join(theirs, (theirs.c.article == event.c.article) & (theirs.c.key == fellow.c.key))
        .join(other, other.c.entity == theirs.c.number)
        .where(entity.c.number.in_(entities), other.c.identity != id_)
        .group_by(other.c.identity)
    )


def _slices(numbers: list[int] | Any) -> Iterable[list[int]]:
    return (list(numbers[i : i + mapping.BATCH]) for i in range(0, len(numbers), mapping.BATCH))
