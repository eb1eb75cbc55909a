"""Turns of a printed interview or hearing: "WALLACE: Will you be there?", a paragraph a turn.

An article has turns where two or more of its paragraphs begin with a name in capitals ("ANNA LIND", "Q") and a colon.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.model import Block, BlockKind, Span

_CAPITALS = re.compile(r"[“\"']{0,2}(?P<name>(?:[A-Z][A-Z.'’-]*[A-Z.]|Q|A)(?: [A-Z][A-Z.'’-]+){0,3}):\s+(?=\S)")

LEAST_TURNS = 2
"""One paragraph with a colon after its first words is a list or a label; two with capitals are a conversation."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What one participant says: the block, the name before the colon, and the words after it."""

    block: int
    name: Span
    content: Span


def turns(text: str, blocks: Sequence[Block]) -> tuple[Turn, ...]:
    """Return the turns of an article, none where fewer than LEAST_TURNS paragraphs look like one."""
    found = tuple(_turns(text, blocks))
    return found if len(found) >= LEAST_TURNS else ()


def _turns(text: str, blocks: Sequence[Block]) -> Iterator[Turn]:
    for number, block in enumerate(blocks):
        if block.kind is not BlockKind.PARAGRAPH:
            continue
        match = _CAPITALS.match(text, *block.span)
        if match and match.end() < block.span.end:
            yield Turn(number, Span(*match.span("name")), Span(match.end(), block.span.end))
