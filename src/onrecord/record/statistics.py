"""What the record holds, in figures."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any, NamedTuple

from sqlalchemy import Connection, Integer, Select, cast, func, or_, select

from onrecord.model import EntityType, Quad, QuotationKind, RejectionReason
from onrecord.record import schema
from onrecord.record.folding import fold
from onrecord.record.people_schema import identity, occurrence
from onrecord.record.rows import RejectionCount, SpeakerCount, Stats
from onrecord.record.standing import standing

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
        speakers=speakers.number,
        top_speakers=tuple(speakers.top),
        rejected=_rejected(connection),
        runs=_count(connection, run),
        first=total.first,
        last=total.last,
        events={quad: happened.get(quad, 0) for quad in Quad},
    )


def _count(connection: Connection, table: Any, *conditions: Any) -> int:
    return int(connection.execute(select(func.count()).select_from(table).where(*conditions)).scalar_one())


class _Speakers(NamedTuple):
    """How many speakers there are, and those with most quotations."""

    number: int
    top: list[SpeakerCount]


def _speakers(connection: Connection) -> _Speakers:
    """Count the speakers; those without a name of their own are one where called alike."""
    told = standing.c.quotations > 0, standing.c.identity.not_in(_alone().with_only_columns(occurrence.c.identity))
    known = (
        select(identity.c.name, identity.c.type, standing.c.quotations, identity.c.id)
        .join_from(standing, identity, identity.c.id == standing.c.identity)
        .where(*told)
        .order_by(standing.c.quotations.desc(), identity.c.name, identity.c.type, identity.c.id)
        .limit(TOP_SPEAKERS)
    )
    most = [SpeakerCount(row.name, EntityType(row.type), *row[2:]) for row in connection.execute(known)]
    others = _unknown(connection)
    number = _count(connection, standing, *told) + len(others)
    top = sorted([*most, *others], key=lambda speaker: (-speaker.quotations, speaker.name, speaker.type))
    return _Speakers(number, top[:TOP_SPEAKERS])


def _unknown(connection: Connection) -> list[SpeakerCount]:
    """Return those without a name of their own, and how often they are quoted."""
    speaker = schema.speaker
    alone = or_(speaker.c.entity.is_(None), speaker.c.entity.in_(_alone()))
    columns = speaker.c.name, speaker.c.type
    query = select(*columns, func.sum(speaker.c.quotations).label("quotations")).where(alone).group_by(*columns)
    spellings: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for row in connection.execute(query):
        spellings[fold(row.name) or row.name, row.type][row.name] += row.quotations
    return [
        SpeakerCount(min(names, key=lambda each: (-names[each], each)), EntityType(type_), names.total())
        for (_, type_), names in spellings.items()
    ]


def _alone() -> Select[tuple[int]]:
    """Return a query for the entities that nobody can hold against others, and nobody has judged."""
    return select(occurrence.c.entity).where(occurrence.c.shared.is_(None), ~occurrence.c.why.startswith("judgement"))


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
