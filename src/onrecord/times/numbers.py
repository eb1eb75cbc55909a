"""Numbers in words and figures: "twenty-four", "1,200", "a couple of", "two dozen", "nineteen ninety-six", "'98"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.times.lexicon import lexicon
from onrecord.times.tokens import Token

MOST = 10**9
"""Greater numbers count no time that a text speaks of."""

_ONE = frozenset({"a", "an"})


def cardinal(words: Sequence[Token]) -> int | None:
    """Return the number that the words are, None where they are vague ("several") or too great (`MOST`)."""
    if not _vague().isdisjoint(word.lower for word in words):
        return None
    total, current, seen = 0, 0, False
    for word in words:
        value = _value(word)
        if value is None:
            continue
        seen = True
        if word.lower in lexicon().values["magnitudes"]:
            current = max(current, 1) * value
            if value >= 1000:
                total, current = total + current, 0
        elif word.lower in _ONE:
            current = 1
        else:
            current += value
        if total + current > MOST:
            return None
    return total + current if seen else None


def ordinal(words: Sequence[Token]) -> int | None:
    """Return the number of "third", "3rd" or "twenty-first"; None where there is none."""
    found = [value for word in words if (value := _ordinal(word)) is not None]
    return sum(found) if found else None


def year(words: Sequence[Token]) -> int | None:
    """Return the year that the words name, None where they name none.

    Two figures after an apostrophe are of the century that makes them 1930 to 2029: news says "'98", not "'35".
    """
    first = words[0]
    if first.text[0] in "'’‘":
        short = int(first.text[1:])
        return short + (2000 if short < 30 else 1900)
    if first.text[0].isdigit():
        return int(first.text)
    values = [value for word in words if (value := _year_part(word)) is not None]
    if not values:
        return None
    if first.lower == "two":
        return 2000 + sum(values[2:])
    return values[0] * 100 + sum(value for value in values[1:] if value != 100)


def _vague() -> frozenset[str]:
    return lexicon().classes["FUZZY"] | lexicon().classes["FUZZY_TENS"] | {"number"}


def _year_part(word: Token) -> int | None:
    return 0 if word.lower in ("o", "oh") else _value(word)


def _value(word: Token) -> int | None:
    if word.text[0].isdigit():
        figures = word.text.replace(",", "")
        return int(figures[:12]) if figures.isdigit() else None
    if word.lower in _ONE:
        return 1
    if word.lower == "couple":
        return 2
    values = lexicon().values
    for table in ("small", "teens", "tens", "magnitudes"):
        if word.lower in values[table]:
            return int(values[table][word.lower])
    return None


def _ordinal(word: Token) -> int | None:
    if word.text[0].isdigit():
        figures = "".join(letter for letter in word.text if letter.isdigit())
        return int(figures)
    values = lexicon().values
    return values["ordinals"].get(word.lower, values["tens"].get(word.lower))
