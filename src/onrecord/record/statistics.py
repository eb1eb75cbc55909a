"""What the record holds, in figures."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

from sqlalchemy import Connection, case, func, or_, select

from onrecord.model import EntityType, Quad, QuotationKind, RejectionReason
from onrecord.record import schema
from onrecord.record.folding import fold
from onrecord.record.people_schema import identity, occurrence
from onrecord.record.rows import RejectionCount, SpeakerCount, Stats

TOP_SPEAKERS = 20
"""Speakers that are named, those with most quotations."""

EXAMPLES = 5
"""Rejected inputs that are named for each reason."""


def stats(connection: Connection) -> Stats:
    """Count what the record holds; see `Stats`."""
    article, quotation, event, run = schema.article, schema.quotation, schema.event, schema.run
    total = connection.execute(
        select(
            func.count().label("articles"),
            func.count(article.c.unread).label("unread"),
            func.coalesce(func.sum(article.c.words), 0).label("words"),
            func.min(article.c.published).label("first"),
            func.max(article.c.published).label("last"),
        )
    ).one()
    kinds = connection.execute(select(quotation.c.kind, func.count()).group_by(quotation.c.kind))
    found = {QuotationKind(kind): number for kind, number in kinds}
    classes = connection.execute(select(event.c.quad, func.count()).group_by(event.c.quad))
    happened = {Quad(quad): number for quad, number in classes}
    speakers = _speakers(connection)
    return Stats(
        articles=total.articles,
        unread=total.unread,
        words=total.words,
        quotations={kind: found.get(kind, 0) for kind in QuotationKind},
        unattributed=_count(connection, quotation, quotation.c.speaker_key.is_(None)),
        speakers=len(speakers),
        top_speakers=tuple(speakers[:TOP_SPEAKERS]),
        rejected=_rejected(connection),
        runs=_count(connection, run),
        first=total.first,
        last=total.last,
        events={quad: happened.get(quad, 0) for quad in Quad},
    )


def _count(connection: Connection, table: Any, *conditions: Any) -> int:
    return int(connection.execute(select(func.count()).select_from(table).where(*conditions)).scalar_one())


def _speakers(connection: Connection) -> list[SpeakerCount]:
    """Return every speaker, most quotations first; those without a name of their own are one where called alike."""
    entity, quotation = schema.entity, schema.quotation
    told = or_(
        occurrence.c.known.is_not(None), occurrence.c.profile.is_not(None), occurrence.c.why.startswith("judgement")
    )
    own = case((told, identity.c.id))
    speaks = (entity.c.article == quotation.c.article) & (entity.c.key == quotation.c.speaker_key)
    columns = (
        own.label("person"),
        identity.c.name.label("canonical"),
        quotation.c.speaker_name,
        quotation.c.speaker_type,
    )
    query = (
        select(*columns, func.count().label("quotations"))
        .select_from(quotation)
        .outerjoin(entity, speaks)
        .outerjoin(occurrence, occurrence.c.entity == entity.c.number)
        .outerjoin(identity, identity.c.id == occurrence.c.identity)
        .where(quotation.c.speaker_name.is_not(None))
        .group_by(*columns)
    )
    spellings: defaultdict[tuple[str | None, str, str], Counter[str]] = defaultdict(Counter)
    for row in connection.execute(query):
        if row.person is not None:
            spellings[row.person, "", ""][row.canonical] += row.quotations
        else:
            name = fold(row.speaker_name) or row.speaker_name
            spellings[None, name, row.speaker_type][row.speaker_name] += row.quotations
    kinds = {row.id: row.type for row in connection.execute(select(identity.c.id, identity.c.type))}
    counted = [
        SpeakerCount(
            min(names, key=lambda each: (-names[each], each)),
            EntityType(kinds[person] if person else type_),
            names.total(),
            person,
        )
        for (person, _, type_), names in spellings.items()
    ]
    return sorted(counted, key=lambda speaker: (-speaker.quotations, speaker.name, speaker.type))


def _rejected(connection: Connection) -> tuple[RejectionCount, ...]:
    """Count rejected inputs, each once however often it was tried."""
    tried = schema.input
    query = select(tried.c.reason, tried.c.ref).where(tried.c.reason.is_not(None)).distinct()
    refs: defaultdict[str, list[str]] = defaultdict(list)
    for reason, ref in connection.execute(query):
        refs[reason].append(ref)
    counted = (
        RejectionCount(RejectionReason(reason), len(those), tuple(sorted(those)[:EXAMPLES]))
        for reason, those in refs.items()
    )
    return tuple(sorted(counted, key=lambda count: (-count.inputs, count.reason)))
