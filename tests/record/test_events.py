from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import generate_record
from onrecord import limits
from onrecord.errors import NotFoundError, QueryError
from onrecord.model import (
    Entity,
    EntityType,
    Event,
    EventDate,
    EventType,
    Origin,
    Precision,
    Quad,
    Reading,
    Status,
    article_id,
    event_id,
)
from onrecord.record import EventRow, Order, Record, Wanted, events
from readings import ARTICLE, COAL, COUNCIL, FERRIES, FIRED, KIRUNA, LINDQVIST, MET, READING

DAY = datetime.date


def elsewhere(text: str, *events: Event, published: datetime.date | None = None, **changes: Any) -> Reading:
    """Return a reading of the same article under another text of the same length or longer, with these events."""
    longer = ARTICLE.text + text
    made = replace(ARTICLE, id=article_id(longer), text=longer, published=published, evidence=(), **changes)
    moved = tuple(
        replace(
            event,
            id=event_id(
                made.id,
                event.type,
                event.trigger,
                [actor.span for actor in event.actors],
                [recipient.span for recipient in event.recipients],
            ),
            quotation=None,
        )
        for event in events
    )
    return replace(READING, article=made, quotations=(), events=moved)


def on(event: Event, value: str | None) -> Event:
    """Return an event with this date."""
    date = EventDate(value, Precision.DAY, Origin.STATED, event.trigger) if value else None
    return replace(event, date=date)


@pytest.fixture
def kept(record: Record) -> Record:
    record.add(READING)
    return record


def told(record: Record, **conditions: Any) -> list[str]:
    return [row.event.type for row in record.events(**conditions)]


def test_an_event_comes_with_its_article_and_its_place(kept: Record) -> None:
    [row] = kept.events(type=EventType.CONSULT)
    assert row.event == MET
    assert (row.article_id, row.ref, row.title) == (ARTICLE.id, "harbour.txt", ARTICLE.title)
    assert (row.outlet, row.url, row.published) == (ARTICLE.outlet, None, ARTICLE.published)
    assert row.where == KIRUNA
    assert [(figure.key, figure.name) for figure in row.figures] == [
        (LINDQVIST.key, LINDQVIST.name),
        (COUNCIL.key, COUNCIL.name),
    ]
    assert row.toponyms == ("LUNDHAVN", "Kiruna")


def test_newest_first_and_the_day_of_publication_where_there_is_no_other(kept: Record) -> None:
    assert [row.event for row in kept.events()] == [COAL, FERRIES, FIRED, MET]


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        ({"actor": "YUG"}, ["AID"]),
        ({"actor": "yug"}, ["AID"]),
        ({"actor": "Yugoslavia"}, ["AID"]),
        ({"actor": "Yugoslav"}, ["AID"]),
        ({"actor": "SUN"}, []),
        ({"recipient": "SUN"}, ["CONSULT"]),
        ({"recipient": "Soviet"}, ["CONSULT"]),
        ({"country": "Soviet Union"}, ["CONSULT"]),
        ({"country": "YUG"}, ["AID"]),
        ({"actor": "lindqvist"}, ["CONSULT"]),
        ({"actor": "Minister Arvid LINDQVIST"}, ["CONSULT"]),
        ({"actor": "he"}, []),
        ({"actor": "council"}, ["REJECT"]),
        ({"actor": "guards", "recipient": "trawler"}, ["ASSAULT"]),
        ({"actor": "trawler"}, []),
        ({"type": EventType.ASSAULT}, ["ASSAULT"]),
        ({"quad": Quad.VCOOP}, ["CONSULT"]),
        ({"context": "economic"}, ["AID"]),
        ({"status": Status.PLANNED}, ["AID"]),
        ({"status": [Status.DENIED, Status.CLAIMED]}, ["REJECT", "ASSAULT"]),
        ({"status": []}, []),
        ({"since": DAY(1988, 6, 1)}, ["AID"]),
        ({"since": DAY(1988, 6, 30)}, ["AID"]),
        ({"since": DAY(1988, 7, 1)}, []),
        ({"until": DAY(1988, 5, 1)}, ["CONSULT"]),
        ({"since": DAY(1988, 5, 3), "until": DAY(1988, 5, 3)}, ["REJECT", "ASSAULT"]),
        ({"limit": 2}, ["AID", "REJECT"]),
        ({"limit": 2, "offset": 1}, ["REJECT", "ASSAULT"]),
        ({"offset": 3}, ["CONSULT"]),
        ({"offset": 9}, []),
    ],
    ids=str,
)
def test_events_narrowed_down(kept: Record, conditions: dict[str, Any], expected: list[str]) -> None:
    assert told(kept, **conditions) == expected


