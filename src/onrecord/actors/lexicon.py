"""The tables of onrecord/data/actors, by the keys of words.py. Reach for `lexicon()`; it is loaded once a process."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import files

from onrecord.actors.words import key, singular_key
from onrecord.authority import Places, places
from onrecord.data import table

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
    """A part of a country, a people or a faith; `country` is None where it is spread over several."""

    name: str
    country: str | None
    kind: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The tables. `named`, `groups` and `weights` are by key; the sets are those of words.toml."""

    named: Mapping[str, Named]
    groups: Mapping[str, Group]
    weights: Mapping[str, Weight]
    closed: Mapping[str, frozenset[str]]
    longest: int


@functools.cache
def lexicon() -> Lexicon:
    """Load the tables."""
    named = dict(_named(places()))
    groups = {form: group for group, forms in _groups() for name in forms for form in (key(name), key(name + "s"))}
    weights = dict(_weights())
    content = tomllib.loads(files("onrecord.data.actors").joinpath("words.toml").read_text("utf-8"))
    closed = {name: frozenset(listed.split()) for name, listed in content.items()}
    longest = max(form.count(" ") + 1 for forms in (named, groups, weights) for form in forms)
    return Lexicon(named, groups, weights, closed, longest)


def _named(among: Places) -> Iterator[tuple[str, Named]]:
    """Yield forms with what they name; organisations of the authority that the table does not have are IGOs."""
    for organisation in among.organisations.values():
        actor = Named(organisation.name, None, IGO, (), (), organisation.key)
        for form in (organisation.name, *organisation.names):
            yield key(form.removeprefix("the ")), actor
    for country, kind, sectors, names in table("actors/listed.tsv"):
        for form in names.split("; "):
            yield key(form), Named(form, _known(country), _known(kind), tuple(sectors.split()))
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
        also = (known.name, *known.names) if known else ()
        for form in (name, *others.split("; "), *also):
            if form:
                yield key(form.removeprefix("the ")), actor


def _spell(text: str) -> Spell:
    sector, _, days = text.partition(" ")
    start, _, until = days.partition("/")
    return Spell(sector, *(date.fromisoformat(day) if day else None for day in (start, until)))


def _groups() -> Iterator[tuple[Group, list[str]]]:
    for country, kind, names in table("actors/peoples.tsv"):
        yield Group(names, _known(country), kind), names.split("; ")
    for country, names in table("actors/regions.tsv"):
        yield Group(names, _known(country), "region"), names.split("; ")


def _weights() -> Iterator[tuple[str, Weight]]:
    for sector, head, before, words in table("actors/sectors.tsv"):
        weight = Weight(_known(sector), float(head), float(before))
        for word in words.split("; "):
            yield key(word), weight
            yield singular_key(key(word)), weight


def _known(text: str) -> str | None:
    return None if text == "-" else text
