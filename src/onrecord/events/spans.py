"""Values that stand for stretches of a text, looked up by offset."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import Generic, TypeVar

from onrecord.model import Span

T = TypeVar("T")


class Spans(Generic[T]):
    """Spans with a value each, which may nest and overlap."""

    def __init__(self, entries: Iterable[tuple[Span, T]]) -> None:
        """Take the spans in any order."""
        self._entries = sorted(entries, key=lambda entry: entry[0])
        self._starts = [span.start for span, _ in self._entries]
        self._longest = max((span.end - span.start for span, _ in self._entries), default=0)

    def innermost(self, offset: int) -> T | None:
        """Return the value of the shortest span that holds the character at `offset`, None where none does."""
        best: tuple[int, T] | None = None
        for i in range(bisect_right(self._starts, offset) - 1, -1, -1):
            span, value = self._entries[i]
            if offset - span.start > self._longest:
                break
            if offset < span.end and (best is None or span.end - span.start < best[0]):
                best = (span.end - span.start, value)
        return None if best is None else best[1]

    def within(self, span: Span) -> list[T]:
        """Return the values whose spans lie wholly within `span`, in order."""
        first = bisect_right(self._starts, span.start - 1)
        last = bisect_right(self._starts, span.end - 1)
        return [value for inner, value in self._entries[first:last] if inner.end <= span.end]
