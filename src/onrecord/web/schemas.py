"""What the API answers, as it is documented in OpenAPI.

The answers themselves are made by `onrecord.export.json_lines`, which can carry every text that an article may hold;
a test holds the two together. Spans are `[start, end)` in Unicode code points of `article.text`.
"""

from __future__ import annotations

import datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from onrecord.model import BlockKind, EntityType, MentionKind, Quad, QuotationKind, RejectionReason

Place = tuple[int, int]


class Problem(BaseModel):
    """Why there is no answer."""

    error: Literal["invalid", "not_found", "too_slow", "unavailable", "defect", "refused"]
    message: str = Field(description="In words, with the remedy where there is one.")
    fields: dict[str, str] = Field({}, description="Which parameters cannot be, and why.")


class Answer(BaseModel):
    """What every answer is: of these fields and no others."""

    model_config = ConfigDict(extra="forbid")


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


class Reading(BaseModel):
    """All that was found in one article."""

    article: ArticleInFull
    people: list[Entity]
    quotations: list[QuotationOnly]
    times: list[dict[str, Any]] = Field([], description="Time expressions, where they have been read.")
    places: list[dict[str, Any]] = Field([], description="Places, where they have been read.")
    events: list[dict[str, Any]] = Field([], description="Events, where they have been read.")
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

    total: int = Field(description="How many there are in all, counted up to 10,000.")
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


class HitPage(ListPage):
    """What a search found."""

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
    speakers: int
    events: dict[Quad, int]
    top_speakers: list[SpeakerCount]
    rejected: list[RejectionCount]
    runs: int
    first: datetime.date | None
    last: datetime.date | None
