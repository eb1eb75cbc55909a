"""The authority: who held which office when. Reach for `authority()`; it is loaded once a process.

Every answer is a pure function of the loaded tables. Loading reads one JSON file; people, offices and terms become
objects when they are asked for, and the index of names is read at the first `find`.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from anyascii import anyascii

from onrecord.authority.dates import When
from onrecord.authority.holding import holders_on
from onrecord.authority.model import Candidate, Holders, Office, Person, Term
from onrecord.authority.places import Places, places
from onrecord.authority.titles import OfficePhrase, office_phrase
from onrecord.data import json_object

if TYPE_CHECKING:
    from onrecord.names import Index


class Authority:
    """People, offices and terms, looked up by key, by name and by day.

    Args:
        content: what authority.json holds: `people`, `offices`, `origins` and `terms`, a row each.
        among: the places and the words of titles that go with them.
        postings: returns the filed names of the people (see `onrecord.names.Index`), called at the first `find`; where
            there is none, they are filed then.
    """

    def __init__(
        self,
        content: Mapping[str, Any],
        among: Places,
        postings: Callable[[], Mapping[str, Sequence[int]]] | None = None,
    ) -> None:
        self._postings = postings
        self.places = among
        self._people: dict[str, list[Any]] = {row[0]: row for row in content["people"]}
        self._offices: dict[str, list[Any]] = {row[0]: row for row in content["offices"]}
        self._origins = [_origin(text) for text in content["origins"]]
        self._rows: list[list[Any]] = content["terms"]

    def __len__(self) -> int:
        """Return the number of people."""
        return len(self._people)

    @property
    def people(self) -> Iterator[Person]:
        """Everybody, by key."""
        return (_person(row) for row in self._people.values())

    @property
    def offices(self) -> Iterator[Office]:
        """Every office of which a holder is known, by key."""
        return (_office(row) for row in self._offices.values())

    def content(self) -> dict[str, Any]:
        """Return what it holds, a row each, as the constructor takes it; the rows are its own: copy, do not change."""
        origins = [f"{source} {checked.isoformat()}" for source, checked in self._origins]
        people, offices = list(self._people.values()), list(self._offices.values())
        return {"people": people, "offices": offices, "origins": origins, "terms": self._rows}

    def person(self, key: str) -> Person | None:
        """Return the person with this Wikidata id or local key, or None."""
        row = self._people.get(key)
        return _person(row) if row else None

    def office(self, key: str) -> Office | None:
        """Return the office with this key ("KAZ/president"), or None."""
        row = self._offices.get(key)
        return _office(row) if row else None

    def terms(self, office: str) -> tuple[Term, ...]:
        """Return all terms in the office with this key, by start; empty when there is no such office."""
        return tuple(self._term(number) for number in self._by_office.get(office, ()) if self._rows[number][0])

    def offices_of(self, person: str, on: date | None = None) -> tuple[Term, ...]:
        """Return the terms of the person with this key, by start; with `on`, those that may have run on that day.

        A term with no known end counts until the day after which nothing is known.
        """
        terms = (self._term(number) for number in self._by_person.get(person, ()))
        return tuple(term for term in terms if on is None or _may_run(term, on))

    def holders(self, office: str, on: date) -> Holders:
        """Tell who held the office with this key on a day, or that it is not known.

        Raises:
            KeyError: there is no office with this key.
        """
        numbers = self._by_office.get(office, ())
        voids = tuple((self._term(number), self._rows[number][5]) for number in numbers if not self._rows[number][0])
        found = holders_on(_office(self._offices[office]), self.terms(office), voids, on)
        return replace(
            found, people=tuple(map(self._holder, found.terms)), last=tuple(map(self._holder, self._last(found)))
        )

    def named(self, phrase: OfficePhrase, place: str | None = None) -> tuple[Office, ...]:
        """Return the offices that a phrase may mean, empty when it means none that is known.

        Args:
            phrase: what `office_phrase` read.
            place: the country or organisation that the context supplies where the phrase names none.
        """
        where = phrase.place or place
        if phrase.office:
            keys = [phrase.office]
        elif where is None:
            return ()
        elif phrase.role:
            keys = self._with_role(phrase.role, where)
        else:
            keys = [f"{where}/{kind}" for kind in phrase.kinds]
        return tuple(_office(self._offices[key]) for key in dict.fromkeys(keys) if key in self._offices)

    def who(self, phrase: str, on: date, place: str | None = None) -> tuple[Holders, ...]:
        """Tell who held the offices that a phrase names on a day ("the Kazakh president", "UN chief").

        Empty when the phrase names no known office, or names no place and the context supplies none (`place`).
        """
        read = office_phrase(phrase, self.places)
        return tuple(self.holders(office.key, on) for office in self.named(read, place)) if read else ()

    def find(self, name: str, limit: int = 5) -> tuple[Candidate, ...]:
        """Return the people whom a name in any spelling and script may mean, best first, at most `limit`."""
        return tuple(
            Candidate(_person(self._people[hit.key]), hit.name, hit.comparison.same, hit.comparison.score,
                      hit.comparison.why)
            for hit in self._names.find(name, limit)
        )  # fmt: skip

    def knows(self, name: str) -> bool:
        """Tell whether somebody has this name of several words, to the letter but for case and accents."""
        return _plain(name) in self._full_names

    def _with_role(self, role: str, place: str) -> list[str]:
        """Return the offices of a place with a role; a leader is who governs there, as news writers use the word."""
        roles: dict[str, str] = self.places.titles["kind roles"]
        here = [key for key in self._offices if key.startswith(f"{place}/")]
        heads = {wanted: [key for key in here if roles.get(key.split("/")[1]) == wanted]
                 for wanted in ("head_of_state", "head_of_government")}  # fmt: skip
        if role != "leader":
            return heads[role] or (heads["head_of_state"] if role == "head_of_government" else [])
        who = self.places.titles["leader"].get(place, "head_of_state")
        found = heads["head_of_state"] + heads["head_of_government"] if who == "either" else heads[who]
        return found or heads["head_of_state"] or heads["head_of_government"]

    @functools.cached_property
    def _by_office(self) -> dict[str, list[int]]:
        return _grouped(row[1] for row in self._rows)

    @functools.cached_property
    def _by_person(self) -> dict[str, list[int]]:
        found = _grouped(row[0] for row in self._rows)
        for numbers in found.values():
            numbers.sort(key=lambda number: When.parse(self._rows[number][2]).earliest)
        return found

    @functools.cached_property
    def _full_names(self) -> frozenset[str]:
        names = (name for row in self._people.values() for name in (row[1], *row[6]))
        return frozenset(_plain(name) for name in names if " " in name)

    @functools.cached_property
    def _names(self) -> Index:
        from onrecord.names import Index  # its libraries take 60 ms that look-ups by key do not need

        postings = self._postings() if self._postings else None
        return Index(((row[0], [row[1], *row[6]]) for row in self._people.values()), postings)

    def _term(self, number: int) -> Term:
        person, office, start, end, known, flags, origin = self._rows[number]
        source, checked = self._origins[origin]
        return Term(
            person=person or "",
            office=office,
            start=When.parse(start),
            end=When.parse(end) if end else None,
            known_until=date.fromisoformat(known) if known else None,
            acting="acting" in flags,
            disputed="disputed" in flags,
            beside="beside" in flags,
            origin=source,
            checked=checked,
        )

    def _holder(self, term: Term) -> Person:
        return _person(self._people[term.person])

    def _last(self, found: Holders) -> tuple[Term, ...]:
        if found.known_until is None:
            return ()
        return self.holders(found.office.key, found.known_until).terms if found.known_until < found.on else ()


@functools.cache
def authority() -> Authority:
    """Load the authority that ships."""
    return Authority(
        json_object("authority/authority.json"),
        places(),
        lambda: {key: numbers for key, *numbers in json_object("authority/names.json")["postings"]},
    )


def _plain(name: str) -> str:
    return (name if name.isascii() else anyascii(name)).lower()


def _grouped(keys: Iterator[str | None]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for number, key in enumerate(keys):
        if key:
            found.setdefault(key, []).append(number)
    return found


def _may_run(term: Term, on: date) -> bool:
    last = term.end.latest if term.end else term.known_until
    return term.start.earliest <= on and (last is None or on <= last)


def _person(row: list[Any]) -> Person:
    key, name, wikidata, sex, born, died, aliases = row
    return Person(key, name, wikidata, sex, born, died, tuple(aliases))


def _office(row: list[Any]) -> Office:
    key, title, feminine, seats = row
    place, _, kind = key.partition("/")
    return Office(key, kind, place, title, feminine, seats)


def _origin(text: str) -> tuple[str, date]:
    source, _, checked = text.rpartition(" ")
    return source, date.fromisoformat(checked)
