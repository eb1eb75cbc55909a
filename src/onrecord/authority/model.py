"""The words of the authority: people, offices, terms, countries and organisations, and what a look-up answers.

Everything here is frozen. A value that is not known is None (or an empty tuple), never a guess.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from onrecord.authority.dates import When


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in public life. `key` is the Wikidata id where it is certain, else a local key ("anwar-sadat").

    `aliases` are other spellings, also in other scripts. `sex` is "m", "f" or None; `born` and `died` are ISO dates
    of the precision known ("1953-05-17", "1953").
    """

    key: str
    name: str
    wikidata: str | None
    sex: str | None
    born: str | None
    died: str | None
    aliases: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The name and the aliases."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class Office:
    """A position in a country or an organisation: "KAZ/president" is of the kind "president" in the place "KAZ".

    `title` is what it is called ("President of Kazakhstan"), `feminine` what it is called when a woman holds it, where
    that differs. `seats` is how many hold it at a time.
    """

    key: str
    kind: str
    place: str
    title: str
    feminine: str | None = None
    seats: int = 1

    def called(self, sex: str | None) -> str:
        """Return the title as a holder of this sex bears it."""
        return self.feminine if self.feminine and sex == "f" else self.title


@dataclass(frozen=True, slots=True)
class Term:
    """A person's time in an office.

    `end` None means that no end is known: then nothing is said after `known_until`. `acting` and `disputed` are as the
    sources say; `beside` marks who acted while another still held the office. `origin` and `checked` say where the row
    comes from and the day it was last checked.
    """

    person: str
    office: str
    start: When
    end: When | None
    known_until: date | None
    acting: bool
    disputed: bool
    beside: bool
    origin: str
    checked: date


class Status(StrEnum):
    """What is known of an office on a day."""

    HELD = "held"
    UNCERTAIN = "uncertain"
    """One of several people: sources differ on the day of a handover, or give only its month or year."""
    VACANT = "vacant"
    NOT_KNOWN_AFTER = "not known after"
    ABOLISHED = "abolished"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Holders:
    """Who held an office on a day.

    `people` and `terms` go together, the likeliest first; who acted beside a holder comes last. They are empty unless
    the status is HELD or UNCERTAIN. `known_until` is set with NOT_KNOWN_AFTER, and `last` are then those who held the
    office on that day, or None.
    """

    office: Office
    on: date
    status: Status
    terms: tuple[Term, ...] = ()
    people: tuple[Person, ...] = ()
    known_until: date | None = None
    last: tuple[Person, ...] = ()

    def __str__(self) -> str:
        """Say it in a line: "President of Kazakhstan on 2024-09-16: Kassym-Jomart Tokayev"."""
        if self.people:
            names = (" or " if self.status is Status.UNCERTAIN else ", ").join(person.name for person in self.people)
        elif self.known_until:
            names = f"not known after {self.known_until}"
        else:
            names = self.status.value
        title = self.office.called(self.people[0].sex if self.people else None)
        return f"{title} on {self.on}: {names}"


@dataclass(frozen=True, slots=True)
class Country:
    """A state of today or of the past, or a part of one ("GB-SCT") that the news names.

    `code` is ISO 3166-1 alpha-3 (alpha-4's first letters for states of the past, user-assigned XKX for Kosovo) or, for
    parts, ISO 3166-2. `names` are other English names, `adjectives` and `demonyms` what belongs to it and who, `seats`
    the places that stand for its government. `start` and `end` bound a state of the past. `within` is the country of a
    part, or the one that news writers see as the successor.
    """

    code: str
    alpha2: str | None
    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    demonyms: tuple[str, ...]
    seats: tuple[str, ...]
    start: str | None
    end: str | None
    within: str | None


@dataclass(frozen=True, slots=True)
class Organisation:
    """An international organisation, alliance, court or movement. `chief` is the kind of office that its head holds."""

    key: str
    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    seats: tuple[str, ...]
    chief: str | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person whom a name may mean, with the name of theirs that fits best, a score from 0 to 1, and why.

    `same` tells whether the names can be one person's with no other context; else the person is a near miss.
    """

    person: Person
    name: str
    same: bool
    score: float
    why: tuple[str, ...]
