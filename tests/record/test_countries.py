from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.errors import QueryError
from onrecord.model import EntityType, Event, EventDate, Origin, Precision, Quad, Reading, Status, article_id, event_id
from onrecord.record import Filter, Record, Wanted, naming
from onrecord.record.countries import between
from onrecord.record.speaking import in_office, known_country
from readings import ARTICLE, COAL, COUNCIL, LINDQVIST, MET, OPEN, READING, TOLD


def copy(text: str, *events: Event, **changes: object) -> Reading:
    """Return the reading under another text, with these events."""
    longer = ARTICLE.text + text
    article = replace(ARTICLE, id=article_id(longer), text=longer, **changes)  # type: ignore[arg-type]
    moved = []
    for event in events:
        sides = [[one.span for one in side] for side in (event.actors, event.recipients)]
        moved.append(replace(event, id=event_id(article.id, event.type, event.trigger, *sides), quotation=None))
    return replace(READING, article=article, quotations=(), events=tuple(moved))


@pytest.fixture
def kept(record: Record) -> Record:
    record.add(READING)
    return record


def test_countries_with_the_events_that_they_take_part_in(kept: Record) -> None:
    kept.add(copy(" More.", MET))
    assert [(one.country.code, one.events) for one in kept.countries.listed()] == [("SUN", 2), ("YUG", 1)]


def test_partners_are_the_other_countries_of_the_same_events(kept: Record) -> None:
    assert kept.countries.partners("SUN") == []
    swede = replace(MET, actors=(replace(MET.actors[0], country="SWE"),))
    kept.add(copy(" More.", swede))
    assert [(one.country.code, one.events) for one in kept.countries.partners("SUN")] == [("SWE", 1)]
    assert [row.event.type for row in kept.event_page(between("SUN", "SWE")).rows] == [MET.type]
    assert [(one.name, one.events) for one in kept.countries.actors("SWE", "SUN")] == [(LINDQVIST.name, 1)]
    assert kept.countries.actors("SWE", "YUG") == []


def test_who_acts_for_a_country_is_listed_whatever_the_name_is_made_of(record: Record) -> None:
    halved, whole = (replace(MET.actors[0], key=None, name=name, country="SWE") for name in ("Kungen\udcff", "Kungen"))
    record.add(
        replace(READING, events=(replace(MET, actors=(halved,)),)), copy(" More.", replace(MET, actors=(whole,)))
    )
    assert [one.name for one in record.countries.actors("SWE")] == [whole.name, halved.name]


def test_months_count_what_is_told_as_done(kept: Record) -> None:
    [month] = kept.countries.months(Wanted(country="SUN"))
    assert (month.month, month.quad, month.events, month.scored, month.goldstein) == ("1988-05", Quad.VCOOP, 1, 1, 1.9)
    assert kept.countries.months(Wanted(country="YUG")) == []  # planned
    told = {month.quad for month in kept.countries.months(Wanted())}
    assert told == {Quad.VCOOP, Quad.VCONF}  # nothing that is denied


def test_background_without_a_date_did_not_happen_on_the_day_of_publication(record: Record) -> None:
    date = EventDate("1962-10", Precision.MONTH, Origin.STATED, MET.trigger)
    dated = replace(MET, status=Status.PAST, date=date)
    undated = replace(MET, status=Status.PAST, date=None)
    record.add(copy(" One.", dated), copy(" Two.", undated))
    assert [month.month for month in record.countries.months(Wanted())] == ["1962-10"]


class TestSpeakers:
    def test_who_takes_part_for_a_country_speaks_for_it_in_that_article(self, record: Record) -> None:
        swede = replace(MET, actors=(replace(MET.actors[0], country="SWE"),))
        record.add(replace(READING, events=(swede,)))
        page = record.countries.quotations(known_country("SWE"))
        assert {row.quotation.speaker.name for row in page.rows if row.quotation.speaker} == {LINDQVIST.name}
        assert page.total == 3
        assert record.search_page(wanted=Filter(country="Swedish")).total == 3

    def test_who_held_office_there_and_bodies_named_after_it(self, record: Record) -> None:
        ruler = replace(LINDQVIST, key=in_office("KAZ")[0], name="Somebody")
        body = replace(COUNCIL, name="the Kazakh Foreign Ministry", type=EntityType.ORGANISATION)
        said = (replace(OPEN, speaker=ruler), replace(TOLD, speaker=body))
        record.add(replace(READING, quotations=said, events=()))
        assert record.countries.quotations(known_country("KAZ")).total == 2
        assert record.countries.quotations(known_country("KAZ"), known_country("RUS")).total == 0
        assert record.countries.quotations(known_country("RUS")).total == 0

    def test_a_person_called_like_a_country_does_not(self, record: Record) -> None:
        record.add(replace(READING, quotations=(replace(OPEN, speaker=replace(LINDQVIST, name="Jordan")),), events=()))
        assert record.countries.quotations(known_country("JOR")).total == 0

    def test_no_country_is_told(self) -> None:
        with pytest.raises(QueryError, match="is no country known here"):
            known_country("Atlantis")


@pytest.mark.parametrize("common", [1, 50_000])
def test_names_lead_to_who_bears_them(kept: Record, monkeypatch: pytest.MonkeyPatch, common: int) -> None:
    monkeypatch.setattr(naming, "_COMMON", common)
    [found] = kept.figures("lindqvist harbour")
    assert (found.name, found.type, found.quotations, found.articles) == (LINDQVIST.name, EntityType.PERSON, 3, 1)
    assert kept.people.find(LINDQVIST.name) == found.id
    assert kept.figures("soviet") == []  # "Soviet envoys" are nobody whom other articles can mean
    assert kept.figures("nobody") == []
    assert [one.name for one in kept.figures("lind*")] == [LINDQVIST.name]
    with pytest.raises(QueryError):
        kept.figures("-")


class TestWords:
    @pytest.mark.parametrize(
        ("about", "expected"),
        [
            ("met", [MET]),
            ("soviet union", [MET]),  # the name of a party's country
            ("visit kiruna", [MET]),
            ("lindqvist -coal", [MET]),
            ("economic yugoslavia", [COAL]),
            ('"arvid soviet"', []),  # no phrase runs from one party into the next
        ],
    )
    def test_events_are_found_by_their_parties_and_what_tells_of_them(
        self, kept: Record, about: str, expected: list[Event]
    ) -> None:
        assert [row.event for row in kept.event_page(Wanted(about=about)).rows] == expected

    def test_what_is_read_again_is_found_by_what_it_says_now(self, kept: Record) -> None:
        kept.add(replace(READING, events=(COAL,)))
        assert kept.event_page(Wanted(about="met")).total == 0
        assert kept.event_page(Wanted(about="coal OR yugoslavia")).total == 0  # "or" is a word
        assert kept.event_page(Wanted(about="yugoslavia")).total == 1

    def test_the_outlet_narrows_down(self, kept: Record) -> None:
        assert kept.event_page(Wanted(outlet="lundhavn")).total == 4
        assert kept.event_page(Wanted(outlet="gazette")).total == 0

    def test_pages(self, kept: Record) -> None:
        first, second = (kept.event_page(limit=3, offset=offset) for offset in (0, 3))
        assert [len(first.rows), len(second.rows), first.total, first.exact] == [3, 1, 4, True]
