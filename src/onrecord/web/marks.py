"""Spans that nest and cross, as a tree that HTML can show: where marks cross, the one that begins later is cut in two.

Use it for everything that is marked in a text. Offsets are code points, which is what Python counts; nothing is lost:
the leaves of the tree, in order, are the text.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from onrecord.model import Span

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Mark(Generic[T]):
    """A span with what it says. Of marks with the same span the one of lower `rank` is the outer one."""

    span: Span
    value: T
    rank: int = 0


@dataclass(slots=True)
class Piece(Generic[T]):
    """A mark, or the part of it that lies within another; `first` tells the part with which it begins."""

    mark: Mark[T]
    span: Span
    first: bool
    children: list[Piece[T]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Run(Generic[T]):
    """A stretch of text that is marked alike throughout: the pieces that it lies in, outermost first.

    `opens` are those of them that begin with this run, `closes` how many of them end with it.
    """

    span: Span
    pieces: tuple[Piece[T], ...]
    opens: tuple[Piece[T], ...]
    closes: int


def nest(within: Span, marks: Iterable[Mark[T]]) -> list[Piece[T]]:
    """Return the marks as trees over the stretch `within`, in order; what of them lies outside it is cut off.

    Marks that begin earlier, end later or have the lower rank are outside, in this order. Empty marks are left out.
    """
    queue: list[tuple[int, int, int, int, Piece[T]]] = []
    for number, mark in enumerate(marks):
        _push(queue, number, mark, max(mark.span.start, within.start), min(mark.span.end, within.end))
    roots: list[Piece[T]] = []
    around: list[Piece[T]] = []
    while queue:
        start, _, _, number, piece = heapq.heappop(queue)
        while around and around[-1].span.end <= start:
            around.pop()
        if around and piece.span.end > around[-1].span.end:
            cut = around[-1].span.end
            _push(queue, number, piece.mark, cut, piece.span.end)
            _push(queue, number, piece.mark, start, cut)
            continue
        (around[-1].children if around else roots).append(piece)
        around.append(piece)
    return roots


def _push(queue: list[tuple[int, int, int, int, Piece[T]]], number: int, mark: Mark[T], start: int, end: int) -> None:
    if start < end:
        piece = Piece(mark, Span(start, end), first=start == mark.span.start)
        heapq.heappush(queue, (start, -end, mark.rank, number, piece))


def runs(within: Span, pieces: Sequence[Piece[T]]) -> Iterator[Run[T]]:
    """Yield the stretch `within` as runs, in order and without gaps."""
    yield from _runs(within, pieces, (), (), 0)


def _runs(
    within: Span, pieces: Sequence[Piece[T]], around: tuple[Piece[T], ...], opening: tuple[Piece[T], ...], closing: int
) -> Iterator[Run[T]]:
    """Yield the runs of a stretch; the first of them opens `opening`, the last closes `closing` pieces."""
    position = within.start
    for piece in pieces:
        if position < piece.span.start:
            yield Run(Span(position, piece.span.start), around, opening, 0)
            opening = ()
        position = piece.span.end
        ends = 1 + (closing if position == within.end else 0)
        yield from _runs(piece.span, piece.children, (*around, piece), (*opening, piece), ends)
        opening = ()
    if position < within.end:
        yield Run(Span(position, within.end), around, opening, closing)
