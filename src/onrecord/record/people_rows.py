"""What the record answers on people: frozen rows, apart from the model's own classes."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from onrecord.identities import Verdict
from onrecord.model import EntityType


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody or something across articles, by the canonical id and name, with counts. `countries` are codes."""

    id: str
    name: str
    type: EntityType
    wikidata: str | None
    countries: tuple[str, ...]
    quotations: int
    articles: int


@dataclass(frozen=True, slots=True)
class PersonReference:
    """Who somebody in an article is across articles, by the canonical id and name.

    `apart` is false of what no other article can mean by its name ("officials", "the ministry"): each has its own.
    """

    id: str
    name: str
    wikidata: str | None
    type: EntityType = EntityType.PERSON
    apart: bool = True


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """An office that a person held: dates are of the precision known; `end` None means that no end is known."""

    title: str
    country: str
    start: str
    end: str | None
    known_until: datetime.date | None


@dataclass(frozen=True, slots=True)
class SpellingRow:
    """A form under which articles name somebody, titles included, and how often."""

    text: str
    mentions: int


@dataclass(frozen=True, slots=True)
class AppearanceRow:
    """An article that somebody occurs in: under which name, and by which rule the two are one."""

    occurrence: str
    article_id: str
    ref: str
    title: str | None
    outlet: str | None
    published: datetime.date | None
    name: str
    why: str
    quotations: int


@dataclass(frozen=True, slots=True)
class JudgementRow:
    """A decision on people: who, when (UTC, ISO 8601), why; `undone` and `undone_by` are None while it stands.

    `about` says what was judged as it was called then; `name` is the name given, where the verdict is one.
    """

    number: int
    verdict: Verdict
    about: str
    name: str | None
    user: str
    time: str
    why: str
    undone: str | None
    undone_by: str | None


@dataclass(frozen=True, slots=True)
class PersonPage:
    """All that the record has on one person: `years` counts quotations by the year of publication, None where unknown.

    `appearances` are the newest articles, as many as were asked for; `person.articles` counts them all.
    """

    person: PersonRow
    keys: tuple[str, ...]
    names: tuple[str, ...]
    born: str | None
    died: str | None
    offices: tuple[OfficeRow, ...]
    spellings: tuple[SpellingRow, ...]
    years: dict[int | None, int]
    appearances: tuple[AppearanceRow, ...]
    judgements: tuple[JudgementRow, ...]


@dataclass(frozen=True, slots=True)
class PersonDay:
    """What somebody said in articles published on a day, and the events of theirs that began on it."""

    day: datetime.date
    quotations: int
    events: int


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """Somebody whom another speaks about or takes part in events with: in how many quotations and events."""

    id: str
    name: str
    type: EntityType
    spoken_about: int
    acted_with: int


@dataclass(frozen=True, slots=True)
class Circle:
    """Whom somebody has to do with, those most often met first; `whole` is false where only newer articles count."""

    others: tuple[Acquaintance, ...]
    whole: bool
