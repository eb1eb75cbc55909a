"""From text to blocks: paragraphs first, then what is glued to their edges, then what each of them is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.layout import datelines, furniture, headings, voices
from onrecord.layout.paragraphs import lines, paragraphs, trimmed
from onrecord.model import Block, BlockKind, Span

LONGEST_RUN = 3
"""More short lines than this in a row are a list, not headings."""

OPENING = 5
"""A report opens within this many blocks: title, subtitle, byline, caption, and then its dateline."""

_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.PULL_QUOTE})
_BESIDE_PROSE = frozenset({BlockKind.CAPTION, BlockKind.BOILERPLATE, BlockKind.DATELINE})


def blocks(text: str, structure: Sequence[Block] = ()) -> tuple[Block, ...]:
    """Return the blocks of an article: in order, not overlapping, and together all of its text but blanks.

    Args:
        text: The article's text, which is never changed.
        structure: What the source's own markup says of parts of it; this wins over every rule. Of blocks that overlap
            the one that begins first counts.

    Returns:
        Blocks that begin and end with a character that is not blank.
    """
    given = _given(text, structure)
    found: list[Block] = []
    alone: set[Span] = set()
    start = 0
    for block in [*given, None]:
        end = block.span.start if block else len(text)
        for span in paragraphs(text, lines(text, Span(start, end))):
            pieces = list(_carved(text, span, len(found)))
            found += pieces
            alone.update(piece.span for piece in pieces if piece.span == span and piece.kind is BlockKind.PARAGRAPH)
        if block:
            found.append(block)
            start = block.span.end
    _sign(text, found, alone)
    _head(text, found, alone)
    _pull(text, found, frozenset(block.span for block in given))
    return tuple(found)


def _given(text: str, structure: Sequence[Block]) -> list[Block]:
    """Return the markup's blocks, in order, within the text, trimmed, without those that overlap an earlier one."""
    out: list[Block] = []
    for block in sorted(structure, key=lambda block: block.span):
        span = trimmed(text, Span(max(block.span.start, 0), min(block.span.end, len(text))))
        if span is not None and (not out or out[-1].span.end <= span.start):
            out.append(replace(block, span=span))
    return out


def _carved(text: str, span: Span, before: int) -> Iterator[Block]:
    """Yield the blocks of one paragraph: a dateline glued in front, the words, a signature and buttons glued behind.

    `before` is the number of blocks above it.
    """
    kind = _kind_of_line(span.of(text))
    if kind is not None:
        yield Block(kind, span)
        return
    dateline = datelines.prefix(text, span, first=not before, opening=before < OPENING)
    if dateline is not None:
        yield Block(BlockKind.DATELINE, dateline)
    buttons = furniture.buttons_behind(text, span)
    rest = trimmed(text, Span(dateline.end if dateline else span.start, buttons.start if buttons else span.end))
    if rest is not None:
        signature = voices.signature_behind(text, rest)
        words = trimmed(text, Span(rest.start, signature.start if signature else rest.end))
        if words is not None:
            yield Block(BlockKind.PARAGRAPH, words)
        if signature is not None:
            yield Block(BlockKind.SIGNATURE, signature)
    if buttons is not None:
        yield Block(BlockKind.BOILERPLATE, buttons)


def _kind_of_line(words: str) -> BlockKind | None:
    """Return the kind of a paragraph that is a dateline or furniture as a whole, or None."""
    return BlockKind.DATELINE if datelines.is_line(words) else furniture.kind_of_line(words)


def _sign(text: str, found: list[Block], alone: set[Span]) -> None:
    """Mark the signatures that stand on a line of their own below a passage in somebody's voice."""
    below = _below(found)
    for i in range(1, len(found)):
        block, above = found[i], found[i - 1]
        if block.span in alone and above.kind in _PROSE and voices.is_signature(block.span.of(text)):
            bare = below[i] is None and not voices.names_office(block.span.of(text))
            if above.kind is BlockKind.PULL_QUOTE or voices.may_be_signed(above.span.of(text), bare=bare):
                found[i] = replace(block, kind=BlockKind.SIGNATURE)


def _head(text: str, found: list[Block], alone: set[Span]) -> None:
    """Mark the headings: lines that read as one, are no list, and have prose below them."""
    opening = next((i for i, block in enumerate(found) if block.kind not in _BESIDE_PROSE), None)
    candidates = [
        i
        for i, block in enumerate(found)
        if block.span in alone
        and block.kind is BlockKind.PARAGRAPH
        and headings.reads_as_heading(block.span.of(text), first=i == opening)
    ]
    below = _below(found)
    for run in _runs(candidates):
        followed = below[run[-1]] in _PROSE
        listed = len(run) > LONGEST_RUN
        for i in run:
            if i == opening or (followed and not listed):
                found[i] = replace(found[i], kind=BlockKind.HEADING)


def _below(found: Sequence[Block]) -> list[BlockKind | None]:
    """Return for each block the kind of the next one that is not beside the prose, None at the end."""
    out: list[BlockKind | None] = []
    kind: BlockKind | None = None
    for block in reversed(found):
        out.append(kind)
        kind = kind if block.kind in _BESIDE_PROSE else block.kind
    return out[::-1]


def _runs(positions: Sequence[int]) -> list[list[int]]:
    """Return the positions in groups that follow one another without a gap."""
    out: list[list[int]] = []
    for position in positions:
        if out and out[-1][-1] == position - 1:
            out[-1].append(position)
        else:
            out.append([position])
    return out


def _pull(text: str, found: list[Block], certain: frozenset[Span]) -> None:
    """Mark the pull quotes: paragraphs with a signature, and those that speak for a speaker just mentioned."""
    for i, block in enumerate(found[:-1]):
        signed = found[i + 1].kind is BlockKind.SIGNATURE and block.kind is BlockKind.PARAGRAPH
        if signed and block.span not in certain and voices.is_unmarked(block.span.of(text)):
            found[i] = replace(block, kind=BlockKind.PULL_QUOTE)
    prose = [i for i, block in enumerate(found) if block.kind in _PROSE]
    words = [
        found[i].span.of(text) if found[i].kind is BlockKind.PARAGRAPH and found[i].span not in certain else None
        for i in prose
    ]
    for position in voices.unsigned(words):
        found[prose[position]] = replace(found[prose[position]], kind=BlockKind.PULL_QUOTE)