def test_a_full_name_is_found_in_another_script(record: Record) -> None:
    bearer = replace(MET.actors[0], key="Q1357112", name="M. Gorbachev", country="SUN")
    from onrecord.authority import authority

    [known, *_] = [each.person for each in authority().find("Mikhail Gorbachev") if each.same]
    reading = elsewhere(" ", replace(MET, actors=(replace(bearer, key=known.key),)))
    person = Entity(known.key, "M. Gorbachev", EntityType.PERSON, ())
    record.add(replace(reading, people=(*reading.people, person)))
    assert told(record, actor="Михаил Горбачёв") == ["CONSULT"]
    assert told(record, actor="Borís Yéltsin") == []


def test_an_organisation_is_found_by_its_other_names(record: Record) -> None:
    united_nations = replace(MET.recipients[0], name="United Nations", country=None)
    record.add(elsewhere(" ", replace(MET, recipients=(united_nations,))))
    assert told(record, recipient="UN") == ["CONSULT"]
    assert told(record, recipient="NATO") == []


def test_what_asks_for_nothing_is_a_mistake(kept: Record) -> None:
    with pytest.raises(QueryError, match="is no name"):
        kept.events(actor=" - ")
    with pytest.raises(QueryError, match="'Ruritania' is no country"):
        kept.events(country="Ruritania")
    with pytest.raises(ValueError, match="limit is -1"):
        kept.events(limit=-1)
    with pytest.raises(ValueError, match="offset is -1"):
        kept.events(offset=-1)


def test_an_event_without_any_date_comes_last_and_meets_no_time(record: Record) -> None:
    record.add(elsewhere(" ", on(FIRED, None)), elsewhere("  ", on(COAL, "PRESENT_REF")), READING)
    assert told(record)[-2:] in (["ASSAULT", "AID"], ["AID", "ASSAULT"])
    assert len(told(record)) == 6
    assert len(told(record, since=DAY(1, 1, 1), until=DAY(9999, 12, 31))) == 4


def test_a_coarse_date_reaches_into_all_of_its_time(record: Record) -> None:
    record.add(elsewhere(" ", on(MET, "1988"), published=DAY(1990, 1, 1)))
    assert told(record, since=DAY(1988, 12, 31)) == ["CONSULT"]
    assert told(record, until=DAY(1988, 1, 1)) == ["CONSULT"]
    assert told(record, since=DAY(1989, 1, 1)) == []


def test_another_reading_replaces_the_events(kept: Record, check_sound: Any) -> None:
    assert kept.add(replace(READING, events=(MET,))).reread == 1
    assert [row.event for row in kept.events()] == [MET]
    assert told(kept, actor="council") == []
    assert kept.add(replace(READING, events=(), times=(), places=())).reread == 1
    assert kept.events() == []
    assert kept.article(ARTICLE.id).places == ()
    check_sound(kept.path)


def test_an_addition_counts_its_events(record: Record) -> None:
    assert record.add(READING).events == 4
    assert record.stats().events == {Quad.VCOOP: 1, Quad.MCOOP: 1, Quad.VCONF: 1, Quad.MCONF: 1}


def test_an_event_is_found_by_the_beginning_of_its_id(kept: Record) -> None:
    found = kept.find(MET.id[:9])
    assert (found.event, found.quotation, found.reading) == (MET, None, READING)
    assert kept.find(MET.id.upper()).event == MET
    with pytest.raises(NotFoundError, match="near it: " + MET.id):
        kept.find(MET.id[:5] + "zz")


