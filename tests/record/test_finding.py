from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import QueryError
from onrecord.model import Article, QuotationKind, Reading
from onrecord.record import Reader, Record, sqlite
from readings import READING
from transcripts import article, read

Fill = Callable[..., Record]

ARTICLES = (
    article(
        "Teodor van Aken (Teo): “The strategic partnership holds.”\nMára Őszi: We negotiated for peace.",
        "treaty.txt",
        title="A treaty at last",
        outlet="The Lundhavn Post",
        published=datetime.date(1988, 5, 3),
    ),
    article(
        "Mára Őszi: War and peace are the harbour's business.\nArvid Lindqvist: No partnership is strategic.",
        "harbour.txt",
        title="War over the harbour",
        outlet="Morgenblad",
        published=datetime.date(1990, 1, 31),
    ),
    article("Қасым Тёркин: Мир важнее.\nJean-Luc Brontë: Straße and café.", "undated.txt"),
    article("李明说:北京欢迎国家主席。", "foreign.txt", title="北京"),
)


def _said(record: Record, **conditions: Any) -> list[str]:
    return [row.quotation.text.split()[0].strip("“") for row in record.quotations(**conditions)]


@pytest.mark.parametrize(
    ("conditions", "first_words"),
    [
        ({}, ["War", "No", "The", "We", "Мир", "Straße"]),
        ({"limit": 2}, ["War", "No"]),
        ({"limit": 0}, []),
        ({"by": "oszi"}, ["War", "We"]),
        ({"by": "Mára Őszi"}, ["War", "We"]),
        ({"by": "MARA"}, ["War", "We"]),
        ({"by": "teo"}, ["The"]),
        ({"by": "van aken"}, ["The"]),
        ({"by": "Aken Teo"}, []),  # no name runs into the next
        ({"by": "oszi mara"}, ["War", "We"]),  # a full name, family name first
        ({"by": "osz"}, []),
        ({"by": "jean luc bronte"}, ["Straße"]),
        ({"by": "касым"}, ["Мир"]),
        ({"by": "тёркин"}, ["Мир"]),
        ({"by": "Теркин"}, ["Мир"]),
        ({"about": "peace"}, ["War", "We"]),
        ({"about": "peace -war"}, ["We"]),
        ({"about": "strategic partnership"}, ["No", "The"]),
        ({"about": '"strategic partnership"'}, ["The"]),
        ({"about": "negotiat*"}, ["We"]),
        ({"about": "lindqvist"}, []),  # the speaker is not what was said
        ({"about": "STRASSE cafe"}, ["Straße"]),
        ({"by": "oszi", "about": "war"}, ["War"]),
        ({"since": datetime.date(1990, 1, 31)}, ["War", "No"]),
        ({"until": datetime.date(1988, 5, 3)}, ["The", "We"]),
        ({"since": datetime.date(1988, 5, 4), "until": datetime.date(1990, 1, 30)}, []),
        ({"kind": QuotationKind.DIRECT}, ["The"]),
        ({"outlet": "lundhavn post"}, ["The", "We"]),
        ({"outlet": "post the"}, []),
        ({"outlet": "MORGENBLAD", "by": "lindqvist"}, ["No"]),
    ],
)
def test_quotations_that_meet_the_conditions(filled: Fill, conditions: Any, first_words: list[str]) -> None:
    assert _said(filled(*ARTICLES), **conditions) == first_words


def test_a_row_has_the_quotation_and_its_article(record: Record) -> None:
    record.add(READING)
    row = record.quotations(by="arvid", about="winter")[0]
    assert row.quotation == READING.quotations[0]
    given = READING.article
    assert (row.article_id, row.ref, row.title) == (given.id, given.ref, given.title)
    assert (row.outlet, row.url, row.published) == (given.outlet, given.url, given.published)


def test_a_speaker_is_found_by_the_name_that_resolution_gave(record: Record) -> None:
    record.add(READING)
    assert [row.quotation for row in record.quotations(by="council")] == [READING.quotations[2]]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ('"strategic partnership"', [("quotation", "treaty.txt"), ("article", "treaty.txt")]),
        ("oszi war", [("quotation", "harbour.txt"), ("article", "harbour.txt")]),  # speaker and words
        ("treaty", [("article", "treaty.txt")]),
        ("morgenblad", []),
        ("国家主席", [("article", "foreign.txt")]),
        ("主国", []),
        ("café -straße", []),
    ],
)
def test_search(filled: Fill, query: str, found: list[tuple[str, str]]) -> None:
    hits = filled(*ARTICLES).search(query)
    assert sorted((hit.kind, hit.ref) for hit in hits) == sorted(found)


