"""An index of names: from a name in any spelling and script to those it can be, without comparing it with all.

Entries are filed under their blocking keys; those that share the rarest keys with a query are ranked by the likeness of
their romanised spellings, and the first of them compared in earnest.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from anyascii import anyascii
from rapidfuzz import fuzz, process

from onrecord.names.blocking import blocking_keys, latinised
from onrecord.names.compare import Comparison, compare
from onrecord.names.parts import take_apart

RANKED: Final = 150
"""Entries that share keys with a query of which so many at most are ranked by likeness."""

BEHIND: Final = 25.0
"""Names whose romanised spelling is so many points of likeness, of 100, behind the likest are not compared."""

VOWELLESS: Final = 4
"""So many times more names are compared where one is written in Arabic letters, by consonants, and likeness tells
little: of the Arabic words in the Wikidata files that compare as same, 0.91 are found instead of 0.86."""

READ: Final = 1_500
"""Numbers read from lists of names that share a key, for one query, beyond the first list."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that a name can be: its key, the name of its that fits best, and the comparison."""

    key: str
    name: str
    comparison: Comparison


class Index:
    """Names filed for look-up. The key of an entry is the caller's (a Wikidata id); an entry may have several names.

    Filing takes about 20 µs a name and happens at the first look-up, unless `postings` are given: what the property of
    that name returned for the same entries, in the same order, from the same version of onrecord.
    """

    def __init__(
        self, entries: Iterable[tuple[str, Sequence[str]]], postings: Mapping[str, Sequence[int]] | None = None
    ) -> None:
        self._names = [(key, name) for key, names in entries for name in names]
        self._postings: Mapping[str, Sequence[int]] | None = postings

    def __len__(self) -> int:
        """Return the number of names."""
        return len(self._names)

    @property
    def postings(self) -> Mapping[str, Sequence[int]]:
        """Blocking key -> the numbers of the names under it, in the order given; it can be stored with the entries."""
        if self._postings is None:
            filed: dict[str, array[int]] = {}
            for number, (_, name) in enumerate(self._names):
                for key in blocking_keys(name):
                    filed.setdefault(key, array("I")).append(number)
            self._postings = filed
        return self._postings

    def find(self, name: str, limit: int = 5) -> tuple[Hit, ...]:
        """Return the entries that a name can be, or nearly, best first: at most `limit`, one for each key.

        A hit whose comparison is not `same` is a namesake or shares a part: the caller decides by context.
        """
        if all(part.particle for part in take_apart(name).parts):
            return ()  # "of the" is nobody
        keys = blocking_keys(name)
        pairs = [key for key in keys if " " in key]
        hits = self._hits(name, pairs, limit)
        if not any(hit.comparison.same for hit in hits):
            singles = self._hits(name, [key for key in keys if " " not in key], limit)
            hits = list({hit.key: hit for hit in sorted((*hits, *singles), key=_rank, reverse=True)}.values())
        return tuple(sorted(hits, key=_rank)[:limit])

    def _hits(self, name: str, keys: Iterable[str], limit: int) -> list[Hit]:
        """Compare a name with those most like it by romanised spelling that share the keys; the best of each entry."""
        spellings = {number: _roughly(self._names[number][1]) for number in self._sharing(keys)}
        if any(part.script == "arabic" for part in take_apart(name).parts):
            limit *= VOWELLESS
        ranked = process.extract(_spelling(name), spellings, scorer=fuzz.token_sort_ratio, processor=None, limit=limit)
        found: dict[str, Hit] = {}
        for _, likeness, number in ranked:
            if likeness < ranked[0][1] - BEHIND:
                break
            key, candidate = self._names[number]
            hit = Hit(key, candidate, compare(name, candidate))
            if hit.comparison.score > (found[key].comparison.score if key in found else 0.0):
                found[key] = hit
        return list(found.values())

    def _sharing(self, keys: Iterable[str]) -> list[int]:
        """Return the numbers of the names that share the most telling of the keys, at most RANKED.

        The rarest keys are read first, and no more lists once READ numbers were read: the long lists tell least.
        """
        filed = sorted(
            (self.postings[key] for key in keys if key in self.postings), key=lambda found: (len(found), found[0])
        )
        weights: dict[int, float] = {}
        read = 0
        for numbers in filed:
            if read and read + len(numbers) > READ:
                break
            read += len(numbers)
            weight = math.log(1 + len(self._names) / len(numbers))
            for number in numbers:
                weights[number] = weights.get(number, 0.0) + weight
        if len(weights) <= RANKED:
            return list(weights)
        least = sorted(weights.values())[-RANKED]
        more = [number for number, weight in weights.items() if weight > least]
        just = sorted(number for number, weight in weights.items() if weight == least)
        return [*sorted(more, key=lambda number: (-weights[number], number)), *just[: RANKED - len(more)]]


def _spelling(name: str) -> str:
    return " ".join(latinised(part) for part in take_apart(name).parts)


def _roughly(name: str) -> str:
    """Return a name in small Latin letters, which is cheap and near enough to rank it."""
    return (name if name.isascii() else anyascii(name)).lower()


def _rank(hit: Hit) -> tuple[float, str]:
    return -hit.comparison.score, hit.key
