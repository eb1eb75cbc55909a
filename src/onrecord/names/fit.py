"""Whether some parts of one name and some of another spell the same, whatever the two scripts."""

from __future__ import annotations

import functools
from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import Indel

from onrecord.names.conventions import words
from onrecord.names.parts import Part
from onrecord.names.scripts import LATIN, SYLLABIC
from onrecord.names.spelling import LETTER, Alignment, romanise, spelling_model, within_latin
from onrecord.names.wade_giles import wade_giles

LEAST_QUALITY: Final = 0.22
LEAST_QUALITY_CONSONANTS: Final = 0.3
"""Least share of the ideal evidence between two scripts, and where one of them leaves vowels out. Of held-out pairs of
words whose evidence suffices, 0.95 and more pass this and WORST; of pairs one or two letters apart, with Arabic half as
many as by evidence alone. Elsewhere a higher share costs more names than it keeps apart."""

LEAST_QUALITY_WITHIN: Final = 0.74
LEAST_QUALITY_SHORT: Final = 0.87
"""The same within one script, where a spelling has less excuse to differ, and there for words of fewer than five
letters, where one letter makes another name. Set by hand together with the costs of latin.tsv, on tests/names/cases and
with a look at the mistakes on nomenklatura's checks.yml: no Wikidata pairs are Latin on both sides."""

_SHORT: Final = 5
_CONSONANTS: Final = frozenset({"arabic", "hebrew"})

WORST: Final = -4.4
"""The most that one stretch may contradict: more than a substitution, less than a substitution and a gap."""

FORM: Final = Alignment(evidence=6.0, ideal=9.0, worst=0.0)
"""What it is worth that two given names are listed as forms of one."""

WADE_GILES: Final = Alignment(evidence=6.0, ideal=7.5, worst=0.0)
"""What it is worth that one is the other in Wade-Giles, which has fewer letters to tell names apart by."""

INITIAL: Final = Alignment(evidence=2.0, ideal=4.0, worst=0.0)
"""What it is worth that an initial agrees: about what one letter in ten is."""

_GENDERED: Final = frozenset({"cyrillic", "greek"})
"""Scripts in which the last letter tells women's names from men's; in the others endings are not written, or not so."""

_VOWELS: Final = ("a", "e", "i", "o", "u", "y", "h")
LEAST_LIKENESS: Final = 0.5
"""Latin strings that share fewer letters in order than this are not aligned: no spelling of a name differs so much."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How two stretches of parts agree: the alignment, and "spelling", "initial", "form" or "wade-giles"."""

    alignment: Alignment
    kind: str = "spelling"


def fit(one: Sequence[Part], other: Sequence[Part]) -> Fit | None:
    """Return how two stretches of parts agree, each read as one word; None where they do not.

    An initial and another form of a name agree only part with part.
    """
    if len(one) == len(other) == 1:
        a, b = one[0], other[0]
        if a.initial != b.initial:
            return Fit(INITIAL, "initial") if _begins(*((a, b) if a.initial else (b, a))) else None
        if a.text != b.text and _forms(a.text) & _forms(b.text):
            return Fit(FORM, "form")
    if one[0].script == other[0].script == LATIN and _wade_giles("".join(_joined(one)), "".join(_joined(other))):
        return Fit(WADE_GILES, "wade-giles")
    alignment = _aligned(_joined(one), one[0].script, _joined(other), other[0].script)
    if alignment is None or alignment.evidence <= 0.0 or alignment.worst < WORST:
        return None
    least = _least_quality({one[0].script, other[0].script}, alignment.ideal)
    return Fit(alignment) if alignment.quality >= least else None


def _least_quality(scripts: Set[str], ideal: float) -> float:
    """Return the least quality of an alignment of words in these scripts that could give so much evidence."""
    if len(scripts) == 1:
        return LEAST_QUALITY_WITHIN if ideal >= _SHORT * LETTER else LEAST_QUALITY_SHORT
    return LEAST_QUALITY if scripts.isdisjoint(_CONSONANTS) else LEAST_QUALITY_CONSONANTS


