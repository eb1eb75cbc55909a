"""Quoted passages, found by their quotation marks alone.

Reach for `scan` wherever it matters what stands inside quotation marks. It runs no model. What it promises: passages
are in order, each within its blocks, properly nested, none empty; the content of a passage leaves its own outer marks
out; an unbalanced mark costs at most its own paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import Block, BlockKind, Span
from onrecord.quotations.glyphs import opens_with
from onrecord.quotations.pairing import Pair, pairs

_ASIDE = frozenset({BlockKind.BOILERPLATE, BlockKind.CAPTION})
"""Blocks that may stand between two paragraphs of one passage."""

_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.PULL_QUOTE})


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text inside quotation marks.

    `content` is what stands inside the outer marks, trimmed of blanks, one span for each paragraph that the passage
    runs over; `outer` are the same stretches with their marks, one for one. `block` is the position of the block in
    which it begins, `parent` the position, among the passages, of the smallest passage that it is nested in.
    `closed` is false where no closing mark was found: the passage then ends with its paragraph.
    """

    content: tuple[Span, ...]
    outer: tuple[Span, ...]
    block: int
    parent: int | None
    closed: bool


@dataclass(slots=True)
class _Growing:
    """A passage in the making: its parts so far, and the family of marks that it may go on with."""

    parts: list[Pair]
    block: int
    parent: int | None


def scan(text: str, blocks: Sequence[Block]) -> tuple[Passage, ...]:
    """Return every passage inside quotation marks, ordered by where it begins, outer ones before inner ones.

    A passage that its paragraph does not close goes on in the next paragraph where that begins with an opening mark
    of the same family. Captions and boilerplate may stand in between; any other block ends it.
    """
    found: list[_Growing] = []
    following = _next_paragraphs(blocks)
    going: dict[int, int] = {}
    for number, block in enumerate(blocks):
        after = following[number]
        goes_on = opens_with(text, blocks[after].span) if after is not None else None
        here = pairs(text, block.span, goes_on)
        places: list[int] = []
        for pair in here:
            earlier = going.get(number)
            if not places and earlier is not None and _goes_on(text, found[earlier].parts[-1], pair, block):
                found[earlier].parts.append(pair)
                places.append(earlier)
            else:
                parent = None if pair.parent is None else places[pair.parent]
                places.append(len(found))
                found.append(_Growing([pair], number, parent))
        unclosed = [place for pair, place in zip(here, places, strict=True) if pair.parent is None and not pair.closed]
        if unclosed and after is not None:
            going[after] = unclosed[0]
    return tuple(_passage(growing) for growing in found)


def _next_paragraphs(blocks: Sequence[Block]) -> list[int | None]:
    """Return for each block the paragraph in which a passage left open in it may go on, or None."""
    out: list[int | None] = [None] * len(blocks)
    after: int | None = None
    for number in range(len(blocks) - 1, -1, -1):
        kind = blocks[number].kind
        if kind in _ASIDE:
            continue
        out[number] = after if kind in _PROSE else None
        after = number if kind in _PROSE else None
    return out


def _goes_on(text: str, earlier: Pair, pair: Pair, block: Block) -> bool:
    """Tell whether a pair, the first of its block, is where the passage that `earlier` left open goes on."""
    same = pair.family == earlier.family
    return same and pair.parent is None and not text[block.span.start : pair.outer.start].strip()


def _passage(growing: _Growing) -> Passage:
    parts = growing.parts
    content, outer = tuple(part.content for part in parts), tuple(part.outer for part in parts)
    return Passage(content, outer, growing.block, growing.parent, parts[-1].closed)
