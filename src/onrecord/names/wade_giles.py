"""Chinese names in Pinyin as Wade-Giles would write them: "zedong" as "tsetung"."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Final

from onrecord.data import table

_LETTERS: Final = 6
"""Letters of the longest syllable: "zhuang"."""

_LONGEST: Final = 3
"""Syllables in a part of a name; a given name has two, a rare family name too."""


@functools.lru_cache(maxsize=16384)
def wade_giles(pinyin: str) -> frozenset[str]:
    """Return what a part of a name in Pinyin is in Wade-Giles, for each way to divide it into syllables."""
    return frozenset(_written(pinyin, _LONGEST))


def _written(pinyin: str, syllables: int) -> set[str]:
    if not pinyin:
        return {""}
    if not syllables:
        return set()
    known = _syllables()
    return {
        first + rest
        for end in range(1, min(len(pinyin), _LETTERS) + 1)
        if (first := known.get(pinyin[:end])) is not None
        for rest in _written(pinyin[end:], syllables - 1)
    }


@functools.cache
def _syllables() -> Mapping[str, str]:
    """Return every syllable of Pinyin in Wade-Giles: each initial with each final, whether or not Chinese has it."""
    found: dict[str, dict[str, str]] = {"initial": {}, "final": {}, "syllable": {}}
    for kind, pinyin, wade in table("names/wade_giles.tsv"):
        found[kind][pinyin] = wade
    initials, finals = found["initial"], found["final"]
    regular = {start + end: initials[start] + finals[end] for start in initials for end in finals}
    return regular | found["syllable"]