def _wade_giles(one: str, other: str) -> bool:
    return one != other and (one in wade_giles(other) or other in wade_giles(one))


def _joined(parts: Sequence[Part]) -> tuple[str, ...]:
    return parts[0].symbols if len(parts) == 1 else tuple(symbol for part in parts for symbol in part.symbols)


def _forms(text: str) -> frozenset[int]:
    return words().forms.get(text, frozenset())


def _begins(initial: Part, part: Part) -> bool:
    """Tell whether a part may be shortened to an initial."""
    if initial.script == part.script:
        return part.symbols[:1] == initial.symbols
    if LATIN not in (initial.script, part.script):
        return romanise(part.symbols, part.script)[:1] == romanise(initial.symbols, initial.script)[:1]
    native, latin = (part, initial.text) if initial.script == LATIN else (initial, part.text)
    model = spelling_model(native.script)
    if model is None:
        return False
    firsts = (native.symbols[:size] for size in (1, 2))
    starts = [latin] if initial.script == LATIN else [latin[:size] for size in (1, 2)]
    return any(model.rows.get(first, {}).get(start, -1.0) > 0.0 for first in firsts for start in starts)


@functools.lru_cache(maxsize=65536)
def _aligned(one: tuple[str, ...], script: str, other: tuple[str, ...], other_script: str) -> Alignment | None:
    """Return how two words align; None where they are not even comparable, or it is plain that they do not fit."""
    if script == other_script:
        if one == other:
            return Alignment(LETTER * len(one), LETTER * len(one), 0.0)
        return _within(min(one, other), max(one, other), script)
    if script == LATIN:
        return _across(other, other_script, "".join(one), LATIN)
    if other_script == LATIN:
        return _across(one, script, "".join(other), LATIN)
    ways = (
        _across(one, script, romanise(other, other_script), other_script),
        _across(other, other_script, romanise(one, script), script),
    )
    return max((way for way in ways if way), key=lambda way: (way.evidence, way.ideal, way.worst), default=None)


def _across(symbols: tuple[str, ...], script: str, latin: str, written: str) -> Alignment | None:
    """Align symbols of one script with the Latin letters of a word that is `written` in another, if only by us."""
    model = spelling_model(script)
    if model is None or not symbols or not latin or not _comparable(len(symbols), len(latin)):
        return None
    if script in _GENDERED and not _same_ending(romanise(symbols, script), latin):
        return None
    if written != LATIN:
        return model.align(symbols, latin)  # the better of two ways counts, even where it is not good enough
    return model.align_well(symbols, latin, lambda ideal: ideal * _least_quality({script, LATIN}, ideal))


def _same_ending(one: str, other: str) -> bool:
    """Tell whether not one ends in an a and the other in a consonant: Ivanova is a woman and Ivanov a man."""
    endings = {
        "a" if word.endswith("a") else "vowel" if word.endswith(_VOWELS) else "consonant" for word in (one, other)
    }
    return endings != {"a", "consonant"}


def _within(one: tuple[str, ...], other: tuple[str, ...], script: str) -> Alignment | None:
    a, b = ("".join(one), "".join(other)) if script == LATIN else (romanise(one, script), romanise(other, script))
    if script in SYLLABIC and a != b:
        return None
    if not a or not b or Indel.normalized_similarity(a, b) < LEAST_LIKENESS:
        return None
    model = spelling_model(LATIN)
    one_way, other_way = sorted((within_latin(a), within_latin(b)))
    if model is None:
        return None
    return model.align_well(tuple(one_way), other_way, lambda ideal: ideal * _least_quality({script}, ideal))


def _comparable(symbols: int, letters: int) -> bool:
    """Tell whether numbers of symbols and letters are not too far apart for any spelling."""
    return symbols <= 2 * letters + 2 and letters <= 3 * symbols + 2
