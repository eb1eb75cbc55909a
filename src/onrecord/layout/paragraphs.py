"""Where paragraphs begin and end: at blank lines, and at line breaks where the text is not hard-wrapped.

Some texts give every paragraph a line of its own, others break lines at a fixed column with blank lines between
paragraphs. Which of the two a text is shows in how its lines fill the column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from onrecord.model import Span

_NARROWEST, _WIDEST = 45, 100
"""Columns that text is wrapped at: 60 to 80 are usual, quoted and indented text is narrower."""

_SLACK = 8
"""A wrapped line may stay this much short of the column beyond the word that did not fit."""

_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_ENDS_SENTENCE = re.compile(r"[.!?:…][\"'”’»)\]]*$")
_GOES_ON = re.compile(r"[,;–—-]$|\b(?:a|an|and|as|at|by|for|from|in|of|on|or|the|to|with)$")


def lines(text: str, span: Span) -> list[list[Span]]:
    """Return the lines of the stretch `span`, trimmed of blanks, in groups that blank lines separate."""
    groups: list[list[Span]] = [[]]
    start = span.start
    ends = [match.span() for match in _BREAK.finditer(text, span.start, span.end)]
    for end, following in [*ends, (span.end, span.end)]:
        line = trimmed(text, Span(start, end))
        if line is not None:
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
        start = following
    return [group for group in groups if group]


def paragraphs(text: str, groups: Sequence[Sequence[Span]]) -> Iterator[Span]:
    """Yield the paragraphs that these lines make, each from its first character to its last.

    Args:
        text: The article's text.
        groups: All lines of a stretch of it, as `lines` returns them.
    """
    column = _column(text, groups)
    for group in groups:
        start = group[0].start
        for line, following in pairwise(group):
            if not _joined(text, line, following, column):
                yield Span(start, line.end)
                start = following.start
        yield Span(start, group[-1].end)


def trimmed(text: str, span: Span) -> Span | None:
    """Return the stretch without blanks at its edges, or None where there is nothing else."""
    inside = span.of(text)
    left = len(inside) - len(inside.lstrip())
    return Span(span.start + left, span.start + len(inside.rstrip())) if left < len(inside) else None


def _column(text: str, groups: Sequence[Sequence[Span]]) -> int | None:
    """Return the column at which the text is hard-wrapped, or None where it is not."""
    breaks = [pair for group in groups for pair in pairwise(group)]
    if len(breaks) < 2:
        return None
    widths = sorted(line.end - line.start for line, _ in breaks)
    column = widths[len(widths) * 9 // 10]
    if not _NARROWEST <= column <= _WIDEST:
        return None
    filled = sum(_fills(text, line, following, column) for line, following in breaks)
    stopped = sum(_ENDS_SENTENCE.search(line.of(text)) is not None for line, _ in breaks)
    return column if filled >= 0.7 * len(breaks) and stopped <= 0.5 * len(breaks) else None


def _fills(text: str, line: Span, following: Span, column: int) -> bool:
    """Tell whether the first word of the following line would not have fitted on this one."""
    word = following.of(text).split(maxsplit=1)[0]
    return line.end - line.start + 1 + len(word) > column - _SLACK


def _joined(text: str, line: Span, following: Span, column: int | None) -> bool:
    """Tell whether a line break is inside a paragraph."""
    words = line.of(text)
    if column is not None and _fills(text, line, following, column):
        return True
    if _ENDS_SENTENCE.search(words):
        return False
    return text[following.start].islower() or _GOES_ON.search(words) is not None
