"""What the API answers on people, as it is documented in OpenAPI; see `schemas`."""

from __future__ import annotations

import datetime

from pydantic import Field

from onrecord.identities import Verdict
from onrecord.model import EntityType
from onrecord.web.schemas import Answer, ListPage


class Person(Answer):
    """Somebody or something across articles."""

    key: str = Field(description="The canonical id: a Wikidata id, a country's code, or a content hash.")
    name: str
    type: EntityType
    wikidata: str | None
    countries: list[str] = Field(description="Codes of those in which offices were held, or that stand with the name.")
    quotations: int
    articles: int


class PeoplePage(ListPage):
    """People, those quoted most first."""

    items: list[Person]


class Office(Answer):
    """An office held. Days are as precise as they are known: YYYY, YYYY-MM or YYYY-MM-DD."""

    title: str
    country: str
    start: str
    end: str | None = Field(description="null: no end is known.")
    known_until: datetime.date | None = Field(description="The day until which it is known to have gone on.")


class Spelling(Answer):
    """A form under which articles name somebody."""

    text: str
    script: str = Field(description="latin, cyrillic, han ...; mixed, or other.")
    mentions: int


class Year(Answer):
    """How much somebody is quoted in a year of publication."""

    year: int | None = Field(description="null: no date is known.")
    quotations: int


class Appearance(Answer):
    """An article that somebody occurs in."""

    occurrence: str
    article: str
    ref: str
    title: str | None
    outlet: str | None
    published: datetime.date | None
    name: str
    why: str = Field(description="The rule by which the name there is theirs.")
    quotations: int


class Judgement(Answer):
    """A person's decision on identities."""

    number: int
    verdict: Verdict
    about: str
    name: str | None
    user: str
    time: str
    why: str
    undone: str | None = Field(description="When it was taken back; null: it stands.")
    undone_by: str | None


class Acquaintance(Answer):
    """Somebody whom they have to do with."""

    key: str
    name: str
    type: EntityType
    spoken_about: int = Field(description="Quotations of theirs that mention this one.")
    acted_with: int = Field(description="Events that both take part in.")


class Circle(Answer):
    """Whom somebody has to do with, those most often met first."""

    whole: bool = Field(description="False where only the newest articles were looked through.")
    others: list[Acquaintance]


class PersonInFull(Person):
    """All that the record has on somebody."""

    known_as: list[str]
    names: list[str]
    born: str | None
    died: str | None
    offices: list[Office]
    spellings: list[Spelling]
    quotations_by_year: list[Year]
    appearances: list[Appearance] = Field(description="The newest, as many as `articles` says.")
    judgements: list[Judgement]
    circle: Circle
