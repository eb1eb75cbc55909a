"""The questions that `bench_web` asks each route: a mix that is always the same.

A new page or route gets a line in one of the functions here.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from urllib.parse import urlencode

import made_up
from onrecord.model import EventType, Reading, Status
from onrecord.record import Record

SEED = 1


def questions(record: Record, articles: int, count: int) -> Iterator[tuple[str, list[str]]]:
    """Yield each route by name, with so many addresses to ask."""
    mix = Mix(record, articles)
    yield from _searches(mix, articles, count)
    yield from _people(mix, count)
    yield from _events(mix, count)
    yield from _countries(mix, count)
    yield from _charts(mix, count)


def _searches(mix: Mix, articles: int, count: int) -> Iterator[tuple[str, list[str]]]:
    get, many = mix.address, range(count)
    yield "home", ["/"] * 10
    yield "search: any", [get("/search", **mix.words(i), **mix.narrowed(i), **mix.page(i)) for i in many]
    yield "search: common words", [get("/search", q=mix.common(i)) for i in many]
    yield "search: common words by date", [get("/search", q=mix.common(i), order="date") for i in many]
    yield "search: common, narrowed", [get("/search", q=mix.common(i), **mix.condition(i)) for i in many]
    yield "search: speaker", [get("/search", by=mix.speaker(i), **mix.page(i)) for i in many]
    yield "search: no words", [get("/search", of=("quotation", "article")[i % 2], **mix.condition(i)) for i in many]
    yield "search: articles", [get("/search", of="article", **mix.words(i), **mix.page(i)) for i in many]
    yield "articles", [get("/articles", **mix.dated(i), **mix.page(i)) for i in many]
    yield "articles: words", [get("/articles", **mix.words(i, "about"), **mix.page(i)) for i in many]
    yield "article", [f"/articles/{mix.reading(i).article.id}" for i in many]
    yield "quotation", [f"/quotations/{mix.reading(i).quotations[i % 10].id}" for i in many]
    yield "beginning of an id", [f"/quotations/{mix.reading(i).quotations[i % 10].id[:10]}" for i in many]
    yield "api: search", [get("/api/search", **mix.words(i), **mix.narrowed(i), limit=20) for i in many]
    yield "api: articles", [get("/api/articles", **mix.words(i, "about"), **mix.dated(i)) for i in many]
    yield "api: articles far down", [get("/api/articles", offset=articles * i // count) for i in many]
    yield "api: quotations", [get("/api/quotations", **mix.words(i, "about"), **mix.narrowed(i)) for i in many]
    yield "api: quotations by", [get("/api/quotations", by=mix.speaker(i)) for i in many]
    yield "api: quotations far down", [get("/api/quotations", offset=articles * 10 * i // count) for i in many]
    yield "api: article", [f"/api/articles/{mix.reading(i).article.id}" for i in many]
    yield "api: quotation", [f"/api/quotations/{mix.reading(i).quotations[i % 10].id}" for i in many]
    yield "api: stats", ["/api/stats"] * 10


def _people(mix: Mix, count: int) -> Iterator[tuple[str, list[str]]]:
    get, many = mix.address, range(count)
    yield "people", [get("/people", **mix.choosing(i), **mix.page(i)) for i in many]
    yield "person: frequent", [f"/people/{mix.person(i)}" for i in many]
    yield "person: rare", [f"/people/{mix.rare(i)}" for i in many]
    yield "person: narrowed", [get(f"/people/{mix.person(i)}", **mix.days(i), **mix.leafed(i)) for i in many]
    for suffix in ("svg", "png", "csv"):
        yield f"person: {suffix}", [f"/people/{mix.person(i + count)}/timeline.{suffix}" for i in many]
    yield "api: people", [get("/api/people", **mix.choosing(i), offset=i * i) for i in many]
    yield "api: person", [f"/api/people/{mix.person(i + 2 * count)}" for i in many]
    yield "api: person's quotations", [get(f"/api/people/{mix.person(i)}/quotations", **mix.days(i)) for i in many]


def _events(mix: Mix, count: int) -> Iterator[tuple[str, list[str]]]:
    get, many = mix.address, range(count)
    yield "events", [get("/events", **mix.page(i)) for i in many]
    for name in ("actor", "recipient", "party", "country", "type", "status", "days", "outlet", "q"):
        yield f"events: {name}", [get("/events", **mix.events(name, i)) for i in many]
    yield "events: several", [get("/events", **mix.acting(i)) for i in many]
    yield "event", [f"/events/{mix.reading(i).events[0].id}" for i in many]
    for name in ("quads.svg", "balance.png", "quads.csv"):
        yield f"events: {name}", [get(f"/events/{name}", **mix.acting(i)) for i in many]
    yield "api: events", [get("/api/events", **mix.acting(i)) for i in many]
    yield "api: event", [f"/api/events/{mix.reading(i).events[0].id}" for i in many]


def _countries(mix: Mix, count: int) -> Iterator[tuple[str, list[str]]]:
    many = range(count)
    for at in ("", "/api"):
        named = "api: " if at else ""
        yield f"{named}countries", [f"{at}/countries"] * 10
        yield f"{named}country", [f"{at}/countries/{mix.country(i)}" for i in many]
        yield f"{named}pair", [f"{at}/countries/{mix.country(i)}/{mix.country(i + 1 + i % 5)}" for i in many]


def _charts(mix: Mix, count: int) -> Iterator[tuple[str, list[str]]]:
    get, many = mix.address, range(count)
    yield "timeline", [get("/timeline", who=mix.party(i), **mix.days(i)) for i in many]
    yield "map", [get("/map", **mix.shown(i)) for i in many]
    yield "network", [get("/network", **mix.shown(i), **mix.least(i)) for i in many]
    yield "network: around", [get("/network", who=mix.party(i), **mix.days(i)) for i in many]
    for name in ("timeline", "map", "network"):
        asked = [mix.shown(i) if name == "map" else {"who": mix.party(i)} for i in range(count, 4 * count)]
        for place, address in enumerate((f"/charts/{name}.svg", f"/charts/{name}.png", f"/api/{name}")):
            yield address.removeprefix("/"), [get(address, **asked[place * count + i]) for i in many]
        shown = [get(f"/charts/{name}.svg", **asked[i], inline=("wide", "narrow")[i % 2]) for i in many]
        yield f"charts/{name}.svg in a page", shown


class Mix:
    """Questions about a record of made-up articles, which depend on nothing but their number."""

    def __init__(self, record: Record, articles: int) -> None:
        self._articles = articles
        self._world = made_up.world(SEED)
        listed = record.people.listed()  # those quoted most first
        self._ids = [row.id for row in listed]

    def address(self, path: str, **parameters: object) -> str:
        """Return an address with its question."""
        return f"{path}?{urlencode(parameters)}" if parameters else path

    def reading(self, i: int) -> Reading:
        """Return an article of the record, any of them."""
        return made_up.reading(_spread(i, self._articles), SEED)

    def common(self, i: int) -> str:
        """Return a word that many articles hold: some are in all, some in a tenth."""
        return self._world.words.things[(0, 3, 12, 45, 60, 70, 90, 120, 200, 400)[i % 10] + i // 10]

    def words(self, i: int, name: str = "q") -> dict[str, str]:
        """Return words to look for, of every sort in turn."""
        things, said = self._world.words.things, self.reading(i).quotations[i % 10].text
        sorts = (
            self.common(i),
            things[len(things) - 1 - i],
            f'"{" ".join(said.split()[2:4])}"',
            f"{things[80 + i][:3]}*",
            f"{self.common(i)} {things[70 + i]}",
            " ".join(said.split()[:3]),
            f"{things[90 + i]} -{things[75 + i]}",
            self.speaker(i),
        )
        return {name: sorts[i % len(sorts)]}

    def speaker(self, i: int) -> str:
        """Return the name of somebody who speaks: the most quoted, one of the least, a family name, a body."""
        people = self._world.people.things
        sorts = (people[i // 4], people[-1 - i], people[i].split()[1], self._world.bodies.things[i])
        return sorts[i % len(sorts)]

    def dated(self, i: int) -> dict[str, str]:
        """Return days of publication, an outlet, both or neither."""
        year = 2016 + i % 8
        conditions: tuple[dict[str, str], ...] = (
            {},
            {"since": f"{year}"},
            {"until": f"{year}-06"},
            {"outlet": self.outlet(i)},
        )
        return conditions[i % 4] | ({"until": f"{year + 2}"} if i % 8 == 1 else {})

    def outlet(self, i: int) -> str:
        """Return the name of an outlet, or a word of many outlets' names."""
        return (self._world.outlets.things[i], "courier")[i % 2]

    def condition(self, i: int) -> dict[str, str]:
        """Return one condition."""
        day = f"{2015 + i % 10}-{1 + i % 12:02}"
        conditions = ({"kind": "direct"}, {"since": day}, {"since": day, "until": day}, {"outlet": self.outlet(i)})
        return conditions[i % 4]

    def narrowed(self, i: int) -> dict[str, str]:
        """Return several conditions at once, or none."""
        several = self.condition(i) | self.dated(i)
        if several.get("since", "") > several.get("until", "9"):
            del several["until"]  # nothing would lie between
        sorts: tuple[dict[str, str], ...] = (
            {},
            self.dated(i),
            {"kind": "indirect"},
            {"by": self.speaker(i // 2)},
            several,
        )
        return sorts[i % 5]

    def page(self, i: int) -> dict[str, int]:
        """Return the number of a page: mostly the first, sometimes far down."""
        return {} if i % 3 else {"page": (2, 10, 100, 500)[i // 3 % 4]}

    def leafed(self, i: int) -> dict[str, int]:
        """Return the number of a page that many people have."""
        return {} if i % 3 else {"page": 2 + i % 4}

    def days(self, i: int) -> dict[str, str]:
        """Return days, or none."""
        year = 2015 + i % 10
        return ({}, {"since": f"{year}"}, {"until": f"{year}-06"}, {"since": f"{year}", "until": f"{year + 1}"})[i % 4]

    def person(self, i: int) -> str:
        """Return the id of somebody who is quoted much: the most quoted, and the first thousand."""
        return self._ids[i // 2 if i % 2 else _spread(i, min(1_000, len(self._ids)))]

    def rare(self, i: int) -> str:
        """Return the id of somebody, any of them: most are quoted a few times."""
        return self._ids[_spread(i, len(self._ids))]

    def choosing(self, i: int) -> dict[str, str]:
        """Return conditions on people, or none."""
        name = self._world.people.things[i]
        sorts: tuple[dict[str, str], ...] = (
            {},
            {"name": name.split()[0]},
            {"name": name[:3]},
            {"type": "any"},
            {"country": self.country(i)},
        )
        return sorts[i % len(sorts)]

    def country(self, i: int) -> str:
        """Return the code of a country: those in most events, and any."""
        codes = self._world.countries.things
        return codes[i // 2 if i % 2 else _spread(i, len(codes))]

    def party(self, i: int) -> str:
        """Return who takes part in events: a country, somebody of much, somebody of little, a body."""
        people = self._world.people.things
        bodies = self._world.bodies.things
        sorts = (self.country(i), people[i // 4], people[-1 - i], self._world.names[self.country(i)], bodies[i])
        return sorts[i % len(sorts)]

    def events(self, name: str, i: int) -> dict[str, str]:
        """Return one condition on events."""
        if name == "days":
            return self.days(4 * i + 1 + i % 3)
        kinds = {
            "type": str(tuple(EventType)[i % len(EventType)]),
            "status": str(tuple(Status)[i % len(Status)]),
            "outlet": self.outlet(i),
            "country": self.country(i),
            "q": (self._world.towns.things[i], "treaty", self.party(i))[i % 3],
        }
        return {name: kinds.get(name, self.party(i))}

    def acting(self, i: int) -> dict[str, str]:
        """Return several conditions on events."""
        one, other = (("actor", "type"), ("country", "status"), ("party", "outlet"), ("type", "status"))[i % 4]
        return self.events(one, i) | self.events(other, i // 4) | self.days(i // 2)

    def shown(self, i: int) -> dict[str, str]:
        """Return which events a map or a network shows."""
        kinds: tuple[dict[str, str], ...] = ({}, {"quad": "MCONF"}, {"type": "CONSULT"}, {"status": "any"})
        return kinds[i // 4 % 4] | self.days(i)

    def least(self, i: int) -> dict[str, int]:
        """Return how often a network's relations must be met."""
        return {"least": 2} if i % 5 == 4 else {}


def _spread(i: int, count: int) -> int:
    return random.Random(i).randrange(count)  # noqa: S311 - a repeatable sample, not a secret
