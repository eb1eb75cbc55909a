"""Where somebody appears, by both ways there are, held against a look at every row."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest
from sqlalchemy import text

import generate_record
from onrecord.record import Record, appearing, remembering

DAY = datetime.date(2019, 6, 1)
SAID = """SELECT l.published, l.id, q.position, q.id AS said FROM quotation q
    JOIN entity e ON e.article = q.article AND e.key = q.speaker_key
    JOIN occurrence o ON o.entity = e.number JOIN listing l ON l.article = q.article WHERE o.identity = :id"""
DONE = """SELECT DISTINCT v.id, v.first_day, v.last_day, a.id AS article, v.position
    FROM event v JOIN participant t ON t.event = v.number JOIN article a ON a.number = v.article
    JOIN entity e ON e.article = v.article AND e.key = t.key
    JOIN occurrence o ON o.entity = e.number WHERE o.identity = :id"""


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    path = tmp_path_factory.mktemp("made-up") / "record.db"
    generate_record.generate(path, 60)
    with Record(path, read_only=True) as opened:
        yield opened


@pytest.fixture(scope="module")
def often(record: Record) -> list[str]:
    return [row.id for row in record.people.listed(limit=5)]


@pytest.mark.parametrize(("step", "kept_ready"), [(1e-9, 0), (1e9, 0), (1e9, 5), (1e9, 1_000)])
@pytest.mark.parametrize("oldest_first", [False, True])
@pytest.mark.parametrize(("since", "until"), [(None, None), (DAY, None), (None, DAY)])
def test_pages_of_quotations_are_all_that_was_said_in_order(
    record: Record,
    often: list[str],
    monkeypatch: pytest.MonkeyPatch,
    step: float,
    kept_ready: int,
    oldest_first: bool,
    since: datetime.date | None,
    until: datetime.date | None,
) -> None:
    monkeypatch.setattr(appearing, "_STEP", step)  # always walks, never walks
    monkeypatch.setattr(appearing, "_KEPT", kept_ready)
    monkeypatch.setattr(remembering, "once", lambda _connection, _question, answer: answer())
    for id_ in often:
        with record._read() as connection:
            rows = connection.execute(text(SAID), {"id": id_}).all()
        kept = [
            row
            for row in rows
            if (since is None or (row.published and row.published >= since.isoformat()))
            and (until is None or (row.published and row.published <= until.isoformat()))
        ]
        kept.sort(key=lambda row: (row.id, row.position))
        kept.sort(key=lambda row: row.published or "", reverse=not oldest_first)
        if oldest_first:
            kept.sort(key=lambda row: row.published is None)
        pages = [
            record.people.quotations(id_, since=since, until=until, limit=2, offset=offset, oldest_first=oldest_first)
            for offset in range(0, len(kept) + 1, 2)
        ]
        assert {page.total for page in pages} == {len(kept)}
        assert [row.quotation.id for page in pages for row in page.rows] == [row.said for row in kept]


def test_acts_are_all_events_with_them_in_it(record: Record, often: list[str]) -> None:
    acting = 0
    for id_ in often:
        with record._read() as connection:
            rows = connection.execute(text(DONE), {"id": id_}).all()
        acts = record.people.acts(id_)
        assert {row.event.id for row in record.people.taken_part(acts, len(acts))} == {row.id for row in rows}
        days = [act.first_day for act in acts if act.first_day]
        assert days == sorted(days, reverse=True)
        assert sum(day.events for day in record.people.days(id_)) == sum(row.first_day is not None for row in rows)
        acting += len(rows)
    assert acting


def test_pages_of_events_are_in_the_order_of_days_articles_and_text(record: Record, often: list[str]) -> None:
    for id_ in often:
        with record._read() as connection:
            rows = list(connection.execute(text(DONE), {"id": id_}).all())
        rows.sort(key=lambda row: (row.article, row.position))
        rows.sort(key=lambda row: (row.first_day or "", row.last_day or ""), reverse=True)
        pages = [record.people.events(id_, limit=3, offset=offset) for offset in range(0, len(rows) + 3, 3)]
        assert [row.event.id for page in pages for row in page.rows] == [row.id for row in rows]
        assert {page.total for page in pages} == {len(rows)}


def test_events_of_the_same_days_are_in_order_wherever_a_page_begins(record: Record, often: list[str]) -> None:
    with record._read() as connection:
        same = [act._replace(first_day=None, last_day=None) for act in appearing.acts(connection, often[0])]
        whole = appearing.these_acts(connection, same, len(same))
        assert sorted(whole) == sorted(act.number for act in same)
        for offset in range(len(same) + 1):
            assert appearing.these_acts(connection, same[::-1], 2, offset) == whole[offset : offset + 2]


def test_whoever_is_in_no_new_article_is_found_all_the_same(
    record: Record, often: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(appearing, "_KEPT", 0)
    monkeypatch.setattr(appearing, "_steps", lambda *_: 1)
    with record._read() as connection:
        walked = appearing.articles(connection, often[0], 3)
        monkeypatch.setattr(appearing, "_steps", lambda *_: 0)
        assert walked == appearing.articles(connection, often[0], 3)
        assert len(walked) == 3


def test_spellings_of_the_newest_articles_are_some_of_all(record: Record, often: list[str]) -> None:
    every = record.people.show(often[0])
    newest = record.people.show(often[0], newest=1)
    assert 0 < sum(one.mentions for one in newest.spellings) < sum(one.mentions for one in every.spellings)
    with record._read() as connection:
        assert sum(appearing.quoted(connection, often[0]).values()) == every.person.quotations
