"""Identities in the record. People and words are invented."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from old_records import age
from onrecord.authority import authority
from onrecord.errors import NotFoundError, RecordError
from onrecord.identities import Judgement, Verdict
from onrecord.identities.clustering import cluster
from onrecord.identities.evidence import occurrences
from onrecord.identities.known import known_identity
from onrecord.model import Article, Reading
from onrecord.record import Reader, Record
from onrecord.record.people_schema import judgement
from transcripts import article, read, reader

TESTS = Path(__file__).parents[1]
Fill = Callable[..., Record]


def named(record: Record) -> dict[str, list[str]]:
    """Return the refs of each person's articles, by id."""
    return {
        row.id: sorted(seen.ref for seen in record.people.show(row.id).appearances) for row in record.people.listed()
    }


def refs(record: Record) -> list[list[str]]:
    return sorted(named(record).values())


def by(record: Record, who: str) -> list[str]:
    return sorted(row.ref for row in record.quotations(by=who))


LINDQVIST = article("Arvid Lindqvist: The harbour stays open.", "a")
AGAIN = article("Arvid Lindqvist (Lindqvist): Nobody shall freeze.", "b")
NILSSON = article("A. L. Nilsson: The ferries sail.", "c")
OTHER = article("Teodor Nilsson: They do not.", "d")


def test_a_person_of_several_articles_is_one(filled: Fill) -> None:
    record = filled(LINDQVIST, AGAIN, NILSSON, OTHER)
    assert refs(record) == [["a", "b"], ["c"], ["d"]]
    [first, *_] = record.people.listed()
    assert (first.name, first.quotations, first.articles) == ("Arvid Lindqvist", 2, 2)
    assert [row.name for row in record.people.listed(limit=1)] == ["Arvid Lindqvist"]


def test_after_a_merge_either_name_finds_all(filled: Fill) -> None:
    record = filled(LINDQVIST, AGAIN, NILSSON, OTHER)
    made = record.people.merge("lindqvist", "A. L. Nilsson", user="ann", why="his maiden name")
    assert (made.number, made.verdict, made.user, made.why) == (1, Verdict.SAME, "ann", "his maiden name")
    assert by(record, "A. L. Nilsson") == by(record, "Lindqvist") == ["a", "b", "c"]
    rows = record.quotations(by="A. L. Nilsson")
    assert {row.person.name for row in rows if row.person} == {"Arvid Lindqvist"}
    assert {row.quotation.speaker.name for row in rows if row.quotation.speaker} == {"Arvid Lindqvist", "A. L. Nilsson"}
    assert len({row.person for row in rows}) == 1
    assert [hit.speaker for hit in record.search("lindqvist ferries")] == ["Arvid Lindqvist"]
    assert record.stats().top_speakers[0].quotations == 3
    assert by(record, "Teodor Nilsson") == ["d"]


def test_undoing_a_merge_restores_what_was(filled: Fill) -> None:
    record = filled(LINDQVIST, AGAIN, NILSSON)
    before = named(record)
    record.people.merge("Lindqvist", "Nilsson", user="ann")
    assert named(record) != before
    undone = record.people.undo(user="bob")
    assert (undone.number, undone.undone_by) == (1, "bob")
    assert named(record) == before
    assert record.search("lindqvist ferries") == []
    with pytest.raises(NotFoundError, match="no judgement to undo"):
        record.people.undo(user="bob")
    with pytest.raises(RecordError, match="undone by bob"):
        record.people.undo(1, user="bob")
    with pytest.raises(NotFoundError, match="no judgement 7"):
        record.people.undo(7, user="bob")


def test_later_articles_join_who_was_merged(filled: Fill) -> None:
    record = filled(LINDQVIST, NILSSON)
    record.people.merge("Lindqvist", "Nilsson", user="ann")
    record.add(AGAIN)
    assert refs(record) == [["a", "b", "c"]]


def test_a_split_without_more_undoes_the_last_merge(filled: Fill) -> None:
    record = filled(LINDQVIST, NILSSON, OTHER)
    record.people.merge("Lindqvist", "A. L. Nilsson", user="ann")
    record.people.merge("Lindqvist", "Teodor Nilsson", user="ann")
    assert record.people.split("Lindqvist", user="bob").number == 2
    assert refs(record) == [["a", "c"], ["d"]]
    record.people.split("Lindqvist", user="bob")
    with pytest.raises(RecordError, match="--article or --name"):
        record.people.split("Lindqvist", user="bob")


