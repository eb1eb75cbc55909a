"""Where events are: how many each country has part in, and the places where they took place."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from sqlalchemy import Connection, and_, select

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


def geography(connection: Connection, known: Authority, wanted: Wanted) -> Geography:
    """Return where the latest events are that meet every condition; see `Record.geography`."""
    event = schema.event
    # Chosen once: to find the latest takes longer than all that is asked of them.
    chosen = connection.execute(events.newest(connection, known, wanted, MAX_CHARTED)).scalars().all()
    columns = (event.c.number, event.c.quad, event.c.place_country)
    numbered = select(*columns).where(event.c.number.in_(sqlite.among("events")))
    asked = {"events": list(chosen)}
    quads: dict[int, str] = {}
    pairs: set[tuple[int, str]] = set()
    for number, quad, country in connection.execute(numbered, asked):
        quads[number] = quad
        if country is not None:
            pairs.add((number, country))
    participant = schema.participant
    takes_part = select(participant.c.event, participant.c.country).where(
        participant.c.event.in_(sqlite.among("events")), participant.c.country.is_not(None)
    )
    pairs.update((number, country) for number, country in connection.execute(takes_part, asked))
    of_quads = Counter(quads.values())
    return Geography(
        countries=tuple(_countries(Counter((country, quads[number]) for number, country in pairs))),
        places=tuple(_places(connection, asked)),
        events=len(chosen),
        complete=len(chosen) < MAX_CHARTED,
        quads={Quad(quad): number for quad, number in of_quads.items()},
    )


def _countries(counted: Counter[tuple[str, str]]) -> list[CountryCount]:
    found: defaultdict[str, dict[Quad, int]] = defaultdict(lambda: dict.fromkeys(Quad, 0))
    for (country, quad), number in counted.items():
        found[country][Quad(quad)] = number
    counts = [CountryCount(country, of) for country, of in found.items()]
    return sorted(counts, key=lambda one: (-one.total, one.country))


def _places(connection: Connection, asked: dict[str, list[int]]) -> list[PlaceCount]:
    from onrecord.authority import places as all_places

    countries = all_places().countries
    event, place = schema.event, schema.place
    same_words = and_(
        place.c.article == event.c.article, place.c.start == event.c.place_start, place.c.stop == event.c.place_stop
    )
    statement = (
        select(place.c.name, place.c.country, place.c.lat, place.c.lon, event.c.id)
        .join_from(event, place, same_words)
        .where(event.c.number.in_(sqlite.among("events")), place.c.lat.is_not(None), place.c.lon.is_not(None))
        .order_by(event.c.first_day, event.c.id)
    )
    found: defaultdict[tuple[str, str | None, float, float], list[str]] = defaultdict(list)
    for name, country, lat, lon, id_ in connection.execute(statement, asked):
        if country in countries and countries[country].name == name:
            continue  # its middle is nowhere in particular; it is counted among the countries
        found[name, country, lat, lon].append(id_)
    places = [PlaceCount(*where, len(ids), ids[-1]) for where, ids in found.items()]
    return sorted(places, key=lambda one: (-one.events, one.name, one.lat, one.lon))
