"""The language of the project: what an article is and what a reading finds in it.

Everything here is frozen. Offsets are half-open `[start, end)` in Unicode code points of `Article.text`.
A value that the text does not support is None, never a guess.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open stretch `[start, end)` of an article's text, in code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters of this span in `text`."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Tell whether `other` lies wholly within this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


class BlockKind(StrEnum):
    """What a stretch of an article's text is for."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    PULL_QUOTE = "pull_quote"
    SIGNATURE = "signature"
    DATELINE = "dateline"
    CAPTION = "caption"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text of one kind. The blocks of an article are in order and do not overlap."""

    kind: BlockKind
    span: Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where in the text a piece of metadata (`field`) was found."""

    field: str
    span: Span


@dataclass(frozen=True, slots=True)
class Article:
    """One published text with its metadata.

    `text` is what was decoded (or, for HTML, extracted), frozen; `id` is a hash of it. `ref` is where it came from.
    `evidence` says which metadata were found in the text, and where. `structure` holds the blocks that the source's
    own markup names (HTML headings, block quotations, captions); it is empty for plain text.
    """

    id: str
    ref: str
    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: datetime.date | None = None
    language: str | None = None
    evidence: tuple[Evidence, ...] = ()
    structure: tuple[Block, ...] = ()

    def with_metadata(
        self,
        published: datetime.date | None = None,
        title: str | None = None,
        outlet: str | None = None,
        url: str | None = None,
        language: str | None = None,
    ) -> Article:
        """Return this article with what the caller knows of it in place of what was found; None leaves a value."""
        given = {"published": published, "title": title, "outlet": outlet, "url": url, "language": language}
        return replace(
            self,
            published=published or self.published,
            title=title or self.title,
            outlet=outlet or self.outlet,
            url=url or self.url,
            language=language or self.language,
            evidence=tuple(found for found in self.evidence if not given.get(found.field)),
        )


@dataclass(frozen=True, slots=True)
class Rejection:
    """An input that is not an article: where it came from and why it was refused, in words for the user."""

    ref: str
    reason: RejectionReason
    detail: str


class RejectionReason(StrEnum):
    """Why an input was refused."""

    EMPTY = "empty"
    BINARY = "binary"
    TOO_LARGE = "too_large"
    NO_TEXT = "no_text"
    MALFORMED = "malformed"
    UNREADABLE = "unreadable"
    SKIPPED = "skipped"


class QuotationKind(StrEnum):
    """How much of a quotation's content stands inside quotation marks: all, some or none."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class EntityType(StrEnum):
    """What sort of speaker or actor an entity is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    GROUP = "group"
    DOCUMENT = "document"
    COUNTRY = "country"


class MentionKind(StrEnum):
    """How a mention refers: by name, pronoun, office ("the president") or another noun ("a senior official")."""

    NAME = "name"
    PRONOUN = "pronoun"
    OFFICE = "office"
    NOMINAL = "nominal"


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that refers to an entity."""

    span: Span
    kind: MentionKind
    score: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation, group, document or country, with every mention of it in one article.

    `name` is the fullest form in the text, without title. `key` is unique within the article and derived from the
    name. `wikidata` and `offices` stay empty until an authority knows the entity.
    """

    key: str
    name: str
    type: EntityType
    mentions: tuple[Mention, ...]
    wikidata: str | None = None
    offices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who a quotation's source is, after resolution: a reference to an entity, with how that was decided."""

    key: str
    name: str
    type: EntityType
    score: float
    why: tuple[str, ...]
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class Quotation:
    """Something that a speaker is reported to have said or written.

    `content` are the words said, one span a fragment, without outer quotation marks; `text` is their characters,
    joined by a blank. `cue` are the words that report them, `source` the phrase that names the speaker there.
    `within` is the id of the quotation that reports this one. `distancing` are the outlet's words that keep the
    content at arm's length ("allegedly"). `inferred` is true where no words of the article name the speaker here.
    """

    id: str
    kind: QuotationKind
    content: tuple[Span, ...]
    text: str
    source: Span | None
    cue: Span | None
    speaker: Speaker | None
    inferred: bool
    within: str | None
    distancing: tuple[Span, ...]
    score: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was found in one article. `unread` says why an article was stored but not read, else None."""

    article: Article
    blocks: tuple[Block, ...] = ()
    people: tuple[Entity, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    unread: str | None = None


def article_id(text: str) -> str:
    """Return the id of an article with this text: the same text is the same article, wherever it came from."""
    return "a" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def quotation_id(article: str, content: Iterable[Span]) -> str:
    """Return the id of the quotation with this content in the article with this id."""
    place = ",".join(f"{start}-{end}" for start, end in content)
    return "q" + hashlib.sha256(f"{article}:{place}".encode()).hexdigest()[:16]
