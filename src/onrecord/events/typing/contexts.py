"""What an act is about: PLOVER contexts, by the words of `data/events/contexts.toml`."""

from __future__ import annotations

import functools
import itertools
from collections import defaultdict
from collections.abc import Collection, Mapping

from onrecord.data import toml

STRONG, WEAK = 2, 1
LEAST = 2
"""Counts that a context needs: one strong word, or two weak ones."""


@functools.cache
def keywords() -> Mapping[str, tuple[tuple[str, int], ...]]:
    """Return the contexts that a base form, or two joined by `_`, speaks for, with what it counts."""
    data = toml("events/contexts.toml")
    found: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for context, entry in data.items():
        for field, counts in (("strong", STRONG), ("weak", WEAK)):
            for word in dict.fromkeys(entry[field].split()):
                found[word].append((context, counts))
    return {word: tuple(entries) for word, entries in found.items()}


def context(lemmas: tuple[str, ...], act: Collection[int]) -> tuple[str, str] | None:
    """Return the context of an act and the word that told it most; None where nothing tells.

    `lemmas` are the base forms of its sentence, `act` the places of those that tell of the act itself.
    """
    counts: dict[str, int] = defaultdict(int)
    tellers: dict[str, tuple[int, str]] = {}
    for i, word, name, weight in _told(lemmas):
        gain = weight * (2 if i in act else 1)
        counts[name] += gain
        tellers[name] = max(tellers.get(name, (0, "")), (gain, word))
    if not counts or max(counts.values()) < LEAST:
        return None
    best = max(counts, key=lambda name: counts[name])
    return best, tellers[best][1]


@functools.lru_cache(maxsize=8)
def _told(lemmas: tuple[str, ...]) -> tuple[tuple[int, str, str, int], ...]:
    """Return what the words of a sentence speak for: place, word, context, what it counts."""
    known = keywords()
    pairs = [f"{one}_{other}" for one, other in itertools.pairwise(lemmas)]
    return tuple(
        (i, word, name, weight)
        for i, around in enumerate(itertools.zip_longest(lemmas, pairs, fillvalue=""))
        for word in around
        for name, weight in known.get(word, ())
    )
