"""Readings for tests of the pages: an ordinary one (`readings`), one that attacks, one that strains, one unread.

People, places and words are invented.
"""

from __future__ import annotations

import dataclasses
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
from readings import ARTICLE, LINDQVIST, OPEN, READING, TEXT
from readings import span as in_harbour

ATTACK = '"><img src=x onerror=alert(1)><script>alert(2)</script>{{ 7*7 }}\u202e&lt;b&gt;'


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _quotation(text: str, words: tuple[str, ...], speaker: Speaker, source: str, cue: str) -> Quotation:
    content = tuple(_span(text, part) for part in words)
    return Quotation(
        id=quotation_id(article_id(text), content),
        kind=QuotationKind.DIRECT,
        content=content,
        text=" ".join(words),
        source=_span(text, source),
        cue=_span(text, cue),
        speaker=speaker,
        inferred=False,
        within=None,
        distancing=(),
        score=0.8,
        why=("by-hand", ATTACK),
    )


HOSTILE_TEXT = f"{ATTACK}\n\n“Harbour {ATTACK} closed,” said {ATTACK} Olsen.\n\nHalf a pair: \udc9f."
_HOSTILE_EVENT = Event(
    id=event_id(
        article_id(HOSTILE_TEXT), EventType.ACCUSE, _span(HOSTILE_TEXT, "closed"), [_span(HOSTILE_TEXT, "Olsen")], []
    ),
    type=EventType.ACCUSE,
    mode=None,
    quad=Quad.VCONF,
    context=None,
    cameo="110",
    goldstein=-2.0,
    trigger=_span(HOSTILE_TEXT, "closed"),
    mentions=(_span(HOSTILE_TEXT, "closed"),),
    actors=(Participant(_span(HOSTILE_TEXT, "Olsen"), ATTACK, f"{ATTACK} Olsen", "KAZ", None),),
    recipients=(),
    date=None,
    place=EventPlace(ATTACK, "RUS", _span(HOSTILE_TEXT, "Half a pair")),
    status=Status.ASSERTED,
    quotation=None,
    score=0.5,
    why=(ATTACK, f"actor:{ATTACK}", f"type:mode:{ATTACK}"),
)
HOSTILE = Reading(
    article=Article(
        id=article_id(HOSTILE_TEXT),
        ref=f"../{ATTACK}.txt",
        text=HOSTILE_TEXT,
        title=ATTACK,
        outlet=ATTACK,
        url="javascript:alert(3)",
        published=datetime.date(1989, 2, 1),
        language="en",
    ),
    blocks=(
        Block(BlockKind.HEADING, Span(0, len(ATTACK))),
        Block(BlockKind.PARAGRAPH, _span(HOSTILE_TEXT, HOSTILE_TEXT.split("\n\n")[1])),
        Block(BlockKind.PARAGRAPH, _span(HOSTILE_TEXT, HOSTILE_TEXT.split("\n\n")[2])),
    ),
    people=(
        Entity(
            ATTACK,
            f"{ATTACK} Olsen",
            EntityType.PERSON,
            (Mention(_span(HOSTILE_TEXT, f"{ATTACK} Olsen"), MentionKind.NAME, 1.0, (ATTACK,)),),
        ),
    ),
    quotations=(
        _quotation(
            HOSTILE_TEXT,
            (f"Harbour {ATTACK} closed,",),
            Speaker(ATTACK, f"{ATTACK} Olsen", EntityType.PERSON, 0.9, (ATTACK,)),
            f"{ATTACK} Olsen",
            "said",
        ),
    ),
    events=(_HOSTILE_EVENT,),
)

