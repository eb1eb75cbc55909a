"""Whom a name, an id or how one begins means in the record."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, or_, select

from onrecord.authority import Authority
from onrecord.errors import NotFoundError, QueryError
from onrecord.record import people_schema, query, references, remembering, schema, sqlite
from onrecord.record.people_schema import identity, name_key, occurrence, occurrence_succession

_ID = re.compile(r"Q[1-9]\d*|p[0-9a-f]{3,16}|[A-Z]{3}")

_PARTICIPANTS = """SELECT t.number, t.event, t.role FROM participant t
    WHERE t.identity IN (SELECT value FROM json_each(:ids))"""

_NAMED_PARTICIPANTS = "SELECT rowid FROM participant_search WHERE participant_search MATCH :name"

_UNDER_A_NAME = "FROM quotation_search WHERE quotation_search MATCH :named"

_TAKING_PART = """SELECT t.event FROM json_each(:participants) AS g CROSS JOIN participant t ON t.number = g.value
    WHERE :role IS NULL OR t.role = :role"""

_SAID = """SELECT q.number FROM presence p CROSS JOIN quotation q ON q.entity = p.entity
    WHERE p.identity IN (SELECT value FROM json_each(:ids)) AND p.quotations > 0"""

_STANDING = """SELECT coalesce(s.quotations, 0), instr(i.folded, :words) > 0 FROM json_each(:ids) AS g
    CROSS JOIN identity i ON i.id = g.value LEFT JOIN standing s ON s.identity = i.id"""

_NAMED = re.compile(r".*\((?P<id>\S+)\)", re.DOTALL)
_SHOWN = 8
"""Candidates that a message names at most."""


def called(connection: Connection, text: str, known: Authority) -> frozenset[str]:
    """Return the ids of all whom a text may mean: an id, words in a row of a name, or a full name in any spelling.

    Raises QueryError where it holds no word.
    """
    return remembering.once(connection, ("called", text), lambda: frozenset(_called(connection, text, known)))


def _called(connection: Connection, text: str, known: Authority) -> set[str]:
    words = query.name(text)
    found = set(_by_id(connection, text.strip()))
    if found:
        return found
    folded = " ".join(words.tokens)
    found.update(connection.execute(select(identity.c.id).where(goes_by(f" {folded} "))).scalars())
    if len(words.tokens) > 1:
        found |= known_as(connection, text, known)
        found |= _spelt(connection, text)
    counted = sqlite.number(connection, f"SELECT count(*) {_UNDER_A_NAME}", {"named": sqlite.naming([words])})
    if _all_of(connection, found, folded, counted):
        return found
    # Most who speak under the name are found by now: looked up is who speaks where it is not one of them.
    return found | _speaking(connection, set(_named(connection, words)) - _quoted(connection, found))


def _all_of(connection: Connection, ids: Collection[str], folded: str, quotations: int) -> bool:
    """Tell whether so many quotations under some words are those of these identities, and no others.

    They are where all go by the words canonically, as their quotations are found by that name, and have so many.
    """
    rows = sqlite.rows(connection, _STANDING, {"ids": json.dumps(sorted(ids)), "words": f" {folded} "})
    return sum(row[0] for row in rows) == quotations and all(row[1] for row in rows)


def _named(connection: Connection, words: query.Term) -> list[int]:
    """Return the numbers of the quotations by a speaker of that name, ascending, as the search index has them."""
    return sqlite.numbers(connection, f"SELECT rowid {_UNDER_A_NAME}", {"named": sqlite.naming([words])})


def goes_by(words: str) -> ColumnElement[bool]:
    """Return the condition that an identity's canonical name, folded and between blanks, holds such words."""
    return func.instr(identity.c.folded, words) > 0


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
        found = frozenset()
    if not found:
        raise NotFoundError(f"nobody in the record goes by '{text}'")
    rows = connection.execute(references.IDENTITIES, {"ids": found}).all()
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


def _speaking(connection: Connection, numbers: Collection[int]) -> set[str]:
    """Return those who speak in the quotations of these numbers."""
    if not numbers:
        return set()
    spoken = speakers().where(schema.quotation.c.number.in_(sqlite.among("numbers")))
    return set(connection.execute(spoken.distinct(), {"numbers": numbers}).scalars())


def speakers() -> Select[Any]:
    """Return a query for the identities of quotations' speakers."""
    quotation = schema.quotation
    return select(occurrence.c.identity).join_from(quotation, occurrence, occurrence.c.entity == quotation.c.entity)


def _quoted(connection: Connection, ids: Collection[str]) -> frozenset[int]:
    """Return the numbers of the quotations by these."""
    given = json.dumps(sorted(ids))
    return remembering.once(
        connection, ("quoted", given), lambda: frozenset(sqlite.numbers(connection, _SAID, {"ids": given}))
    )


def quotations_by(connection: Connection, text: str, known: Authority) -> Sequence[int]:
    """Return the numbers of the quotations by anybody whom a text may mean, or by a speaker of that name.

    They are ascending. Raises QueryError where it holds no word.
    """

    def asked() -> Sequence[int]:
        ids, words = called(connection, text, known), query.name(text)
        named = _named(connection, words)
        if _all_of(connection, ids, " ".join(words.tokens), len(named)):
            return named
        return sorted(_quoted(connection, ids).union(named))

    return remembering.once(connection, ("quotations by", text), asked)


def taking_part(
    connection: Connection, text: str, known: Authority, role: str | None, names: Collection[str]
) -> set[int]:
    """Return the numbers of the events in which somebody has a role (None: any).

    That is whom a text may mean, or what an event itself calls by words in a row of one of the `names`. Raises
    QueryError where the text holds no word.
    """
    ids = json.dumps(sorted(called(connection, text, known)))
    theirs = {number: (event, part) for number, event, part in sqlite.rows(connection, _PARTICIPANTS, {"ids": ids})}
    # Most who go by the names are these: only the rows of the others are looked at.
    others = {number for name in names for number in _participants(connection, query.name(name))} - theirs.keys()
    found = {event for event, part in theirs.values() if role in (None, part)}
    if others:
        asked = {"participants": json.dumps(sorted(others)), "role": role}
        found.update(sqlite.numbers(connection, _TAKING_PART, asked))
    return found


def _participants(connection: Connection, words: query.Term) -> list[int]:
    return sqlite.numbers(connection, _NAMED_PARTICIPANTS, {"name": sqlite.expression(query.Query((words,)))})


_ALIKE = select(people_schema.profile.c.id, people_schema.profile.c.name).where(
    people_schema.profile.c.id.in_(select(name_key.c.profile).where(name_key.c.key.in_(sqlite.among("keys"))))
)
"""The names that share a key with another."""


def _spelt(connection: Connection, text: str) -> set[str]:
    """Return those whom the authority does not know and whose full name can be spelt so, in any script."""
    from onrecord.identities.fitting import pair_keys  # they take a tenth of a second to load, which only names need
    from onrecord.names import compare

    rows = connection.execute(_ALIKE, {"keys": pair_keys(text)})
    same = [row.id for row in rows if compare(text, row.name).same]
    return _identities(connection, occurrence.c.shared.in_(same)) if same else set()
