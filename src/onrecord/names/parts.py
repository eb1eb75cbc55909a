"""A name as a string taken apart: folded, split into parts, and what each part is.

Folding takes away what does not tell names apart: case, diacritics of alphabets, points of Hebrew and Arabic, final
forms, punctuation. It never translates; that is for the spelling models.
"""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from anyascii import anyascii

from onrecord.limits import MAX_NAME_CHARS, MAX_NAME_PARTS
from onrecord.names.conventions import letters, words
from onrecord.names.scripts import LATIN, OTHER, SYLLABIC, script_of
from onrecord.names.symbols import symbols

_APOSTROPHES: Final = frozenset("'’‘ʼʻʾʿ`´׳ʹ′‛＇")
_LENGTH_MARK: Final = "ー"
_ROMAN: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "xi": 11, "xii": 12,
                 "xiii": 13, "xiv": 14, "xv": 15, "xvi": 16, "xvii": 17, "xviii": 18}  # fmt: skip
_ARTICLE: Final = "ال"
_ARTICLE_BEFORE: Final = 3
"""An Arabic word is taken to begin with the article where at least so many letters follow."""

_JOINED: Final = frozenset({"Mn", "Mc", "Cf", "Sk"})
"""Categories of marks that do not end a word; in scripts such as Khmer they are vowels."""

_ASCII: Final = str.maketrans(
    {char: "" if char in "'`^" else " " for char in map(chr, range(128)) if not char.isalnum() and char != "-"}
)
"""What folding does to ASCII, which most names are all of; capitals aside."""

_NUMBER: Final = re.compile(r"제?([1-9][0-9]?)(?:세|世|st|nd|rd|th)?")
_DIGITS: Final = re.compile(r"[0-9]+")
_GENERATIONS: Final = {"jr": -1, "junior": -1, "sr": -2, "senior": -2}


@dataclass(frozen=True, slots=True)
class Part:
    """A word of a name, or what stands between its hyphens.

    `word` numbers the orthographic word that the part belongs to. `initial` tells that it stands for a longer name;
    `particle` that it neither agrees nor contradicts (al-, van der).
    """

    text: str
    script: str
    symbols: tuple[str, ...]
    word: int
    initial: bool
    particle: bool


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart. `folded` is equal for names that differ in case, diacritics and punctuation alone.

    `number` is a ruler's number ("Elizabeth II": 2) or a generation (Jr. -1, Sr. -2), None where there is none.
    """

    folded: str
    parts: tuple[Part, ...]
    number: int | None = None


@functools.lru_cache(maxsize=32768)
def take_apart(name: str) -> Name:
    """Take a name apart, into no parts where it has no letters; only limits.MAX_NAME_CHARS characters are read."""
    written = [[piece for piece in word.split("-") if piece] for word in _folded(name).split()]
    kept, number = _strip([word for word in written if word])
    parts = [
        part
        for place, word in enumerate(kept)
        for piece, text in enumerate(word)
        for part in _parts(text, place, last=place == len(kept) - 1 if len(word) == 1 else piece == len(word) - 1)
    ]
    cut = tuple(parts[:MAX_NAME_PARTS])
    return Name(" ".join(part.text for part in cut), cut, number)


def _folded(name: str) -> str:
    """Return the name in small letters without diacritics; hyphens stay, other punctuation becomes spaces."""
    if name.isascii():
        return name[:MAX_NAME_CHARS].lower().translate(_ASCII)
    found: list[str] = []
    for char in unicodedata.normalize("NFKC", name[:MAX_NAME_CHARS].casefold()).casefold():
        if char in _APOSTROPHES:
            if found and script_of(found[-1][-1:] or " ") == "hebrew":
                found.append("'")
        elif char == _LENGTH_MARK or char.isalpha():
            found.append(_letter(char))
        elif char.isdecimal():
            found.append(str(unicodedata.decimal(char)))
        elif unicodedata.category(char) in _JOINED:
            found.append(_letter(char) if script_of(char) == OTHER else "")
        else:
            found.append("-" if unicodedata.category(char) == "Pd" else " ")
    return "".join(found)


@functools.lru_cache(maxsize=4096)
def _letter(char: str) -> str:
    """Return what a letter, or a mark of a script without rules of its own, is folded to."""
    latin, fold = letters()
    script = script_of(char)
    if script == OTHER:
        return re.sub(r"[^a-z]", "", anyascii(char).lower())
    if script == LATIN:
        bare = (piece for piece in unicodedata.normalize("NFKD", char) if not unicodedata.combining(piece))
        return re.sub(r"[^a-z]", "", "".join(latin.get(piece, piece) for piece in bare))
    if script == "greek":
        char = unicodedata.normalize("NFD", char)[0]
    return fold.get(char, char)


def _strip(written: list[list[str]]) -> tuple[list[list[str]], int | None]:
    """Take titles from the front, numbers and degrees from the end, as long as something stays."""
    known = words()
    first = 0
    while first < len(written) - 1 and "".join(written[first]) in known.honorifics:
        first += 1
    kept, number = written[first:], None
    while len(kept) > 1:
        last = "".join(kept[-1])
        match = _NUMBER.fullmatch(last)
        if match:
            number = int(match[1])
        elif last in _ROMAN or last in _GENERATIONS:
            number = _ROMAN.get(last) or _GENERATIONS[last]
        elif last not in known.suffixes and not last.isdecimal():
            break
        kept = kept[:-1]
    return kept, number


def _parts(piece: str, word: int, last: bool) -> Iterator[Part]:
    """Yield the parts of a piece without hyphens: one a script, the Arabic article by itself.

    No particle is `last` in a name or after a hyphen: the il of Kim Jong-il is none.
    """
    for script, run in _runs(_DIGITS.sub("", piece)):
        text = run
        if script == OTHER:
            continue
        if script == "arabic" and text.startswith(_ARTICLE) and len(text) >= len(_ARTICLE) + _ARTICLE_BEFORE:
            yield _part(_ARTICLE, script, word, particle=True)
            text = text[len(_ARTICLE) :]
        part = _part(text, script, word, particle=not last and text in words().particles)
        if part.symbols:
            yield part


def _runs(piece: str) -> Iterator[tuple[str, str]]:
    """Yield the stretches of a folded piece that are in one script, each with the script."""
    if piece.isascii() and piece.isalpha():
        yield LATIN, piece
        return
    for script, run in itertools.groupby(piece, key=_script_in_word):
        yield script, "".join(run)


def _script_in_word(char: str) -> str:
    return "hebrew" if char == "'" else script_of(char)


def _part(text: str, script: str, word: int, particle: bool) -> Part:
    found = symbols(text, script)
    return Part(
        text,
        script,
        found,
        word,
        initial=len(found) == 1 and script not in SYLLABIC,
        particle=particle,
    )
