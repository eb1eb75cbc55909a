"""Where events are: how many each country has part in, and the places where they took place."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection

from onrecord.authority import Authority
from onrecord.limits import MAX_CHARTED
from onrecord.model import Quad
from onrecord.record import events, schema, sqlite
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


_PARTS = """SELECT t.event, t.country FROM json_each(:events) AS g CROSS JOIN participant t ON t.event = g.value
    WHERE t.country IS NOT NULL"""
"""Countries that take part in events: an index holds both."""

_PLACED = """SELECT v.number, v.id, v.place_country, p.name, p.country, p.lat, p.lon FROM json_each(:events) AS g
    CROSS JOIN event v ON v.number = g.value AND v.place_start IS NOT NULL
    LEFT JOIN place p ON p.article = v.article AND p.start = v.place_start AND p.stop = v.place_stop
    ORDER BY g.key"""
"""Events that have a place, in order, with it."""


def geography(connection: Connection, known: Authority, wanted: Wanted) -> Geography:
    """Return where the latest events are that meet every condition; see `Record.geography`."""
    # Chosen once: to find the latest takes longer than all that is asked of them.
    latest = events.newest(connection, known, wanted, MAX_CHARTED).add_columns(schema.event.c.quad)
    quads: dict[int, str] = {row.number: row.quad for row in connection.execute(latest)}
    asked = {"events": json.dumps(list(quads))}
    placed = sqlite.rows(connection, _PLACED, asked)
    pairs: set[tuple[int, str]] = set(sqlite.rows(connection, _PARTS, asked))
    pairs.update((number, country) for number, _, country, *_ in placed if country is not None)
    return Geography(
        countries=tuple(_countries(Counter((country, quads[number]) for number, country in pairs))),
        places=tuple(_places((id_, *place) for _, id_, _, *place in placed)),
        events=len(quads),
        complete=len(quads) < MAX_CHARTED,
        quads={Quad(quad): number for quad, number in Counter(quads.values()).items()},
    )


def _countries(counted: Counter[tuple[str, str]]) -> list[CountryCount]:
    found: defaultdict[str, dict[Quad, int]] = defaultdict(lambda: dict.fromkeys(Quad, 0))
    for (country, quad), number in counted.items():
        found[country][Quad(quad)] = number
    counts = [CountryCount(country, of) for country, of in found.items()]
    return sorted(counts, key=lambda one: (-one.total, one.country))


def _places(placed: Iterable[tuple[Any, ...]]) -> list[PlaceCount]:
    """Count the places of events, which are given by id with what `PlaceCount` tells of them, the last event first."""
    from onrecord.authority import places as all_places

    countries = all_places().countries
    found: defaultdict[tuple[str, str | None, float, float], list[str]] = defaultdict(list)
    for id_, name, country, lat, lon in placed:
        if lat is None or lon is None or (country in countries and countries[country].name == name):
            continue  # the middle of a country is nowhere in particular; it is counted among the countries
        found[name, country, lat, lon].append(id_)
    places = [PlaceCount(*where, len(ids), ids[0]) for where, ids in found.items()]
    return sorted(places, key=lambda one: (-one.events, one.name, one.lat, one.lon))
