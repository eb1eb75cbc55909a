from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from onrecord.model import Entity, EntityType, EventType, Mention, MentionKind, Quad, Reading, Status
from onrecord.record import Network, Record, Wanted, relations
from readings import COAL, COUNCIL, LINDQVIST, MET, READING, TOLD, event, span


def named(reading: Reading = READING) -> Reading:
    """Return the reading with a council that its article calls by a name."""
    minister, council = reading.people
    mention = replace(council.mentions[0], kind=MentionKind.NAME)
    return replace(reading, people=(minister, replace(council, mentions=(mention,))))


def told(found: Network) -> set[tuple[str, str, Quad | None, int]]:
    names = {party.key: party.name for party in found.parties}
    return {(names[one.source], names[one.target], one.quad, one.number) for one in found.relations}


def test_who_acted_on_whom_and_who_spoke_about_whom(record: Record) -> None:
    record.add(named())
    found = record.network()
    assert told(found) == {
        (LINDQVIST.name, "Soviet Union", Quad.VCOOP, 1),
        (LINDQVIST.name, COUNCIL.name, None, 1),
    }
    assert {one.latest for one in found.relations} == {MET.id, TOLD.id}
    assert (found.events, found.quotations, found.complete) == (4, 4, True)
    assert {party.key: party.type for party in found.parties} == {
        record.people.find(LINDQVIST.name): EntityType.PERSON,
        record.people.find(COUNCIL.name): EntityType.ORGANISATION,
        "SUN": EntityType.COUNTRY,
    }


def test_who_is_not_named_is_no_party(record: Record) -> None:
    record.add(READING)
    assert told(record.network()) == {(LINDQVIST.name, "Soviet Union", Quad.VCOOP, 1)}


def test_those_who_do_something_together_do_it_with_one_another(record: Record) -> None:
    actors = (*MET.actors, COAL.actors[0])
    record.add(replace(READING, events=(event(EventType.CONSULT, MET.trigger, actors, quad=Quad.VCOOP),)))
    assert told(record.network()) == {(LINDQVIST.name, "Yugoslavia", Quad.VCOOP, 1)}


def test_those_who_fight_side_by_side_do_not_fight_one_another(record: Record) -> None:
    actors = (*MET.actors, COAL.actors[0])
    record.add(replace(READING, events=(event(EventType.ASSAULT, MET.trigger, actors, quad=Quad.MCONF),)))
    assert told(record.network()) == set()


def test_around_somebody(record: Record) -> None:
    record.add(named())
    found = record.network(Wanted(party="council"))
    assert told(found) == {(LINDQVIST.name, COUNCIL.name, None, 1)}
    assert [party.name for party in found.parties if party.central] == [COUNCIL.name]
    found = record.network(Wanted(party="lindqvist"))
    assert len(found.relations) == 2
    [central] = [party for party in found.parties if party.central]
    assert (central.key, central.name) == (record.people.find(LINDQVIST.name), LINDQVIST.name)
    assert record.network(Wanted(party=f"{central.name} ({central.key})")) == found


def test_around_a_country_everybody_of_it_is_it(record: Record) -> None:
    envoy = Entity(
        "boris-volkov", "Boris Volkov", EntityType.PERSON, (Mention(MET.recipients[0].span, MentionKind.NAME, 1.0, ()),)
    )
    met = replace(MET, recipients=(replace(MET.recipients[0], key=envoy.key, name=envoy.name),))
    record.add(replace(READING, people=(*READING.people, envoy), events=(met,)))
    assert (LINDQVIST.name, "Boris Volkov", Quad.VCOOP, 1) in told(record.network())
    assert told(record.network(Wanted(party="Soviet Union"))) == {(LINDQVIST.name, "Soviet Union", Quad.VCOOP, 1)}


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Wanted(quad=Quad.VCOOP), {Quad.VCOOP}),
        (Wanted(quad=Quad.MCONF), set()),
        (Wanted(since=datetime.date(1988, 5, 3)), {None}),
        (Wanted(until=datetime.date(1988, 5, 1)), {Quad.VCOOP}),
        (Wanted(status=(Status.DENIED,)), {None}),
    ],
)
def test_narrowed_down(record: Record, wanted: Wanted, expected: set[Quad | None]) -> None:
    record.add(named())
    assert {one.quad for one in record.network(wanted).relations} == expected


def test_a_quotation_counts_once_however_often_it_names_somebody(record: Record) -> None:
    minister, council = named().people
    twice = (*council.mentions, replace(council.mentions[0], span=span("council")))
    record.add(replace(READING, people=(minister, replace(council, mentions=twice)), events=()))
    assert told(record.network()) == {(LINDQVIST.name, COUNCIL.name, None, 1)}


def test_only_the_latest_are_counted(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(relations, "MAX_RELATED", 2)
    record.add(named())
    assert not record.network().complete
    assert not record.network(Wanted(party="lindqvist")).complete


def test_nobody_of_that_name(record: Record) -> None:
    record.add(READING)
    assert record.network(Wanted(party="olsen")) == Network((), (), 0, 0, True)
