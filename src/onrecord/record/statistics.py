"""What the record holds, in figures."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

from sqlalchemy import Connection, func, select

from onrecord.model import EntityType, Quad, QuotationKind, RejectionReason
from onrecord.record import schema
from onrecord.record.folding import fold
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
    """Return every speaker, most quotations first; names that differ in case and accents only are one."""
    name, kind = schema.quotation.c.speaker_name, schema.quotation.c.speaker_type
    query = select(name, kind, func.count()).where(name.is_not(None)).group_by(name, kind)
    spellings: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for spelling, type_, number in connection.execute(query):
        spellings[fold(spelling) or spelling, type_][spelling] += number
    counted = [
        SpeakerCount(min(names, key=lambda each: (-names[each], each)), EntityType(type_), names.total())
        for (_, type_), names in spellings.items()
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
