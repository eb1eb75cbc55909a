"""Which quotation marks of one paragraph open, which close and which are none.

Typewriter marks look the same at both ends, curly ones are often turned the wrong way, and an apostrophe looks like a
single mark. So each mark has a cost for opening, for closing and for being no quotation mark (`glyphs`), and the
cheapest sequence of properly nested pairs is found by dynamic programming (Viterbi) over the stack of families that
are open. Work is linear in the number of marks.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from onrecord.model import Span
from onrecord.quotations.glyphs import CLOSES, OPENS, SINGLES, Mark, marks

DEEPEST = 3
"""Passages within passages that are told apart; news goes no deeper."""

_NESTED_IN_ITSELF = 3.0
_UNCLOSED, _UNCLOSED_SINGLE, _UNCLOSED_GOES_ON = 3.0, 4.0, 0.3
_HOPELESS = 10.0
"""A reading this much dearer than the best so far is given up."""

_OPEN, _CLOSE, _NEITHER = "(", ")", "-"


class Pair(NamedTuple):
    """Two marks that belong together, or an opening one and the end of its paragraph.

    `outer` includes the marks, `content` does not and is trimmed of blanks. `parent` is the position, among the
    paragraph's pairs, of the pair around this one. `family` names the marks: passages go on only in their own.
    """

    family: str
    outer: Span
    content: Span
    parent: int | None
    closed: bool


def pairs(text: str, span: Span, goes_on: str | None = None) -> list[Pair]:
    """Return the pairs of quotation marks in one paragraph, ordered by their opening mark.

    Args:
        text: The article's text.
        span: Where the paragraph stands; nothing outside it is looked at.
        goes_on: The family of marks that the next paragraph begins with, as `glyphs.opens_with` gives it.

    Returns:
        Pairs that hold at least one letter or digit, properly nested. A pair that is not closed ends with the
        paragraph; the outermost of these may go on in the next one.
    """
    found = marks(text, span)
    return _matched(text, span, found, _plain(found) or _roles(found, goes_on)) if found else []


def _plain(found: Sequence[Mark]) -> list[str]:
    """Return the roles of marks that open and close in turn without any doubt, or nothing where there is some.

    No other reading is as cheap, so this is what `_roles` would find, only faster; most paragraphs are like this.
    """
    if len(found) % 2:
        return []
    for first, second in zip(found[::2], found[1::2], strict=True):
        family, cost = OPENS.get(first.glyph, ("", 1.0))
        if cost or first.opening or second.closing or CLOSES[family].get(second.glyph, 1.0):
            return []
    return [_OPEN, _CLOSE] * (len(found) // 2)


def _roles(found: Sequence[Mark], goes_on: str | None) -> list[str]:
    """Return for each mark whether it opens, closes or does neither, by the cheapest nesting."""
    costs = {"": 0.0}
    steps: list[dict[str, tuple[str, str]]] = []
    for mark in found:
        reached: dict[str, float] = {}
        step: dict[str, tuple[str, str]] = {}
        enough = min(costs.values()) + _HOPELESS
        for stack, cost in costs.items():
            if cost > enough:
                continue
            for role, after, price in _choices(mark, stack):
                total = cost + price
                if total < reached.get(after, float("inf")):
                    reached[after] = total
                    step[after] = (stack, role)
        costs = reached
        steps.append(step)
    stack = min(costs, key=lambda end: costs[end] + _left_open(end, goes_on))
    roles = []
    for step in reversed(steps):
        stack, role = step[stack]
        roles.append(role)
    return roles[::-1]


def _choices(mark: Mark, stack: str) -> list[tuple[str, str, float]]:
    """Return what a mark may do where the families in `stack` are open: its role, the stack after it, the cost."""
    choices = [(_NEITHER, stack, mark.neither)]
    if stack and mark.glyph in CLOSES[stack[-1]]:
        choices.append((_CLOSE, stack[:-1], mark.closing + CLOSES[stack[-1]][mark.glyph]))
    if mark.glyph in OPENS and len(stack) < DEEPEST:
        family, cost = OPENS[mark.glyph]
        nested = _NESTED_IN_ITSELF if family in stack else 0.0
        choices.append((_OPEN, stack + family, mark.opening + cost + nested))
    return choices


def _left_open(stack: str, goes_on: str | None) -> float:
    """Return the cost of a paragraph that ends with these families open."""
    costs = [_UNCLOSED_SINGLE if family in SINGLES else _UNCLOSED for family in stack]
    if stack and stack[0] == goes_on:
        costs[0] = _UNCLOSED_GOES_ON
    return sum(costs)


def _matched(text: str, span: Span, found: Sequence[Mark], roles: Sequence[str]) -> list[Pair]:
    """Return the pairs that the roles make."""
    opened: list[tuple[Mark, int | None]] = []
    ends: list[int | None] = []
    stack: list[int] = []
    for position, role in enumerate(roles):
        if role == _OPEN:
            opened.append((found[position], stack[-1] if stack else None))
            ends.append(None)
            stack.append(len(opened) - 1)
        elif role == _CLOSE:
            ends[stack.pop()] = position
    last = span.start + len(span.of(text).rstrip())
    kept: dict[int, int] = {}
    out: list[Pair] = []
    for number, ((mark, parent), end) in enumerate(zip(opened, ends, strict=True)):
        stop, outer_end = (last, last) if end is None else (found[end].start, found[end].end)
        content = _trimmed(text, mark.end, stop)
        if content is None:
            continue
        kept[number] = len(out)
        # What holds no letter holds no passage either, so a parent is kept wherever its child is.
        above = None if parent is None else kept[parent]
        out.append(Pair(OPENS[mark.glyph][0], Span(mark.start, outer_end), content, above, end is not None))
    return out


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """Return the stretch without blanks at its edges, or None where it holds no letter or digit."""
    inside = text[start:end]
    if not any(char.isalnum() for char in inside):
        return None
    return Span(start + len(inside) - len(inside.lstrip()), start + len(inside.rstrip()))
