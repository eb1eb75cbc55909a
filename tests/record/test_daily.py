"""What is counted of each day, held against counting anew, and the lists that are made from it."""

from __future__ import annotations

import datetime
from collections import Counter
from dataclasses import replace

import pytest

import made_up
from onrecord.model import QuotationKind, Reading
from onrecord.record import Filter, Record

READINGS = [
    replace(reading, article=replace(reading.article, published=None)) if number % 7 == 3 else reading
    for number, reading in enumerate(made_up.readings(30, seed=5))
]


def check(record: Record, readings: list[Reading]) -> None:
    """Hold what is kept against the readings, and so what follows from it."""
    counted: Counter[tuple[str, str]] = Counter()
    for reading in readings:
        day = reading.article.published.isoformat() if reading.article.published else ""
        counted[day, "articles"] += 1
        counted.update((day, str(quotation.kind)) for quotation in reading.quotations)
    names = ("articles", *map(str, QuotationKind))
    with record._read() as connection:
        rows = connection.exec_driver_sql(f"SELECT day, {', '.join(names)} FROM daily").mappings()  # noqa: S608
        kept = {row["day"]: {name: row[name] for name in names} for row in rows}
    assert kept == {day: {name: counted[day, name] for name in names} for day, _ in counted}
    told = {day.day.isoformat(): (day.articles, day.quotations) for day in record.activity()}
    assert told == {day: (each["articles"], sum(each.values()) - each["articles"]) for day, each in kept.items() if day}


def test_what_is_kept_is_what_there_is(made: Record) -> None:
    check(made, READINGS)


def test_a_reading_that_is_replaced_is_counted_once(made: Record) -> None:
    changed = replace(READINGS[4], quotations=READINGS[4].quotations[:2], events=())
    assert made.add(changed).reread == 1
    check(made, [changed if reading is READINGS[4] else reading for reading in READINGS])


def test_an_article_that_is_deleted_no_longer_counts(made: Record) -> None:
    with made._write() as connection:
        connection.exec_driver_sql("DELETE FROM article WHERE id = ?", (READINGS[0].article.id,))
    check(made, READINGS[1:])


@pytest.mark.parametrize("since", [None, 2016, 2019])
@pytest.mark.parametrize("until", [None, 2021])
@pytest.mark.parametrize("kind", [None, QuotationKind.INDIRECT])
def test_lists_are_counted_by_their_days(
    made: Record, since: int | None, until: int | None, kind: QuotationKind | None
) -> None:
    wanted = Filter(
        since=datetime.date(since, 1, 1) if since else None,
        until=datetime.date(until, 12, 31) if until else None,
        kind=kind,
    )
    meeting = [
        reading
        for reading in READINGS
        if (since is None and until is None)
        or (reading.article.published and (since or 0) <= reading.article.published.year <= (until or 9999))
    ]
    said = [one for reading in meeting for one in reading.quotations if kind in (None, one.kind)]
    page = made.quotation_page(None, wanted, limit=5, offset=max(len(said) - 3, 0))
    assert (page.total, len(page.rows)) == (len(said), 3)
    assert {row.quotation.id for row in page.rows} <= {one.id for one in said}
    if kind is None:
        assert made.articles(None, wanted).total == len(meeting)
