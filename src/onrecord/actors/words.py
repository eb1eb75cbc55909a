"""An actor phrase as words, and the words as keys of the tables."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.authority.folding import fold, is_acronym
from onrecord.people.lexicon import singular

_OUTER = "\"'“”‘’«»()[]{},;:!?…"
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+(?:[^\W\d_])?")
_POSSESSIVE = re.compile(r"['’]s?$")
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\.\.\.")

LONGEST = 400
"""Characters of a phrase that are read: an actor's name is shorter, a runaway input is not worth the time."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a phrase, without the marks around it and the possessive ending.

    `key` is what tables are asked with; `capital` tells whether it begins with a capital letter; `comma` whether one
    precedes it.
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
        bare = piece.strip(_OUTER)
        if bare.endswith(".") and not _INITIALS.fullmatch(bare) and len(bare) > 4:
            bare = bare.rstrip(".")
        bare = _POSSESSIVE.sub("", bare)
        if any(letter.isalnum() for letter in bare):
            found.append(Word(bare, key(bare), bare[:1].isupper(), comma and bool(found)))
            comma = False
        comma = comma or piece.rstrip("\"'”’").endswith((",", ";", ":"))
    return found


def key(text: str) -> str:
    """Return the key of a form: folded, each word without its possessive ending; acronyms stay as they are."""
    return text if is_acronym(text) else fold(" ".join(_POSSESSIVE.sub("", word) for word in text.split()))


def singular_key(text: str) -> str:
    """Return a key with its last word in the singular."""
    head, blank, last = text.rpartition(" ")
    return head + blank + singular(last)
