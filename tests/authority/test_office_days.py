"""The authority that ships against what was written down by hand, apart from it: offices.txt."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from onrecord.authority import Status, authority

CASES = Path(__file__).with_name("offices.txt")
COUNTRIES = """
ARG AUS BRA CAN CHN FRA DEU IND IDN ITA JPN MEX RUS SAU ZAF KOR TUR GBR USA
AUT BEL BGR HRV CYP CZE DNK EST FIN GRC HUN IRL LVA LTU LUX MLT NLD POL PRT ROU SVK SVN ESP SWE
KAZ KGZ TJK TKM UZB
"""
"""The states of the G20, of the European Union and of Central Asia."""


def cases() -> Iterator[tuple[date, str, str]]:
    day = date.min
    for line in CASES.read_text("utf-8").splitlines():
        if line.startswith("="):
            day = date.fromisoformat(line.split()[1])
        elif line.strip() and not line.startswith("#"):
            phrase, _, expected = line.partition(": ")
            yield day, phrase, expected


@pytest.mark.parametrize(("day", "phrase", "expected"), list(cases()))
def test_the_holder_of_an_office_on_a_day(day: date, phrase: str, expected: str) -> None:
    found = authority().who(phrase, day)
    assert found, f"{phrase} names no office"
    people = [person for holders in found for person in holders.people]
    if expected == "vacant":
        assert [holders.status for holders in found] == [Status.VACANT]
    elif expected == "?":
        assert people == []
    elif " or " in expected:
        assert {person.name for person in people} == set(expected.split(" or "))
    else:
        assert expected in people[0].names if people else False, [str(holders) for holders in found]


@pytest.mark.parametrize("country", COUNTRIES.split())
def test_heads_of_state_and_of_government_are_known_on_every_day_since_2000(country: str) -> None:
    keys = [f"{country}/{kind}" for kind in ("president", "monarch", "prime_minister", "chancellor")]
    offices = [office for office in map(authority().office, keys) if office]
    assert offices
    days = [date(year, month, day) for year in range(2000, 2026) for month in range(1, 13) for day in (1, 11, 21)]
    unknown = [
        (office.key, str(day))
        for office in offices
        for day in days
        if authority().holders(office.key, day).status in (Status.UNKNOWN, Status.NOT_KNOWN_AFTER)
    ]
    assert unknown == []


def test_at_the_end_of_2025_heads_and_foreign_ministers_of_eighty_countries_are_known() -> None:
    table = authority()
    day = date(2025, 12, 15)
    held = [office for office in table.offices if table.holders(office.key, day).people]
    heads = {office.place for office in held if office.kind in {"president", "monarch", "prime_minister", "chancellor"}}
    ministers = {office.place for office in held if office.kind == "foreign_minister"}
    assert len(heads & ministers & set(table.places.countries)) >= 120


@pytest.mark.parametrize(
    "organisation",
    ["UN", "EU", "NATO", "AU", "OSCE", "IMF", "WORLDBANK", "WHO", "IAEA", "WTO", "ASEAN", "ARABLEAGUE", "OPEC"],
)
def test_the_heads_of_international_organisations_are_known(organisation: str) -> None:
    chief = authority().places.organisations[organisation].chief
    assert authority().holders(f"{organisation}/{chief}", date(2025, 12, 15)).status is Status.HELD
