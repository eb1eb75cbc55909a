from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord import limits
from onrecord.errors import RecordError, TimeLimitError
from onrecord.model import Article, QuotationKind, article_id
from onrecord.record import Filter, Order, Record
from transcripts import reader, speech

Fill = Callable[..., Record]


@pytest.fixture
def speeches(filled: Fill) -> Record:
    return filled(*map(speech, range(12)))


def test_pages_follow_one_another_and_miss_nothing(speeches: Record) -> None:
    everything = [row.quotation.id for row in speeches.quotations()]
    pages = [speeches.quotation_page(limit=5, offset=offset) for offset in range(0, len(everything) + 5, 5)]
    assert [row.quotation.id for page in pages for row in page.rows] == everything
    assert {(page.total, page.exact) for page in pages} == {(len(everything), True)}
    assert pages[-1].rows == ()


def test_a_search_in_pages_is_the_search(speeches: Record) -> None:
    whole = speeches.search("lindqvist", limit=100)
    assert len(whole) > 6
    pages = [speeches.search_page("lindqvist", limit=4, offset=offset) for offset in range(0, len(whole), 4)]
    assert [hit.id for page in pages for hit in page.rows] == [hit.id for hit in whole]
    assert [hit.highlights for page in pages for hit in page.rows] == [hit.highlights for hit in whole]
    assert pages[0].total == len(whole)


def test_a_search_is_narrowed_down(speeches: Record) -> None:
    everything = speeches.search_page(limit=1000)
    for wanted in (
        Filter(of="quotation"),
        Filter(of="article"),
        Filter(by="lindqvist"),
        Filter(kind=QuotationKind.DIRECT),
        Filter(since=datetime.date(2000, 1, 1)),
        Filter(until=datetime.date(2000, 1, 1)),
    ):
        found = speeches.search_page(wanted=wanted, limit=1000)
        assert found.total == len(found.rows) <= everything.total
        for hit in found.rows:
            assert wanted.of in (None, hit.kind)
            assert hit.kind == "quotation" or not (wanted.by or wanted.kind)
            assert not wanted.by or "lindqvist" in (hit.speaker or "").lower()
            assert not wanted.since or (hit.published is not None and hit.published >= wanted.since)
            assert not wanted.until or (hit.published is not None and hit.published <= wanted.until)


def test_an_article_alone_is_not_said_by_anybody(speeches: Record) -> None:
    assert Filter(of="article", by="lindqvist").kinds() == ()
    assert speeches.search_page(wanted=Filter(of="article", by="lindqvist")).rows == ()


def test_the_newest_come_first_where_that_is_asked_for(speeches: Record) -> None:
    found = speeches.search_page("lindqvist", order=Order.DATE, limit=1000).rows
    days = [hit.published for hit in found if hit.published is not None]
    assert days == sorted(days, reverse=True)
    assert all(hit.published is None for hit in found[len(days) :])
    assert found == speeches.search_page("lindqvist", order=Order.DATE, limit=1000).rows


def test_counting_ends_somewhere(speeches: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_COUNTED", 3)
    for page in (speeches.quotation_page(limit=1), speeches.articles(limit=1), speeches.search_page(limit=1)):
        assert (page.total, page.exact) == (3, False)


def test_articles_are_told_apart(speeches: Record) -> None:
    page = speeches.articles(limit=100)
    assert page.total == len(page.rows) == len(speeches)
    days = [row.published for row in page.rows if row.published is not None]
    assert days == sorted(days, reverse=True)
    assert sum(row.quotations for row in page.rows) == sum(speeches.stats().quotations.values())
    some = speeches.articles("lindqvist", limit=100)
    assert 0 < some.total <= page.total


def test_days_and_outlets(filled: Fill) -> None:
    def article(ref: str, outlet: str | None, day: str | None) -> Article:
        text = f"Arvid Lindqvist: {ref} is open"
        published = datetime.date.fromisoformat(day) if day else None
        return Article(id=article_id(text), ref=ref, text=text, outlet=outlet, published=published, language="en")

    post = [article(ref, "Post", "1990-01-02") for ref in "bc"]
    record = filled(*post, article("d", "Lantern", None))
    assert record.outlets() == ["Post", "Lantern"]
    (day,) = record.activity()
    assert (day.day, day.articles, day.quotations) == (datetime.date(1990, 1, 2), 2, 2)


@pytest.mark.parametrize(("limit", "offset"), [(-1, 0), (1, -1)])
def test_negative_numbers_are_refused(speeches: Record, limit: int, offset: int) -> None:
    for ask in (speeches.quotation_page, speeches.articles, speeches.search_page):
        with pytest.raises(ValueError, match="is -1"):
            ask(limit=limit, offset=offset)


class TestReading:
    def test_a_record_for_reading_cannot_be_changed(self, speeches: Record) -> None:
        with Record(speeches.path, reader=reader(), read_only=True) as guarded:
            assert len(guarded) == 12
            with pytest.raises(RecordError, match="it cannot be written"):
                guarded.add(speech(99))
            speeches.add(speech(99))
            assert len(guarded) == 13

    def test_none_is_made(self, tmp_path: Path) -> None:
        with pytest.raises(RecordError, match="there is no such record"):
            Record(tmp_path / "none.db", read_only=True)
        assert not (tmp_path / "none.db").exists()

    def test_a_question_that_takes_too_long_is_broken_off_and_the_next_is_answered(self, speeches: Record) -> None:
        with Record(speeches.path, read_only=True, seconds=0.05) as hurried:
            with pytest.raises(TimeLimitError, match="narrow it down"), hurried._read() as connection:
                connection.exec_driver_sql(
                    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n) SELECT count(*) FROM n"
                )
            assert len(hurried) == 12
