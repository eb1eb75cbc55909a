from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Connection

import exhibits
from onrecord.errors import RecordError, TimeLimitError
from onrecord.record import Record, statistics
from onrecord.web.library import Library
from readings import READING


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Record(tmp_path / "kept.db") as made:
        made.add(READING)
    return tmp_path / "kept.db"


def test_what_is_added_while_it_is_served_is_seen(path: Path) -> None:
    library = Library(path)
    assert (library.stats().articles, len(library.activity())) == (1, 1)
    assert library.stats() is library.stats()
    with Record(path) as record:
        record.add(exhibits.STRAINED)
    assert (library.stats().articles, len(library.activity())) == (2, 27)
    library.close()


def test_a_record_that_was_replaced_is_opened_anew(path: Path, tmp_path: Path) -> None:
    library = Library(path)
    before = library.record()
    assert library.record() is before
    with Record(tmp_path / "other.db") as made:
        made.add(exhibits.STRAINED, exhibits.UNREAD)
    (tmp_path / "other.db").replace(path)
    assert library.record() is not before
    assert len(library.record()) == 2
    library.close()


def test_a_record_that_is_gone_is_told(path: Path) -> None:
    library = Library(path)
    library.record()
    path.unlink()
    with pytest.raises(RecordError, match=r"kept\.db: No such file"):
        library.record()
    library.close()


def test_it_cannot_be_written(path: Path) -> None:
    library = Library(path)
    with pytest.raises(RecordError, match="it cannot be written"):
        library.record().add(exhibits.STRAINED)
    assert len(library.record()) == 1
    library.close()


def test_a_question_is_answered_once_for_each_state_of_the_record(tmp_path: Path) -> None:
    path = tmp_path / "kept.db"
    with Record(path) as record:
        library = Library(path)
        assert library.once("articles", lambda: len(record)) == 0
        assert library.once("articles", lambda: -1) == 0
        assert library.once("other", lambda: -1) == -1
        record.add(READING)
        assert library.once("articles", lambda: len(record)) == 1
        library.close()


def test_what_it_holds_is_counted_even_where_that_takes_long(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(connection: Connection) -> int:
        numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) SELECT max(i) FROM n"
        return int(connection.exec_driver_sql(numbers).scalar_one())

    monkeypatch.setattr(statistics, "stats", slow)
    library = Library(path, seconds=0.0)
    with pytest.raises(TimeLimitError):
        library.record().stats()
    assert library.stats() == 20_000  # type: ignore[comparison-overlap]
    library.close()


def test_what_is_being_counted_is_not_counted_beside(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    counted, begun = [], threading.Event()

    def slow(_: Connection) -> int:
        begun.set()
        time.sleep(0.1)
        counted.append(1)
        return len(counted)

    monkeypatch.setattr(statistics, "stats", slow)
    library = Library(path)
    with ThreadPoolExecutor(2) as several:
        first = several.submit(library.stats)
        begun.wait()
        assert library.outlets() == ["The Lundhavn Post"]  # what is asked besides does not wait
        assert not counted
        again = several.submit(library.stats)
        assert again.result() is first.result()
        assert counted == [1]
    library.close()


def test_a_drawing_can_be_asked_for_without_drawing(path: Path) -> None:
    library = Library(path)
    assert library.drawn_before("map") is None
    assert library.drawn("map", lambda: "<svg/>") == "<svg/>"
    assert library.drawn_before("map") == "<svg/>"
    assert library.once("map", lambda: "other") == "other"
    with Record(path) as record:
        record.add(exhibits.STRAINED)
    assert library.drawn_before("map") is None
    library.close()


def test_only_the_last_answers_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "kept.db"
    Record(path).close()
    monkeypatch.setattr("onrecord.web.library._KEPT_ANSWERS", 2)
    library = Library(path)
    for question in "abc":
        library.once(question, lambda: 1)
    assert library.once("c", lambda: 2) == 1
    assert library.once("a", lambda: 2) == 2
