"""What the record holds, in figures."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

from sqlalchemy import Connection, Integer, case, cast, func, or_, select

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
    listing, event, run = schema.listing, schema.event, schema.run
    total = connection.execute(
        select(
            func.count().label("articles"),
            func.min(listing.c.published).label("first"),
            func.max(listing.c.published).label("last"),
            *(
                func.coalesce(func.sum(cast(listing.c[name], Integer)), 0).label(name)
                for name in ("unread", "words", "unattributed", *QuotationKind)
            ),
        )
    ).one()
    classes = connection.execute(select(event.c.quad, func.count()).group_by(event.c.quad))
    happened = {Quad(quad): number for quad, number in classes}
    speakers = _speakers(connection)
    return Stats(
        articles=total.articles,
        unread=total.unread,
        words=total.words,
        quotations={kind: getattr(total, kind) for kind in QuotationKind},
        unattributed=total.unattributed,
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
    speaker = schema.speaker
    told = or_(
        occurrence.c.known.is_not(None), occurrence.c.profile.is_not(None), occurrence.c.why.startswith("judgement")
    )
    columns = (
        case((told, identity.c.id)).label("person"),
        case((told, identity.c.name), else_=speaker.c.name).label("name"),
        case((told, identity.c.type), else_=speaker.c.type).label("type"),
    )
    query = (
        select(*columns, func.sum(speaker.c.quotations).label("quotations"))
        .select_from(speaker)
        .outerjoin(occurrence, occurrence.c.entity == speaker.c.entity)
        .outerjoin(identity, identity.c.id == occurrence.c.identity)
        .group_by(*columns)
    )
    spellings: defaultdict[tuple[str | None, str, str], Counter[str]] = defaultdict(Counter)
    for row in connection.execute(query):
        called = row.name if row.person is not None else fold(row.name) or row.name
        spellings[row.person, called, row.type][row.name] += row.quotations
    counted = [
        SpeakerCount(min(names, key=lambda each: (-names[each], each)), EntityType(type_), names.total(), person)
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
