"""Which quotation of a new reading takes the place of one that an earlier reading found.

A quotation's id is a hash of where its content is, so a reading that draws the boundaries differently has other ids.
Whoever holds an old one must still be led to the same words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.model import Span

MIN_OVERLAP = 0.5
"""Least intersection over union, in characters, of two contents that are one quotation: of two disjoint quotations,
at most one can share so much with a third."""


def successors(past: Mapping[str, Sequence[Span]], present: Mapping[str, Sequence[Span]]) -> dict[str, str | None]:
    """Return, for each quotation of `past` that is not in `present`, the one that takes its place, or None.

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


def _overlap(a: Sequence[Span], b: Sequence[Span]) -> float:
    """Return the intersection over union of two contents, whose own spans do not overlap."""
    common = sum(max(0, min(x.end, y.end) - max(x.start, y.start)) for x in a for y in b)
    union = sum(x.end - x.start for x in (*a, *b)) - common
    return common / union if union else 0.0
