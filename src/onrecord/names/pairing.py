"""Which part of one name answers to which of another, in any order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from onrecord.names.fit import Fit, fit
from onrecord.names.parts import Part
from onrecord.names.scripts import SYLLABIC

LONGEST_JOIN: Final = 4
"""So many parts at most are written as one word in the other name (Kim Dae-jung as 김대중, Abd al-Rahman)."""


@dataclass(frozen=True, slots=True)
class Match:
    """Parts of either name, by index, that answer to each other."""

    one: tuple[int, ...]
    other: tuple[int, ...]
    fit: Fit


@dataclass(frozen=True, slots=True)
class Pairing:
    """The matches of two names, best first, and the indices of the parts that are left over on either side."""

    matches: tuple[Match, ...]
    left: tuple[int, ...]
    left_other: tuple[int, ...]


def pair(one: tuple[Part, ...], other: tuple[Part, ...]) -> Pairing:
    """Pair the parts of two names: the matches with most evidence first, none sharing a part with another.

    Parts are joined to match one that is written as a single word only where they match nothing by themselves; for
    scripts that always write a full name so, from the start.
    """
    every, every_other = tuple(range(len(one))), tuple(range(len(other)))
    if len(one) != len(other) and any(part.script in SYLLABIC for part in (*one, *other)):
        matches = (*_singles(one, other), *_joined(one, other, every, every_other))
        return _chosen(matches, every, every_other)
    singles = _chosen(_singles(one, other), every, every_other)
    if not singles.left or not singles.left_other:
        return singles
    joined = _chosen(_joined(one, other, singles.left, singles.left_other), singles.left, singles.left_other)
    return Pairing((*singles.matches, *joined.matches), joined.left, joined.left_other)


def _chosen(matches: Iterable[Match], free: tuple[int, ...], free_other: tuple[int, ...]) -> Pairing:
    left, left_other = set(free), set(free_other)
    chosen = []
    for match in sorted(matches, key=_rank):
        if left.issuperset(match.one) and left_other.issuperset(match.other):
            left.difference_update(match.one)
            left_other.difference_update(match.other)
            chosen.append(match)
    return Pairing(tuple(chosen), tuple(sorted(left)), tuple(sorted(left_other)))


def _rank(match: Match) -> tuple[float, int, tuple[int, ...], tuple[int, ...]]:
    alignment = match.fit.alignment
    return -alignment.evidence * alignment.quality, abs(match.one[0] - match.other[0]), match.one, match.other


def _singles(one: tuple[Part, ...], other: tuple[Part, ...]) -> Iterator[Match]:
    """Yield the parts that match by themselves; particles only do as a piece of a word."""
    for i, part in enumerate(one):
        for j, answer in enumerate(other):
            found = None if part.particle or answer.particle else fit((part,), (answer,))
            if found:
                yield Match((i,), (j,), found)


def _joined(
    one: tuple[Part, ...], other: tuple[Part, ...], free: tuple[int, ...], free_other: tuple[int, ...]
) -> Iterator[Match]:
    for indices in _joins(one, free, other):
        for j in free_other:
            found = _fit_joined(one, indices, other[j])
            if found:
                yield Match(indices, (j,), found)
    for indices in _joins(other, free_other, one):
        for i in free:
            found = _fit_joined(other, indices, one[i])
            if found:
                yield Match((i,), indices, found)


def _fit_joined(parts: tuple[Part, ...], indices: tuple[int, ...], whole: Part) -> Fit | None:
    joined = [parts[i] for i in indices]
    return None if whole.initial or len({part.script for part in joined}) > 1 else fit(joined, (whole,))


def _joins(parts: tuple[Part, ...], free: tuple[int, ...], other: tuple[Part, ...]) -> Iterator[tuple[int, ...]]:
    """Yield the stretches of free parts that may be one word; with the family name put first for scripts that do so."""
    turned = any(part.script in SYLLABIC for part in other)
    for size in range(2, min(LONGEST_JOIN, len(parts)) + 1):
        for start in range(len(parts) - size + 1):
            stretch = tuple(range(start, start + size))
            if set(stretch) <= set(free):
                yield stretch
                if turned:
                    yield (stretch[-1], *stretch[:-1])
