"""A reading made by hand, for tests of what is done with readings. The people, places and words are invented."""

from __future__ import annotations

import datetime

from onrecord.model import (
    Article,
    Block,
    BlockKind,
    Entity,
    EntityType,
    Event,
    EventDate,
    EventPlace,
    EventType,
    Evidence,
    Mention,
    MentionKind,
    Origin,
    Participant,
    Place,
    Precision,
    Quad,
    Quotation,
    QuotationKind,
    Reading,
    Span,
    Speaker,
    Status,
    TimeExpression,
    TimeType,
    article_id,
    event_id,
    quotation_id,
)

TEXT = """Minister warns of a hard winter

LUNDHAVN, May 3, 1988 - “The harbour stays open,” Minister Arvid Lindqvist said, “whatever the winter brings.”

He allegedly told envoys that the island's council had said the ferries “would not sail”.

Nobody shall freeze here.

On Sunday he met Soviet envoys in Kiruna. Yugoslavia is to send the island coal next month.
No guards fired on a trawler."""


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

DATELINE = TimeExpression(
    span("May 3, 1988"), TimeType.DATE, "1988-05-03", Precision.DAY, Origin.STATED, ("calendar-date",)
)
SUNDAY = TimeExpression(
    span("Sunday"), TimeType.DATE, "1988-05-01", Precision.DAY, Origin.RESOLVED, ("weekday", "anchor:1988-05-03")
)
NEXT_MONTH = TimeExpression(
    span("next month"), TimeType.DATE, "1988-06", Precision.MONTH, Origin.RESOLVED, ("shift", "anchor:1988-05-03")
)
WINTER = TimeExpression(span("the winter"), TimeType.DATE, None, None, Origin.STATED, ("season",))

LUNDHAVN = Place(span("LUNDHAVN"), "LUNDHAVN", None, None, None, None, 0.3, ("not-in-gazetteer",))
KIRUNA = Place(span("Kiruna"), "Kiruna", "SWE", 67.85572, 20.22513, 605155, 0.9, ("only-sense",))


def event(
    type_: EventType,
    trigger: Span,
    actors: tuple[Participant, ...] = (),
    recipients: tuple[Participant, ...] = (),
    *,
    quad: Quad,
    mode: str | None = None,
    context: str | None = None,
    cameo: str | None = None,
    goldstein: float | None = None,
    mentions: tuple[Span, ...] = (),
    date: EventDate | None = None,
    place: EventPlace | None = None,
    status: Status = Status.ASSERTED,
    quotation: str | None = None,
    score: float = 0.8,
    why: tuple[str, ...] = ("type:by-hand",),
) -> Event:
    """Return an event of ARTICLE."""
    return Event(
        id=event_id(ARTICLE.id, type_, trigger, [a.span for a in actors], [r.span for r in recipients]),
        type=type_,
        mode=mode,
        quad=quad,
        context=context,
        cameo=cameo,
        goldstein=goldstein,
        trigger=trigger,
        mentions=(trigger, *mentions),
        actors=actors,
        recipients=recipients,
        date=date,
        place=place,
        status=status,
        quotation=quotation,
        score=score,
        why=why,
    )


MET = event(
    EventType.CONSULT,
    span("met"),
    (Participant(span("he met")._replace(end=span("he met").start + 2), LINDQVIST.key, LINDQVIST.name, None, "GOV"),),
    (Participant(span("Soviet envoys"), None, "Soviet envoys", "SUN", "GOV"),),
    quad=Quad.VCOOP,
    mode="visit",
    context="diplomatic",
    cameo="042",
    goldstein=1.9,
    date=EventDate("1988-05-01", Precision.DAY, Origin.RESOLVED, SUNDAY.span),
    place=EventPlace("Kiruna", "SWE", KIRUNA.span),
    why=("type:lexicon:meet", "actor:subject", "recipient:object", "date:same-clause", "place:in"),
)
COAL = event(
    EventType.AID,
    span("is to send"),
    (Participant(span("Yugoslavia"), "yugoslavia", "Yugoslavia", "YUG", "GOV", "Q36704"),),
    (
        Participant(
            span("the island coal")._replace(end=span("the island coal").end - 5), None, "the island", None, None
        ),
    ),
    quad=Quad.MCOOP,
    context="economic",
    cameo="071",
    goldstein=7.4,
    date=EventDate("1988-06", Precision.MONTH, Origin.RESOLVED, NEXT_MONTH.span),
    status=Status.PLANNED,
    score=0.7,
)
FIRED = event(
    EventType.ASSAULT,
    span("fired on"),
    (Participant(span("guards"), None, "guards", None, "COP"),),
    (Participant(span("a trawler"), None, "a trawler", None, "CVL"),),
    quad=Quad.MCONF,
    mode="firearms",
    cameo="190",
    goldstein=-10.0,
    status=Status.DENIED,
    score=0.6,
)
FERRIES = event(
    EventType.REJECT,
    span("would not sail"),
    (Participant(span("the island's council"), COUNCIL.key, COUNCIL.name, None, "GOV"),),
    quad=Quad.VCONF,
    status=Status.CLAIMED,
    quotation=INNER.id,
    score=0.5,
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
        Block(BlockKind.PARAGRAPH, span(TEXT.split("\n\n")[4])),
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
    times=(DATELINE, WINTER, SUNDAY, NEXT_MONTH),
    places=(LUNDHAVN, KIRUNA),
    events=(FERRIES, MET, COAL, FIRED),
)


def made(text: str, *quotations: tuple[QuotationKind, str, str, str]) -> Reading:
    """Return a reading of one paragraph with quotations without speakers: kind, content, source and cue of each."""

    def at(part: str) -> Span:
        start = text.index(part)
        return Span(start, start + len(part))

    article = Article(article_id(text), "made.txt", text)
    found = []
    for kind, content, source, cue in quotations:
        said = (at(content),)
        found.append(
            Quotation(
                id=quotation_id(article.id, said), kind=kind, content=said, text=content, source=at(source),
                cue=at(cue), speaker=None, inferred=False, within=None, distancing=(), score=1.0, why=(),
            )
        )  # fmt: skip
    return Reading(article, (Block(BlockKind.PARAGRAPH, Span(0, len(text))),), quotations=tuple(found))
