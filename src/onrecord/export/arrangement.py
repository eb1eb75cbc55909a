"""How a reading is shown: quotations below the one that reports them, blocks around a passage, words in their marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.model import Block, Quotation, Span
from onrecord.quotations.voices import Voices


def nested(quotations: tuple[Quotation, ...]) -> Iterator[tuple[int, Quotation]]:
    """Yield each quotation with its depth: reports within reports follow the one that reports them."""
    known = {quotation.id for quotation in quotations}
    below: dict[str | None, list[Quotation]] = {}
    for quotation in quotations:
        below.setdefault(quotation.within if quotation.within in known else None, []).append(quotation)
    stack = [(0, quotation) for quotation in reversed(below.get(None, []))]
    while stack:
        depth, quotation = stack.pop()
        yield depth, quotation
        stack.extend((depth + 1, inner) for inner in reversed(below.get(quotation.id, [])))


def context(blocks: Sequence[Block], quotation: Quotation) -> Sequence[Block]:
    """Return the blocks that a quotation stands in, with the one before and the one after."""
    spans = [*quotation.content, *(span for span in (quotation.source, quotation.cue) if span is not None)]
    return around(blocks, spans)


def around(blocks: Sequence[Block], spans: Sequence[Span]) -> Sequence[Block]:
    """Return the blocks that spans stand in, from the one before the first to the one after the last."""
    touched = [i for i, block in enumerate(blocks) if any(block.span.overlaps(span) for span in spans)]
    if not touched:
        return blocks
    return blocks[max(touched[0] - 1, 0) : touched[-1] + 2]


def fragments(quotation: Quotation) -> list[str]:
    """Return the words said, a text a fragment: `Quotation.text` is these with a blank between them."""
    parts, start = [], 0
    for span in quotation.content:
        length = span.end - span.start
        parts.append(quotation.text[start : start + length])
        start += length + 1
    return parts


def as_printed(quotation: Quotation, apart: Voices) -> list[str]:
    """Return the content, a text a fragment, with the quotation marks at its ends that a fragment leaves out.

    Whatever marks the outlet has, these are “ and ”; those within a fragment stay as they are.
    """
    begin = {span.start for span in apart.verbatim}
    end = {span.end for span in apart.verbatim}
    return [
        f"{'“' if span.start in begin else ''}{' '.join(part.split())}{'”' if span.end in end else ''}"
        for span, part in zip(quotation.content, fragments(quotation), strict=True)
    ]
