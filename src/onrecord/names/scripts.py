"""Which script a character belongs to, as far as the comparison of names tells scripts apart."""

from __future__ import annotations

import functools
from typing import Final

LATIN: Final = "latin"
OTHER: Final = "other"

SYLLABIC: Final = frozenset({"han", "hangul", "kana"})
"""Scripts that write a family and a given name without a space, family name first."""

_RANGES: Final = (
    (0x0041, 0x024F, LATIN),
    (0x0250, 0x02AF, LATIN),
    (0x0370, 0x03FF, "greek"),
    (0x0400, 0x052F, "cyrillic"),
    (0x0531, 0x0587, "armenian"),
    (0x0590, 0x05FF, "hebrew"),
    (0x0600, 0x06FF, "arabic"),
    (0x0750, 0x077F, "arabic"),
    (0x10A0, 0x10FF, "georgian"),
    (0x1C90, 0x1CBF, "georgian"),
    (0x1E00, 0x1EFF, LATIN),
    (0x1F00, 0x1FFF, "greek"),
    (0x2D00, 0x2D2F, "georgian"),
    (0x3041, 0x309F, "kana"),
    (0x30A1, 0x30FF, "kana"),
    (0x3005, 0x3007, "han"),
    (0x3400, 0x9FFF, "han"),
    (0xAC00, 0xD7A3, "hangul"),
    (0xF900, 0xFAFF, "han"),
    (0x20000, 0x323AF, "han"),
)


@functools.lru_cache(maxsize=4096)
def script_of(char: str) -> str:
    """Return the script of one letter: "latin", "cyrillic", ... or "other" for any that has no rules of its own."""
    point = ord(char)
    return next((script for first, last, script in _RANGES if first <= point <= last), OTHER)
