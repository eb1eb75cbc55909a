"""The language of the project: what an article is and what a reading finds in it.

Everything here is frozen. Offsets are half-open `[start, end)` in Unicode code points of `Article.text`.
A value that the text does not support is None, never a guess.
"""

from __future__ import annotations

import datetime
import hashlib
import importlib
from collections.abc import Collection, Iterable
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


def united(spans: Iterable[Span]) -> list[Span]:
    """Return spans in order, with those that overlap or touch made one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


class _Displayed:
    """What a Jupyter notebook shows of a value: `onrecord.notebook` makes it, and is looked up when it is asked for."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        shown: str = importlib.import_module("onrecord.notebook").html(self)
        return shown

    def _repr_mimebundle_(
        self, include: Collection[str] | None = None, exclude: Collection[str] | None = None
    ) -> dict[str, str]:
        bundle: dict[str, str] = importlib.import_module("onrecord.notebook").bundle(self)
        return {
            kind: shown for kind, shown in bundle.items() if kind not in (exclude or ()) and kind in (include or bundle)
        }


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
class Quotation(_Displayed):
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


class TimeType(StrEnum):
    """The TIMEX3 type of a time expression."""

    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    SET = "set"


class Precision(StrEnum):
    """How fine a time is, coarsest last."""

    MINUTE = "minute"
    HOUR = "hour"
    PART_OF_DAY = "part_of_day"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    INTERVAL = "interval"


class Origin(StrEnum):
    """Where a value comes from: the words alone, the words and an anchor, or the context without any words for it."""

    STATED = "stated"
    RESOLVED = "resolved"
    INFERRED = "inferred"


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A TIMEX3 span. `value` is ISO 8601 or EDTF ("2023-10", "2023-W41", "P3D", "2001/2003"); None where unsupported.

    `precision` is None for durations, sets and where there is no value. `why` names the rules, and the anchor that a
    resolved value was counted from.
    """

    span: Span
    type: TimeType
    value: str | None
    precision: Precision | None
    origin: Origin
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A toponym. `country` is an ISO 3166 alpha-3 code; `lat`, `lon` are WGS 84 degrees; `geonames` is GeoNames' id.

    All four are None where the toponym was recognised but the text does not support one meaning of it. `name` is the
    gazetteer's, or the toponym as written where it was not resolved.
    """

    span: Span
    name: str
    country: str | None
    lat: float | None
    lon: float | None
    geonames: int | None
    score: float
    why: tuple[str, ...]


class EventType(StrEnum):
    """PLOVER's sixteen event types, in the order of its codebook."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class Quad(StrEnum):
    """The quad class of an event: verbal or material, cooperation or conflict."""

    VCOOP = "VCOOP"
    MCOOP = "MCOOP"
    VCONF = "VCONF"
    MCONF = "MCONF"


class Status(StrEnum):
    """Whether an event is told as a fact, and by whom.

    `claimed`: a speaker says so, not the outlet (see `Event.quotation`). `past`: background that the article looks
    back on. The others are told by the outlet: as done, as not done, as to come, as possible.
    """

    ASSERTED = "asserted"
    DENIED = "denied"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"
    PAST = "past"
    CLAIMED = "claimed"


@dataclass(frozen=True, slots=True)
class Participant:
    """An actor or recipient of an event. `span` are the words that name it there.

    `key`, `wikidata` are the article's entity's, where it is one; `country` is an ISO 3166 alpha-3 code, `sector` a
    PLOVER sector code. Each is None where the text does not tell.
    """

    span: Span
    key: str | None
    name: str
    country: str | None
    sector: str | None
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class EventDate:
    """When an event took place, as a TimeExpression says; `span` is None only where `origin` is inferred."""

    value: str
    precision: Precision
    origin: Origin
    span: Span | None


@dataclass(frozen=True, slots=True)
class EventPlace:
    """Where an event took place; `country` is an ISO 3166 alpha-3 code."""

    name: str
    country: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Event(_Displayed):
    """An act between political actors, coded in PLOVER (type, mode, context) and CAMEO.

    `trigger` are the words that tell of the act; `mentions` are the triggers of all tellings, this one first.
    `cameo` and `goldstein` follow from the PLOVER code. `quotation` is the id of the quotation whose content tells of
    the event, else None. `why` names, field by field, the rules and features that decided.
    """

    id: str
    type: EventType
    mode: str | None
    quad: Quad
    context: str | None
    cameo: str | None
    goldstein: float | None
    trigger: Span
    mentions: tuple[Span, ...]
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    date: EventDate | None
    place: EventPlace | None
    status: Status
    quotation: str | None
    score: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading(_Displayed):
    """All that was found in one article. `unread` says why an article was stored but not read, else None."""

    article: Article
    blocks: tuple[Block, ...] = ()
    people: tuple[Entity, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    places: tuple[Place, ...] = ()
    events: tuple[Event, ...] = ()
    unread: str | None = None


def article_id(text: str) -> str:
    """Return the id of an article with this text: the same text is the same article, wherever it came from."""
    return "a" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def quotation_id(article: str, content: Iterable[Span]) -> str:
    """Return the id of the quotation with this content in the article with this id."""
    place = ",".join(f"{start}-{end}" for start, end in content)
    return "q" + hashlib.sha256(f"{article}:{place}".encode()).hexdigest()[:16]


def event_id(
    article: str,
    event_type: EventType,
    trigger: Span,
    actors: Iterable[Span],
    recipients: Iterable[Span],
) -> str:
    """Return the id of an event of this type, told by these words, in the article with this id."""
    parts = [("t", trigger), *(("a", span) for span in actors), *(("r", span) for span in recipients)]
    place = ",".join(f"{role}{start}-{end}" for role, (start, end) in parts)
    return "e" + hashlib.sha256(f"{article}:{event_type}:{place}".encode()).hexdigest()[:16]
