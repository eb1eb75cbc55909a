"""Headings: short lines that stand alone and are no sentence."""

from __future__ import annotations

import re

LONGEST, MOST_WORDS = 130, 20
"""Characters and words of a heading at most; the first line may be a headline of twice that length."""

_OPENING, _CLOSING = "\"“«„'‘`", "\"”»“'’"
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_ENDS = re.compile(r"[.!?;:,…]$")
_BULLET = re.compile(r"[-–—•*·▪◦>]|\d{1,3}[.)]\s|\(?[a-z\d]{1,2}\)\s")
_QUOTED_TURN = re.compile(r"[,.!?…][\"”»]|[,.!?…]''|[,.!?…]’(?=\s)")
_SPEAKER_TURN = re.compile(r"[^.!?]{1,40}: ?[\"“«]")


def reads_as_heading(words: str, *, first: bool) -> bool:
    """Tell whether a paragraph on a single line reads as a heading.

    Args:
        words: The paragraph.
        first: Whether nothing but a dateline or furniture stands in front of it. Only there may a headline end in a
            full stop, where it is otherwise written as a title ("Parliament Sends the Budget Back.").
    """
    limit = 2 if first else 1
    if len(words) > LONGEST * limit or len(words.split()) > MOST_WORDS * limit or "\n" in words:
        return False
    if sum(char.isalpha() for char in words) < 3 or words[0].islower() or _BULLET.match(words):
        return False
    if _is_quoted(words):
        return False
    if words.isupper():
        return words[-1] not in ":,;"
    if not _ENDS.search(words.rstrip(_CLOSING)):
        return True
    if words.endswith("?") and not first:
        return len(words.split()) <= 10 and _is_title_case(words)
    return words[-1] not in ":,;" and _is_title_case(words) and (first or words[-1] != ".")


def _is_quoted(words: str) -> bool:
    """Tell whether the words are something that somebody says: in quotation marks, with or without who says it."""
    whole = words[0] in _OPENING and words[-1] in _CLOSING and not _is_title_case(words)
    return whole or bool(_SPEAKER_TURN.match(words)) or (words[0] in _OPENING and bool(_QUOTED_TURN.search(words)))


def _is_title_case(words: str) -> bool:
    """Tell whether nearly all words of four and more letters begin with a capital, and not only the first."""
    long = [word for word in _WORD.findall(words) if len(word) > 3]
    return len(long) > 1 and sum(word[0].isupper() for word in long) >= 0.8 * len(long)
