"""Which quotation or event of a new reading takes the place of one that an earlier reading found.

Its id is a hash of where its words are, so a reading that draws the boundaries differently has other ids. Whoever holds
an old one must still be led to the same words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.model import Event, Span, united

MIN_OVERLAP = 0.5
"""Least intersection over union, in characters, of two contents that are one thing: of two that are disjoint, at most
one can share so much with a third."""


def successors(past: Mapping[str, Sequence[Span]], present: Mapping[str, Sequence[Span]]) -> dict[str, str | None]:
    """Return, for each id of `past` that is not in `present`, the one that takes its place, or None.

    Both map ids to contents in the same text. Equal overlaps go to the content that begins first.
    """
    ordered = sorted(present.items(), key=lambda item: (tuple(item[1]), item[0]))
    found: dict[str, str | None] = {}
    for old, content in past.items():
        if old in present:
            continue
        best, share = None, 0.0
        for new, candidate in ordered:
            overlap = _overlap(content, candidate)
            if overlap >= MIN_OVERLAP and overlap > share:
                best, share = new, overlap
        found[old] = best
    return found


def words_of(event: Event) -> tuple[Span, ...]:
    """Return the words that tell of an event, by which a later reading's is known: its trigger's and participants'."""
    return tuple(united([event.trigger, *(each.span for each in (*event.actors, *event.recipients))]))


def _overlap(a: Sequence[Span], b: Sequence[Span]) -> float:
    """Return the intersection over union of two contents, whose own spans do not overlap."""
    common = sum(max(0, min(x.end, y.end) - max(x.start, y.start)) for x in a for y in b)
    union = sum(x.end - x.start for x in (*a, *b)) - common
    return common / union if union else 0.0
