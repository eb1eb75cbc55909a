"""A reading made by hand, for tests of what is done with readings. The people, places and words are invented."""

from __future__ import annotations

import datetime

from onrecord.model import (
    Article,
    Block,
    BlockKind,
    Entity,
    EntityType,
    Evidence,
    Mention,
    MentionKind,
    Quotation,
    QuotationKind,
    Reading,
    Span,
    Speaker,
    article_id,
    quotation_id,
)

TEXT = """Minister warns of a hard winter

LUNDHAVN, May 3, 1988 - “The harbour stays open,” Minister Arvid Lindqvist said, “whatever the winter brings.”

He allegedly told envoys that the island's council had said the ferries “would not sail”.

Nobody shall freeze here."""


def span(words: str) -> Span:
    """Return where `words` stand in TEXT."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


ARTICLE = Article(
    id=article_id(TEXT),
    ref="harbour.txt",
    text=TEXT,
    title="Minister warns of a hard winter",
    outlet="The Lundhavn Post",
    published=datetime.date(1988, 5, 3),
    language="en",
    evidence=(Evidence("published", span("May 3, 1988")),),
)

LINDQVIST = Speaker("arvid-lindqvist", "Arvid Lindqvist", EntityType.PERSON, 0.96, ("name",))
COUNCIL = Speaker("council", "the island's council", EntityType.ORGANISATION, 0.7, ("nominal",))


def quotation(
    kind: QuotationKind,
    content: tuple[Span, ...],
    *,
    source: Span | None = None,
    cue: Span | None = None,
    speaker: Speaker | None = None,
    inferred: bool = False,
    within: str | None = None,
    distancing: tuple[Span, ...] = (),
    score: float = 0.9,
) -> Quotation:
    """Return a quotation of ARTICLE."""
    return Quotation(
        id=quotation_id(ARTICLE.id, content),
        kind=kind,
        content=content,
        text=" ".join(part.of(TEXT) for part in content),
        source=source,
        cue=cue,
        speaker=speaker,
        inferred=inferred,
        within=within,
        distancing=distancing,
        score=score,
        why=("by-hand",),
    )


OPEN = quotation(
    QuotationKind.DIRECT,
    (span("The harbour stays open"), span("whatever the winter brings.")),
    source=span("Minister Arvid Lindqvist"),
    cue=span("said"),
    speaker=LINDQVIST,
)
TOLD = quotation(
    QuotationKind.MIXED,
    (span("the island's council had said the ferries “would not sail”"),),
    source=span("He"),
    cue=span("told"),
    speaker=LINDQVIST,
    distancing=(span("allegedly"),),
    score=0.75,
)
INNER = quotation(
    QuotationKind.MIXED,
    (span("the ferries “would not sail”"),),
    source=span("the island's council"),
    cue=span("had said"),
    speaker=COUNCIL,
    within=TOLD.id,
    score=0.6,
)
FREEZE = quotation(
    QuotationKind.DIRECT, (span("Nobody shall freeze here."),), speaker=LINDQVIST, inferred=True, score=0.4
)

READING = Reading(
    article=ARTICLE,
    blocks=(
        Block(BlockKind.HEADING, span("Minister warns of a hard winter")),
        Block(BlockKind.DATELINE, span("LUNDHAVN, May 3, 1988 - ")),
        Block(
            BlockKind.PARAGRAPH,
            span("“The harbour stays open,” Minister Arvid Lindqvist said, “whatever the winter brings.”"),
        ),
        Block(BlockKind.PARAGRAPH, span(TEXT.split("\n\n")[2])),
        Block(BlockKind.PULL_QUOTE, span("Nobody shall freeze here.")),
    ),
    people=(
        Entity(
            LINDQVIST.key,
            LINDQVIST.name,
            EntityType.PERSON,
            (
                Mention(span("Minister Arvid Lindqvist"), MentionKind.NAME, 1.0, ("name",)),
                Mention(span("He"), MentionKind.PRONOUN, 0.9, ("pronoun",)),
            ),
        ),
        Entity(
            COUNCIL.key,
            COUNCIL.name,
            EntityType.ORGANISATION,
            (Mention(span("the island's council"), MentionKind.NOMINAL, 0.8, ("nominal",)),),
        ),
    ),
    quotations=(OPEN, TOLD, INNER, FREEZE),
)