def test_a_hit_shows_where_it_matches(filled: Fill) -> None:
    record = filled(*ARTICLES)
    text = ARTICLES[0].text
    for hit in record.search('"strategic partnership"'):
        assert hit.snippet == hit.span.of(text)
        assert [span.of(text) for span in hit.highlights] == ["strategic partnership"]
        assert all(hit.span.covers(span) for span in hit.highlights)
        assert hit.speaker == ("Teodor van Aken" if hit.kind == "quotation" else None)
        assert (hit.title, hit.outlet) == ("A treaty at last", "The Lundhavn Post")
        assert hit.published == datetime.date(1988, 5, 3)


def test_a_hit_by_title_shows_how_the_article_begins(filled: Fill) -> None:
    [hit] = filled(*ARTICLES).search("treaty")
    assert hit.snippet.startswith("Teodor van Aken")
    assert hit.highlights == ()


def test_the_best_match_is_first(filled: Fill) -> None:
    filler = "The ships came in and went out again all day and nothing else was said of it. " * 5
    others = [article(f"{filler} Nothing happened on day {day}.", f"{day}.txt") for day in range(20)]
    once = article(f"{filler} The beacon was lit.", "once.txt")
    often = article(f"The beacon, the old beacon, the beacon again. {filler}", "often.txt")
    titled = article(f"{filler} A light was lit.", "titled.txt", title="The beacon")
    hits = filled(*others, once, often, titled).search("beacon")
    assert [hit.ref for hit in hits] == ["titled.txt", "often.txt", "once.txt"]
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert [hit.ref for hit in filled().search("beacon", limit=1)] == ["titled.txt"]


def test_a_question_for_nothing_is_refused(record: Record) -> None:
    with pytest.raises(QueryError):
        record.search(" ")
    with pytest.raises(QueryError):
        record.quotations(about="!")
    with pytest.raises(QueryError):
        record.quotations(by="")
    with pytest.raises(QueryError):
        record.quotations(outlet="-")


def test_a_full_name_in_any_script_finds_its_bearer(tmp_path: Path) -> None:
    """Speakers are found by the authority's key, too: no word of the name asked for need stand in the article."""

    def resolving(articles: Iterable[Article]) -> Iterator[Reading]:
        for reading in map(read, articles):
            known = {"nelson-mandela": "Q8023"}
            people = [replace(one, key=known.get(one.key, one.key)) for one in reading.people]
            said = [
                replace(one, speaker=replace(one.speaker, key=known.get(one.speaker.key, one.speaker.key)))
                for one in reading.quotations
                if one.speaker
            ]
            yield replace(reading, people=tuple(people), quotations=tuple(said))

    with Record(tmp_path / "test.db", reader=Reader("1.0", "none", resolving)) as record:
        record.add(article("Nelson Mandela: The sun shall never set.\nNelson Lindqvist: It shall.", "union.txt"))
        assert _said(record, by="Нельсон Мандела") == ["The"]
        assert _said(record, by="Mandela, Nelson") == ["The"]
        assert _said(record, by="Нельсон") == []  # one word is looked for as it is written
        assert _said(record, by="Нельсон Линдквист") == ["It"]  # known from the record alone
        assert _said(record, by="nelson") == ["The", "It"]


def test_an_index_without_beginnings_is_made_anew(record: Record) -> None:
    record.add(READING)
    begun = f"{READING.quotations[0].text.split()[-1][:3]}*"
    found = record.search(begun)
    with record._write() as connection:
        connection.exec_driver_sql("CREATE VIRTUAL TABLE plain USING fts5(speaker, text, tokenize='ascii')")
        connection.exec_driver_sql("INSERT INTO plain(rowid, speaker, text) SELECT rowid, * FROM quotation_search")
        connection.exec_driver_sql("DROP TABLE quotation_search")
        connection.exec_driver_sql("ALTER TABLE plain RENAME TO quotation_search")
        sqlite.index_beginnings(connection)
        made = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE name = 'quotation_search'").scalar_one()
    assert "prefix='1 2 3'" in made
    assert found
    assert record.search(begun) == found


def test_whom_a_name_means_is_asked_again_when_the_record_has_changed(record: Record) -> None:
    name = next(one.speaker.name for one in READING.quotations if one.speaker)
    with Record(record.path, read_only=True) as shown:
        assert shown.quotations(by=name) == []
        record.add(READING)
        found = shown.quotations(by=name)
        assert found
        assert found == record.quotations(by=name)
