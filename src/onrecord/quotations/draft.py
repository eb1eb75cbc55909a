"""A quotation that has been found but not yet attributed to a speaker."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import QuotationKind, Span


@dataclass(frozen=True, slots=True)
class Draft:
    """What was found of one quotation, in offsets of the article's text.

    `block` is the position of the block in which the cue stands, or the content begins where there is no cue.
    `follows` is the position, among the article's drafts, of the one whose speaker goes on here (a quoted passage
    without a cue of its own); `pull_quote` tells that the content is a block of that kind, `source` then being its
    signature where it has one. `addressee` is the phrase that names the hearer ("told REPORTERS"): not the speaker.
    """

    content: tuple[Span, ...]
    kind: QuotationKind
    source: Span | None
    cue: Span | None
    block: int
    score: float
    why: tuple[str, ...]
    follows: int | None = None
    pull_quote: bool = False
    addressee: Span | None = None
    within: int | None = None
    distancing: tuple[Span, ...] = ()
