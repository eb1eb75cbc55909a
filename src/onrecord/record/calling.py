"""Whom a name, an id or how one begins means in the record."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, false, or_, select

from onrecord.authority import Authority
from onrecord.errors import NotFoundError, QueryError
from onrecord.identities.fitting import pair_keys
from onrecord.names import compare
from onrecord.record import people_schema, query, schema, sqlite
from onrecord.record.components import batches
from onrecord.record.people_schema import identity, name_key, occurrence, occurrence_succession

_ID = re.compile(r"Q[1-9]\d*|p[0-9a-f]{3,16}|[A-Z]{3}")
_NAMED = re.compile(r".*\((?P<id>\S+)\)", re.DOTALL)
_SHOWN = 8
"""Candidates that a message names at most."""


def called(connection: Connection, text: str, known: Authority) -> set[str]:
    """Return the ids of all whom a text may mean: an id, words in a row of a name, or a full name in any spelling.

    Raises QueryError where it holds no word.
    """
    words = query.name(text)
    found = set(_by_id(connection, text.strip()))
    if found:
        return found
    folded = " ".join(words.tokens)
    found.update(connection.execute(select(identity.c.id).where(identity.c.folded.like(f"% {folded} %"))).scalars())
    found |= _speaking(connection, words)
    if len(words.tokens) > 1:
        found |= known_as(connection, text, known)
        found |= _spelt(connection, text)
    return found


def known_as(connection: Connection, text: str, known: Authority) -> set[str]:
    """Return those whom the authority knows by a full name, in any spelling and script."""
    if len(text.split()) < 2:
        return set()
    keys = [candidate.person.key for candidate in known.find(text) if candidate.same]
    return _identities(connection, occurrence.c.shared.in_(keys))


def one(connection: Connection, text: str, known: Authority) -> str:
    """Return the id of the one whom a text means.

    Raises NotFoundError where there is nobody, or several: it names them.
    """
    try:
        found = called(connection, text, known)
    except QueryError:
        found = set[str]()
    if not found:
        raise NotFoundError(f"nobody in the record goes by '{text}'")
    rows = [
        row for batch in batches(found) for row in connection.execute(select(identity).where(identity.c.id.in_(batch)))
    ]
    folded = f" {' '.join(query.name(text).tokens)} "
    for narrower in ([row for row in rows if row.folded == folded], [row for row in rows if row.type == "person"]):
        if len(narrower) == 1:
            return str(narrower[0].id)
    if len(rows) > 1:
        listed = ", ".join(f"{row.name} ({row.id}{_of(row)})" for row in sorted(rows, key=_order)[:_SHOWN])
        more = f" and {len(rows) - _SHOWN} more" if len(rows) > _SHOWN else ""
        raise NotFoundError(f"'{text}' may be {listed}{more}: say which by its id")
    return str(rows[0].id)


def _order(row: Any) -> tuple[bool, str, str]:
    return row.wikidata is None, row.name, row.id


def _of(row: Any) -> str:
    return f", {row.countries.strip()}" if row.countries.strip() else ""


def _by_id(connection: Connection, text: str) -> Iterable[str]:
    """Return whom an id, a former one, or the beginning of one names; a whole one before a beginning.

    A canonical id may stand behind a name, in brackets, as messages and pages write it.
    """
    named = _NAMED.fullmatch(text)
    nodes = select(identity.c.id).where(identity.c.id == (named["id"] if named else text))
    whole = set(connection.execute(nodes).scalars())
    if not _ID.fullmatch(text):
        return whole  # keys of the authority are ids as well, and look like names
    whole = whole or set(_identities(connection, or_(occurrence.c.id == text, occurrence.c.shared == text)))
    if whole or not text.startswith("p"):
        return whole
    former = select(occurrence_succession.c.successor).where(_begins(occurrence_succession.c.id, text))
    begun = set(connection.execute(select(identity.c.id).where(_begins(identity.c.id, text))).scalars())
    return begun or set(
        _identities(
            connection,
            or_(_begins(occurrence.c.id, text), _begins(occurrence.c.shared, text), occurrence.c.id.in_(former)),
        )
    )


def _begins(column: Any, prefix: str) -> Any:
    return (column >= prefix) & (column < prefix + "\U0010ffff")  # a range, where LIKE would not use the index


def _identities(connection: Connection, condition: Any) -> set[str]:
    return set(connection.execute(select(occurrence.c.identity).where(condition).distinct()).scalars())


def _speaking(connection: Connection, words: query.Term) -> set[str]:
    """Return those who speak somewhere under a name with these words."""
    spoken = speakers().where(schema.quotation.c.number.in_(sqlite.quotations_matching(words, None)))
    return set(connection.execute(spoken.distinct()).scalars())


def speakers() -> Select[Any]:
    """Return a query for the identities of quotations' speakers."""
    entity, quotation = schema.entity, schema.quotation
    return (
        select(occurrence.c.identity)
        .select_from(quotation)
        .join(entity, (entity.c.article == quotation.c.article) & (entity.c.key == quotation.c.speaker_key))
        .join(occurrence, occurrence.c.entity == entity.c.number)
    )


def spoken_by(connection: Connection, text: str, known: Authority) -> ColumnElement[bool]:
    """Return the condition that a quotation is by somebody whom a text may mean, or by a speaker of that name.

    Raises QueryError where it holds no word.
    """
    number = schema.quotation.c.number
    entity, quotation = schema.entity, schema.quotation
    named = number.in_(sqlite.quotations_matching(query.name(text), None))
    theirs = (
        select(quotation.c.number)
        .join(entity, (entity.c.article == quotation.c.article) & (entity.c.key == quotation.c.speaker_key))
        .join(occurrence, occurrence.c.entity == entity.c.number)
    )
    ids = called(connection, text, known)
    return or_(named, *(number.in_(theirs.where(occurrence.c.identity.in_(batch))) for batch in batches(ids)))


def taken_part(connection: Connection, text: str, known: Authority) -> ColumnElement[bool]:
    """Return the condition that a participant is somebody whom a text may mean.

    Raises QueryError where it holds no word.
    """
    entity, event, participant = schema.entity, schema.event, schema.participant
    theirs = (
        select(participant.c.number)
        .join(event, event.c.number == participant.c.event)
        .join(entity, (entity.c.article == event.c.article) & (entity.c.key == participant.c.key))
        .join(occurrence, occurrence.c.entity == entity.c.number)
    )
    ids = called(connection, text, known)
    return or_(
        false(), *(participant.c.number.in_(theirs.where(occurrence.c.identity.in_(batch))) for batch in batches(ids))
    )


def _spelt(connection: Connection, text: str) -> set[str]:
    """Return those whom the authority does not know and whose full name can be spelt so, in any script."""
    table = people_schema.profile
    found = set[str]()
    for batch in batches(pair_keys(text)):
        numbers = select(name_key.c.profile).where(name_key.c.key.in_(batch))
        rows = connection.execute(select(table.c.id, table.c.name).where(table.c.id.in_(numbers)))
        same = [row.id for row in rows if compare(text, row.name).same]
        found |= _identities(connection, occurrence.c.shared.in_(same))
    return found