def test_all_events_come_in_a_stable_order_page_by_page(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.record.events.PAGE", 3)
    days = ["1988-05-01", "1988-05", "1987", None, "soon", "1988-05-01", "1988-05-02"]
    for i, day in enumerate(days):
        record.add(elsewhere(" " * (i + 1), on(MET, day), on(FIRED, day)))
    rows = list(record.all_events())
    assert len(rows) == len({row.event.id for row in rows}) == 14
    dates = [row.event.date.value if row.event.date else None for row in rows]
    assert dates[:2] == ["1987", "1987"]
    assert sorted(dates[2:8], key=str) == ["1988-05", "1988-05", *["1988-05-01"] * 4]
    assert dates[8:10] == ["1988-05-02", "1988-05-02"]
    assert sorted(dates[10:], key=str) == [None, None, "soon", "soon"]
    ids = [row.event.id for row in rows]
    assert ids[2:8] == sorted(ids[2:8])
    assert ids[10:] == sorted(ids[10:])
    assaults = [row.event.id for row in record.all_events(Wanted(type=EventType.ASSAULT))]
    assert assaults == [row.event.id for row in rows if row.event.type is EventType.ASSAULT]


def test_events_are_counted_by_status(kept: Record) -> None:
    counts = kept.count_events()
    assert counts == {status: int(status not in (Status.HYPOTHETICAL, Status.PAST)) for status in Status}
    assert sum(kept.count_events(Wanted(actor="council")).values()) == 1


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    path: Path = tmp_path_factory.mktemp("made-up") / "record.db"
    generate_record.generate(path, 60)
    with Record(path, read_only=True) as opened:
        yield opened


@pytest.mark.parametrize("many", [0, 10**9])
def test_pages_are_the_same_whether_the_newest_are_gone_through_or_all_are_gathered(
    made_up: Record, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    monkeypatch.setattr(events, "_MANY", many)
    every = made_up.events()
    one, other = next(
        (actor.country, recipient.country)
        for row in every
        for actor, recipient in zip(row.event.actors, row.event.recipients, strict=False)
        if actor.country and recipient.country and actor.country != recipient.country
    )
    outlet, type_ = next(row.outlet for row in every if row.outlet), every[0].event.type
    first, last = DAY(2018, 1, 1), DAY(2022, 1, 1)
    cases: list[tuple[Wanted, list[EventRow]]] = [
        (Wanted(), every),
        (Wanted(country=one), [row for row in every if one in _countries(row)]),
        (Wanted(party=one, country=other), [row for row in every if {one, other} <= _countries(row)]),
        (Wanted(actor=one, recipient=other), made_up.events(actor=one, recipient=other)),
        (Wanted(type=type_, since=first), made_up.events(type=type_, since=first)),
        (Wanted(quad=Quad.MCONF, until=last), made_up.events(quad=Quad.MCONF, until=last)),
        (Wanted(since=first, until=last), made_up.events(since=first, until=last)),
        (
            Wanted(outlet=outlet, status=(Status.ASSERTED, Status.PLANNED)),
            [row for row in every if row.outlet == outlet and row.event.status in (Status.ASSERTED, Status.PLANNED)],
        ),
    ]
    for wanted, rows in cases:
        expected = [row.event.id for row in rows]
        found = made_up.event_page(wanted, limit=500)
        assert expected, wanted
        assert (found.total, found.exact) == (len(expected), True)
        assert [row.event.id for row in found.rows] == expected
        assert [row.event.id for row in made_up.event_page(wanted, limit=2, offset=1).rows] == expected[1:3]


def _countries(row: EventRow) -> set[str | None]:
    return {one.country for one in (*row.event.actors, *row.event.recipients)}


def test_what_many_hold_the_words_of_is_counted_less_far_where_it_is_narrowed(
    made_up: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted, narrowed = Wanted(about="and"), Wanted(about="and", since=DAY(2018, 1, 1))
    every = made_up.event_page(wanted, limit=500).rows
    newest = [row.event.id for row in made_up.event_page(narrowed, order=Order.DATE, limit=500).rows]
    monkeypatch.setattr(limits, "MAX_RANKED", 3)
    monkeypatch.setattr(limits, "MAX_COUNTED_AMONG", 2)
    assert len(newest) > 8
    whole, some = made_up.event_page(wanted, limit=3), made_up.event_page(narrowed, limit=1, offset=1)
    assert (whole.total, whole.exact) == (len(every), True)
    assert (some.total, some.exact, some.ranked) == (2, False, False)
    assert [row.event.id for row in some.rows] == newest[1:2]
    beyond = made_up.event_page(narrowed, limit=2, offset=6)
    assert (beyond.total, beyond.exact) == (8, False)
    assert [row.event.id for row in beyond.rows] == newest[6:8]
