from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

import generate_record
import made_up
from onrecord import limits
from onrecord.model import Article, Quotation, QuotationKind, Reading
from onrecord.record import Filter, Order, Record, abundance, leafing, schema, speaking, ways
from onrecord.record.folding import words as folded

COUNT = 60
READINGS = list(made_up.readings(COUNT, seed=2))
COUNTRY = next(
    part.country
    for reading in READINGS
    for event in reading.events
    for part in (*event.actors, *event.recipients)
    if part.country and part.key in {one.speaker.key for one in reading.quotations if one.speaker}
)
NOBODY = "nobodyatall"


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    path: Path = tmp_path_factory.mktemp("choosing") / "large.db"
    with Record(path) as record:
        list(generate_record.fill(record, READINGS))
        yield record


COSTS = {
    "gather": (abundance, "_GATHER"),
    "scan": (abundance, "_SCAN"),
    "sift": (abundance, "_SIFT"),
    "leaf": (abundance, "_LEAF"),
    "look": (ways, "_LOOK"),
    "pass": (ways, "_PASS"),
}


@pytest.fixture(params=["few", *COSTS, "as it pays"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Let all be found in one way: as few enough to rank, or as too many, where one way costs next to nothing."""
    if request.param != "few":
        monkeypatch.setattr(limits, "MAX_RANKED", 0)
    if request.param in COSTS:
        for name, (module, cost) in COSTS.items():
            monkeypatch.setattr(module, cost, 1e-9 if name == request.param else 1.0)
    return str(request.param)


OUTLET = READINGS[0].article.outlet or ""
SPEAKER = next(one.speaker.name for one in READINGS[0].quotations if one.speaker)
FILTERS = [
    Filter(),
    Filter(kind=QuotationKind.MIXED),
    Filter(since=datetime.date(2019, 1, 1)),
    Filter(until=datetime.date(2017, 6, 30)),
    Filter(since=datetime.date(2018, 1, 1), until=datetime.date(2020, 12, 31), kind=QuotationKind.DIRECT),
    Filter(outlet=OUTLET),
    Filter(by=SPEAKER),
    Filter(by=SPEAKER, kind=QuotationKind.DIRECT, until=datetime.date(2024, 1, 1)),
    Filter(by=NOBODY),
]
WORDS = [None, "the", "would", "the and", "the -and", "th*", '"of the"', NOBODY]


def _is_wanted(article: Article, wanted: Filter) -> bool:
    if (wanted.since or wanted.until) and article.published is None:
        return False
    day = article.published or datetime.date.min
    return (
        (wanted.since is None or day >= wanted.since)
        and (wanted.until is None or day <= wanted.until)
        and wanted.outlet in (None, article.outlet)
    )


def _holds(text: str, words: str | None) -> bool:
    held = f" {' '.join(folded(text))} "
    return (
        words is None
        or {
            "the": " the " in held,
            "would": " would " in held,
            "the and": " the " in held and " and " in held,
            "the -and": " the " in held and " and " not in held,
            "th*": " th" in held,
            '"of the"': " of the " in held,
            NOBODY: False,
        }[words]
    )


def _is_said(one: Quotation, wanted: Filter) -> bool:
    name = one.speaker.name if one.speaker else ""
    return wanted.kind in (None, one.kind) and wanted.by in (None, name)


def _newest_first(reading: Reading) -> tuple[int, str]:
    return -(reading.article.published or datetime.date.min).toordinal(), reading.article.id


def _said(words: str | None, wanted: Filter) -> list[str]:
    """Work out, from the readings themselves, what has to be found."""
    return [
        one.id
        for reading in sorted(READINGS, key=_newest_first)
        if _is_wanted(reading.article, wanted)
        for one in reading.quotations
        if _is_said(one, wanted) and _holds(one.text, words)
    ]


@pytest.mark.parametrize("words", WORDS)
def test_quotations_are_those_that_are_wanted_whatever_the_way(large: Record, way: str, words: str | None) -> None:
    for wanted in FILTERS:
        expected = _said(words, wanted)
        page = large.quotation_page(words, wanted, limit=2000)
        assert [row.quotation.id for row in page.rows] == expected, wanted
        assert (page.total, page.exact) == (len(expected), True), wanted
        third = large.quotation_page(words, wanted, limit=7, offset=14)
        assert [row.quotation.id for row in third.rows] == expected[14:21], wanted


@pytest.mark.parametrize(("words", "wanted"), list(itertools.product(WORDS, FILTERS[:6:2])))
def test_articles_are_those_that_are_wanted_whatever_the_way(
    large: Record, way: str, words: str | None, wanted: Filter
) -> None:
    expected = [
        reading.article.id
        for reading in sorted(READINGS, key=_newest_first)
        if _is_wanted(reading.article, wanted) and _holds(reading.article.text, words)
    ]
    page = large.articles(words, wanted, limit=500)
    assert [row.id for row in page.rows] == expected
    assert page.total == len(expected)
    assert [row.quotations for row in page.rows] == [made_up.QUOTATIONS] * len(expected)


@pytest.mark.parametrize("wanted", FILTERS)
def test_a_search_by_date_is_the_list(large: Record, way: str, wanted: Filter) -> None:
    found = large.search_page("the", wanted, order=Order.DATE, limit=2000)
    best = large.search_page("the", wanted, limit=2000)
    assert {hit.id for hit in found.rows} == {hit.id for hit in best.rows}
    assert [hit.score for hit in best.rows] == sorted((hit.score for hit in best.rows), reverse=True)
    assert {hit.id: hit.score for hit in found.rows} == {hit.id: hit.score for hit in best.rows}
    dates = [hit.published for hit in found.rows]
    assert dates == sorted(dates, key=lambda day: -(day or datetime.date.min).toordinal())


@pytest.mark.parametrize("wanted", [*FILTERS[:6], Filter(since=datetime.date(2030, 1, 1))])
def test_far_down_the_list_goes_on_as_it_began(large: Record, monkeypatch: pytest.MonkeyPatch, wanted: Filter) -> None:
    whole = [row.quotation.id for row in large.quotation_page(None, wanted, limit=2000).rows]
    monkeypatch.setattr(leafing, "_FAR", -1)
    for offset in (0, 3, 250, len(whole) - 25, len(whole) - 1, len(whole), len(whole) + 9):
        page = large.quotation_page(None, wanted, limit=40, offset=max(offset, 0))
        assert [row.quotation.id for row in page.rows] == whole[max(offset, 0) :][:40], offset


def test_speakers_are_who_they_are_taken_for(large: Record, way: str) -> None:
    person = next(row for row in large.people.listed() if row.wikidata is None and row.quotations > 3)
    for words in (None, "the", "th*"):
        expected = {row.quotation.id for row in large.quotations(by=person.id, about=words)}
        assert expected
        page = large.quotation_page(words, Filter(by=person.id), limit=2000)
        assert {row.quotation.id for row in page.rows} == expected
        assert page.total == len(expected)
        assert {row.person and row.person.id for row in page.rows} == {person.id}


def test_a_country_is_kept_to(large: Record, way: str) -> None:
    known = speaking.known_country(COUNTRY)
    with large._read() as connection:
        theirs_by_number = schema.quotation.c.number.in_(speaking.quotations_for(connection, known))
        ids = select(schema.quotation.c.id).where(theirs_by_number)
        theirs = set(connection.execute(ids).scalars())
    assert theirs
    for words in (None, "the"):
        found = large.search_page(words, Filter(country=COUNTRY), order=Order.DATE, limit=2000)
        assert {hit.id for hit in found.rows} == theirs & {
            hit.id for hit in large.search_page(words, Filter(of="quotation"), order=Order.DATE, limit=2000).rows
        }


def test_of_too_many_matches_the_newest_come_first(large: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    by_date = [hit.id for hit in large.search_page("the", Filter(of="quotation"), order=Order.DATE, limit=50).rows]
    best = [hit.id for hit in large.search_page("the", Filter(of="quotation"), limit=50).rows]
    assert best != by_date
    monkeypatch.setattr(limits, "MAX_RANKED", 100)
    cut = large.search_page("the", Filter(of="quotation"), limit=50).rows
    assert [hit.id for hit in cut] == by_date
    assert {hit.score for hit in cut} == {0.0}
    wanted = Filter(by=SPEAKER)
    assert [hit.id for hit in large.search_page("the", wanted, limit=50).rows] == _said("the", wanted)


@pytest.mark.parametrize("offset", [0, 5])
def test_of_many_matches_few_that_meet_a_condition_are_counted(
    large: Record, monkeypatch: pytest.MonkeyPatch, offset: int
) -> None:
    wanted = Filter(of="quotation", since=datetime.date(2017, 1, 1))
    every = large.search_page("the", wanted, order=Order.DATE, limit=2000)
    assert every.total > 10
    monkeypatch.setattr(limits, "MAX_RANKED", 0)
    monkeypatch.setattr(limits, "MAX_COUNTED_AMONG", 3)
    monkeypatch.setattr(abundance, "_SCAN", 1e-9)
    some = large.search_page("the", wanted, limit=2, offset=offset)
    assert (some.total, some.exact) == (max(3, offset + 2), False)
    assert [hit.id for hit in some.rows] == [hit.id for hit in every.rows[offset : offset + 2]]
    rest = large.search_page("the", wanted, limit=2000)
    assert (rest.total, rest.exact) == (every.total, True)
