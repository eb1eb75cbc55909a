"""Where events are: how many each country has part in, and the places where they took place."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection

from onrecord.authority import Authority
from onrecord.limits import MAX_CHARTED
from onrecord.model import Quad
from onrecord.record import events, schema
from onrecord.record.events import Wanted


@dataclass(frozen=True, slots=True)
class CountryCount:
    """The events, by quad class, that a country (ISO 3166 alpha-3) takes part in or that took place there."""

    country: str
    events: dict[Quad, int]

    @property
    def total(self) -> int:
        """How many events there are of all classes."""
        return sum(self.events.values())


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """A place smaller than a country, in WGS 84 degrees, with the events there; `latest` is the id of the last."""

    name: str
    country: str | None
    lat: float
    lon: float
    events: int
    latest: str


@dataclass(frozen=True, slots=True)
class Geography:
    """Countries and places, those with most events first; `events` were looked at.

    `complete` is false where there may be more than those latest `limits.MAX_CHARTED`.
    """

    countries: tuple[CountryCount, ...] = ()
    places: tuple[PlaceCount, ...] = ()
    events: int = 0
    complete: bool = True
    quads: dict[Quad, int] = field(default_factory=dict)


def geography(connection: Connection, known: Authority, wanted: Wanted) -> Geography:
    """Return where the latest events are that meet every condition; see `Record.geography`."""
    event = schema.event
    # An index holds all of it.
    columns = (event.c.id, event.c.quad, event.c.countries, event.c.place_name, event.c.place_country)
    latest = events.newest(connection, known, wanted, MAX_CHARTED).add_columns(*columns, event.c.lat, event.c.lon)
    rows = connection.execute(latest).all()
    return Geography(
        countries=tuple(_countries(Counter((code, quad) for _, _, quad, codes, *_ in rows for code in codes.split()))),
        places=tuple(_places(rows)),
        events=len(rows),
        complete=len(rows) < MAX_CHARTED,
        quads={Quad(quad): number for quad, number in Counter(row.quad for row in rows).items()},
    )


def _countries(counted: Counter[tuple[str, str]]) -> list[CountryCount]:
    found: defaultdict[str, dict[Quad, int]] = defaultdict(lambda: dict.fromkeys(Quad, 0))
    for (country, quad), number in counted.items():
        found[country][Quad(quad)] = number
    counts = [CountryCount(country, of) for country, of in found.items()]
    return sorted(counts, key=lambda one: (-one.total, one.country))


def _places(rows: Iterable[Sequence[Any]]) -> list[PlaceCount]:
    """Count the places of events, whose rows come with the last event first."""
    from onrecord.authority import places as all_places

    countries = all_places().countries
    found: defaultdict[tuple[str, str | None, float, float], list[str]] = defaultdict(list)
    for _, id_, _, _, name, country, lat, lon in rows:
        if lat is None or lon is None or (country in countries and countries[country].name == name):
            continue  # the middle of a country is nowhere in particular; it is counted among the countries
        found[name, country, lat, lon].append(id_)
    places = [PlaceCount(*where, len(ids), ids[0]) for where, ids in found.items()]
    return sorted(places, key=lambda one: (-one.events, one.name, one.lat, one.lon))
