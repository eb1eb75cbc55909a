"""How much was published on each day: kept by the database itself, so that days need no counting.

There are a few thousand days however many articles there are. Triggers carry each change of `listing` over; a test
holds them against counting anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Column, Connection, Integer, Table, Text

from onrecord.record.choosing import where
from onrecord.record.schema import metadata

daily = Table(
    "daily",
    metadata,
    Column("day", Text, primary_key=True, comment="of publication, YYYY-MM-DD; empty: none is known"),
    Column("articles", Integer, nullable=False),
    *(Column(kind, Integer, nullable=False) for kind in ("direct", "mixed", "indirect")),
)

_STATEMENTS = (
    """CREATE TABLE daily (
        day TEXT NOT NULL PRIMARY KEY, articles INTEGER NOT NULL,
        direct INTEGER NOT NULL, mixed INTEGER NOT NULL, indirect INTEGER NOT NULL) WITHOUT ROWID""",
    """INSERT INTO daily SELECT coalesce(published, ''), count(*), sum(direct), sum(mixed), sum(indirect)
        FROM listing GROUP BY published""",
    """CREATE TRIGGER listing_arrives AFTER INSERT ON listing BEGIN
        INSERT INTO daily VALUES (coalesce(NEW.published, ''), 1, NEW.direct, NEW.mixed, NEW.indirect)
        ON CONFLICT (day) DO UPDATE SET articles = articles + 1, direct = direct + excluded.direct,
            mixed = mixed + excluded.mixed, indirect = indirect + excluded.indirect; END""",
    """CREATE TRIGGER listing_leaves AFTER DELETE ON listing BEGIN
        UPDATE daily SET articles = articles - 1, direct = direct - OLD.direct, mixed = mixed - OLD.mixed,
            indirect = indirect - OLD.indirect WHERE day = coalesce(OLD.published, '');
        DELETE FROM daily WHERE day = coalesce(OLD.published, '') AND articles = 0; END""",
)


def make(connection: Connection) -> None:
    """Migration: make the table and what keeps it, and count what is there."""
    for statement in _STATEMENTS:
        connection.exec_driver_sql(statement)


_BOUNDS = {"since": "d.day >= :since", "until": "d.day <= :until AND d.day > ''"}


def between(parameters: Mapping[str, Any]) -> str:
    """Return FROM and WHERE for the days `d` from `since` to `until`, as far as there are parameters of these names."""
    return f"FROM daily d{where(bound for name, bound in _BOUNDS.items() if name in parameters)}"
