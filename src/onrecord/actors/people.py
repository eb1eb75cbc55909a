"""People in office by name: whom a name may mean, and the country and sector that their offices gave them on a day.

A name is looked up as it is spelt. `Authority.find` knows other spellings, but costs milliseconds, and of 38 bearers of
a title in news sentences whom this did not know it knew 2; resolution within an article (onrecord.people) asks it.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from datetime import date

from onrecord.actors.lexicon import IGO
from onrecord.actors.words import LAST_LATIN, key
from onrecord.authority import Authority, Country, Term, authority

_LEGISLATIVE = frozenset({"speaker", "upper_house_speaker", "parliament_president"})
_PARTY = frozenset({"party_leader"})
_RULING = frozenset({"CHN", "SUN", "VNM", "CUB", "PRK", "LAO", "DDR"})
"""Where the party's leader governs."""

_CROWN = "GBR/monarch"
"""Whoever holds it is head of other states, too, and counts as Britain's."""

_POPE = ("VAT", "monarch")

_ORDINAL = re.compile(r"[ivx]+")
"""A monarch's number: "King Charles" is Charles III."""

_GENERATION = frozenset({"jr", "sr"})
"""What stands behind a family name and is none: every "Jr." would be the one whom the authority has."""

_SURNAME_FIRST = frozenset({"CHN", "TWN", "KOR", "PRK", "VNM", "KHM", "HUN", "HKG", "SGP"})


@dataclass(frozen=True, slots=True)
class Standing:
    """What a person's offices tell for a day. `place` is a country's code or an organisation's key.

    `international` is "IGO" for an organisation. `state` is "in office", "left office" or "not yet in office"; "last
    known in office", where no end of a term is known, but not that it ran on that day or no day was given; or "once in
    office", where no day was given and every term has ended.
    """

    person: str
    place: str
    sector: str
    state: str
    international: str | None = None


class Directory:
    """Names of the people whom the authority knows."""

    def __init__(self, known: Authority) -> None:
        """File the names; `known` is the authority."""
        self._known = known
        self._full: dict[str, list[str]] = {}
        self._first: dict[str, list[str]] = {}
        self._last: dict[str, list[str]] = {}
        for person in known.people:
            for name in person.names:
                if name[0] <= LAST_LATIN:
                    self._file(person.key, key(name))

    def _file(self, person: str, form: str) -> None:
        parts = form.split()
        _add(self._full, form, person)
        if len(parts) > 1 and parts[-1].rstrip(".") in _GENERATION:
            parts.pop()
        _add(self._last, parts[-1], person)
        if parts[-1].startswith(("al-", "el-")):
            _add(self._last, parts[-1][3:], person)
        if len(parts) > 1:
            _add(self._first, parts[0], person)
            if _ORDINAL.fullmatch(parts[-1]):
                _add(self._last, " ".join(parts[:-1]), person)
        if len(parts) > 2:
            _add(self._last, " ".join(parts[-2:]), person)

    def called(self, form: str) -> tuple[str, ...]:
        """Return the keys of the people with this whole name (a key of words.py)."""
        return tuple(self._full.get(form, ()))

    def surnamed(self, form: str) -> tuple[str, ...]:
        """Return the keys of the people with this surname, or this only name."""
        first = (person for person in self._first.get(form, ()) if self._surname_first(person))
        return tuple(dict.fromkeys((*self._full.get(form, ()), *self._last.get(form, ()), *first)))

    def has_given(self, person: str, form: str) -> bool:
        """Tell whether a name of the person begins with this word."""
        return person in self._first.get(form, ())

    def standing(self, person: str, on: date | None) -> Standing | None:
        """Return what a person's offices tell for a day; None where nothing is known of any."""
        terms = [term for term in self._known.offices_of(person) if term.office]
        if not terms:
            return None
        if on is None:
            open_ones = [term for term in terms if term.end is None]
            state = "last known in office" if open_ones else "once in office"
            return self._standing(person, min((open_ones or terms)[::-1], key=self._rank), state)
        held = [term for term in terms if _runs(term, on)]
        if held:
            return self._standing(person, min(held, key=self._rank), "in office")
        begun = [term for term in terms if term.start.latest <= on]
        if not begun:
            return self._standing(person, terms[0], "not yet in office")
        last = begun[-1]
        return self._standing(person, last, "left office" if last.end else "last known in office")

    def name(self, person: str) -> tuple[str, str | None]:
        """Return a person's name and Wikidata id."""
        found = self._known.person(person)
        return (found.name, found.wikidata) if found else (person, None)

    def _surname_first(self, person: str) -> bool:
        return any(term.office[:3] in _SURNAME_FIRST for term in self._known.offices_of(person))

    def _rank(self, term: Term) -> tuple[bool, bool, int]:
        """Order terms: a country's before an organisation's, offices of state before seats in assembly or party."""
        place, _, kind = term.office.partition("/")
        sector = ("GOV", "REL", "LEG", "PTY").index(_sector(place, kind))
        return place in self._known.places.organisations, term.office != _CROWN, sector

    def _standing(self, person: str, term: Term, state: str) -> Standing:
        place, _, kind = term.office.partition("/")
        country = self._known.places.countries.get(place)
        if isinstance(country, Country) and not (len(place) == 3 and place.isalpha()):
            place = country.within or place
        international = IGO if place in self._known.places.organisations else None
        return Standing(person, place, _sector(place, kind), state, international)


@functools.cache
def directory() -> Directory:
    """File the people of the authority that ships."""
    return Directory(authority())


def _sector(place: str, kind: str) -> str:
    if kind in _LEGISLATIVE:
        return "LEG"
    if kind in _PARTY and place not in _RULING:
        return "PTY"
    return "REL" if (place, kind) == _POPE else "GOV"


def _runs(term: Term, on: date) -> bool:
    last = term.end.latest if term.end else term.known_until
    return term.start.earliest <= on and (last is None or on <= last)


def _add(index: dict[str, list[str]], form: str, person: str) -> None:
    filed = index.setdefault(form, [])
    if person not in filed:
        filed.append(person)
