from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection, insert, inspect

import generate_record
from old_records import age
from onrecord.errors import RecordError
from onrecord.model import Article, Reading
from onrecord.record import Reader, Record, mapping, migrations, schema, sqlite
from onrecord.record.migrations import MIGRATIONS, Migration, migrate
from readings import READING
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


def test_a_record_of_version_one_gets_its_events_when_its_articles_are_added_again(tmp_path: Path) -> None:
    path = tmp_path / "one.db"
    engine = sqlite.connect(path, create=True)
    sqlite.prepare(engine, path)
    made = READING.article
    seen = mapping.sighting_row(made)
    with sqlite.writing(engine, path) as connection:
        sqlite.claim(connection)
        migrate(connection, MIGRATIONS[:1])
        assert not inspect(connection).has_table("event")
        row = {**mapping.article_row(READING), "number": 7, "onrecord": "0.1.0", "model": "none"}
        connection.execute(insert(schema.article), row)
        connection.execute(insert(schema.sighting), {"article": 7, **seen})
        sqlite.index(connection, "article", [{"rowid": 7, "title": "minister", "text": "harbour"}])
        [quotation] = mapping.quotation_rows(7, READING.quotations[:1], {})
        del quotation["entity"]
        connection.execute(insert(schema.quotation), {**quotation, "number": 3})
        connection.execute(insert(schema.fragment), mapping.fragment_rows(3, READING.quotations[0].content))
        said = [{"rowid": 3, "speaker": "arvid lindqvist", "text": "the harbour"}]
        sqlite.index(connection, "quotation", said)
    engine.dispose()
    read_refs: list[str] = []

    def read_all(articles: Iterable[Article]) -> Iterator[Reading]:
        for each in articles:
            read_refs.append(each.ref)
            yield replace(READING, article=each)

    with Record(path, reader=Reader("0.2.0", "none", read_all)) as record:
        old = record.article(made.id)
        assert (old.article, old.quotations) == (made, READING.quotations[:1])
        assert (old.times, old.places, old.events, record.events()) == ((), (), (), [])
        assert [row.quotation for row in record.quotations(by="lindqvist")] == [READING.quotations[0]]
        assert record.add(made).reread == 1
        assert read_refs == [made.ref]
        assert record.article(made.id) == READING
        assert {row.event for row in record.events()} == set(READING.events)


@pytest.mark.parametrize("version", range(2, len(MIGRATIONS)))
def test_a_record_of_any_version_with_articles_in_it_becomes_what_it_would_be_now(tmp_path: Path, version: int) -> None:
    path = tmp_path / "old.db"
    generate_record.generate(path, 40)
    now = _content(path)
    assert all(now[table] for table in ("quotation", "participant", "occurrence", "standing", "listing"))
    age(path, version)
    Record(path).close()
    assert _content(path) == now


def _content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return the rows of every table but those of the search index's inside, in an order of their own."""
    raw = sqlite3.connect(path)
    tables = [name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    kept = [name for name in tables if "_search_" not in name and not name.startswith("sqlite_")]
    found = {name: sorted(raw.execute(f"SELECT * FROM {name}"), key=repr) for name in kept}  # noqa: S608
    raw.close()
    return found


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
