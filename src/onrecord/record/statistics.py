"""What the record holds, in figures."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

from sqlalchemy import Connection, Integer, cast, func, or_, select

from onrecord.model import EntityType, Quad, QuotationKind, RejectionReason
from onrecord.record import schema
from onrecord.record.folding import fold
from onrecord.record.people_schema import identity, occurrence
from onrecord.record.references import APART
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
    speakers, first = _speakers(connection)
    return Stats(
        articles=total.articles,
        unread=total.unread,
        words=total.words,
        quotations={kind: getattr(total, kind) for kind in QuotationKind},
        unattributed=total.unattributed,
        speakers=speakers,
        top_speakers=tuple(first),
        rejected=_rejected(connection),
        runs=_count(connection, run),
        first=total.first,
        last=total.last,
        events={quad: happened.get(quad, 0) for quad in Quad},
        people=_count(connection, identity, identity.c.type == str(EntityType.PERSON)),
    )


def _count(connection: Connection, table: Any, *conditions: Any) -> int:
    return int(connection.execute(select(func.count()).select_from(table).where(*conditions)).scalar_one())


def _speakers(connection: Connection) -> tuple[int, list[SpeakerCount]]:
    """Return how many speakers there are, and those with most quotations."""
    quoted = standing.c.quotations > 0
    # What is not told apart is one occurrence, and goes by its id.
    only = select(standing.c.quotations).outerjoin(occurrence, occurrence.c.id == standing.c.identity)
    joined = only.join(identity, identity.c.id == standing.c.identity).where(quoted)
    names: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    told = joined.add_columns(identity.c.name, identity.c.type)
    alike = connection.execute(told.where(occurrence.c.id.is_not(None), ~APART)).all()
    for row in alike:
        names[fold(row.name) or row.name, row.type][row.name] += row.quotations
    found = [
        SpeakerCount(min(spelt, key=lambda each: (-spelt[each], each)), EntityType(type_), spelt.total())
        for (_, type_), spelt in names.items()
    ]
    most = told.add_columns(identity.c.id).where(or_(occurrence.c.id.is_(None), APART))
    first = most.order_by(standing.c.quotations.desc(), identity.c.name).limit(TOP_SPEAKERS)
    found += [SpeakerCount(row.name, EntityType(row.type), row.quotations, row.id) for row in connection.execute(first)]
    found.sort(key=lambda speaker: (-speaker.quotations, speaker.name, speaker.type))
    return _count(connection, standing, quoted) - len(alike) + len(names), found[:TOP_SPEAKERS]


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
