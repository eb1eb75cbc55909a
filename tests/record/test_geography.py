from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from onrecord.errors import QueryError
from onrecord.model import EventPlace, EventType, Quad, Status
from onrecord.record import Record, Wanted, geography
from readings import COAL, KIRUNA, MET, READING, span


@pytest.fixture
def kept(record: Record) -> Record:
    record.add(READING)
    return record


def test_countries_take_part_or_are_where_it_was(kept: Record) -> None:
    found = kept.geography()
    assert {one.country: one.total for one in found.countries} == {"SUN": 1, "SWE": 1, "YUG": 1}
    by_class = {one.country: one.events for one in found.countries}
    assert by_class["YUG"] == {Quad.VCOOP: 0, Quad.MCOOP: 1, Quad.VCONF: 0, Quad.MCONF: 0}
    assert (found.events, found.complete) == (4, True)
    assert found.quads == {Quad.VCOOP: 1, Quad.MCOOP: 1, Quad.VCONF: 1, Quad.MCONF: 1}


def test_an_event_counts_once_for_a_country_that_is_in_it_twice(record: Record) -> None:
    met = replace(MET, recipients=(replace(MET.recipients[0], country="SWE"),))
    record.add(replace(READING, events=(met,)))
    assert [(one.country, one.total) for one in record.geography().countries] == [("SWE", 1)]


def test_places_have_their_coordinates_and_the_last_event_there(kept: Record) -> None:
    [kiruna] = kept.geography().places
    assert (kiruna.name, kiruna.country, kiruna.lat, kiruna.lon) == ("Kiruna", "SWE", KIRUNA.lat, KIRUNA.lon)
    assert (kiruna.events, kiruna.latest) == (1, MET.id)


def test_the_middle_of_a_country_is_no_place(record: Record) -> None:
    sweden = replace(KIRUNA, name="Sweden")
    met = replace(MET, place=EventPlace("Sweden", "SWE", KIRUNA.span))
    record.add(replace(READING, places=(sweden,), events=(met,)))
    found = record.geography()
    assert found.places == ()
    assert "SWE" in {one.country for one in found.countries}


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Wanted(quad=Quad.MCOOP), {"YUG"}),
        (Wanted(type=EventType.CONSULT), {"SUN", "SWE"}),
        (Wanted(country="Soviet"), {"SUN", "SWE"}),
        (Wanted(since=datetime.date(1988, 6, 1)), {"YUG"}),
        (Wanted(status=(Status.ASSERTED,)), {"SUN", "SWE"}),
        (Wanted(until=datetime.date(1980, 1, 1)), set()),
    ],
)
def test_narrowed_down(kept: Record, wanted: Wanted, expected: set[str]) -> None:
    assert {one.country for one in kept.geography(wanted).countries} == expected


def test_what_is_no_country_is_told(kept: Record) -> None:
    with pytest.raises(QueryError, match="no country known here"):
        kept.geography(Wanted(country="Lundhavn"))


def test_only_the_latest_are_counted(kept: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(geography, "MAX_CHARTED", 1)
    found = kept.geography()
    assert [one.country for one in found.countries] == ["YUG"]  # COAL, of the next month
    assert (found.events, found.complete) == (1, False)
    assert COAL.actors[0].country == "YUG"


def test_a_place_that_was_not_resolved_is_no_point(record: Record) -> None:
    met = replace(MET, place=EventPlace("LUNDHAVN", None, span("LUNDHAVN")))
    record.add(replace(READING, events=(met,)))
    assert record.geography().places == ()
