"""The gazetteer: what a name can mean, out of GeoNames' towns and divisions, our regions and the authority's countries.

Reach for `gazetteer()`; it is read once a process, at first use. It is text, sorted by key, that is bisected where it
lies: nothing is built in memory, and a look-up costs some ten microseconds.
"""

from __future__ import annotations

import functools
import gzip
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files

from onrecord.authority import Country
from onrecord.authority import places as authority_places
from onrecord.data import table
from onrecord.places.keys import exact_key, key


class Kind(StrEnum):
    """What a place is; the values are those of the gazetteer's column."""

    COUNTRY = "country"
    FIRST = "1"
    SECOND = "2"
    CAPITAL = "K"
    SEAT = "S"
    TOWN = "P"
    SECTION = "X"
    CONTINENT = "L"
    REGION = "R"
    SEA = "O"
    WATER = "W"
    MOUNTAIN = "M"
    ISLAND = "I"
    DESERT = "D"
    SITE = "F"


TOWNS = frozenset({Kind.CAPITAL, Kind.SEAT, Kind.TOWN, Kind.SECTION})
DIVISIONS = frozenset({Kind.FIRST, Kind.SECOND})


@dataclass(frozen=True, slots=True)
class Meaning:
    """One place that a name can mean.

    `country` is an ISO 3166 alpha-3 code (of the state that a part such as Scotland belongs to), None for what lies in
    several or none. `division` is GeoNames' code of the division, "first.second", "" where there is none. `other` is
    true where the name asked for is not the place's own name in the gazetteer.
    """

    name: str
    kind: Kind
    country: str | None
    division: str
    population: int
    lat: float
    lon: float
    geonames: int | None
    other: bool = False

    @property
    def first(self) -> str:
        """The country and its first-level division ("USA.TX"), "" where it lies in none."""
        division = self.division.partition(".")[0]
        return f"{self.country}.{division}" if division else ""

    @property
    def second(self) -> str:
        """The country with both levels of division ("USA.TX.277"), "" where it lies in no second-level one."""
        return f"{self.country}.{self.division}" if "." in self.division else ""


@dataclass(frozen=True, slots=True)
class Point:
    """Where a country is, its GeoNames' id (None: it has none) and its neighbours' codes."""

    lat: float
    lon: float
    geonames: int | None
    neighbours: frozenset[str]


class Gazetteer:
    """Names and what they can mean."""

    def __init__(self, content: bytes, points: Mapping[str, Point]) -> None:
        """Take the sorted rows (see `tools/gazetteer_rows.py`) and the countries' points by code."""
        self._content = content
        self.points = points

    @functools.lru_cache(maxsize=20_000)  # noqa: B019 - there is one gazetteer a process
    def meanings(self, name: str) -> tuple[Meaning, ...]:
        """Return what a name can mean, countries first, then as sorted in the file; nothing for what is no name.

        Adjectives and demonyms are no names of places. Indifferent to case, accents, dots and hyphens, but for
        abbreviations ("NSW", "Calif.").
        """
        found = [self.country(named.code)] if (named := _country(name)) else []
        folded = key(name)
        if folded:
            found += self._rows(folded, name)
        short = exact_key(name)
        if short:
            found += self._rows(short, name)
        return tuple(dict.fromkeys(found))

    def country(self, code: str) -> Meaning:
        """Return the country with this code as a place. Raises KeyError where the authority does not know it."""
        known = authority_places().countries[code]
        point = self.points[code]
        state = known.within if known.within and "-" in code else code
        return Meaning(known.name, Kind.COUNTRY, state, "", 0, point.lat, point.lon, point.geonames)

    def _rows(self, wanted: str, name: str) -> list[Meaning]:
        prefix = f"{wanted}\t".encode()
        content, low, high = self._content, 0, len(self._content)
        while low < high:
            middle = content.rfind(b"\n", low, (low + high) // 2) + 1 or low
            end = content.index(b"\n", middle) + 1
            if content[middle : middle + len(prefix)] < prefix:
                low = end
            else:
                high = middle
        found = []
        while content.startswith(prefix, low):
            end = content.index(b"\n", low)
            found.append(_meaning(content[low:end].decode()))
            low = end + 1
        return found


def _country(name: str) -> Country | None:
    found = authority_places().read(name)
    named = found is not None and found.kind == "name" and isinstance(found.place, Country)
    # A bare code ("CAN", "PER") is an ISO code in a table, not a name in a text.
    is_code = len(name) in (2, 3) and name.isupper() and name not in ("US", "UK", "USA", "UAE", "DRC", "GDR")
    return found.place if found and named and not is_code and isinstance(found.place, Country) else None


def _meaning(line: str) -> Meaning:
    folded, kind, country, division, population, lat, lon, geonames, name, other = line.split("\t")
    return Meaning(
        name or folded.title(),
        Kind(kind),
        country or None,
        division,
        int(population),
        float(lat),
        float(lon),
        int(geonames) or None,
        other == "~",
    )


@functools.cache
def gazetteer() -> Gazetteer:
    """Load the gazetteer that ships."""
    content = gzip.decompress(files("onrecord.data.places").joinpath("gazetteer.tsv.gz").read_bytes())
    points = {
        code: Point(float(lat), float(lon), int(geonames) or None, frozenset(near.split()))
        for code, lat, lon, geonames, near in table("places/points.tsv")
    }
    return Gazetteer(content, points)
