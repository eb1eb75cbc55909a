"""Who the entities of articles are across articles: what queries ask beside their own rows, for pages to lead there.

`joined` adds the tables of `COLUMNS` to a query with entities in it; `reference` makes of each row who its entity is.
"""

from __future__ import annotations

import functools
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, bindparam, func, or_, select

from onrecord.model import EntityType
from onrecord.record.columns import characters
from onrecord.record.people_rows import PersonReference
from onrecord.record.people_schema import identity, occurrence
from onrecord.record.schema import entity, participant
from onrecord.record.sqlite import among, rows

APART: ColumnElement[bool] = or_(
    identity.c.type == str(EntityType.PERSON),
    occurrence.c.known.is_not(None),
    occurrence.c.profile.is_not(None),
    occurrence.c.why.startswith("judgement"),
)
"""Whether an entity is told apart from all others: people are, and whatever has a name that other articles can share.

"Officials", "the ministry" are not: each article has its own, and lists count them by what they are called.
"""

_IDENTITIES = """SELECT i.id, i.name, i.wikidata, i.type,
        i.type = 'person' OR a.entity IS NULL OR a.why LIKE 'judgement%'
    FROM json_each(:entities) AS g
    CROSS JOIN identity i ON i.id = g.key
    LEFT JOIN occurrence a INDEXED BY occurrence_alone ON a.entity = g.value AND a.shared IS NULL"""
"""Who identities are, whether `APART`: for a thousand at once, of which SQLAlchemy would make rows in 20 ms."""

IDENTITIES = select(identity).where(identity.c.id.in_(among("ids")))
"""The whole rows of identities, by their ids."""

_TYPES = {str(type_): type_ for type_ in EntityType}

COLUMNS = (
    *(identity.c[name].label(f"person_{name}") for name in ("id", "name", "wikidata", "type")),
    func.coalesce(APART, False).label("person_apart"),
)
"""What `reference` asks of a row."""


def joined(statement: Select[Any], number: ColumnElement[Any]) -> Select[Any]:
    """Return a query with the tables of `COLUMNS`, for the entity whose number stands in a column of it."""
    return statement.outerjoin(occurrence, occurrence.c.entity == number).outerjoin(
        identity, identity.c.id == occurrence.c.identity
    )


def reference(row: Row[Any]) -> PersonReference | None:
    """Return who the entity of a row is; None where there is none."""
    if row.person_id is None:
        return None
    type_ = EntityType(row.person_type)
    return PersonReference(row.person_id, row.person_name, row.person_wikidata, type_, bool(row.person_apart))


def of_participants(connection: Connection, events: Sequence[int]) -> defaultdict[int, dict[str, PersonReference]]:
    """Return who takes part in each of the events of these numbers, by their keys in its article."""
    found: defaultdict[int, dict[str, PersonReference]] = defaultdict(dict)
    for row in connection.execute(_taking_part(), {"events": events}):
        if (one := reference(row)) is not None:
            found[row.event][row.key] = one
    return found


@functools.cache
def _taking_part() -> Select[Any]:
    asked = select(participant.c.event, participant.c.key, *COLUMNS).select_from(participant)
    return joined(asked, participant.c.entity).where(participant.c.event.in_(among("events")))


def of_identities(connection: Connection, entities: Mapping[str, int]) -> dict[str, PersonReference]:
    """Return who identities are; `entities` has the number of one entity of each."""
    found = rows(connection, _IDENTITIES, {"entities": json.dumps(dict(entities))})
    return {
        id_: PersonReference(id_, characters(name), wikidata, _TYPES[type_], bool(apart))
        for id_, name, wikidata, type_, apart in found
    }


def of_article(connection: Connection, number: int) -> dict[str, PersonReference]:
    """Return who the entities of article `number` are, by their keys in it."""
    found = ((row.key, reference(row)) for row in connection.execute(_of_article(), {"article": number}))
    return {key: one for key, one in found if one is not None}


@functools.cache
def _of_article() -> Select[Any]:
    asked = joined(select(entity.c.key, *COLUMNS).select_from(entity), entity.c.number)
    return asked.where(entity.c.article == bindparam("article")).order_by(entity.c.position)
