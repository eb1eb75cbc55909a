"""The tables of onrecord/data/actors are in order."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from onrecord.actors.lexicon import lexicon
from onrecord.actors.words import key
from onrecord.authority import places
from onrecord.data import table
from onrecord.ontology import sectors

KINDS = {"-", "IGO", "NGO", "MNC", "IMG"}
SECTORS = {"-", *sectors()}
NAMED = table("actors/named.tsv")
LISTED = table("actors/listed.tsv")


def known_country(code: str) -> bool:
    return code == "-" or (len(code) == 3 and code in places().countries)


@pytest.mark.parametrize(
    "rows",
    [
        [(row[1], row[2]) for row in NAMED],
        [(row[0], row[1]) for row in LISTED],
        [(row[0], "-") for row in table("actors/regions.tsv")],
        [(row[0], "-") for row in table("actors/peoples.tsv")],
    ],
)
def test_countries_and_kinds_are_known(rows: list[tuple[str, str]]) -> None:
    for country, kind in rows:
        assert known_country(country), country
        assert kind in KINDS


def test_sectors_are_plovers() -> None:
    told = [row[3] for row in NAMED] + [row[2] for row in LISTED] + [row[0] for row in table("actors/sectors.tsv")]
    assert {sector for text in told for sector in text.split()} <= SECTORS


def test_every_sector_of_plover_but_two_is_assigned() -> None:
    """PRE has no definition in what we have of PLOVER, and UNK is what None says here."""
    assigned = {row[0] for row in table("actors/sectors.tsv")}
    assert set(sectors()) - assigned == {"PRE", "UNK"}


def test_what_is_of_no_country_says_what_it_is_or_is_found_in_several() -> None:
    several = {"Baath Party", "Mukhabarat", "Muhabarat", "Catholic Church"}
    assert {row[0] for row in NAMED if row[1] == row[2] == "-"} == several


@pytest.mark.parametrize("row", [row for row in NAMED if row[4]], ids=lambda row: row[0])
def test_spells_are_in_order_and_change_the_sector(row: list[str]) -> None:
    last = date.min
    for spell in row[4].split("; "):
        sector, days = spell.split(" ")
        start, _, until = days.partition("/")
        assert sector in SECTORS - {"-", *row[3].split()[:1]}
        first = date.fromisoformat(start) if start else date.min
        end = date.fromisoformat(until) if until else date.max
        assert last <= first <= end
        last = end


def test_nothing_stands_twice() -> None:
    names = [name for row in NAMED for name in (row[0], *filter(None, row[5].split("; ")))]
    names += [name for row in LISTED for name in row[3].split("; ")]
    words = [word for row in table("actors/sectors.tsv") for word in row[3].split("; ")]
    groups = [name for row in table("actors/regions.tsv") for name in row[1].split("; ")]
    for forms in (names, words, groups):
        assert [form for form, count in Counter(forms).items() if count > 1] == []


def test_weights_are_numbers_with_a_head_or_a_place_before_one() -> None:
    for _, head, before, _ in table("actors/sectors.tsv"):
        assert 0 <= float(head) <= 12
        assert 0 <= float(before) <= 10
        assert float(head) or float(before)


def test_words_of_sectors_are_lower_case() -> None:
    for row in table("actors/sectors.tsv"):
        assert row[3] == row[3].lower()


def test_closed_lists_are_folded() -> None:
    for name, listed in lexicon().closed.items():
        assert {key(word) for word in listed} == listed, name


@pytest.mark.parametrize(
    ("name", "day", "sector"),
    [
        ("Taliban", None, "REB"),
        ("Taliban", date(2000, 1, 1), "GOV"),
        ("Taliban", date(2010, 1, 1), "REB"),
        ("Taliban", date(2021, 8, 15), "GOV"),
        ("FARC", date(2017, 8, 31), "REB"),
        ("FARC", date(2017, 9, 1), "PTY"),
        ("African National Congress", date(1994, 5, 8), "OPP"),
        ("African National Congress", date(1994, 5, 9), "PTY"),
    ],
)
def test_the_sector_of_a_named_actor_is_that_of_the_day(name: str, day: date | None, sector: str) -> None:
    named = lexicon().forms[key(name)].named
    assert named is not None
    assert named.sectors_on(day)[0] == sector
