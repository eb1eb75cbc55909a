"""What the record answers with: frozen rows, apart from the model's own classes."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, Literal, TypeVar

from onrecord.model import EntityType, Event, Quad, Quotation, QuotationKind, Reading, RejectionReason, Span
from onrecord.record.people_rows import PersonReference

T = TypeVar("T")


class OutcomeKind(StrEnum):
    """What became of an input.

    `stored`: a text that the record did not have. `reread`: a known text, read again since the version of onrecord,
    its model or the article's metadata changed. `duplicate`: a known text, nothing to do. `rejected`: no article.
    """

    STORED = "stored"
    REREAD = "reread"
    DUPLICATE = "duplicate"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input.

    `article_id` is None where it was rejected, `reason` is None where it was not. `detail` says more in words for the
    user, or is empty. `unread` is true where the article was stored or read again, but is in no language that is read.
    """

    ref: str
    kind: OutcomeKind
    article_id: str | None = None
    reason: RejectionReason | None = None
    detail: str = ""
    unread: bool = False
    quotations: int = 0
    events: int = 0


@dataclass(frozen=True, slots=True)
class Summary:
    """What became of the inputs of one run: `inputs` is the sum of the next four.

    `unread` are those among `stored` and `reread` that are in no language that is read; `quotations` and `events` are
    those found in `stored` and `reread`.
    """

    stored: int = 0
    reread: int = 0
    unchanged: int = 0
    rejected: int = 0
    unread: int = 0
    quotations: int = 0
    events: int = 0

    @property
    def inputs(self) -> int:
        """How many inputs there were."""
        return self.stored + self.reread + self.unchanged + self.rejected

    @classmethod
    def of(cls, outcomes: Iterable[Outcome]) -> Summary:
        """Count outcomes, however many, one at a time."""
        counts = dict.fromkeys(OutcomeKind, 0)
        unread = quotations = events = 0
        for outcome in outcomes:
            counts[outcome.kind] += 1
            unread += outcome.unread
            quotations += outcome.quotations
            events += outcome.events
        return cls(
            stored=counts[OutcomeKind.STORED],
            reread=counts[OutcomeKind.REREAD],
            unchanged=counts[OutcomeKind.DUPLICATE],
            rejected=counts[OutcomeKind.REJECTED],
            unread=unread,
            quotations=quotations,
            events=events,
        )


@dataclass(frozen=True, slots=True)
class QuotationRow:
    """A quotation with what tells its article apart.

    `quotation` is as the article's reading has it; `person` is who its speaker is across articles, None where the
    text does not tell.
    """

    quotation: Quotation
    article_id: str
    ref: str
    title: str | None
    outlet: str | None
    url: str | None
    published: datetime.date | None
    person: PersonReference | None = None


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """What tells an article apart, without its text. `words` counts runs of characters between blanks.

    `unread` says why it was stored but not read, else None; `quotations` is how many were found in it.
    """

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


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some rows of a longer answer. `total` is how many there are in all, as far as was counted (`limits`).

    `exact` is false where there are more than were counted. `ranked` says that those that fit some words best come
    first; else the newest do.
    """

    rows: tuple[T, ...]
    total: int
    exact: bool
    ranked: bool = False


@dataclass(frozen=True, slots=True)
class DayCount:
    """The articles that were published on a day, and the quotations in them."""

    day: datetime.date
    articles: int
    quotations: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A quotation or an article that a search found, with the passage that shows why.

    `snippet` is the slice `span` of the article's text; `highlights` are the matches in it, in code points of the
    article's text (subtract `span.start` for places in the snippet), and empty where the match is in the title or the
    speaker's name. `speaker` is the canonical name of who speaks, and `person` who that is across articles. `score` is
    BM25 turned so that higher is better; it compares within one search only, and is 0 where no words were looked for.
    `quotation` is None for an article.
    """

    kind: Literal["quotation", "article"]
    id: str
    article_id: str
    ref: str
    title: str | None
    outlet: str | None
    published: datetime.date | None
    speaker: str | None
    snippet: str
    span: Span
    highlights: tuple[Span, ...]
    score: float
    quotation: Quotation | None = None
    person: PersonReference | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What an id leads to: a reading, and the quotation or event in it where the id was a quotation's or event's.

    `refs` is everywhere the article's text was met; `people` is who those in it are across articles, by their keys in
    the reading. `succeeds` is the id that was asked for where a later reading has replaced what it named by this
    quotation or event, else None.
    """

    reading: Reading
    quotation: Quotation | None
    refs: tuple[str, ...]
    succeeds: str | None = None
    event: Event | None = None
    people: Mapping[str, PersonReference] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SpeakerCount:
    """A speaker with the quotations of all articles; `person` is the canonical id.

    It is None for bodies, groups and documents that no other article can mean by their names: they are counted by what
    they are called ("officials"), case and accents aside. People never are.
    """

    name: str
    type: EntityType
    quotations: int
    person: str | None = None


@dataclass(frozen=True, slots=True)
class RejectionCount:
    """How many inputs were ever rejected for a reason (each `ref` once), with some of their refs."""

    reason: RejectionReason
    inputs: int
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stats:
    """What the record holds.

    `words` counts runs of characters between blanks. `unattributed` are the quotations of which the text does not tell
    the speaker; `people` are those whom articles name or mean, quoted or not. `first` and `last` are the earliest and
    the latest day of publication, None where no article has one.
    """

    articles: int
    unread: int
    words: int
    quotations: dict[QuotationKind, int]
    unattributed: int
    speakers: int
    top_speakers: tuple[SpeakerCount, ...]
    rejected: tuple[RejectionCount, ...]
    runs: int
    first: datetime.date | None
    last: datetime.date | None
    events: dict[Quad, int] = field(default_factory=dict)
    people: int = 0
