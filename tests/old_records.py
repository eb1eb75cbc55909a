"""Records as earlier versions of onrecord left them, made from records of today: what migrations are tested with."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from onrecord.record import sqlite as record_sqlite
from onrecord.record.migrations import MIGRATIONS, migrate

_COUNTED = ("daily", "presence", "standing", "occurrence_name")
"""Tables that triggers fill."""


def age(path: Path, version: int) -> None:
    """Turn the record at `path`, which nobody has open, into one that went through so many migrations and no further.

    It keeps what tables had at the time.
    """
    old = path.with_suffix(".old")
    engine = record_sqlite.connect(old, create=True)
    record_sqlite.prepare(engine, old)
    with record_sqlite.writing(engine, old) as connection:
        record_sqlite.claim(connection)
        migrate(connection, MIGRATIONS[:version])
    engine.dispose()
    raw = sqlite3.connect(old)
    raw.execute("ATTACH ? AS now", (str(path),))
    # Occurrences are counted when they come, by what is there of their articles.
    for table in sorted(_tables(raw, "main") & _tables(raw, "now"), key=lambda name: (name == "occurrence", name)):
        columns = ", ".join(name for name in _columns(raw, "main", table) if name in _columns(raw, "now", table))
        raw.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM now.{table}")  # noqa: S608
    raw.commit()
    raw.close()
    path.unlink()
    old.rename(path)


def _tables(raw: sqlite3.Connection, schema: str) -> set[str]:
    """Return the names of tables, those behind a search index and those that are counted left out."""
    named = raw.execute(f"SELECT name FROM {schema}.sqlite_master WHERE type = 'table'")  # noqa: S608
    found = {name for (name,) in named if not name.startswith("sqlite_")}
    return {name for name in found if "_search_" not in name} - set(_COUNTED)


def _columns(raw: sqlite3.Connection, schema: str, table: str) -> list[str]:
    """Return the columns that can be written to; of a search index, its row number as well."""
    told = raw.execute(f"PRAGMA {schema}.table_xinfo({table})").fetchall()
    names = [name for _, name, *_, hidden in told if hidden == 0]
    return ["rowid", *names] if table.endswith("_search") else names
