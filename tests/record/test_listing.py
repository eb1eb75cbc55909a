from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import made_up
from onrecord.model import Article, Reading, Speaker
from onrecord.record import Reader, Record, listing

READINGS = list(made_up.readings(8, seed=2))


def _reads_nothing(articles: Iterable[Article]) -> Iterator[Reading]:
    raise AssertionError("a reading is stored as it is given")


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Record]:
    with Record(tmp_path / "made.db", reader=Reader("1", "none", _reads_nothing)) as record:
        record.add_all(READINGS)
        yield record


def _tables(record: Record) -> dict[str, list[Any]]:
    with record._read() as connection:
        return {
            name: list(connection.exec_driver_sql(f"SELECT * FROM {name} ORDER BY 1, 2, 3, 4"))  # noqa: S608
            for name in ("listing", "speaker")
        }


def _counted_anew(record: Record) -> dict[str, list[Any]]:
    """Let the migration make the tables of a record that has everything else."""
    with record._write() as connection:
        for statement in (
            "DROP TABLE listing",
            "DROP TABLE speaker",
            "DROP INDEX quotation_place",
            "CREATE INDEX ix_quotation_article ON quotation (article)",
        ):
            connection.exec_driver_sql(statement)
        listing.make(connection)
    return _tables(record)


def test_what_is_kept_in_step_is_what_the_migration_counts(made: Record) -> None:
    kept = _tables(made)
    assert len(kept["listing"]) == len(READINGS)
    assert sum(row.quotations for row in kept["speaker"]) == made_up.QUOTATIONS * len(READINGS)
    assert _counted_anew(made) == kept


def test_a_reading_that_is_replaced_is_counted_once(made: Record) -> None:
    before = READINGS[3]
    odd = Speaker("x", "\ud800 x", before.quotations[0].speaker.type, 0.5, ()) if before.quotations[0].speaker else None
    said = (replace(before.quotations[0], speaker=odd), replace(before.quotations[1], speaker=None))
    after = replace(before, quotations=(*said, *before.quotations[2:4]), events=())
    assert made.add(after).reread == 1
    kept = _tables(made)
    assert sum(row.quotations for row in kept["speaker"]) == made_up.QUOTATIONS * len(READINGS) - 7
    assert min(row.quotations for row in kept["speaker"]) > 0
    assert [row.name for row in kept["speaker"] if row.entity is None] == ["\ud800 x".encode("utf-8", "surrogatepass")]
    assert sum(row.unattributed for row in kept["listing"]) == 1
    assert _counted_anew(made) == kept
    assert made.add(before).reread == 1
    assert _tables(made)["speaker"] == sorted(_counted_anew(made)["speaker"])
    assert made.stats().unattributed == 0
