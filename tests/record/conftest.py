"""A record of transcripts, and what is in it apart from row numbers and history."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from onrecord.model import Article, Reading
from onrecord.record import Reader, Record
from transcripts import reader


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """An empty record whose reader reads transcripts."""
    with Record(tmp_path / "test.db", reader=reader()) as made:
        yield made


@pytest.fixture
def filled(record: Record) -> Callable[..., Record]:
    """Add articles to the record, and return it."""

    def fill(*articles: Article) -> Record:
        record.add(*articles)
        return record

    return fill


SOUND = {
    "PRAGMA integrity_check": [("ok",)],
    "PRAGMA foreign_key_check": [],
    # Raises where the index disagrees with its own text.
    "INSERT INTO quotation_search(quotation_search) VALUES ('integrity-check')": [],
    "INSERT INTO article_search(article_search) VALUES ('integrity-check')": [],
    "INSERT INTO participant_search(participant_search) VALUES ('integrity-check')": [],
    # Rows of the one that the other does not have: nothing stale, nothing missing.
    "SELECT rowid FROM quotation_search EXCEPT SELECT number FROM quotation": [],
    "SELECT number FROM quotation EXCEPT SELECT rowid FROM quotation_search": [],
    "SELECT rowid FROM article_search EXCEPT SELECT number FROM article": [],
    "SELECT number FROM article EXCEPT SELECT rowid FROM article_search": [],
    "SELECT rowid FROM participant_search EXCEPT SELECT number FROM participant": [],
    "SELECT number FROM participant EXCEPT SELECT rowid FROM participant_search": [],
    "INSERT INTO event_search(event_search) VALUES ('integrity-check')": [],
    "SELECT rowid FROM event_search EXCEPT SELECT number FROM event": [],
    "SELECT number FROM event EXCEPT SELECT rowid FROM event_search": [],
}


@pytest.fixture
def check_sound() -> Callable[[Path], None]:
    """Hold a record's file against itself: pages, references, and the search index against the tables it is of."""

    def check(path: Path) -> None:
        raw = sqlite3.connect(path)
        assert {query: raw.execute(query).fetchall() for query in SOUND} == SOUND
        raw.close()

    return check


@pytest.fixture
def made(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Record]:
    """A record of the `READINGS` of the module that asks for it."""
    with Record(tmp_path / "made.db", reader=Reader("1", "none", lambda articles: map(Reading, articles))) as record:
        record.add_all(request.module.READINGS)
        yield record