def test_a_split_takes_an_article_out(filled: Fill) -> None:
    record = filled(LINDQVIST, AGAIN)
    record.people.split("Lindqvist", articles=(AGAIN.id,), user="ann")
    assert refs(record) == [["a"], ["b"]]
    record.add(article("Arvid Lindqvist: More.", "e"))
    assert refs(record) == [["a", "e"], ["b"]]
    with pytest.raises(NotFoundError, match=r"may be Arvid Lindqvist \(p"):
        record.people.show("Arvid Lindqvist")
    with pytest.raises(RecordError, match="nobody would be left"):
        record.people.split(record.people.listed()[-1].id, articles=("a",), user="ann")


def test_a_split_takes_a_name_out_of_what_was_merged(filled: Fill) -> None:
    record = filled(LINDQVIST, AGAIN, NILSSON)
    record.people.merge("Lindqvist", "Nilsson", user="ann")
    record.people.split("Lindqvist", names=("A. L. Nilsson",), user="ann")
    assert refs(record) == [["a", "b"], ["c"]]
    with pytest.raises(RecordError, match="none of these"):
        record.people.split("Lindqvist", names=("A. L. Nilsson",), user="ann")


def test_a_merge_goes_over_an_earlier_distinction(filled: Fill) -> None:
    record = filled(LINDQVIST, AGAIN, NILSSON)
    record.people.distinguish("Lindqvist", "Nilsson", user="ann")
    record.people.merge("Lindqvist", "Nilsson", user="bob")
    assert refs(record) == [["a", "b", "c"]]
    assert [row.undone_by for row in record.people.judgements()] == [None, "bob"]
    with pytest.raises(RecordError, match="one already"):
        record.people.merge("Lindqvist", "Nilsson", user="ann")
    with pytest.raises(RecordError, match="split"):
        record.people.distinguish("Lindqvist", "Nilsson", user="ann")


def test_unsure_keeps_spellings_apart(filled: Fill) -> None:
    record = filled(LINDQVIST, article("Arvid Lindkvist: Yes.", "k"))
    assert refs(record) == [["a", "k"]]
    record.people.split("Arvid Lindkvist", names=("Arvid Lindkvist",), user="ann")
    assert refs(record) == [["a"], ["k"]]
    record.people.undo(user="ann")
    assert refs(record) == [["a", "k"]]


def test_a_name_that_was_given_stays(filled: Fill) -> None:
    record = filled(LINDQVIST, AGAIN)
    record.people.rename("Lindqvist", "The  Harbour Master", user="ann")
    record.add(article("Arvid Lindqvist: More.", "e"))
    assert [row.name for row in record.people.listed()] == ["The Harbour Master"]
    assert by(record, "harbour master") == ["a", "b", "e"]
    assert [hit.ref for hit in record.search("master freeze")] == ["b"]
    with pytest.raises(RecordError, match="empty"):
        record.people.rename("Lindqvist", " ", user="ann")


def test_ids_and_how_they_begin_name_a_person(filled: Fill) -> None:
    record = filled(LINDQVIST, AGAIN, OTHER)
    [one, _] = record.people.listed()
    page = record.people.show(one.id)
    for name in (one.id, one.id[:7], page.appearances[0].occurrence, "ARVID", "Lindqvist, Arvid", "Арвид Линдквист"):
        assert record.people.show(name).person == one, name
    with pytest.raises(NotFoundError, match="nobody in the record goes by 'Q1'"):
        record.people.show("Q1")


def test_an_ambiguous_name_lists_the_candidates(filled: Fill) -> None:
    record = filled(NILSSON, OTHER)
    with pytest.raises(NotFoundError, match=r"'nilsson' may be A\. L\. Nilsson \(p\w+\), Teodor Nilsson \(p\w+\)"):
        record.people.show("nilsson")


