"""What the API answers, as it is documented in OpenAPI.

The answers themselves are made by `onrecord.export.json_lines`, which can carry every text that an article may hold;
a test holds the two together. Spans are `[start, end)` in Unicode code points of `article.text`.
"""

from __future__ import annotations

import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from onrecord.model import (
    BlockKind,
    EntityType,
    EventType,
    MentionKind,
    Origin,
    Precision,
    Quad,
    QuotationKind,
    RejectionReason,
    Status,
    TimeType,
)
from onrecord.quotations.stance import Stance
from onrecord.quotations.voices import Part
from onrecord.record import Order

Place = tuple[int, int]


class Problem(BaseModel):
    """Why there is no answer."""

    error: Literal["invalid", "not_found", "too_slow", "unavailable", "defect", "refused"]
    message: str = Field(description="In words, with the remedy where there is one.")
    fields: dict[str, str] = Field({}, description="Which parameters cannot be, and why.")


class Answer(BaseModel):
    """What every answer is: of these fields and no others."""

    model_config = ConfigDict(extra="forbid", defer_build=True)


class Speaker(Answer):
    """Who said it."""

    key: str
    name: str
    type: EntityType
    wikidata: str | None
    score: float
    why: list[str]


class ArticleReference(Answer):
    """What tells the article of a quotation apart."""

    id: str
    ref: str
    title: str | None
    outlet: str | None
    url: str | None
    published: datetime.date | None


class Told(Answer):
    """Words of a quotation outside the speaker's own."""

    span: Place
    part: Part = Field(
        description="What they do: name the speaker (`source`), report (`cue`), keep at arm's length (`distancing`), "
        "or say again in the outlet's words what was said (`paraphrase`)."
    )


class Voices(Answer):
    """The words of a quotation by whose they are."""

    verbatim: list[Place] = Field(description="The speaker's own, word for word, without the quotation marks.")
    told: list[Told] = Field(description="The outlet's, in the order of the text.")
    quoted: bool = Field(
        description="Whether the report itself is quoted: `told` are then the words of who is quoted around it."
    )
    stance: Stance | None = Field(
        description="What the cue says about what it reports: that it may not be so (`doubting`), that it is so "
        "(`factive`), that it is so and owned up to (`conceding`), in what temper it was said (`manner`), or nothing "
        "(`neutral`); null where that is not known."
    )


class Framing(Answer):
    """The outlet's own voice in an article, beside its quotations."""

    headings: list[Place]
    distancing: list[Place] = Field(description="Words of distance that belong to no quotation.")
    marked: list[Place] = Field(description="What stands in quotation marks and was read as nobody's words.")


class QuotationOnly(Answer):
    """Something that a speaker is reported to have said."""

    id: str
    kind: QuotationKind
    content: list[Place] = Field(description="Where the words said stand, a span a fragment.")
    text: str
    source: Place | None
    cue: Place | None
    speaker: Speaker | None
    inferred: bool
    within: str | None
    distancing: list[Place]
    score: float
    why: list[str]
    voices: Voices | None = Field(None, description="Whose words they are; only in one article and of one quotation.")


class RecordedSpeaker(Speaker):
    """Who said it, across articles: `key`, `name` and `wikidata` are canonical."""

    said_as: str = Field(description="What the article calls them.")


class Quotation(QuotationOnly):
    """A quotation with its article; the speaker is who it is across articles, where the record knows that."""

    speaker: RecordedSpeaker | Speaker | None
    article: ArticleReference


class CitedQuotation(Quotation):
    """A quotation with its article and a citation."""

    citation: str
    sha256: str = Field(description="SHA-256 of the article's text in UTF-8.")


class Article(Answer):
    """What tells an article apart, without its text."""

    id: str
    ref: str
    title: str | None
    outlet: str | None
    url: str | None
    published: datetime.date | None
    language: str | None
    words: int
    unread: str | None
    quotations: int


class Block(Answer):
    """A stretch of text of one kind."""

    kind: BlockKind
    span: Place


class Evidence(Answer):
    """Where in the text a piece of metadata was found."""

    field: str
    span: Place


class ArticleInFull(Answer):
    """An article with its text and blocks."""

    id: str
    ref: str
    text: str
    title: str | None
    outlet: str | None
    url: str | None
    published: datetime.date | None
    language: str | None
    evidence: list[Evidence]
    blocks: list[Block]


class Mention(Answer):
    """A span that refers to an entity."""

    span: Place
    kind: MentionKind
    score: float
    why: list[str]


class Entity(Answer):
    """Somebody or something that is mentioned."""

    key: str
    name: str
    type: EntityType
    wikidata: str | None
    offices: list[str]
    mentions: list[Mention]


class TimeExpression(Answer):
    """Words for a time, and what they mean."""

    span: Place
    type: TimeType
    value: str | None = Field(description="ISO 8601 or EDTF; null where the words have no value.")
    precision: Precision | None
    origin: Origin
    why: list[str]


class Toponym(Answer):
    """Words for a place, and what they mean; country and what follows are null where that is not known."""

    span: Place
    name: str
    country: str | None = Field(description="ISO 3166 alpha-3.")
    lat: float | None
    lon: float | None
    geonames: int | None
    score: float
    why: list[str]


class Known(Answer):
    """Who somebody in an article is across articles."""

    id: str = Field(description="Canonical; of `/api/people/{id}`.")
    name: str


