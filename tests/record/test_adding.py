from __future__ import annotations

import datetime
import itertools
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.errors import RecordError
from onrecord.model import Article, Block, BlockKind, Reading, Rejection, RejectionReason, Span
from onrecord.record import Outcome, OutcomeKind, Reader, Record, Summary
from transcripts import article, read, reader, speech

Check = Callable[[Path], None]

DAY = datetime.date(1988, 5, 3)
REJECTED = Rejection("a.bin", RejectionReason.BINARY, "it is a picture")


def dump(path: Path) -> dict[str, list[str]]:
    """Return what a record says, without row numbers and the history of runs."""
    with Record(path) as record:
        readings = [repr(reading) for reading in record.readings()]
        refs = [repr(record.find(reading.article.id).refs) for reading in record.readings()]
        stats = repr(replace(record.stats(), runs=0))
    raw = sqlite3.connect(path)
    tables = {
        "sighting": "SELECT a.id, s.ref, s.title, s.outlet, s.url, s.published, s.language, s.evidence, s.structure"
        " FROM sighting s JOIN article a ON a.number = s.article",
        "succession": "SELECT id, content, successor FROM succession",
        "quotations": "SELECT q.id, s.speaker, s.text FROM quotation q JOIN quotation_search s ON s.rowid = q.number",
        "articles": "SELECT a.id, a.onrecord, a.model, s.title, s.text FROM article a"
        " JOIN article_search s ON s.rowid = a.number",
    }
    found = {name: sorted(map(repr, raw.execute(query))) for name, query in tables.items()}
    raw.close()
    return {"readings": readings, "refs": refs, "stats": [stats], **found}


def test_every_input_has_one_outcome_and_the_counts_add_up(record: Record) -> None:
    seen: list[Outcome] = []
    items: list[Article | Rejection] = [speech(1), REJECTED, speech(2), replace(speech(1), ref="copy.txt"), speech(1)]
    summary = record.add_all(items, on_item=seen.append)
    assert summary == Summary(stored=2, unchanged=2, rejected=1, quotations=6)
    assert summary.inputs == len(items)
    assert [outcome.ref for outcome in seen] == [item.ref for item in items]
    assert [str(outcome.kind) for outcome in seen] == ["stored", "rejected", "stored", "duplicate", "duplicate"]
    raw = sqlite3.connect(record.path)
    assert raw.execute("SELECT count(*), sum(reason = 'binary') FROM input").fetchone() == (5, 1)
    raw.close()


def test_adding_again_changes_nothing_but_the_history(record: Record, tmp_path: Path) -> None:
    items = [speech(number) for number in range(5)]
    record.add(*items)
    before = dump(record.path)
    assert record.add(*reversed(items), REJECTED) == Summary(unchanged=5, rejected=1)
    after = dump(record.path)
    assert record.stats().runs == 2
    del before["stats"], after["stats"]
    assert after == before


def test_a_known_text_is_not_read_again(tmp_path: Path) -> None:
    read_refs: list[str] = []
    with Record(tmp_path / "test.db", reader=reader(read_refs=read_refs)) as record:
        record.add(speech(1), speech(2), speech(1))
        record.add(speech(1), replace(speech(2), ref="elsewhere.txt", url="https://example.org/2"))
        assert read_refs == ["speech-1.txt", "speech-2.txt"]
        found = record.find(speech(2).id)
        assert found.refs == ("elsewhere.txt", "speech-2.txt")
        assert found.reading.article.url == "https://example.org/2"


def test_a_given_reading_is_not_read(tmp_path: Path) -> None:
    read_refs: list[str] = []
    with Record(tmp_path / "test.db", reader=reader(read_refs=read_refs)) as record:
        assert record.add(read(speech(1))) == Summary(stored=1, quotations=3)
        assert record.add(read(speech(1)), speech(1)) == Summary(unchanged=2)
        assert record.add(read(speech(1), dropped_words=1)) == Summary(reread=1, quotations=3)
        assert read_refs == []
        assert record.article(speech(1).id) == read(speech(1), dropped_words=1)


def test_a_copy_that_says_more_fills_in_what_was_missing(record: Record) -> None:
    seen: list[Outcome] = []
    text = "Arvid Lindqvist: The harbour stays open."
    record.add(article(text, "b.txt", title="Harbour"))
    record.add_all([article(text, "c.txt", title="Winter", published=DAY)], on_item=seen.append)
    found = record.find(article(text).id)
    assert found.reading.article == article(text, "b.txt", title="Harbour", published=DAY)
    assert found.refs == ("b.txt", "c.txt")
    assert [(outcome.kind, outcome.detail) for outcome in seen] == [
        (OutcomeKind.REREAD, "read again: published 1988-05-03")
    ]


