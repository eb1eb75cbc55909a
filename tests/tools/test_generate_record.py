from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

import generate_record
import made_up
from onrecord.model import Article, Reading
from onrecord.record import Reader, Record

COUNT = 12


def _reads_nothing(articles: Iterable[Article]) -> Iterator[Reading]:
    raise AssertionError("a reading is stored as it is given")


def _contents(record: Record) -> dict[str, list[Any]]:
    with record._read() as connection:
        names = connection.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
        ).scalars()
        inner = ("_data", "_idx", "_docsize", "_config")  # how FTS5 keeps its index; "_content" has what is in it
        own = [name for name in names if not name.endswith(inner) and not name.startswith("sqlite_")]
        return {
            name: sorted(map(repr, connection.execute(text(f"SELECT * FROM {name}"))))  # noqa: S608
            for name in own
            if name != "run"
        }


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    return list(made_up.readings(COUNT, seed=3))


def test_what_is_written_at_once_is_what_is_added_one_by_one(tmp_path: Path, readings: list[Reading]) -> None:
    reader = Reader(generate_record.ONRECORD, generate_record.MODEL, _reads_nothing)
    with Record(tmp_path / "one.db", reader=reader) as one, Record(tmp_path / "all.db") as at_once:
        assert one.add_all(readings).stored == COUNT  # which also holds each against its text
        assert list(generate_record.fill(at_once, readings)) == [COUNT]
        assert _contents(at_once) == _contents(one)
        assert list(at_once.readings()) == sorted(readings, key=lambda each: each.article.id)
        assert at_once.stats().quotations == one.stats().quotations


def test_an_article_depends_on_its_number_and_the_seed_only(readings: list[Reading]) -> None:
    assert made_up.reading(5, seed=3) == readings[5]
    assert made_up.reading(5, seed=4) != readings[5]
    assert len({reading.article.id for reading in readings}) == COUNT
    assert all(len(reading.quotations) == made_up.QUOTATIONS for reading in readings)
    assert all(len(reading.events) in (2, 3) for reading in readings)


def test_a_record_is_made_once(tmp_path: Path) -> None:
    out = tmp_path / "new" / "out.db"
    generate_record.generate(out, 3)
    before = out.stat().st_mtime_ns
    generate_record.generate(out, 3)
    assert out.stat().st_mtime_ns == before
    assert [left.name for left in out.parent.iterdir() if "unfinished" in left.name] == []
    with pytest.raises(SystemExit, match="another number of articles"):
        generate_record.generate(out, 4)
