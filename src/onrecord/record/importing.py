"""People in office whom a user has imported, kept in the record and laid over the authority that ships."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select

from onrecord.authority import Authority
from onrecord.authority.extending import Sourced, extended, office_keys, person_key
from onrecord.authority.importing import Statement, as_row, from_row
from onrecord.record import sqlite
from onrecord.record.people_schema import imported


@dataclass(frozen=True, slots=True)
class Import:
    """What became of the statements of one file: `understood` of `statements` name an office with a start."""

    statements: int
    new: int
    people: int
    understood: int


def keep(
    connection: Connection, statements: Iterable[Statement], origin: str, checked: datetime.date, base: Authority
) -> Import:
    """Keep statements; one on the same person, office and start goes in the place of an earlier one."""
    rows: dict[str, dict[str, object]] = {}
    people, understood, total = set[str](), 0, 0
    for said in statements:
        total += 1
        key, offices = person_key(said, base), office_keys(said, base)
        people.add(key)
        understood += bool(offices)
        about = "|".join((key, *(offices or (said.office or "",)), said.start.text if said.start else ""))
        id_ = hashlib.sha256(about.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        statement = json.dumps(as_row(said), ensure_ascii=True, sort_keys=True)
        rows[id_] = {"id": id_, "statement": statement, "origin": origin, "checked": checked}
    those = imported.c.id.in_(sqlite.among("ids"))
    there = set(connection.execute(select(imported.c.id).where(those), {"ids": rows}).scalars())
    connection.execute(delete(imported).where(those), {"ids": rows})
    if rows:
        connection.execute(insert(imported), list(rows.values()))
    return Import(total, len(rows.keys() - there), len(people), understood)


def state(connection: Connection) -> tuple[int, int]:
    """Return what tells one state of the imports from another: how many there are, and the last number."""
    [(count, last)] = sqlite.rows(connection, "SELECT count(*), coalesce(max(number), 0) FROM imported", {})
    return int(count), int(last)


def digest(connection: Connection) -> str:
    """Return a hash of all that is imported, "" where nothing is."""
    rows = connection.execute(select(imported.c.id, imported.c.statement).order_by(imported.c.id)).all()
    return hashlib.sha256(repr([tuple(row) for row in rows]).encode()).hexdigest()[:8] if rows else ""


def load(connection: Connection, base: Authority) -> Authority:
    """Return the authority of this record: `base` with what is imported over it, or `base` itself."""
    rows = connection.execute(select(imported).order_by(imported.c.checked, imported.c.id)).all()
    if not rows:
        return base
    stated = (
        Sourced(from_row(json.loads(row.statement), base.places), row.checked, row.origin) for row in rows
    )  # fmt: skip
    return extended(base, stated)