def test_copies_in_any_order_give_the_same_record(tmp_path: Path, check_sound: Check) -> None:
    text = "Arvid Lindqvist: The harbour stays open.\n\nA heading"
    copies = [
        article(text, "b.txt", title="Harbour"),
        article(text, "a.html", published=DAY, structure=(Block(BlockKind.HEADING, Span(42, 51)),)),
        article(text, "c.txt", title="Winter", outlet="The Lundhavn Post"),
        speech(1),
    ]
    dumps = []
    for number, order in enumerate(itertools.permutations(copies)):
        path = tmp_path / f"{number}.db"
        with Record(path, reader=reader()) as record:
            # In one run, and in several.
            if number % 2:
                record.add(*order)
            else:
                for each in order:
                    record.add(each)
        dumps.append(dump(path))
        check_sound(path)
    assert all(each == dumps[0] for each in dumps)


def test_a_new_version_reads_again_and_leaves_nothing_stale(tmp_path: Path, check_sound: Check) -> None:
    path = tmp_path / "test.db"
    items = [speech(number) for number in range(4)]
    with Record(path, reader=reader("1.0")) as record:
        record.add(*items)
    seen: list[Outcome] = []
    with Record(path, reader=reader("2.0", dropped_words=1)) as record:
        assert record.add_all(items[:3], on_item=seen.append) == Summary(reread=3, quotations=9)
        assert record.add_all(items[:3]) == Summary(unchanged=3)
        assert record.article(items[0].id) == read(items[0], dropped_words=1)
        assert record.article(items[3].id) == read(items[3])
        assert len(record.quotations()) == 12
        assert record.quotations(about='"harbour 0" "day 2"') == []
        assert len(record.quotations(about='"harbour 3" "day 2"')) == 1
    assert {outcome.detail for outcome in seen} == {"read again: onrecord 2.0 instead of 1.0"}
    check_sound(path)


def test_the_record_says_who_read_an_article(tmp_path: Path) -> None:
    path = tmp_path / "test.db"
    with Record(path, reader=reader("1.0")) as record:
        record.add(speech(1))
    raw = sqlite3.connect(path)
    assert raw.execute("SELECT onrecord, model FROM article").fetchall() == [("1.0", "none")]
    [(started, finished)] = raw.execute("SELECT started, finished FROM run").fetchall()
    assert started <= finished
    raw.close()


def test_the_default_reader_is_this_version_and_its_model() -> None:
    from onrecord.version import __version__

    found = Reader.default()
    assert found.onrecord == __version__
    assert found.model.startswith("en_core_web_sm")
    assert found.model[-1].isdigit()


def test_an_input_that_fails_costs_nothing_of_what_came_before(record: Record) -> None:
    def broken() -> Iterator[Article]:
        yield from (speech(number) for number in range(3))
        raise OSError("the disk is gone")

    with pytest.raises(OSError, match="the disk is gone"):
        record.add_all(broken())
    assert len(record) == 3


def test_a_reader_that_fails_costs_nothing_of_what_came_before(tmp_path: Path) -> None:
    def breaking(articles: Iterable[Article]) -> Iterator[Reading]:
        for count, each in enumerate(articles):
            if count == 2:
                raise MemoryError
            yield read(each)

    with Record(tmp_path / "test.db", reader=Reader("1.0", "none", breaking)) as record:
        with pytest.raises(MemoryError):
            record.add(*map(speech, range(5)))
        assert len(record) == 2


def test_a_reader_that_answers_for_another_article_is_caught(tmp_path: Path) -> None:
    def confused(articles: Iterable[Article]) -> Iterator[Reading]:
        yield from (read(speech(99)) for _ in articles)

    with Record(tmp_path / "test.db", reader=Reader("1.0", "none", confused)) as record:
        with pytest.raises(RecordError, match=r"speech-1\.txt: the reader gave no reading"):
            record.add(speech(1))
        assert len(record) == 0


def test_what_is_not_verbatim_is_refused(record: Record) -> None:
    good = read(speech(1))
    wrong = replace(good.quotations[0], text="The harbour is shut.")
    with pytest.raises(RecordError, match="is not what the article says"):
        record.add(replace(good, quotations=(wrong, *good.quotations[1:])))
    assert len(record) == 0


def test_a_stream_is_taken_as_it_comes(record: Record) -> None:
    waiting = most = 0

    def stream() -> Iterator[Article]:
        nonlocal waiting, most
        for number in range(300):
            waiting += 1
            most = max(most, waiting)
            yield speech(number)

    def settled(outcome: Outcome) -> None:
        nonlocal waiting
        waiting -= 1

    assert record.add_all(stream(), on_item=settled).stored == 300
    assert most <= 64
