"""Offices and days: how often the authority names the holder, names somebody else, or says that it does not know.

The cases are those of onrecord/data/evaluation/offices.tsv, written apart from the authority, and those that the
authority's own terms make: in the middle of each term, the office's title has to lead back to its holder.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from onrecord.authority import Authority, Holders, Person, Term, authority
from onrecord.data import table
from onrecord.errors import EvaluationError
from onrecord.evaluate.tally import Tally
from onrecord.names import compare

NOT_KNOWN: Final = "not known"
"""In place of a name: nobody may be named."""


@dataclass(frozen=True, slots=True)
class OfficeCase:
    """A phrase that names an office, a day, and who held it by name; None where nobody may be named."""

    phrase: str
    on: datetime.date
    holder: str | None


def shipped_cases() -> tuple[OfficeCase, ...]:
    """Return the cases that ship."""
    return tuple(parse_cases(table("evaluation/offices.tsv")))


def parse_cases(rows: Iterable[list[str]]) -> Iterator[OfficeCase]:
    """Read rows of phrase, ISO day, and name or NOT_KNOWN.

    Raises EvaluationError for a row that is none.
    """
    for row in rows:
        try:
            phrase, day, holder = row
            yield OfficeCase(phrase, datetime.date.fromisoformat(day), None if holder == NOT_KNOWN else holder)
        except ValueError as error:
            raise EvaluationError(f"'{' | '.join(row)}' is not an office, a day and a name: {error}") from error


def assess_offices(corpus: str, cases: Iterable[OfficeCase]) -> Tally:
    """Ask the authority for each case.

    An answer that names several people where one held the office is a miss: it says that it is not sure.
    """
    known = authority()
    right, wrong, missed = 0, [], []
    for case in cases:
        named = _named(known.who(case.phrase, case.on))
        fitting = [person for person in named if case.holder and _is_called(person, case.holder)]
        said = f"{case.phrase} on {case.on}: {' or '.join(p.name for p in named) or NOT_KNOWN}, not {case.holder}"
        if len(named) == len(fitting) == (case.holder is not None):
            right += 1
        elif named and not fitting:
            wrong.append(said)
        else:
            missed.append(said)
    return Tally(corpus, right, len(wrong), len(missed), (*wrong, *missed))


def assess_terms(corpus: str) -> Tally:
    """Ask for the holder in the middle of each term of the authority that is not disputed, by the office's title."""
    known = authority()
    right = 0
    wrong: list[str] = []
    missed: list[str] = []
    for office in known.offices:
        for term in known.terms(office.key):
            if term.disputed or term.acting or term.beside or (on := _middle(term)) is None:
                continue
            named = [person.key for held in known.who(office.title, on) for person in held.people]
            if term.person in named:
                right += 1
            else:
                (wrong if named else missed).append(_told(known, term, office.title, on))
    return Tally(corpus, right, len(wrong), len(missed), (*wrong, *missed))


def _named(held: Iterable[Holders]) -> list[Person]:
    """Return the holders, without those who acted beside one."""
    people = [
        person
        for one in held
        for person, term in zip(one.people, one.terms, strict=True)
        if not term.beside
    ]  # fmt: skip
    return list({person.key: person for person in people}.values())


def _is_called(person: Person, name: str) -> bool:
    return any(name == known or compare(name, known).same for known in person.names)


def _middle(term: Term) -> datetime.date | None:
    """Return the day halfway through a term, None where it has no day that is certainly within it."""
    first, last = term.start.latest, term.end.earliest if term.end else term.known_until
    if last is None or (last - first).days < 2:
        return None
    return first + (last - first) / 2


def _told(known: Authority, term: Term, title: str, on: datetime.date) -> str:
    person = known.person(term.person)
    return f"{title} on {on}: not {person.name if person else term.person}"
