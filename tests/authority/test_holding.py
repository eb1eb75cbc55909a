"""Who held an office on a day, by rule: a made-up republic whose presidents change in every way that they can."""

from datetime import date

import pytest

from onrecord.authority import Authority, Status, places

PEOPLE: list[list[object]] = [
    ["ann", "Ann Ash", None, "f", None, None, []],
    ["bob", "Bob Birch", None, "m", None, None, []],
    ["cyd", "Cyd Cedar", None, None, None, None, []],
    ["dee", "Dee Dogwood", None, "f", None, None, []],
]
TERMS = [
    ["ann", "KAZ/president", "2000-01-10", "2004-01-10", None, [], 0],
    ["bob", "KAZ/president", "2004-01-10", "2006-05-31", None, [], 0],
    ["ann", "KAZ/president", "2006-06-01", "2008-03-01", None, [], 0],
    [None, "KAZ/president", "2008-03-01", "2008-04-01", None, ["vacant"], 0],
    ["cyd", "KAZ/president", "2008-04-01", "[2012-06-05..2012-06-12]", None, ["acting"], 0],
    ["dee", "KAZ/president", "[2012-06-05..2012-06-12]", "2015", None, [], 0],
    ["bob", "KAZ/president", "2013-02-01", "2013-03-01", None, ["acting", "beside"], 0],
    ["ann", "KAZ/president", "2017-02-03", None, "2020-12-31", [], 0],
    ["bob", "KAZ/monarch", "1990-01-01", "1999-12-31", None, [], 0],
    [None, "KAZ/monarch", "1999-12-31", None, None, ["abolished"], 0],
    ["ann", "SMR/captain_regent", "2020-04-01", "2020-10-01", None, [], 0],
    ["bob", "SMR/captain_regent", "2020-04-01", "2020-10-01", None, [], 0],
    ["ann", "KAZ/speaker", "2020-04-01", "2020-10-01", None, [], 0],
    ["bob", "KAZ/speaker", "2020-03-01", "2020-10-01", None, [], 0],
]
OFFICES = [
    ["KAZ/president", "President of Ruritania", None, 1],
    ["KAZ/monarch", "King of Ruritania", "Queen of Ruritania", 1],
    ["KAZ/speaker", "Speaker", None, 1],
    ["SMR/captain_regent", "Captain Regent", None, 2],
]
RURITANIA = Authority(
    {"people": PEOPLE, "offices": OFFICES, "terms": TERMS, "origins": ["made-up 2026-01-01"]}, places()
)


@pytest.mark.parametrize(
    ("day", "status", "people"),
    [
        ("1999-12-31", Status.UNKNOWN, ""),
        ("2000-01-10", Status.HELD, "ann"),
        ("2004-01-09", Status.HELD, "ann"),
        ("2004-01-10", Status.HELD, "bob"),  # the newcomer's on the day of the handover
        ("2006-05-31", Status.HELD, "bob"),  # the last day is still his where nobody came that day
        ("2006-06-01", Status.HELD, "ann"),
        ("2008-02-29", Status.HELD, "ann"),
        ("2008-03-01", Status.VACANT, ""),
        ("2008-03-31", Status.VACANT, ""),
        ("2008-04-01", Status.HELD, "cyd"),
        ("2012-06-04", Status.HELD, "cyd"),
        ("2012-06-08", Status.UNCERTAIN, "cyd dee"),
        ("2012-06-13", Status.HELD, "dee"),
        ("2013-02-10", Status.HELD, "dee bob"),  # who acts beside the holder comes last
        ("2015-06-01", Status.UNCERTAIN, "dee"),  # some day in 2015
        ("2016-01-01", Status.UNKNOWN, ""),  # a gap that nothing explains
        ("2017-02-03", Status.HELD, "ann"),
        ("2020-12-31", Status.HELD, "ann"),
        ("2021-01-01", Status.NOT_KNOWN_AFTER, ""),
    ],
)
def test_presidents(day: str, status: Status, people: str) -> None:
    found = RURITANIA.holders("KAZ/president", date.fromisoformat(day))
    assert (found.status, " ".join(person.key for person in found.people)) == (status, people)
    assert len(found.people) == len(found.terms)


def test_after_the_last_known_day_the_last_holder_is_named_as_such() -> None:
    found = RURITANIA.holders("KAZ/president", date(2021, 1, 1))
    assert found.known_until == date(2020, 12, 31)
    assert [person.key for person in found.last] == ["ann"]
    assert str(found) == "President of Ruritania on 2021-01-01: not known after 2020-12-31"


def test_an_office_that_was_abolished_is_not_merely_vacant() -> None:
    assert RURITANIA.holders("KAZ/monarch", date(1999, 12, 30)).people[0].key == "bob"
    assert RURITANIA.holders("KAZ/monarch", date(2010, 1, 1)).status is Status.ABOLISHED


def test_an_office_with_two_seats_has_two_holders() -> None:
    found = RURITANIA.holders("SMR/captain_regent", date(2020, 5, 1))
    assert (found.status, [person.key for person in found.people]) == (Status.HELD, ["ann", "bob"])


def test_two_claims_to_one_seat_leave_it_uncertain() -> None:
    assert RURITANIA.holders("KAZ/speaker", date(2020, 5, 1)).status is Status.UNCERTAIN


def test_offices_of_a_person_come_by_date_and_stop_being_said_when_not_known() -> None:
    assert [term.start.text for term in RURITANIA.offices_of("ann")] == [
        "2000-01-10", "2006-06-01", "2017-02-03", "2020-04-01", "2020-04-01",
    ]  # fmt: skip
    assert [term.office for term in RURITANIA.offices_of("ann", date(2020, 5, 1))] == [
        "KAZ/president", "SMR/captain_regent", "KAZ/speaker",
    ]  # fmt: skip
    assert RURITANIA.offices_of("ann", date(2021, 5, 1)) == ()
    assert RURITANIA.offices_of("nobody") == ()


def test_titles_follow_the_holder() -> None:
    office = RURITANIA.office("KAZ/monarch")
    assert office is not None
    assert [office.called(sex) for sex in ("f", "m", None)] == ["Queen of Ruritania"] + ["King of Ruritania"] * 2


def test_names_are_filed_where_no_postings_are_given() -> None:
    (candidate,) = RURITANIA.find("Dee Dogwood")
    assert (candidate.person.key, candidate.same) == ("dee", True)


def test_unknown_keys() -> None:
    assert RURITANIA.person("zed") is None
    assert RURITANIA.office("KAZ/pope") is None
    with pytest.raises(KeyError):
        RURITANIA.holders("KAZ/pope", date(2020, 1, 1))
