"""An actor phrase as words, and the words as keys of the tables."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.authority.folding import fold, is_acronym
from onrecord.people.lexicon import singular

_OUTER = "\"'“”‘’«»()[]{},;:!?…"
_INITIALS = re.compile(r"(?:[^\W\d_]\.){2,}")
_POSSESSIVE = re.compile(r"['’]s?$")
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\.\.\.")

LAST_LATIN = "\u024f"
"""The last letter of Latin script: phrases are English, and forms in other scripts are left out."""

LONGEST = 400
"""Characters of a phrase that are read: an actor's name is shorter, a runaway input is not worth the time."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a phrase, without the marks around it and the possessive ending.

    `key` is what tables are asked with; `capital` tells whether it has a capital letter; `comma` whether one precedes
    it.
    """

    text: str
    key: str
    capital: bool
    comma: bool


def words(phrase: str) -> list[Word]:
    """Split a phrase into words. What stands in brackets is left out, unless that is all there is."""
    text = phrase[:LONGEST]
    plain = _ASIDE.sub(" ", text)
    found: list[Word] = []
    comma = False
    for piece in (plain if plain.strip(_OUTER + " .") else text).split():
        bare = without_ending(piece.strip(_OUTER))
        if any(letter.isalnum() for letter in bare):
            found.append(word(bare, comma=comma and bool(found)))
            comma = False
        comma = comma or piece.rstrip("\"'”’").endswith((",", ";", ":"))
    return found


def word(text: str, *, comma: bool = False) -> Word:
    """Return a bare word; "al-Assad" counts as written with a capital."""
    return Word(text, key(text), text != text.lower(), comma)


def key(text: str) -> str:
    """Return the key of a form: folded, its words without possessive endings and full stops; acronyms as they are."""
    if len(text) > 1 and is_acronym(text):
        return text
    folded = fold(text)
    if folded.isalpha():
        return folded
    return " ".join(map(without_ending, folded.split()))


def joined(keys: Iterable[str]) -> str:
    """Return the key of several words from theirs: acronyms are folded there."""
    return " ".join(keys).lower()


def without_ending(word: str) -> str:
    """Return a word without the possessive ending, and the full stop of an abbreviation unless it is of initials."""
    if "'" in word or "’" in word:
        word = _POSSESSIVE.sub("", word)
    return word.rstrip(".") if word.endswith(".") and not _INITIALS.fullmatch(word) else word


def singular_key(text: str) -> str:
    """Return a key with its last word in the singular."""
    head, blank, last = text.rpartition(" ")
    return head + blank + singular(last)
