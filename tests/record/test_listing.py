from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import made_up
from onrecord.model import Article, Reading
from onrecord.record import Reader, Record, listing

READINGS = list(made_up.readings(8, seed=2))


def _reads_nothing(articles: Iterable[Article]) -> Iterator[Reading]:
    raise AssertionError("a reading is stored as it is given")


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Record]:
    with Record(tmp_path / "made.db", reader=Reader("1", "none", _reads_nothing)) as record:
        record.add_all(READINGS)
        yield record


def _listing(record: Record) -> list[Any]:
    with record._read() as connection:
        return list(connection.exec_driver_sql("SELECT * FROM listing ORDER BY article"))


def _counted_anew(record: Record) -> list[Any]:
    """Let the migrations make the table of a record that has everything else."""
    with record._write() as connection:
        for statement in (
            "DROP TABLE listing",
            "DROP INDEX quotation_place",
            "CREATE INDEX ix_quotation_article ON quotation (article)",
        ):
            connection.exec_driver_sql(statement)
        listing.make(connection)
        connection.exec_driver_sql("DROP TABLE speaker")
    return _listing(record)


def test_what_is_kept_in_step_is_what_the_migration_counts(made: Record) -> None:
    kept = _listing(made)
    assert len(kept) == len(READINGS)
    assert _counted_anew(made) == kept


def test_a_reading_that_is_replaced_is_counted_once(made: Record) -> None:
    before = READINGS[3]
    said = (replace(before.quotations[0], speaker=None), *before.quotations[2:4])
    assert made.add(replace(before, quotations=said, events=())).reread == 1
    kept = _listing(made)
    total = sum(row.direct + row.mixed + row.indirect for row in kept)
    assert total == made_up.QUOTATIONS * (len(READINGS) - 1) + len(said)
    assert sum(row.unattributed for row in kept) == 1
    assert _counted_anew(made) == kept
    assert made.add(before).reread == 1
    assert made.stats().unattributed == 0
