"""The time expressions of an article: recognised block by block, then resolved in the order of the text."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from onrecord.model import Block, BlockKind, Span, TimeExpression
from onrecord.parsing import Sentence
from onrecord.times import narrative
from onrecord.times.narrative import Said, Story
from onrecord.times.recognising import recognise
from onrecord.times.resolving import resolve
from onrecord.times.site import Parsed
from onrecord.times.viewpoint import Paragraph, Viewpoint

_NEIGHBOURS = 8
"""Time expressions before and after one that may be what its sentence is about."""


def find(
    text: str, blocks: Sequence[Block], sentences: Sequence[Sentence], published: datetime.date | None
) -> tuple[TimeExpression, ...]:
    """Return the time expressions of an article in the order of the text; they do not overlap.

    Args:
        text: The article's text.
        blocks: Its blocks; boilerplate is passed over, the dateline is not.
        sentences: Its parsed sentences, as far as there are any; they tell tense and parts of speech.
        published: The day that it was published, None where that is not known: then nothing is counted from it.
    """
    parsed = Parsed(sentences)
    read = [block for block in blocks if block.kind is not BlockKind.BOILERPLATE]
    of_blocks = narrative.said(text, read, [recognise(text, block.span, parsed) for block in read])
    telling, story = narrative.telling(of_blocks, published), Story()
    found: list[TimeExpression] = []
    for of_block in of_blocks:
        found += _resolved(of_block, parsed, Viewpoint(published, telling, story, Paragraph()))
    return tuple(found)


def time(text: str, on: datetime.date | None = None) -> TimeExpression | None:
    """Return what a time expression on its own means, seen from the day `on`; None where the text holds none.

    Where other words are around it, it is the longest in the text. Offsets are those of `text`.
    """
    found = find(text, (Block(BlockKind.PARAGRAPH, Span(0, len(text))),), (), on)
    return max(found, key=lambda one: one.span.end - one.span.start, default=None)


def _resolved(of_block: Sequence[Said], parsed: Parsed, viewpoint: Viewpoint) -> Iterator[TimeExpression]:
    of_sentence = [parsed.at(each.one.span.start) for each in of_block]
    for i, each in enumerate(of_block):
        near = range(max(i - _NEIGHBOURS, 0), min(i + _NEIGHBOURS + 1, len(of_block)))
        view = viewpoint.view(each, [of_block[j].one for j in near if of_sentence[j] == of_sentence[i]])
        value = resolve(each.one.meaning, view)
        viewpoint.remember(each, value)
        yield TimeExpression(
            span=each.one.span,
            type=value.type,
            value=value.value,
            precision=value.precision,
            origin=value.origin,
            why=(*each.one.rules, *value.why),
        )
