"""What the record holds, in figures."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

from sqlalchemy import Connection, Integer, cast, func, select, tuple_

from onrecord.model import EntityType, Quad, QuotationKind, RejectionReason
from onrecord.record import schema
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
    number, top = _speakers(connection)
    return Stats(
        articles=total.articles,
        unread=total.unread,
        words=total.words,
        quotations={kind: getattr(total, kind) for kind in QuotationKind},
        unattributed=total.unattributed,
        speakers=number,
        top_speakers=top,
        rejected=_rejected(connection),
        runs=_count(connection, run),
        first=total.first,
        last=total.last,
        events={quad: happened.get(quad, 0) for quad in Quad},
    )


def _count(connection: Connection, table: Any, *conditions: Any) -> int:
    return int(connection.execute(select(func.count()).select_from(table).where(*conditions)).scalar_one())


def _speakers(connection: Connection) -> tuple[int, tuple[SpeakerCount, ...]]:
    """Return how many speakers there are, and who has most quotations; case and accents aside a name is one."""
    speaker = schema.speaker
    same = (speaker.c.folded, speaker.c.type)
    number = select(func.count()).select_from(select(*same).distinct().subquery())
    sums = select(*same, func.sum(speaker.c.quotations).label("quotations")).group_by(*same).subquery()
    least = select(sums.c.quotations).order_by(sums.c.quotations.desc()).limit(1).offset(TOP_SPEAKERS - 1)
    enough = func.coalesce(least.scalar_subquery(), 0)
    top = select(sums.c.folded, sums.c.type).where(sums.c.quotations >= enough)
    spellings: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    query = select(speaker).where(tuple_(*same).in_(top))
    for row in connection.execute(query):
        spellings[row.folded, row.type][row.name] += row.quotations
    counted = [
        SpeakerCount(min(names, key=lambda each: (-names[each], each)), EntityType(type_), names.total())
        for (_, type_), names in spellings.items()
    ]
    in_order = sorted(counted, key=lambda speaker: (-speaker.quotations, speaker.name, speaker.type))
    return connection.execute(number).scalar_one(), tuple(in_order[:TOP_SPEAKERS])


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
