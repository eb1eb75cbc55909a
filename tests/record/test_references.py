"""Who is who wherever the record names somebody. People and words are invented."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from sqlalchemy import select

import generate_record
from onrecord.model import (
    Entity,
    EntityType,
    EventType,
    Mention,
    MentionKind,
    Participant,
    Quad,
    Reading,
    Span,
    event_id,
)
from onrecord.record import Record, Wanted, references
from onrecord.record.people_schema import occurrence
from onrecord.record.schema import entity
from readings import READING, event
from transcripts import article, read

SPELT = ("Dosym Arvidov", "Dossym Arvidov", "Досым Арвидов")


def met(ref: str, who: str, whom: str, kind: EntityType = EntityType.PERSON) -> Reading:
    """Return a reading in which somebody says something about somebody else, and met them."""
    reading = read(article(f"{who}: {whom} sat still in {ref}.\n\n{who} met {whom}.", ref))
    text = reading.article.text
    place, trigger = (
        Span(text.index(whom), text.index(whom) + len(whom)),
        Span(text.index("met"), text.index("met") + 3),
    )
    other = Entity(whom.lower(), whom, kind, (Mention(place, MentionKind.NAME, 1.0, ()),))
    [one] = reading.people
    done = event(
        EventType.CONSULT,
        trigger,
        (Participant(one.mentions[0].span, one.key, one.name, "KAZ", "GOV"),),
        (Participant(place, other.key, other.name, None, None),),
        quad=Quad.VCOOP,
    )
    id_ = event_id(reading.article.id, done.type, trigger, [one.mentions[0].span], [place])
    return dataclasses.replace(reading, people=(one, other), events=(dataclasses.replace(done, id=id_),))


def spelt(record: Record) -> str:
    """Add three articles that spell one man in three ways, one of them in another script; return his id."""
    record.add(*(met(str(i), name, "Mara Ostrova") for i, name in enumerate(SPELT)))
    return record.people.find(SPELT[0])


def test_one_person_in_two_scripts_is_one_in_the_search_box(record: Record) -> None:
    id_ = spelt(record)
    for asked in ("arvidov", "dossym", "Арвидов", "arvidov sat", "dos*"):
        [found] = record.figures(asked)
        assert (found.id, found.name, found.quotations, found.articles) == (id_, "Dossym Arvidov", 3, 3), asked


def test_one_person_is_one_speaker(record: Record) -> None:
    id_ = spelt(record)
    stats = record.stats()
    assert stats.speakers == 1
    assert [(one.person, one.quotations) for one in stats.top_speakers] == [(id_, 3)]


def test_one_person_is_one_party(record: Record) -> None:
    id_ = spelt(record)
    ostrova = record.people.find("Mara Ostrova")
    whole = record.network()
    assert {(one.source, one.target, one.quad, one.number) for one in whole.relations} == {
        (id_, ostrova, Quad.VCOOP, 3),
        (id_, ostrova, None, 3),
    }
    assert {party.key: party.name for party in whole.parties} == {id_: "Dossym Arvidov", ostrova: "Mara Ostrova"}
    for asked in (id_, f"Dossym Arvidov ({id_})", "Досым Арвидов", f"Mara Ostrova ({ostrova})"):
        around = record.network(Wanted(party=asked))
        assert around.relations == whole.relations, asked
        assert sum(party.central for party in around.parties) == 1


def test_one_person_is_one_actor_of_a_country(record: Record) -> None:
    id_ = spelt(record)
    assert [(one.person and one.person.id, one.events) for one in record.countries.actors("KAZ")] == [(id_, 3)]


def test_participants_of_an_event_are_who_they_are_across_articles(record: Record) -> None:
    id_ = spelt(record)
    for row in record.event_page().rows:
        [actor], [recipient] = row.event.actors, row.event.recipients
        assert actor.name in SPELT
        assert row.people[actor.key or ""].id == id_
        assert row.people[recipient.key or ""].name == "Mara Ostrova"
        assert record.find(row.event.id).people == row.people


def test_namesakes_who_were_told_apart_are_two(record: Record) -> None:
    record.add(met("a", "Dosym Arvidov", "Mara Ostrova"), met("b", "Dosym Arvidov", "Lev Ostrov"))
    record.people.split("Dosym Arvidov", articles=(record.articles().rows[0].id,), user="ann")
    ids = {one.id for one in record.people.listed() if one.name == "Dosym Arvidov"}
    assert len(ids) == 2
    assert {one.id for one in record.figures("arvidov")} == ids
    assert {one.person for one in record.stats().top_speakers} == ids
    assert {one.source for one in record.network().relations} == ids
    assert {one.person.id for one in record.countries.actors("KAZ") if one.person} == ids


def test_what_each_article_has_its_own_of_counts_by_what_it_is_called(record: Record) -> None:
    record.add(*(met(ref, "Dosym Arvidov", "Congress", EntityType.ORGANISATION) for ref in "ab"))
    [congress] = [one for one in record.network().parties if one.name == "Congress"]
    assert (congress.key, congress.person) == ("congress", None)
    assert len(record.network(Wanted(party="Congress")).relations) == 2
    [row, _] = record.event_page().rows
    assert not row.people[row.event.recipients[0].key or ""].apart


def test_a_body_without_a_name_of_its_own_is_one_speaker_by_what_it_is_called(record: Record) -> None:
    said = [read(article(f"The Ministry: {words}.", words)) for words in ("Yes", "No")]
    body = EntityType.ORGANISATION
    record.add(
        *(
            dataclasses.replace(
                one,
                people=(dataclasses.replace(one.people[0], type=body),),
                quotations=(
                    dataclasses.replace(
                        one.quotations[0],
                        speaker=one.quotations[0].speaker and dataclasses.replace(one.quotations[0].speaker, type=body),
                    ),
                ),
            )
            for one in said
        )
    )
    stats = record.stats()
    assert [(one.name, one.quotations, one.person) for one in stats.top_speakers] == [("The Ministry", 2, None)]
    assert stats.speakers == 1


def test_who_somebody_is_is_told_alike_either_way(tmp_path: Path) -> None:
    path = tmp_path / "made-up.db"
    generate_record.generate(path, 20)
    with Record(path) as record:
        record.add(READING)
        one, other, *_ = (row.id for row in record.people.listed())
        record.people.merge(one, other, user="ann")
        record.people.split(record.people.listed()[0].id, names=(record.people.row(one).name,), user="ann")
        with record._read() as connection:
            entities = connection.execute(select(entity.c.number, entity.c.article)).all()
            told = {one.id: one for row in entities for one in references.of_article(connection, row.article).values()}
            numbers = connection.execute(select(occurrence.c.identity, occurrence.c.entity)).all()
            assert references.of_identities(connection, {row.identity: row.entity for row in numbers}) == told
    assert {one.apart for one in told.values()} == {True, False}
