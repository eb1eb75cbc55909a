from __future__ import annotations

from datetime import date

import pytest

from onrecord.actors.people import directory

PUTIN, XI, GUTERRES, BUSH = "Q7747", "Q15031", "Q311440", "Q23505"


def test_people_are_found_by_name_and_surname() -> None:
    assert directory().called("vladimir putin") == (PUTIN,)
    assert PUTIN in directory().surnamed("putin")
    assert directory().called("putin vladimir") == ()
    assert directory().surnamed("nobody") == ()
    assert directory().surnamed("jr.") == directory().surnamed("jr") == ()


def test_a_surname_stands_first_where_it_does() -> None:
    assert XI in directory().surnamed("xi")
    assert PUTIN not in directory().surnamed("vladimir")


def test_a_given_name_is_asked_for() -> None:
    assert directory().has_given(BUSH, "george")
    assert not directory().has_given(BUSH, "barbara")


@pytest.mark.parametrize(
    ("person", "day", "place", "sector", "state"),
    [
        (PUTIN, date(2001, 1, 1), "RUS", "GOV", "in office"),
        (PUTIN, date(1985, 1, 1), "RUS", "GOV", "not yet in office"),
        (PUTIN, None, "RUS", "GOV", "last known in office"),
        (PUTIN, date(2090, 1, 1), "RUS", "GOV", "last known in office"),
        (BUSH, date(2000, 1, 1), "USA", "GOV", "left office"),
        (BUSH, None, "USA", "GOV", "once in office"),
        (GUTERRES, date(2000, 1, 1), "PRT", "GOV", "in office"),
        (GUTERRES, date(2020, 1, 1), "UN", "GOV", "in office"),
    ],
)
def test_offices_tell_where_somebody_stands(person: str, day: date | None, place: str, sector: str, state: str) -> None:
    found = directory().standing(person, day)
    assert found is not None
    assert (found.place, found.sector, found.state) == (place, sector, state)
    assert found.international == ("IGO" if place == "UN" else None)


def test_nothing_is_known_of_nobody() -> None:
    assert directory().standing("nobody", None) is None
    assert directory().name("nobody") == ("nobody", None)
