"""Answers to "who is that?": a name in any spelling and script, or an office and a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.authority.authority import Authority, authority
from onrecord.authority.model import Office, Person, Status, Term

LEAST_SCORE = 0.22
"""A candidate's least score: under it hardly anything of the two names agrees, and that is no answer."""


@dataclass(frozen=True, slots=True)
class Match:
    """A person who may be meant, with a score from 0 to 1, why, and every term in office, by start."""

    person: Person
    score: float
    why: tuple[str, ...]
    terms: tuple[tuple[Term, Office], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """Who may be meant by a query, best first; nobody where nothing fits or the authority does not know.

    `on` is the day that was asked about. `notes` say, of each office in the query, who held it on that day or that
    this is not known.
    """

    query: str
    on: date | None
    matches: tuple[Match, ...]
    notes: tuple[str, ...] = ()


def who(
    query: str,
    on: date | None = None,
    *,
    today: date | None = None,
    limit: int = 5,
    among: Authority | None = None,
) -> Answer:
    """Tell whom a name or an office means.

    Args:
        query: a name ("Касым-Жомарт Токаев", "Tokayev") or an office ("President of Kazakhstan", "UN chief").
        on: the day that the office is asked for; with a name, only those in some office on that day are named.
        today: the day that an office is asked for where `on` is None; without it, every holder known is named.
        limit: how many people are named at the most.
        among: the authority to ask; the one that ships when left out.
    """
    known = among or authority()
    day = on or today
    held = known.who(query, day) if day else ()
    if held:
        matches = [
            _match(person, 1.0 if found.status is Status.HELD else 0.5, (found.office.title, found.status.value), known)
            for found in held
            for person in found.people
        ]
        return Answer(query, day, tuple(matches[:limit]), tuple(map(str, held)))
    near = (candidate for candidate in known.find(query, limit) if candidate.score >= LEAST_SCORE)
    candidates = [c for c in near if on is None or known.offices_of(c.person.key, on)]
    return Answer(query, on, tuple(_match(c.person, round(c.score, 3), c.why, known) for c in candidates))


def _match(person: Person, score: float, why: tuple[str, ...], known: Authority) -> Match:
    terms = ((term, known.office(term.office)) for term in known.offices_of(person.key))
    return Match(person, score, why, tuple((term, office) for term, office in terms if office is not None))
