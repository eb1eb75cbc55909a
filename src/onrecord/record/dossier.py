"""What the record has on one identity, piece by piece: what they said and did, when, and with whom.

Each function takes the id of an identity, as `calling.one` gives it. None looks at more than all that is theirs; whom
they speak about is looked for in their newest articles only (`MOST_ARTICLES`), since that reads mention by mention.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Select, func, select

from onrecord.model import EntityType
from onrecord.record import appearing, events, finding, mapping, schema
from onrecord.record.appearing import Act, Appearance
from onrecord.record.counting import page
from onrecord.record.events import EventRow
from onrecord.record.people_rows import Acquaintance, Circle, PersonDay
from onrecord.record.people_schema import identity
from onrecord.record.rows import Page, QuotationRow
from onrecord.record.standing import presence, standing

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
    if since is None and until is None:
        total = connection.execute(select(standing.c.quotations).where(standing.c.identity == id_)).scalar() or 0
    else:
        total = sum(appearing.quoted(connection, id_, since, until).values())
    # Each of these articles has a quotation at least.
    found = appearing.articles(
        connection, id_, offset + limit, speaking=True, since=since, until=until, oldest_first=oldest_first
    )
    return page(finding.quotations_of(connection, _quotations(connection, id_, found, limit, offset)), total)


def _quotations(connection: Connection, id_: str, found: Sequence[Appearance], limit: int, offset: int) -> list[int]:
    """Return the numbers of the quotations from `offset` on in these articles, in their order and that of the text."""
    entity, quotation = schema.entity, schema.quotation
    counts = Counter[int]()
    for one in found:
        counts[one.article] += one.quotations
    articles = list(counts)
    while articles and counts[articles[0]] <= offset:
        offset -= counts[articles.pop(0)]
    places = {article: place for place, article in enumerate(articles)}
    said = (
        select(quotation.c.article, quotation.c.position, quotation.c.number)
        .join(entity, (entity.c.article == quotation.c.article) & (entity.c.key == quotation.c.speaker_key))
        .join(presence, (presence.c.entity == entity.c.number) & (presence.c.identity == id_))
        .where(quotation.c.article.in_(articles[: offset + limit]))
    )
    in_order = sorted((places[row.article], row.position, row.number) for row in connection.execute(said))
    return [number for _, _, number in in_order[offset : offset + limit]]


def taken_part(
    connection: Connection,
    id_: str,
    since: datetime.date | None,
    until: datetime.date | None,
    limit: int,
    offset: int,
) -> Page[EventRow]:
    """Return a page of the events that somebody takes part in, newest first, undated ones last."""
    found = appearing.acts(connection, id_, since, until)
    return page(events.rows(connection, [act.number for act in found[offset : offset + limit]]), len(found))


def days(connection: Connection, id_: str, acts: Sequence[Act]) -> list[PersonDay]:
    """Return, day by day, how much somebody said (by publication) and took part in (by the event's first day).

    `acts` are all of theirs.
    """
    quoted = appearing.quoted(connection, id_)
    acted = Counter(act.first_day for act in acts)
    known = (day for day in quoted.keys() | acted.keys() if day is not None)
    return [PersonDay(day, quoted.get(day, 0), acted[day]) for day in sorted(known)]


def circle(connection: Connection, id_: str) -> Circle:
    """Return whom somebody speaks about and takes part in events with, most often first, of the newest articles."""
    recent = appearing.articles(connection, id_, MOST_ARTICLES + 1)
    entities = [one.entity for one in recent]
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


def _slices(numbers: list[int]) -> Iterable[list[int]]:
    return (numbers[i : i + mapping.BATCH] for i in range(0, len(numbers), mapping.BATCH))
