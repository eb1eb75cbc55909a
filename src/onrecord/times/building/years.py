"""Builders of years, their parts and their sums: "1990", "Q3 2023", "last summer", "the 1980s", "44 B.C."."""

from __future__ import annotations

from typing import Final

from onrecord.times import numbers
from onrecord.times.building.groups import (
    relation_of,
    stated_year,
    value,
    years_away,
)
from onrecord.times.grammar import Groups
from onrecord.times.meanings import (
    Before,
    Fixed,
    Indefinite,
    Meaning,
    Range,
    Recurring,
)
from onrecord.times.periods import Period, Unit, part_of_year

_HALVES: Final = {"first": 1, "second": 2, "latter": 2}


def year(groups: Groups) -> Meaning | None:
    """Return a year."""
    found = stated_year(groups)
    return Fixed(Period(Unit.YEAR, found)) if found is not None else None


def year_bc(groups: Groups) -> Meaning | None:
    """Return "44 B.C."."""
    found = numbers.cardinal(groups["year"])
    return Before(found) if found and found < 10000 else None


def year_ad(groups: Groups) -> Meaning | None:
    """Return "A.D. 79"."""
    found = numbers.cardinal(groups["year"])
    return Fixed(Period(Unit.YEAR, found)) if found and found < 10000 else None


def years(groups: Groups) -> Meaning | None:
    """Return "2001-2003", "1990-91"."""
    first, last = int(groups["first"][0].text), groups["last"][0].text
    end = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    if len(last) == 2 and end < first:
        end += 100
    if not first < end <= 2199:
        return None
    return Range(Fixed(Period(Unit.YEAR, first)), Fixed(Period(Unit.YEAR, end)))


def quarter(groups: Groups) -> Meaning | None:
    """Return "the third quarter", "Q3 2023"."""
    number = int(groups["q"][0].text) if "q" in groups else numbers.ordinal(groups["ord"]) or 0
    return _part_of_year(groups, Unit.QUARTER, number) if 1 <= number <= 4 else None


def half(groups: Groups) -> Meaning | None:
    """Return "the first half of 2025"."""
    return _part_of_year(groups, Unit.HALF, _HALVES[groups["ord"][0].lower])


def season(groups: Groups) -> Meaning | None:
    """Return "last summer", "the summer of 2014"."""
    return _part_of_year(groups, Unit.SEASON, value("seasons", groups["season"]))


def decade(groups: Groups) -> Meaning | None:
    """Return "the 1980s", "the nineties"."""
    word = groups["decade"][-1]
    if word.text[0].isalpha():
        tens = value("decades", groups["decade"])
    else:
        tens = int("".join(letter for letter in word.text if letter.isdigit()))
    if tens < 100:
        tens += 1900 if tens >= 30 else 2000
    return Fixed(Period(Unit.DECADE, tens // 10))


def century(groups: Groups) -> Meaning | None:
    """Return "the 19th century"."""
    number = numbers.ordinal(groups["ord"])
    if number is None or not 1 <= number <= 30:
        return None
    if "era" in groups and groups["era"][0].lower.startswith("b"):
        return Indefinite(None)
    return Fixed(Period(Unit.CENTURY, number - 1))


def _part_of_year(groups: Groups, unit: Unit, number: int) -> Meaning:
    if (stated := stated_year(groups)) is not None:
        return Fixed(part_of_year(unit, stated, number))
    if "unit" in groups:
        return Recurring(unit, number, years=0)
    if "rel" in groups and groups["rel"][0].start > groups.get("season", groups["rel"])[0].start:
        return Recurring(unit, number, years=years_away(groups))
    if "rel" in groups and unit is not Unit.SEASON:
        return Recurring(unit, number, years=years_away(groups))
    return Recurring(unit, number, relation=relation_of(groups))
