"""Personal names as strings: their parts, and whether two of them may be one person's.

A spelling's fold is what is left of it when case, accents and the choices of transliteration from Cyrillic, Arabic
and other scripts are taken away ("Zhomart" and "Jomart", "Tokayev" and "Tokaev"); anyascii does the first step.
Folds are for comparison only and never shown.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from anyascii import anyascii
from rapidfuzz.distance import OSA

from onrecord.people.lexicon import lexicon

FUZZY_FROM = 5
"""Shorter words are compared exactly: at four letters one edit joins too many surnames (Reid, Reed, Rein)."""

_REWRITES = [
    (re.compile(pattern), by)
    for pattern, by in (
        (r"[^a-z]", ""),
        (r"dzh|dj|zh", "j"),
        (r"shch|sch|sh", "s"),
        (r"tch|tsch|ch", "C"),
        (r"kh", "h"),
        (r"ph", "f"),
        (r"gh", "g"),
        (r"th", "t"),
        (r"ts|tz|cz", "Z"),
        (r"ck|q", "k"),
        (r"x", "ks"),
        (r"w", "v"),
        (r"c(?=[aou]|$)", "k"),
        (r"iya|ija|ia|ya|ja(?=[a-z])", "ia"),
        (r"[iy]y|[iy]j|[yi]i", "i"),
        (r"(?<=[aeiou])y(?=[eo])", ""),
        (r"ye|je(?=[a-z])", "e"),
        (r"yo|io", "o"),
        (r"yu|iu|ou|oo", "u"),
        (r"y", "i"),
        (r"ee", "i"),
        (r"ff?$", "v"),
        (r"(.)\1+", r"\1"),
    )
]


@functools.lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Return what a word of a name sounds like whichever way it was transliterated; "" where it has no letters."""
    folded = anyascii(word).lower()
    for pattern, by in _REWRITES:
        folded = pattern.sub(by, folded)
    return folded


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in its parts; `given` and `middle` may be empty, `family` never is.

    `junior` tells that a suffix sets it apart from somebody older of the same name.
    """

    given: str
    middle: tuple[str, ...]
    family: str
    junior: bool = False

    @property
    def full(self) -> bool:
        """Whether the name has more than one part."""
        return bool(self.given)

    @property
    def surname(self) -> str:
        """The family name's fold without an Arabic article: "al-Assad" and "Assad" have the same."""
        article, joint, rest = self.family.replace("‐", "-").replace("‑", "-").replace(" ", "-").partition("-")
        return fold(rest if joint and article.lower() in lexicon().articles else "") or fold(self.family)


def parse_name(words: tuple[str, ...]) -> PersonName | None:
    """Split the words of a name (without title) into parts; None where there are none.

    Particles belong to the family name, suffixes and nicknames in quotation marks to nothing.
    """
    kept = [word.strip("“”\"'‘’,") for word in words]
    junior = is_junior(kept)
    kept = [word for word in kept if word and word.lower() not in lexicon().suffixes]
    if not kept:
        return None
    cut = len(kept) - 1
    while cut > 1 and kept[cut - 1].lower() in lexicon().particles:
        cut -= 1
    first = kept[0].lower()
    if len(kept) > 1 and cut == 1 and first in lexicon().particles and first not in lexicon().given:
        return PersonName("", (), " ".join(kept), junior)
    return PersonName(kept[0] if cut else "", tuple(kept[1:cut]), " ".join(kept[cut:]), junior)


def is_junior(words: Sequence[str]) -> bool:
    """Tell whether a name ends in a suffix that sets it apart from somebody older ("Jr.", "III")."""
    return len(words) > 1 and words[-1].lower() in lexicon().generations


def same_given(one: str, other: str) -> bool:
    """Tell whether two given names may be one person's: equal in fold, an initial, a short form, or one slip apart."""
    a, b = fold(one), fold(other)
    if not a or not b:
        return True
    if a == b or (a[0] == b[0] and (_initial(one) or _initial(other))):
        return True
    familiar = lexicon().nicknames
    if familiar.get(one.lower(), frozenset()) & familiar.get(other.lower(), frozenset()):
        return True
    return similar(a, b)


def similar(a: str, b: str) -> bool:
    """Tell whether two folds differ by no more than a slip: one edit, from nine letters two, the first letter kept."""
    if a == b:
        return True
    shorter = min(len(a), len(b))
    if shorter < FUZZY_FROM or a[0] != b[0]:
        return False
    most = 1 if shorter < 9 else 2
    return OSA.distance(a, b, score_cutoff=most) <= most


def _initial(word: str) -> bool:
    bare = word.replace(".", "")
    return len(bare) == 1 or (len(bare) == 2 and bare.isupper() and "." in word)
