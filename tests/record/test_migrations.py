from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Connection, inspect

from onrecord.errors import RecordError
from onrecord.record import Record, migrations, schema, sqlite
from onrecord.record.migrations import MIGRATIONS, Migration, migrate
from transcripts import reader, speech


def _add_note(connection: Connection) -> None:
    connection.exec_driver_sql("ALTER TABLE article ADD COLUMN note TEXT")
    connection.exec_driver_sql("UPDATE article SET note = 'of ' || ref")


def _fail(connection: Connection) -> None:
    connection.exec_driver_sql("CREATE TABLE half_done (number INTEGER)")
    connection.exec_driver_sql("INSERT INTO nowhere VALUES (1)")


LATER = (*MIGRATIONS, Migration("a note", _add_note), Migration("nothing", lambda _: None))


def test_the_migrations_make_the_schema(record: Record) -> None:
    engine = sqlite.connect(record.path, create=False)
    made = inspect(engine)
    for table in schema.metadata.sorted_tables:
        columns = {column["name"]: column for column in made.get_columns(table.name)}
        assert list(columns) == [column.name for column in table.columns]
        key = made.get_pk_constraint(table.name)["constrained_columns"]
        assert key == [column.name for column in table.primary_key]
        for column in table.columns:
            known = columns[column.name]
            assert known["nullable"] == column.nullable or column.primary_key, (table.name, column.name)
            assert known["type"]._type_affinity is column.type._type_affinity, (table.name, column.name)
    tables = {name for name in made.get_table_names() if "_search" not in name and not name.startswith("sqlite_")}
    assert tables == {table.name for table in schema.metadata.sorted_tables}
    engine.dispose()


@pytest.mark.parametrize("version", range(len(LATER)))
def test_a_record_of_any_version_is_brought_up_to_date(tmp_path: Path, version: int) -> None:
    path = tmp_path / "old.db"
    engine = sqlite.connect(path, create=True)
    sqlite.prepare(engine, path)
    with sqlite.writing(engine, path) as connection:
        migrate(connection, LATER[:version])
        assert sqlite.schema_version(connection) == version
    with sqlite.writing(engine, path) as connection:
        migrate(connection, LATER)
        assert sqlite.schema_version(connection) == len(LATER)
        assert "note" in {column["name"] for column in inspect(connection).get_columns("article")}
    engine.dispose()


def test_opening_an_old_record_brings_it_up_to_date_and_keeps_what_is_in_it(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    record.add(speech(1))
    record.close()
    monkeypatch.setattr(migrations, "MIGRATIONS", LATER)
    with Record(record.path, reader=reader()) as again:
        assert again.add(speech(1)).unchanged == 1
        with sqlite.reading(again._engine, again.path) as connection:
            assert sqlite.schema_version(connection) == len(LATER)
            assert connection.exec_driver_sql("SELECT note FROM article").scalars().all() == ["of speech-1.txt"]


def test_a_migration_that_fails_leaves_the_record_as_it_was(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    record.add(speech(1))
    record.close()
    monkeypatch.setattr(migrations, "MIGRATIONS", (*LATER, Migration("a failure", _fail)))
    with pytest.raises(RecordError, match="no such table: nowhere"):
        Record(record.path)
    monkeypatch.undo()
    with Record(record.path) as again, sqlite.reading(again._engine, again.path) as connection:
        assert sqlite.schema_version(connection) == len(MIGRATIONS)
        assert not inspect(connection).has_table("half_done")
