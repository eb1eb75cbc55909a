"""What is known of an article by the time its events are read, and how to look it up by offset."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.events.spans import Spans
from onrecord.model import Block, Entity, Mention, Place, Quotation, TimeExpression
from onrecord.parsing import Sentence


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """One article with everything found in it before its events. Offsets are those of `text`."""

    id: str
    text: str
    published: datetime.date | None
    blocks: Sequence[Block]
    sentences: Sequence[Sentence]
    entities: Mapping[str, Entity]
    mentions: Spans[tuple[Entity, Mention]]
    said: Spans[Quotation]
    times: Spans[TimeExpression]
    places: Spans[Place]


def scene(
    article: str,
    text: str,
    published: datetime.date | None,
    blocks: Sequence[Block],
    sentences: Sequence[Sentence],
    people: Sequence[Entity] = (),
    quotations: Sequence[Quotation] = (),
    times: Sequence[TimeExpression] = (),
    places: Sequence[Place] = (),
) -> Scene:
    """Gather what was found in the article with the id `article`."""
    return Scene(
        article,
        text,
        published,
        blocks,
        sentences,
        {entity.key: entity for entity in people},
        Spans((mention.span, (entity, mention)) for entity in people for mention in entity.mentions),
        Spans((span, quotation) for quotation in quotations for span in quotation.content),
        Spans((time.span, time) for time in times),
        Spans((place.span, place) for place in places),
    )
