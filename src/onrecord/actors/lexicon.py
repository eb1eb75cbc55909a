"""The tables of onrecord/data/actors, by the keys of words.py. Reach for `lexicon()`; it is loaded once a process."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from onrecord.actors.words import LAST_LATIN, key, singular_key
from onrecord.authority import PlaceName, Places, places
from onrecord.data import table, toml

IGO = "IGO"


@dataclass(frozen=True, slots=True)
class Weight:
    """The sector that a word tells (None: an actor of no sector by itself), and how much it weighs in either place."""

    sector: str | None
    head: float
    before: float


@dataclass(frozen=True, slots=True)
class Spell:
    """A stretch of days on which a named actor had another sector; None is an open end. `until` is the last day."""

    sector: str
    start: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class Named:
    """A named actor: see named.tsv. `organisation` is the authority's key for it, if there is one."""

    name: str
    country: str | None
    international: str | None
    sectors: tuple[str, ...]
    spells: tuple[Spell, ...] = ()
    organisation: str | None = None

    def sectors_on(self, day: date | None) -> tuple[str, ...]:
        """Return the sector on a day, with the secondary ones; the usual ones where no day is given."""
        if day is not None:
            for spell in self.spells:
                if (spell.start or day) <= day <= (spell.until or day):
                    return (spell.sector,)
        return self.sectors


@dataclass(frozen=True, slots=True)
class Group:
    """A part of a country ("region"), a "people" or a "faith"; `country` is None where it is spread over several.

    `plural` tells of a form that means people: "Tibetans".
    """

    country: str | None
    kind: str
    plural: bool


@dataclass(frozen=True, slots=True)
class Form:
    """What a form names; the first that is set is meant. `capital` tells that it counts in capitals only."""

    named: Named | None = None
    group: Group | None = None
    place: PlaceName | None = None
    weight: Weight | None = None
    capital: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the tables say, by key; how many words the longest form has that begins with a word; words.toml's sets."""

    forms: Mapping[str, Form]
    reach: Mapping[str, int]
    closed: Mapping[str, frozenset[str]]


@functools.cache
def lexicon() -> Lexicon:
    """Load the tables."""
    among = places()
    forms = dict(_weights())
    forms |= _places(among)
    forms |= _groups()
    forms |= _named(among)
    reach: dict[str, int] = {}
    for form in forms:
        first, blank, rest = form.partition(" ")
        length = rest.count(" ") + 2 if blank else 1
        if length > reach.get(first, 0):
            reach[first] = length
    content = toml("actors/words.toml")
    return Lexicon(forms, reach, {name: frozenset(listed.split()) for name, listed in content.items()})


def _named(among: Places) -> Iterator[tuple[str, Form]]:
    """Yield forms with what they name; organisations of the authority that the table does not have are IGOs."""
    for organisation in among.organisations.values():
        actor = Named(organisation.name, None, IGO, (), (), organisation.key)
        yield from _filed(actor, (organisation.name, *organisation.names))
    for country, kind, sectors, names in table("actors/listed.tsv"):
        for name in names.split("; "):
            yield from _filed(Named(name, _known(country), _known(kind), tuple(sectors.split())), (name,))
    for name, country, kind, sectors, spells, others in table("actors/named.tsv"):
        known = among.organisation(name)
        actor = Named(
            name,
            _known(country),
            _known(kind),
            () if sectors == "-" else tuple(sectors.split()),
            tuple(_spell(text) for text in spells.split("; ") if text),
            known.key if known else None,
        )
        yield from _filed(
            actor, (name, *filter(None, others.split("; ")), *((known.name, *known.names) if known else ()))
        )


def _filed(actor: Named, names: Iterable[str]) -> Iterator[tuple[str, Form]]:
    for name in names:
        bare = name.removeprefix("the ")
        yield key(bare), Form(named=actor, capital=actor.name[:1].isupper() and bare[:1].isupper())


def _spell(text: str) -> Spell:
    sector, _, days = text.partition(" ")
    start, _, until = days.partition("/")
    return Spell(sector, *(date.fromisoformat(day) if day else None for day in (start, until)))


def _groups() -> Iterator[tuple[str, Form]]:
    rows = [
        *table("actors/peoples.tsv"),
        *([country, "region", names] for country, names in table("actors/regions.tsv")),
    ]
    for country, kind, names in rows:
        for name in names.split("; "):
            yield key(name + "s"), Form(group=Group(_known(country), kind, plural=True), capital=True)
            yield key(name), Form(group=Group(_known(country), kind, plural=False), capital=True)


def _places(among: Places) -> Iterator[tuple[str, Form]]:
    for form, (code, kind) in among.forms.items():
        place = among.countries.get(code)
        if place and form[0] <= LAST_LATIN:
            yield key(form) if "'" in form or "." in form else form, Form(place=PlaceName(place, kind), capital=True)


def _weights() -> Iterator[tuple[str, Form]]:
    for sector, head, before, words in table("actors/sectors.tsv"):
        form = Form(weight=Weight(_known(sector), float(head), float(before)))
        for word in words.split("; "):
            yield key(word), form
            yield singular_key(key(word)), form


def _known(text: str) -> str | None:
    return None if text == "-" else text
