"""Keys under which names are filed, so that spellings of one name in any script share at least one.

A key is a part's skeleton: its consonants in Latin letters as far as transliterations agree on them, by class (b with p
and v, t with d, sibilants together), without vowels. Skeletons find candidates and decide nothing.
"""

from __future__ import annotations

import functools
import itertools
import re
from typing import Final

from onrecord.names.parts import Part, take_apart
from onrecord.names.scripts import LATIN
from onrecord.names.spelling import romanise
from onrecord.names.symbols import symbols

_CLASSES: Final = {
    letter: name
    for name, letters in {"p": "bpfv", "t": "td", "s": "szj", "k": "kq", "l": "lr", "m": "m", "n": "n"}.items()
    for letter in letters
}
_ALWAYS: Final = (
    *((sibilant, "s") for sibilant in ("tsch", "sch", "tch", "dzh", "zh", "sh", "ts", "tz", "dz", "dj")),
    *(("ph", "f"), ("gh", "g"), ("th", "t"), ("ck", "k"), ("ng", "n")),
)
"""What digraphs are read as, in order; then the letters that are read in two ways."""

_HARD: Final = (*_ALWAYS, ("kh", "k"), ("ch", "k"), ("c", "k"), ("g", "k"), ("x", "ks"))
_SOFT: Final = (*_ALWAYS, ("kh", ""), ("ch", "s"), ("c", "s"), ("j", ""), ("g", "z"), ("x", "s"))
_SILENT: Final = re.compile(r"l(?!-)")
_REPEATED: Final = re.compile(r"(.)\1+")
_GLUED: Final = frozenset({"han", "hangul"})
_LONGEST: Final = 4
"""Consonants of a key: more would let an error late in a long name hide it."""


def blocking_keys(name: str) -> frozenset[str]:
    """Return the keys of a name in any script; empty where it has no letters.

    Of a part, itself ("=tokayev") and its skeletons. Of several, those of each two together as well ("ksm tkp"), which
    few names share. A name written as one word in a syllabic script counts as a first character and a rest as well, and
    the parts of a hyphenated word as one.
    """
    parts = take_apart(name).parts
    units = _units(parts)
    keys = {key for unit in units for key in unit} | {f"={part.text}" for part in parts if _tells(part)}
    for one, other in itertools.combinations(units, 2):
        keys |= {f"{a} {b}" if a < b else f"{b} {a}" for a in one for b in other}
    return frozenset(keys)


def _units(parts: tuple[Part, ...]) -> list[frozenset[str]]:
    """Return the skeletons of each unit of a name, the initials and particles left out."""
    words: dict[int, list[Part]] = {}
    for part in parts:
        if _tells(part):
            words.setdefault(part.word, []).append(part)
    units = []
    for word in words.values():
        if len(word) == 1 and len(words) == 1 and word[0].script in _GLUED:
            text, script = word[0].text, word[0].script
            pieces = [text] + [piece for size in (1, 2) if len(text) > size for piece in (text[:size], text[size:])]
            units += [skeletons(romanise(symbols(piece, script), script)) for piece in pieces]
        else:
            units += [skeletons(latinised(part)) for part in word]
            if len(word) > 1:
                units.append(skeletons("".join(latinised(part) for part in word)))
    return units


def _tells(part: Part) -> bool:
    return not part.particle and not part.initial


def latinised(part: Part) -> str:
    """Return a part in Latin letters, as its script is usually romanised."""
    return part.text if part.script == LATIN else romanise(part.symbols, part.script)


@functools.lru_cache(maxsize=65536)
def skeletons(word: str) -> frozenset[str]:
    """Return the classes of a Latin word's first consonants, "-" where it has none.

    There are several: c and g are read hard and soft, w as a vowel and as v ("Nowak", and "Wei" for the v of others),
    liquids at the end of a syllable spoken and silent.
    """
    found = set()
    for spelling in {word, word.replace("w", "v")}:
        for digraphs in (_HARD, _SOFT):
            read = spelling
            for written, sound in digraphs:
                read = read.replace(written, sound)
            classes = "".join(_CLASSES.get(letter, "-") for letter in read)
            found |= {_packed(classes), _packed(_SILENT.sub("", classes))}
    return frozenset(found)


def _packed(classes: str) -> str:
    kept = _REPEATED.sub(r"\1", classes.replace("-", ""))
    return kept[:_LONGEST] or "-"
