from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event as listened

from onrecord import errors, ontology
from onrecord.model import (
    Article,
    Block,
    BlockKind,
    Entity,
    EntityType,
    Event,
    EventDate,
    EventPlace,
    EventType,
    Evidence,
    Mention,
    MentionKind,
    Origin,
    Participant,
    Place,
    Precision,
    Quotation,
    QuotationKind,
    Reading,
    Rejection,
    RejectionReason,
    Span,
    Speaker,
    Status,
    TimeExpression,
    TimeType,
    article_id,
    event_id,
    quotation_id,
)
from onrecord.record import Record, Summary, preloading, sqlite
from readings import READING
from transcripts import article, read, reader, speech

# Any code points: halves of surrogate pairs and null characters come in with JSON escapes.
anything = st.text(st.characters(codec=None), max_size=30)
maybe = st.none() | anything
whys = st.lists(st.text(max_size=5), max_size=3).map(tuple)
scores = st.floats(0, 1)


countries = st.none() | st.sampled_from(["SUN", "YUG"])


@st.composite
def made_events(draw: st.DrawFn, article: str, spans: st.SearchStrategy[Span], quotations: list[str]) -> Event:
    participants = st.lists(
        st.builds(
            Participant, spans, maybe, anything, countries, st.none() | st.just("GOV"), st.none() | st.just("Q1")
        ),
        max_size=3,
    ).map(tuple)
    kind, trigger = draw(st.sampled_from(EventType)), draw(spans)
    actors, recipients = draw(participants), draw(participants)
    stated = st.builds(EventDate, anything, st.sampled_from(Precision), st.sampled_from(Origin), spans)
    inferred = st.builds(EventDate, anything, st.sampled_from(Precision), st.just(Origin.INFERRED), st.none())
    return Event(
        id=event_id(article, kind, trigger, [each.span for each in actors], [each.span for each in recipients]),
        type=kind,
        mode=draw(st.sampled_from([None, *ontology.modes(kind)])),
        quad=ontology.quad(kind),
        context=draw(st.none() | st.sampled_from(ontology.contexts())),
        cameo=draw(st.none() | st.just("042")),
        goldstein=draw(st.none() | st.floats(-10, 10)),
        trigger=trigger,
        mentions=(trigger, *draw(st.lists(spans, max_size=2))),
        actors=actors,
        recipients=recipients,
        date=draw(st.none() | stated | inferred),
        place=draw(st.none() | st.builds(EventPlace, anything, countries, spans)),
        status=draw(st.sampled_from(Status)),
        quotation=draw(st.sampled_from([None, *quotations])),
        score=draw(scores),
        why=draw(whys),
    )


@st.composite
def made_readings(draw: st.DrawFn) -> Reading:
    text = draw(st.text(st.characters(codec=None), min_size=1, max_size=60))
    places = st.tuples(st.integers(0, len(text) - 1), st.integers(1, 20)).map(
        lambda place: Span(place[0], min(len(text), place[0] + place[1]))
    )
    blocks = st.builds(Block, st.sampled_from(BlockKind), places)
    some_blocks = st.lists(blocks, max_size=3).map(tuple)
    made = Article(
        id=article_id(text),
        ref=draw(anything),
        text=text,
        title=draw(maybe),
        outlet=draw(maybe),
        url=draw(maybe),
        published=draw(st.none() | st.dates()),
        language=draw(maybe),
        evidence=draw(st.lists(st.builds(Evidence, st.text(max_size=9), places), max_size=2).map(tuple)),
        structure=draw(some_blocks),
    )
    mentions = st.builds(Mention, places, st.sampled_from(MentionKind), scores, whys)
    people = draw(
        st.lists(
            st.builds(
                Entity,
                key=anything,
                name=anything,
                type=st.sampled_from(EntityType),
                mentions=st.lists(mentions, max_size=3).map(tuple),
                wikidata=st.none() | st.just("Q1"),
                offices=whys,
            ),
            max_size=3,
            unique_by=lambda entity: entity.key,
        )
    )
    contents = draw(st.lists(st.lists(places, min_size=1, max_size=3).map(tuple), max_size=4, unique=True))
    ids = [quotation_id(made.id, content) for content in contents]
    speakers = st.builds(
        Speaker, anything, anything, st.sampled_from(EntityType), scores, whys, st.none() | st.just("Q1")
    )
    quotations = [
        Quotation(
            id=ids[i],
            kind=draw(st.sampled_from(QuotationKind)),
            content=content,
            text=" ".join(span.of(text) for span in content),
            source=draw(st.none() | places),
            cue=draw(st.none() | places),
            speaker=draw(st.none() | speakers),
            inferred=draw(st.booleans()),
            within=draw(st.none() | st.sampled_from(ids)),
            distancing=draw(st.lists(places, max_size=2).map(tuple)),
            score=draw(scores),
            why=draw(whys),
        )
        for i, content in enumerate(contents)
    ]
    times = st.builds(
        TimeExpression,
        places,
        st.sampled_from(TimeType),
        maybe,
        st.none() | st.sampled_from(Precision),
        st.sampled_from(Origin),
        whys,
    )
    nowhere, somewhere = st.tuples(st.none(), st.none()), st.tuples(st.floats(-90, 90), st.floats(-180, 180))
    toponyms = st.tuples(places, anything, countries, nowhere | somewhere, st.none() | st.integers(0, 2**40)).map(
        lambda drawn: Place(drawn[0], drawn[1], drawn[2], drawn[3][0], drawn[3][1], drawn[4], 0.5, ("by-hand",))
    )
    events = st.lists(made_events(made.id, places, ids), max_size=3, unique_by=lambda event: event.id)
    return Reading(
        made,
        draw(some_blocks),
        tuple(people),
        tuple(quotations),
        draw(st.lists(times, max_size=2).map(tuple)),
        draw(st.lists(toponyms, max_size=2).map(tuple)),
        draw(events.map(tuple)),
        unread=draw(maybe),
    )


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(made=made_readings())
def test_a_reading_comes_back_as_it_was_added(made: Reading) -> None:
    with TemporaryDirectory() as folder, Record(Path(folder) / "test.db", reader=reader()) as record:
        record.add(made)
        assert record.article(made.article.id) == made
        assert [row.quotation for row in record.quotations()] == list(made.quotations)


