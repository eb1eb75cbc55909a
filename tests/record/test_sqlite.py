"""What happens to a record when something goes wrong: kills, two writers, a full disk, no permission."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from onrecord.errors import RecordError
from onrecord.record import Record, sqlite
from transcripts import read, reader, speech

Check = Callable[[Path], None]

TESTS = Path(__file__).parents[1]

# Adds speeches one after another, and says so after each.
WORKER = """
import sys
from onrecord.record import Record
from transcripts import reader, speech
path, first, last = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
with Record(path, reader=reader()) as record:
    record.add_all(map(speech, range(first, last)), on_item=lambda outcome: print(outcome.ref, flush=True))
"""


def _worker(path: Path, first: int, last: int) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(TESTS), str(TESTS.parent / "src")])}
    command = [sys.executable, "-W", "error", "-c", WORKER, str(path), str(first), str(last)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)  # noqa: S603 - our own


@pytest.mark.parametrize("after", [1, 40, 70])
def test_a_killed_add_leaves_whole_articles_only(tmp_path: Path, after: int, check_sound: Check) -> None:
    path = tmp_path / "test.db"
    worker = _worker(path, 0, 100_000)
    with worker:
        assert worker.stdout is not None
        told = [worker.stdout.readline() for _ in range(after)]
        worker.send_signal(signal.SIGKILL)
        worker.communicate()
    assert told[-1] == f"speech-{after - 1}.txt\n"
    with Record(path, reader=reader()) as record:
        kept = len(record)
        assert kept >= after
        assert all(record.article(speech(number).id) == read(speech(number)) for number in range(kept))
        # What is left of the run says as much, and the next one goes on from there.
        raw = sqlite3.connect(path)
        assert raw.execute("SELECT count(*), sum(outcome = 'stored') FROM input").fetchone() == (kept, kept)
        assert raw.execute("SELECT finished FROM run").fetchall() == [(None,)]
        raw.close()
        assert record.add(*map(speech, range(kept + 5))).stored == 5
    check_sound(path)


def test_two_writers_at_once_lose_nothing(tmp_path: Path, check_sound: Check) -> None:
    path = tmp_path / "test.db"
    workers = [_worker(path, 0, 120), _worker(path, 60, 180)]
    for worker in workers:
        _, errors = worker.communicate(timeout=120)
        assert (worker.returncode, errors) == (0, "")
    with Record(path) as record:
        assert len(record) == 180
        assert record.stats().runs == 2
        assert all(reading == read(reading.article) for reading in record.readings())
    raw = sqlite3.connect(path)
    outcomes = dict(raw.execute("SELECT outcome, count(*) FROM input GROUP BY outcome").fetchall())
    raw.close()
    assert outcomes == {"stored": 180, "duplicate": 60}
    check_sound(path)


def test_a_record_that_stays_locked_says_so(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "MAX_LOCK_SECONDS", 0.05)
    record.add(speech(1))
    other = sqlite3.connect(record.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with Record(record.path, reader=reader()) as waiting:
        assert len(waiting) == 1  # reading does not wait
        with pytest.raises(RecordError, match="another process is writing to it"):
            waiting.add(speech(2))
        other.execute("ROLLBACK")
        assert waiting.add(speech(2)).stored == 1
    other.close()


def test_a_full_disk_says_so_and_costs_nothing_of_what_was_kept(record: Record, check_sound: Check) -> None:
    record.add(*map(speech, range(20)))
    with sqlite.reading(record._engine, record.path) as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages + 4}")
    with pytest.raises(RecordError, match="the disk is full"):
        record.add(*map(speech, range(1000)))
    with sqlite.reading(record._engine, record.path) as connection:
        connection.exec_driver_sql("PRAGMA max_page_count=100000")
    kept = len(record)
    assert 20 <= kept < 1000
    assert all(reading == read(reading.article) for reading in record.readings())
    assert record.add(*map(speech, range(30))).inputs == 30
    check_sound(record.path)


@pytest.fixture
def guarded() -> Iterator[Path]:
    """A folder with a record, for a user who may do what its permissions say: root may do anything."""
    folder = Path(tempfile.mkdtemp())
    with Record(folder / "test.db", reader=reader()) as made:
        made.add(speech(1))
    root = os.geteuid() == 0
    if root:
        nobody = 65534
        for path in (folder, folder / "test.db"):
            os.chown(path, nobody, nobody)
        os.setresuid(nobody, nobody, 0)
    yield folder
    if root:
        os.setresuid(0, 0, 0)
    folder.chmod(0o700)
    shutil.rmtree(folder)


def test_a_record_that_cannot_be_written_can_be_read(guarded: Path) -> None:
    path = guarded / "test.db"
    path.chmod(0o444)
    guarded.chmod(0o555)
    with Record(path, reader=reader()) as record:
        assert record.quotations(by="lindqvist")
        with pytest.raises(RecordError, match="it cannot be written"):
            record.add(speech(2))
    assert [each.name for each in guarded.iterdir()] == ["test.db"]


def test_a_record_that_cannot_be_read_says_so(guarded: Path) -> None:
    (guarded / "test.db").chmod(0)
    with pytest.raises(RecordError, match="Permission denied"):
        Record(guarded / "test.db")


def test_a_folder_that_cannot_be_written_says_so(guarded: Path) -> None:
    guarded.chmod(0o555)
    with pytest.raises(RecordError, match="it cannot be opened: check the permissions"):
        Record(guarded / "other.db")


def test_a_read_only_record_that_is_out_of_date_says_so(guarded: Path) -> None:
    path = guarded / "test.db"
    raw = sqlite3.connect(path)
    raw.execute("PRAGMA user_version=0")
    raw.close()
    path.chmod(0o444)
    guarded.chmod(0o555)
    with pytest.raises(RecordError, match="it cannot be written"):
        Record(path)
