"""Chinese names in Pinyin as Wade-Giles would write them: "zedong" as "tsetung"."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from typing import Final

from onrecord.data import table

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
    return {
        first + rest
        for end in range(1, min(len(pinyin), 6) + 1)
        if (first := _syllable(pinyin[:end])) is not None
        for rest in _written(pinyin[end:], syllables - 1)
    }


def _syllable(pinyin: str) -> str | None:
    """Return one syllable in Wade-Giles; None where this is no syllable of Pinyin."""
    whole = _tables()["syllable"].get(pinyin)
    if whole is not None:
        return whole
    initials, finals = _tables()["initial"], _tables()["final"]
    match = re.match(r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])", pinyin)
    final = finals.get(pinyin[match.end() :]) if match else None
    return None if match is None or final is None else initials[match[0]] + final


@functools.cache
def _tables() -> Mapping[str, Mapping[str, str]]:
    found: dict[str, dict[str, str]] = {"initial": {}, "final": {}, "syllable": {}}
    for kind, pinyin, wade in table("names/wade_giles.tsv"):
        found[kind][pinyin] = wade
    return found