class Participant(Answer):
    """An actor or recipient of an event."""

    span: Place
    key: str | None = Field(description="Of the entity in its article, where it is one.")
    name: str
    country: str | None = Field(description="ISO 3166 alpha-3.")
    sector: str | None = Field(description="PLOVER's code.")
    wikidata: str | None
    person: Known | None = Field(None, description="Who it is across articles; only in lists of events and one event.")


class EventDate(Answer):
    """When an event took place."""

    value: str = Field(description="ISO 8601 or EDTF.")
    precision: Precision
    origin: Origin
    span: Place | None


class EventPlace(Answer):
    """Where an event took place."""

    name: str
    country: str | None
    span: Place


class EventOnly(Answer):
    """An act between political actors, in PLOVER and CAMEO."""

    id: str
    type: EventType
    mode: str | None
    quad: Quad
    context: str | None
    cameo: str | None
    goldstein: float | None = Field(description="From -10, most hostile, to 10, most friendly.")
    trigger: Place = Field(description="Where the words stand that tell of it.")
    mentions: list[Place] = Field(description="The trigger of each telling, this one first.")
    actors: list[Participant]
    recipients: list[Participant]
    date: EventDate | None = Field(description="null where the text does not tell.")
    place: EventPlace | None
    status: Status
    quotation: str | None = Field(description="The id of the quotation that tells of it.")
    score: float
    why: list[str]


class Event(EventOnly):
    """An event with its article."""

    words: str = Field(description="The words of the trigger.")
    where: Toponym | None = Field(description="Its place with coordinates, where that was resolved.")
    article: ArticleReference


class CitedEvent(Event):
    """An event with its article and a citation."""

    citation: str
    sha256: str = Field(description="SHA-256 of the article's text in UTF-8.")


class CountryCount(Answer):
    """A country, and in how many events it takes part."""

    code: str = Field(description="ISO 3166 alpha-3.")
    name: str
    events: int


class Countries(Answer):
    """The countries that take part in events."""

    items: list[CountryCount]


class ActorCount(Answer):
    """Somebody, and how many events they did."""

    key: str | None = Field(description="The canonical id; null: who it is across articles is not known.")
    name: str
    events: int


class Period(Answer):
    """Events of a month or year, those aside that are denied, planned or only possible."""

    period: str = Field(description="YYYY-MM or YYYY.")
    events: dict[Quad, int] = Field(description="How many, by quad class.")
    cooperation: float = Field(description="Sum of the Goldstein scores of cooperation.")
    conflict: float = Field(description="Sum of the Goldstein scores of conflict.")
    mean_goldstein: float | None


class CountryAnswer(Answer):
    """What the record holds on a country."""

    code: str
    name: str
    over_time: list[Period]
    actors: list[ActorCount]
    partners: list[CountryCount] = Field(description="The countries with which it has most events.")


class Side(Answer):
    """One of two countries."""

    code: str
    name: str
    events: int = Field(description="How many it did to the other, counted up to 10,000.")
    about_the_other: list[Quotation] = Field(description="The newest quotations of its speakers that name the other.")


class PairAnswer(Answer):
    """What the record holds on two countries."""

    over_time: list[Period]
    sides: list[Side]


class Reading(Answer):
    """All that was found in one article."""

    article: ArticleInFull
    people: list[Entity]
    quotations: list[QuotationOnly]
    times: list[TimeExpression]
    places: list[Toponym]
    events: list[EventOnly]
    framing: Framing
    unread: str | None
    onrecord: str


class HitArticle(Answer):
    """What tells the article of a hit apart."""

    id: str
    ref: str
    title: str | None
    outlet: str | None
    published: datetime.date | None


class Hit(Answer):
    """A quotation or an article that a search found, with the passage that shows why."""

    kind: Literal["quotation", "article"]
    id: str
    speaker: str | None
    person: str | None = Field(description="The canonical id of the speaker.")
    snippet: str
    span: Place
    highlights: list[Place]
    score: float
    article: HitArticle


class ListPage(Answer):
    """What every list has."""

    total: int = Field(description="How many there are in all, as far as was counted: see `exact`.")
    exact: bool = Field(description="False where there are more than were counted.")
    limit: int
    offset: int
    next: str | None = Field(description="The address of the next page; null on the last.")


class ArticlePage(ListPage):
    """Articles, newest first."""

    items: list[Article]


class QuotationPage(ListPage):
    """Quotations, newest article first, in the order of the text."""

    items: list[Quotation]


class EventPage(ListPage):
    """Events, newest first."""

    items: list[Event]


class HitPage(ListPage):
    """What a search found."""

    order: Order = Field(
        description="What comes first: the best matches, or the newest, as where too many hold the words to be ranked."
    )
    items: list[Hit]


class SpeakerCount(Answer):
    """A speaker with the number of their quotations."""

    name: str
    type: EntityType
    quotations: int
    person: str | None = Field(description="The canonical id; null for speakers without a name.")


class RejectionCount(Answer):
    """How many inputs were rejected for a reason."""

    reason: RejectionReason
    inputs: int
    examples: list[str]


class Stats(Answer):
    """What the record holds."""

    articles: int
    unread: int
    words: int
    quotations: dict[QuotationKind, int]
    unattributed: int
    people: int = Field(description="Whom articles name or mean, quoted or not.")
    speakers: int
    events: dict[Quad, int]
    top_speakers: list[SpeakerCount]
    rejected: list[RejectionCount]
    runs: int
    first: datetime.date | None
    last: datetime.date | None
