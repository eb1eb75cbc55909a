"""An authority with statements of others laid over it: newer terms, further people, other names.

A statement on a term that is known goes in its place; one on a person who is known by Wikidata id adds to them. Who was
last known in an office is known no longer from the day that a newcomer is stated to have begun.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from anyascii import anyascii

from onrecord.authority.authority import Authority
from onrecord.authority.dates import When
from onrecord.authority.importing import Statement
from onrecord.authority.model import Candidate


@dataclass(frozen=True, slots=True)
class Sourced:
    """A statement with the day on which it was taken in, and where it came from."""

    statement: Statement
    checked: date
    origin: str


class _Extended(Authority):
    """An authority whose index of names is that of another one, and a small one of its own."""

    def __init__(self, content: dict[str, Any], base: Authority, names: Sequence[tuple[str, list[str]]]) -> None:
        from onrecord.names import Index

        super().__init__(content, base.places)
        self._base = base
        self._further = Index(names)

    def find(self, name: str, limit: int = 5) -> tuple[Candidate, ...]:
        """Return the people whom a name in any spelling and script may mean, best first, at most `limit`."""
        found = {one.person.key: one for one in self._base.find(name, limit)}
        for hit in self._further.find(name, limit):
            if hit.key not in found or hit.comparison.score > found[hit.key].score:
                person = self.person(hit.key)
                if person is not None:
                    compared = hit.comparison
                    found[hit.key] = Candidate(person, hit.name, compared.same, compared.score, compared.why)
        now = (Candidate(self.person(c.person.key) or c.person, c.name, c.same, c.score, c.why) for c in found.values())
        return tuple(sorted(now, key=lambda one: (-one.score, one.person.key))[:limit])


def extended(base: Authority, stated: Iterable[Sourced]) -> Authority:
    """Return an authority that knows what `base` knows and what was stated; later statements go over earlier ones."""
    content = base.content()
    people: dict[str, list[Any]] = {row[0]: list(row) for row in content["people"]}
    offices: dict[str, list[Any]] = {row[0]: row for row in content["offices"]}
    terms: list[list[Any]] = [list(row) for row in content["terms"]]
    origins: list[str] = list(content["origins"])
    names: list[tuple[str, list[str]]] = []
    for one in stated:
        said = one.statement
        key = person_key(said, base)
        names.append((key, [said.name, *said.aliases]))
        people[key] = _person(key, said, people.get(key))
        source = f"{one.origin} {one.checked.isoformat()}"
        if source not in origins:
            origins.append(source)
        for office in office_keys(said, base):
            offices.setdefault(office, [office, said.office, None, 1])
            _take_term(terms, key, office, said, one.checked, origins.index(source))
    rows = {"people": list(people.values()), "offices": list(offices.values()), "origins": origins, "terms": terms}
    return _Extended(rows, base, names)


def person_key(said: Statement, base: Authority) -> str:
    """Return the key of whom a statement is about: the Wikidata id, else that of the only one known to the letter.

    The one known must have been in an office of the same place; whoever else is stated has a key of their own.
    """
    if said.wikidata:
        return said.wikidata
    fitting = [
        one.person.key
        for one in base.find(said.name)
        if one.same and "equal" in one.why and _was_in(base, one.person.key, said.place)
    ]
    if len(fitting) == 1:
        return fitting[0]
    slug = re.sub(r"[^a-z0-9]+", "-", anyascii(said.name).lower()).strip("-")
    return f"imported-{slug}" + (f"-{said.born}" if said.born else "")


def office_keys(said: Statement, base: Authority) -> tuple[str, ...]:
    """Return the keys of the offices that a statement is about: none where it names none, or none is understood."""
    if said.phrase is None or said.start is None:
        return ()
    known = tuple(office.key for office in base.named(said.phrase, said.place))
    if known or not said.place or not said.phrase.kinds:
        return known
    return (f"{said.place}/{said.phrase.kinds[0]}",)


def _was_in(base: Authority, key: str, place: str | None) -> bool:
    return place is not None and any(term.office.startswith(f"{place}/") for term in base.offices_of(key))


def _person(key: str, said: Statement, known: list[Any] | None) -> list[Any]:
    born, died = (when.text if when else None for when in (said.born, said.died))
    if known is None:
        return [key, said.name, said.wikidata, said.sex, born, died, list(said.aliases)]
    _, name, wikidata, sex, was_born, has_died, aliases = known
    further = [one for one in (said.name, *said.aliases) if one != name and one not in aliases]
    return [key, name, wikidata, said.sex or sex, born or was_born, died or has_died, [*aliases, *further]]


def _take_term(terms: list[list[Any]], person: str, office: str, said: Statement, checked: date, origin: int) -> None:
    """Put a stated term in the place of those it overlaps of the same person, and end what was known of others."""
    start, end = said.start, said.end
    assert start is not None  # noqa: S101 - `office_keys` has seen to it
    last = end.latest if end else checked
    mine = [
        row for row in terms if row[0] == person and row[1] == office and _overlaps(row, start.earliest, last)
    ]  # fmt: skip
    for row in mine:
        terms.remove(row)
    for row in terms:
        if row[1] == office and row[0] and row[0] != person and row[3] is None:
            until = row[4] or checked.isoformat()
            if When.parse(row[2]).earliest < start.earliest and until > start.earliest.isoformat():
                row[3] = start.text
    known_until = None if end else max(checked, start.latest).isoformat()
    terms.append([person, office, start.text, end.text if end else None, known_until, [], origin])


def _overlaps(row: list[Any], first: date, last: date) -> bool:
    begin = When.parse(row[2]).earliest
    close = When.parse(row[3]).latest if row[3] else date.max
    return begin <= last and first <= close