def test_all_of_a_reading_is_kept(record: Record) -> None:
    record.add(READING)
    assert record.article(READING.article.id) == READING
    assert list(record.readings()) == [READING]


def test_readings_come_in_the_order_of_their_ids(filled: Callable[..., Record]) -> None:
    record = filled(*map(speech, range(150)))
    ids = [reading.article.id for reading in record.readings()]
    assert len(record) == len(ids) == 150
    assert ids == sorted(ids)


def test_an_empty_record_is_a_record(record: Record) -> None:
    assert bool(record)
    assert len(record) == 0
    assert list(record.readings()) == []
    assert record.quotations() == []


def test_closing_twice_is_closing(record: Record) -> None:
    record.close()
    record.close()
    assert len(Record(record.path)) == 0


def test_texts_and_files_go_in_as_they_do_for_read(tmp_path: Path, record: Record) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "one.txt").write_text("Arvid Lindqvist: The harbour stays open this winter.", "utf-8")
    (folder / "two.txt").write_text("", "utf-8")
    summary = record.add("Arvid Lindqvist: No, it does not.\nAnd that was all.", folder, str(folder / "one.txt"))
    assert summary == Summary(stored=2, unchanged=1, rejected=1, quotations=2)
    assert len(record.quotations(by="lindqvist")) == 2


def test_a_limit_below_zero_is_a_mistake(record: Record) -> None:
    with pytest.raises(ValueError, match="limit is -1"):
        record.quotations(limit=-1)
    with pytest.raises(ValueError, match="limit is -1"):
        record.search("peace", limit=-1)


# What cannot be opened


def test_a_missing_record_is_not_made_for_reading(tmp_path: Path) -> None:
    path = tmp_path / "missing.db"
    with pytest.raises(errors.RecordError, match="there is no such record"):
        Record(path, create=False)
    assert list(tmp_path.iterdir()) == []


def test_a_record_is_not_made_in_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(errors.RecordError, match="there is no folder"):
        Record(tmp_path / "missing" / "test.db")


def test_a_folder_is_no_record(tmp_path: Path) -> None:
    with pytest.raises(errors.RecordError, match="a folder or device is no record"):
        Record(tmp_path)


@pytest.mark.parametrize(
    "content", [b"The minister said no.\n", b"SQLite", b"SQLite format 3\0 and then something else" * 99]
)
def test_a_file_of_another_kind_is_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    with pytest.raises(errors.RecordError, match=r"notes\.txt: (it is not a record|the file is damaged)"):
        Record(path)
    assert path.read_bytes() == content


def test_an_empty_file_becomes_a_record_only_to_write_to(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    path.touch()
    with pytest.raises(errors.RecordError, match="the file is empty"):
        Record(path, create=False)
    assert path.stat().st_size == 0
    with Record(path) as made:
        assert len(made) == 0


def test_the_database_of_another_application_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE article (id TEXT)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(errors.RecordError, match="another application"):
        Record(path)
    assert path.read_bytes() == before


def test_a_record_of_a_newer_version_is_refused(record: Record) -> None:
    record.close()
    newer = sqlite3.connect(record.path)
    newer.execute("PRAGMA user_version = 1000")
    newer.close()
    with pytest.raises(errors.RecordError, match="upgrade onrecord"):
        Record(record.path)


def test_a_damaged_record_says_so(record: Record) -> None:
    record.add(*map(speech, range(50)))
    record.close()
    content = bytearray(record.path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    record.path.write_bytes(content)
    with pytest.raises(errors.RecordError, match="the file is damaged"), Record(record.path) as damaged:
        damaged.stats()


def test_the_path_may_hold_any_character(tmp_path: Path) -> None:
    path = tmp_path / "what? 100%#é.db"
    with Record(path, reader=reader()) as made:
        made.add(speech(1))
    assert path.is_file()
    with Record(path, create=False) as again:
        assert len(again) == 1


def test_a_rejection_is_noted(record: Record) -> None:
    outcome = record.add(Rejection("a.bin", RejectionReason.BINARY, "it is a picture"))
    assert outcome == Summary(rejected=1)
    assert record.stats().rejected[0].examples == ("a.bin",)


def test_metadata_of_an_article_are_kept(record: Record) -> None:
    day = datetime.date(1988, 5, 3)
    given = article("Arvid Lindqvist: No.", title="T", outlet="O", url="u", published=day, language="en")
    record.add(given)
    assert record.article(given.id) == read(given)


def test_what_pages_go_by_can_be_read_beforehand(record: Record) -> None:
    record.preload()  # an empty one
    record.add(READING)
    asked = list[str]()
    listened.listen(record._engine, "before_cursor_execute", lambda _, __, statement, *___: asked.append(statement))
    record.preload()
    assert [statement for statement in asked if statement != "BEGIN"] == list(preloading.TABLES)
    with sqlite.reading(record._engine, record.path) as connection:
        for statement in preloading.TABLES:
            [plan] = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}").all()
            index = statement.partition("INDEXED BY ")[2].split()[:1]
            assert [plan.detail.partition("USING COVERING INDEX ")[2].split()[:1]] == [index], plan.detail