STRAINED_TEXT = (
    "𝔏𝔲𝔫𝔡𝔥𝔞𝔳𝔫 🇩🇰 gazette\n\n"
    "“The 🐟 and the cafe\u0301 stay 👩\u200d👩\u200d👧 open,” Zoe\u0308 Ma\u030ansson said. Share\n\n"
    "“Até lá 𠮷野 harbour.”"
)
ZOE = Speaker("zoe-mansson", "Zoe\u0308 Ma\u030ansson", EntityType.PERSON, 0.9, ("name",))
STRAINED = Reading(
    article=Article(
        id=article_id(STRAINED_TEXT),
        ref="strained.txt",
        text=STRAINED_TEXT,
        outlet="The Lundhavn Post",
        url="https://example.org/strained?a=1&b=2",
        published=datetime.date(1990, 7, 14),
        language="en",
    ),
    blocks=(
        Block(BlockKind.HEADING, _span(STRAINED_TEXT, "𝔏𝔲𝔫𝔡𝔥𝔞𝔳𝔫 🇩🇰 gazette")),
        Block(
            BlockKind.PARAGRAPH,
            _span(
                STRAINED_TEXT,
                "“The 🐟 and the cafe\u0301 stay 👩\u200d👩\u200d👧 open,” Zoe\u0308 Ma\u030ansson said. ",
            ),
        ),
        Block(BlockKind.BOILERPLATE, _span(STRAINED_TEXT, "Share")),
        Block(BlockKind.PULL_QUOTE, _span(STRAINED_TEXT, "“Até lá 𠮷野 harbour.”")),
    ),
    people=(
        Entity(
            ZOE.key,
            ZOE.name,
            EntityType.PERSON,
            (Mention(_span(STRAINED_TEXT, ZOE.name), MentionKind.NAME, 1.0, ("name",)),),
        ),
    ),
    quotations=(
        _quotation(
            STRAINED_TEXT,
            ("The 🐟 and the cafe\u0301 stay 👩\u200d👩\u200d👧 open,", "Até lá 𠮷野 harbour."),
            ZOE,
            ZOE.name,
            "said",
        ),
    ),
)

UNREAD_TEXT = "Der Hafen bleibt auch in diesem Winter geöffnet, sagte der Minister."
UNREAD = Reading(
    article=Article(id=article_id(UNREAD_TEXT), ref="hafen.txt", text=UNREAD_TEXT, title="Hafen", language="de"),
    blocks=(Block(BlockKind.PARAGRAPH, Span(0, len(UNREAD_TEXT))),),
    unread="the text is not in English",
)

_MINISTER = in_harbour("Minister Arvid Lindqvist")
_ENVOYS = in_harbour("envoys")
_TOLD = in_harbour("told")
EVENT = Event(
    id=event_id(ARTICLE.id, EventType.CONSULT, _TOLD, [_MINISTER], [_ENVOYS]),
    type=EventType.CONSULT,
    mode="meet",
    quad=Quad.VCOOP,
    context="military",
    cameo="040",
    goldstein=1.0,
    trigger=_TOLD,
    mentions=(_TOLD,),
    actors=(Participant(_MINISTER, LINDQVIST.key, LINDQVIST.name, None, "GOV"),),
    recipients=(Participant(_ENVOYS, None, "envoys", None, None),),
    date=EventDate("1988-05-03", Precision.DAY, Origin.INFERRED, None),
    place=EventPlace("Lundhavn", None, in_harbour("LUNDHAVN")),
    status=Status.CLAIMED,
    quotation=OPEN.id,
    score=0.7,
    why=("by-hand",),
)
EVENTFUL = dataclasses.replace(
    READING,
    times=(
        TimeExpression(in_harbour("May 3, 1988"), TimeType.DATE, "1988-05-03", Precision.DAY, Origin.STATED, ("date",)),
        TimeExpression(in_harbour("winter brings"), TimeType.DATE, None, None, Origin.STATED, ("season",)),
    ),
    places=(Place(in_harbour("LUNDHAVN"), "Lundhavn", None, None, None, None, 0.5, ("dateline",)),),
    events=(EVENT,),
)
"""The reading of `readings` with times, places and an event."""

ALL = (READING, HOSTILE, STRAINED, UNREAD)
TEXTS = {TEXT: READING, HOSTILE_TEXT: HOSTILE, STRAINED_TEXT: STRAINED, UNREAD_TEXT: UNREAD}

LINDQVIST_ID, COUNCIL_ID, OLSEN_ID = "pcec3b0a4c4c1f9c5", "pb466060f8a38d0f7", "pcda07544ac8b7d9a"
"""Who speaks in READING, by the canonical ids in a record of ALL."""