def test_who_is_known_goes_by_the_wikidata_id(tmp_path: Path) -> None:
    def resolving(articles: Iterable[Article]) -> Iterator[Reading]:
        for reading in map(read, articles):
            key = {"nelson-mandela": "Q8023", "n.-r.-mandela": "Q8023"}
            people = {one.key: one for one in reading.people}
            people |= {k: replace(one, key=key[k], wikidata=key[k]) for k, one in people.items() if k in key}
            said = [
                replace(one, speaker=replace(one.speaker, key=people[one.speaker.key].key))
                for one in reading.quotations
                if one.speaker
            ]
            yield replace(reading, people=tuple(people.values()), quotations=tuple(said))

    with Record(tmp_path / "test.db", reader=Reader("1.0", "none", resolving)) as record:
        record.add(
            article("Nelson Mandela: One.", "a"), article("N. R. Mandela: Two.", "b"), article("Madiba: X.", "c")
        )
        page = record.people.show("Q8023")
        assert (page.person.id, page.person.wikidata, page.person.name) == ("Q8023", "Q8023", "Nelson Mandela")
        assert page.person.countries == ("ZAF",)
        assert "President of South Africa" in [office.title for office in page.offices]
        record.people.merge("Madiba", "Mandela", user="ann")
        assert by(record, "Madiba") == by(record, "Нельсон Мандела") == ["a", "b", "c"]
        assert [row.id for row in record.people.listed(country="South African")] == ["Q8023"]
        record.people.split("Mandela", articles=(article("N. R. Mandela: Two.").id,), user="ann")
        assert by(record, "Q8023") == ["a", "c"]
        record.people.undo(user="ann")
        record.people.undo(user="ann")
        assert by(record, "Q8023") == ["a", "b"]
        with pytest.raises(NotFoundError, match="no country"):
            record.people.listed(country="Ruritania")


def test_judgements_survive_a_new_reading(tmp_path: Path) -> None:
    def renaming(articles: Iterable[Article]) -> Iterator[Reading]:
        """Call everybody otherwise than the first reader does."""
        for reading in map(read, articles):
            people = tuple(replace(one, key=f"new-{one.key}") for one in reading.people)
            said = (
                replace(q, speaker=replace(q.speaker, key=f"new-{q.speaker.key}"))
                for q in reading.quotations
                if q.speaker
            )
            yield replace(reading, people=people, quotations=tuple(said))

    path = tmp_path / "test.db"
    with Record(path, reader=reader()) as record:
        record.add(LINDQVIST, NILSSON, AGAIN)
        record.people.merge("Lindqvist", "Nilsson", user="ann")
        record.people.split("Lindqvist", articles=(AGAIN.id,), user="ann")
        old = record.people.show("A. L. Nilsson").appearances[0].occurrence
        before = refs(record)
        assert before == [["a", "c"], ["b"]]
    for number, second in enumerate((renaming, lambda articles: map(read, articles))):
        with Record(path, reader=Reader(f"{number + 2}.0", "none", second)) as record:
            assert record.add(LINDQVIST, NILSSON, AGAIN).reread == 3
            assert refs(record) == before
            assert len(record.people.show(old).judgements) == 2
            assert {row.undone for row in record.people.judgements()} == {None}


def test_what_is_gone_leaves_nobody_behind(tmp_path: Path) -> None:
    path = tmp_path / "test.db"
    with Record(path, reader=reader()) as record:
        record.add(LINDQVIST, OTHER)
    with Record(path, reader=Reader("2.0", "none", lambda articles: map(Reading, articles))) as record:
        record.add(LINDQVIST)
        assert refs(record) == [["d"]]


def test_a_record_of_before_is_filled_in(record: Record) -> None:
    record.add(LINDQVIST, AGAIN, NILSSON)
    before = refs(record)
    record.close()
    age(record.path, 2)
    with Record(record.path) as again:
        assert refs(again) == before


NAMES = ("Dosym Arvidov", "Dossym Arvidov", "DOSYM ARVIDOV", "Dosym Nur Arvidov", "Arvidov", "Mára Őszi")
PLACES = ("", " of Kazakhstan", ", a French writer,")
TEXTS = [
    f"{name}: Words {number}.\n\n{name}{place} sat in {around}."
    for number, (name, place, around) in enumerate(
        (name, place, around) for name in NAMES for place in PLACES for around in ("Rome", "Kazakhstan", "France")
    )
]


