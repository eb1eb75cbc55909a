"""Words to the people, bodies and countries that are called so, for a search box: each once, however it is spelt."""

from __future__ import annotations

from collections import Counter
from typing import Any

from sqlalchemy import Connection, Select, literal_column, select

from onrecord.authority import Authority
from onrecord.record import calling, page, query, schema, sqlite
from onrecord.record.people_rows import PersonRow
from onrecord.record.standing import presence

_LOOKED_AT = 1_000
"""The latest quotations, and as many participants, under a word whose bearers are weighed: milliseconds' work.

Who is met most by a name that half of the record has is among them.
"""


def figures(connection: Connection, known: Authority, text: str, limit: int) -> list[PersonRow]:
    """Return who is called by words of `text`: those whose names have most of them first, then who is quoted most.

    Names are those that articles have, and the canonical ones of speakers. A full name finds whom the authority knows
    by it in any spelling and script. Raises QueryError where it asks for nothing.
    """
    terms = query.parse(text).wanted
    fitting = Counter(id_ for term in terms for id_ in _called(connection, term))
    fitting.update(dict.fromkeys(calling.known_as(connection, text, known), len(terms)))
    rows = page.of(connection, fitting)
    return sorted(rows, key=lambda row: (-fitting[row.id], -row.quotations, -row.articles, row.name, row.id))[:limit]


def _called(connection: Connection, term: query.Term) -> set[str]:
    """Return who speaks or takes part in events under a name with a term."""
    entity, event, participant, quotation = schema.entity, schema.event, schema.participant, schema.quotation
    spoken = _latest(sqlite.quotations_naming([term]))
    speakers = (
        select(presence.c.identity)
        .select_from(spoken)
        .join(quotation, quotation.c.number == spoken.c.number)
        .join(entity, (entity.c.article == quotation.c.article) & (entity.c.key == quotation.c.speaker_key))
        .join(presence, presence.c.entity == entity.c.number)
    )
    taking = _latest(sqlite.participants_matching(term))
    parties = (
        select(presence.c.identity)
        .select_from(taking)
        .join(participant, participant.c.number == taking.c.number)
        .join(event, event.c.number == participant.c.event)
        .join(entity, (entity.c.article == event.c.article) & (entity.c.key == participant.c.key))
        .join(presence, presence.c.entity == entity.c.number)
    )
    return {id_ for statement in (speakers, parties) for id_ in connection.execute(statement.distinct()).scalars()}


def _latest(matching: Select[Any]) -> Any:
    return matching.order_by(literal_column("rowid").desc()).limit(_LOOKED_AT).subquery()
