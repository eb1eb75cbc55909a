"""How the names of places and the words of titles are compared: without case, accents and typographic differences."""

from __future__ import annotations

import functools
import re
import unicodedata

_STRAIGHT = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "‑": "-", "–": "-", "\u00a0": " "})
_MARK = re.compile(r"[\u0300-\u036f\u0591-\u05c7\u064b-\u065f]")


@functools.lru_cache(maxsize=32768)
def fold(text: str) -> str:
    """Return text in lower case with straight apostrophes and single blanks, without the accents of European scripts.

    Marks of other scripts stay: in them they are letters. Idempotent.
    """
    plain = _MARK.sub("", unicodedata.normalize("NFD", text.translate(_STRAIGHT).casefold()))
    return " ".join(unicodedata.normalize("NFC", plain).split())


def is_acronym(text: str) -> bool:
    """Tell whether text is a short word in capitals ("US", "WHO"), which in small letters would be another word."""
    return len(text) <= 5 and text.isalpha() and text.isupper() and text.isascii()
