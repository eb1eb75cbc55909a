"""How names of places are looked up: without case, accents, dots, hyphens and apostrophes; "St." is "Saint".

`tools/build_gazetteer.py` makes the gazetteer's keys with the same functions.
"""

from __future__ import annotations

import re

from onrecord.authority.folding import fold

EXACT = "="
"""Before a key that stands for one spelling and no other: "=Miss." is Mississippi, and "Miss" is not."""

_LETTERS = str.maketrans({
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ħ": "h", "ə": "a",
    "-": " ", "'": None, ".": None, "`": None, ",": None,
})  # fmt: skip
_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
_ABBREVIATION = re.compile(r"(?:[A-Z]\.){2,}|[A-Z][a-z]{1,4}\.|W\.Va\.")


def key(name: str) -> str:
    """Return what a name is looked up by; "" where nothing is left of it."""
    words = fold(name).translate(_LETTERS).split()
    return " ".join([_SHORT.get(word, word) for word in words[:1]] + words[1:]) if words else ""


def exact_key(name: str) -> str | None:
    """Return the key of an abbreviation ("NSW", "N.Y.", "Calif."), None for a name that is none."""
    acronym = 2 <= len(name) <= 4 and name.isascii() and name.isalpha() and name.isupper()
    return EXACT + name if acronym or _ABBREVIATION.fullmatch(name) else None
