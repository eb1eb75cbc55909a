"""The gazetteer: what a name can mean, out of GeoNames' towns and divisions, our regions and the authority's countries.

Reach for `gazetteer()`; it is read once a process, at first use. It is text, sorted by key, that is bisected where it
lies: nothing is built in memory, and a look-up costs some ten microseconds.
"""

from __future__ import annotations

import functools
import gzip
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files

from onrecord.authority import Country, Organisation, PlaceName
from onrecord.authority import places as authority_places
from onrecord.data import table
from onrecord.places.keys import exact_key, key


class Kind(StrEnum):
    """What a place is; the values are those of the gazetteer's column."""

    COUNTRY = "C"
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
    """Where a country is, its name, its GeoNames' id (None: it has none) and its neighbours' codes."""

    name: str
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
        named = authority_places().read(name)
        if named is not None and (isinstance(named.place, Organisation) or named.kind in ("adjective", "demonym")):
            return ()
        folded = key(name)
        found = self._rows(folded) if folded else []
        code = _country(name, named)
        if code and not any(one.kind is Kind.REGION and one.country == code for one in found):
            found.insert(0, self.country(code))
        short = exact_key(name)
        if short:
            found += self._rows(short)
        return tuple(dict.fromkeys(found))

    def country(self, code: str) -> Meaning:
        """Return the country with this code as a place. Raises KeyError where the authority does not know it."""
        known = authority_places().countries[code]
        point = self.points[code]
        state = known.within if known.within and "-" in code else code
        return Meaning(known.name, Kind.COUNTRY, state, "", 0, point.lat, point.lon, point.geonames)

    def _rows(self, wanted: str) -> list[Meaning]:
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


def _country(name: str, named: PlaceName | None) -> str | None:
    """Return the code of the country that a name is that of; a bare code ("CAN", "PER") is no name in a text."""
    if named is None or named.kind != "name" or not isinstance(named.place, Country):
        return None
    written = {key(one) for one in (named.place.name, *named.place.names)}
    return named.place.code if key(name) in written or key(name.removeprefix("the ")) in written else None


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


def is_country(meanings: Iterable[Meaning]) -> bool:
    """Tell whether a name can mean a country."""
    return any(meaning.kind is Kind.COUNTRY for meaning in meanings)


@functools.cache
def gazetteer() -> Gazetteer:
    """Load the gazetteer that ships."""
    content = gzip.decompress(files("onrecord.data.places").joinpath("gazetteer.tsv.gz").read_bytes())
    points = {
        code: Point(name, float(lat), float(lon), int(geonames) or None, frozenset(near.split()))
        for code, name, lat, lon, geonames, near in table("places/points.tsv")
    }
    return Gazetteer(content, points)