def _reads_all_names(articles: Iterable[Article]) -> Iterator[Reading]:
    """Read transcripts, and take every occurrence of a speaker's name for a mention."""
    for reading in map(read, articles):
        text = reading.article.text
        people = []
        for one in reading.people:
            start = text.rindex(one.name)
            again = replace(one.mentions[0], span=type(one.mentions[0].span)(start, start + len(one.name)))
            people.append(replace(one, mentions=(*one.mentions, again)))
        yield replace(reading, people=tuple(people))


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    numbers=st.lists(st.integers(0, len(TEXTS) - 1), min_size=2, max_size=14, unique=True),
    chance=st.randoms(use_true_random=False),
)
def test_article_by_article_is_all_at_once(
    tmp_path_factory: pytest.TempPathFactory, numbers: list[int], chance: random.Random
) -> None:
    """What the record keeps up to date is what the graph of all articles and judgements says."""
    path = tmp_path_factory.mktemp("graph") / "test.db"
    articles = [article(TEXTS[number], f"{number}") for number in numbers]
    with Record(path, reader=Reader("1.0", "none", _reads_all_names)) as record:
        for each in articles[:-1]:
            record.add(each)
        people = [row.id for row in record.people.listed()]
        if len(people) > 1:
            one, other = chance.sample(people, 2)
            if chance.random() < 0.5:
                record.people.merge(one, other, user="ann")
            else:
                record.people.distinguish(one, other, user="ann")
        record.add(articles[-1])
        with record._read() as connection:
            made = [
                Judgement(row.number, Verdict(row.verdict), frozenset(row.one), frozenset(row.other), "ann", row.made)
                for row in connection.execute(judgement.select())
            ]
        seen = [one for reading in record.readings() for one in occurrences(reading, authority())]
        wanted = cluster(seen, made, lambda key: known_identity(key, authority()))
        raw = sqlite3.connect(path)
        found = dict(raw.execute("SELECT id, identity FROM occurrence"))
        names = dict(raw.execute("SELECT id, name FROM identity"))
        raw.close()
    assert found == {member.occurrence: one.id for one in wanted for member in one.members}
    assert names == {one.id: one.name for one in wanted}


WORKER = """
import sys
from onrecord.record import Record
from transcripts import article, reader
path, name = sys.argv[1:]
with Record(path, reader=reader()) as record:
    for number in range(12):
        record.add(article(f"Arvid Lindqvist: Word {number} of {name}.", f"{name}-{number}"))
        record.people.rename("Arvid Lindqvist", f"{name} {number}", user=name)
"""


def test_two_processes_decide_at_once(tmp_path: Path, check_sound: Callable[[Path], None]) -> None:
    path = tmp_path / "test.db"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(TESTS), str(TESTS.parent / "src")])}
    workers = [
        subprocess.Popen(  # noqa: S603 - our own
            [sys.executable, "-W", "error", "-c", WORKER, str(path), name],
            stderr=subprocess.PIPE,
            text=True,
            env=environment,
        )
        for name in ("Ann", "Bob")
    ]
    for worker in workers:
        _, errors = worker.communicate(timeout=240)
        assert (worker.returncode, errors) == (0, "")
    with Record(path) as record:
        made = record.people.judgements()
        assert [row.number for row in made] == list(range(24, 0, -1))
        [one] = record.people.listed()
        assert (one.articles, one.name) == (24, made[0].name)
    check_sound(path)


def test_an_id_may_stand_behind_a_name(filled: Fill) -> None:
    record = filled(LINDQVIST, AGAIN, NILSSON)
    id_ = record.people.find("lindqvist")
    assert record.people.find(f"Somebody Else ({id_})") == id_
    assert by(record, f"Somebody Else ({id_})") == ["a", "b"]
    with pytest.raises(NotFoundError):
        record.people.find("Somebody Else (p0000)")


def test_names_in_a_text_that_utf8_cannot_carry_are_cut_by_characters(filled: Fill) -> None:
    record = filled(article("“é” \udc9f.\nÁrvid Lindqvist: The harbour stays.", "a"))
    [row] = record.people.listed()
    assert [(one.text, one.mentions) for one in record.people.show(row.id).spellings] == [("Árvid Lindqvist", 1)]
