"""Text to words, numbers and marks, each with one sign that stands for it in the patterns of `grammar`.

A word of the vocabulary has a sign of its own; numbers are told apart by their form and size. Patterns over signs are
short regular expressions over a string with a character a token, which is what makes recognition quick.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from onrecord.times.lexicon import lexicon

_TOKEN: Final = re.compile(
    r"(?P<word>(?![ap]\.m\b|[AP]\.M\b)[^\W\d_]+(?:['’](?![sS]\b)[^\W\d_]+)*)"
    r"|(?P<iso>(?<![\d-])\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?(?![\d-]))"
    r"|(?P<slashed>(?<![\d/.])\d{4}(?P<mark_of_year>[/.])\d{1,2}(?P=mark_of_year)\d{1,2}(?![\d/]|\.\d)"
    r"|(?<![\d/.])\d{1,2}(?P<separator>[/.])\d{1,2}(?P=separator)(?:\d{4}|\d{2})(?![\d/]|\.\d))"
    r"|(?P<clock>(?<![\d:.])\d{1,2}[:.]\d{2}(?::\d{2})?(?![\d:]|\.\d))"
    r"|(?P<decade>(?:\d{3}|['’‘]?\d)0['’]?s\b)"
    r"|(?P<ordinal>\d{1,2}(?:st|nd|rd|th)\b)"
    r"|(?P<short>['’‘]\d{2}(?!\d|['’]?s))"
    r"|(?P<number>\d+(?:,\d{3})*(?![,.]?\d))"
    r"|(?P<figure>[$£€#]?\d[\d.,]*\w*)"
    r"|(?P<meridiem>(?<=[\d\s])(?:[ap]\.m\.?|[AP]\.M\.?)(?!\w))"
    r"|(?P<poss>['’][sS]\b)"
    r"|(?P<mark>[^\w\s])"
)
_MARKS: Final = {
    ",": ",", ".": ".", "-": "-", "‐": "-", "‑": "-", "–": "–", "—": "—", "(": "(", ")": ")", "/": "/", "'": "'",
    "’": "'",
}  # fmt: skip
FORMS: Final = {
    "ISO": "0", "SLASHED": "1", "CLOCK": "2", "DECADE": "3", "ORDINAL": "4", "SHORT": "5",
    "HOUR": "6", "HOUR24": "7", "DAYNUM": "8", "INT": "9", "YEAR": "Y", "MILITARY": "M", "FIGURE": "F",
    "COMMA": ",", "DOT": ".", "HYPHEN": "-", "DASH": "–", "EMDASH": "—",
    "LEFT": "(", "RIGHT": ")", "SLASH": "/", "APOS": "'",
    "OTHER": "?",
}  # fmt: skip
"""The signs of what is not a word. HOUR is 1 to 12, HOUR24 13 to 24, DAYNUM 25 to 31, YEAR 1000 to 2199 in figures."""

_FIRST_SIGN: Final = 0xE000
"""Words have signs of the private use area, which no text can mix up with those above."""


class Token(NamedTuple):
    """A word, number or mark with its place in the text and its sign."""

    start: int
    end: int
    text: str
    lower: str
    sign: str


def tokens(text: str, start: int, end: int, signs: Mapping[str, str]) -> list[Token]:
    """Return the tokens of `text[start:end]`; `signs` are those of the vocabulary (`signs_of`)."""
    found = []
    for match in _TOKEN.finditer(text, start, end):
        words = match.group()
        lower = words.lower().replace("’", "'")
        found.append(Token(match.start(), match.end(), words, lower, _sign(match.lastgroup or "", words, lower, signs)))
    return found


def signs_of(words: Iterable[str]) -> dict[str, str]:
    """Return a sign for each word, the same in every process."""
    return {word: chr(_FIRST_SIGN + i) for i, word in enumerate(sorted(words))}


def _sign(form: str, words: str, lower: str, signs: Mapping[str, str]) -> str:
    match form:
        case "word":
            if lower in _capital() and not words[0].isupper():
                return "?"
            return signs.get(lower, "?")
        case "number":
            return _number_sign(words)
        case "mark":
            return _MARKS.get(words, "?")
        case "poss" | "meridiem":
            return signs.get(lower, "?")
        case _:
            return FORMS[form.upper()]


def _number_sign(words: str) -> str:
    if len(words) == 4:
        return "Y" if "1000" <= words <= "2199" else "M" if words < "2400" and words[2] < "6" else "9"
    value = int(words) if len(words) < 3 else 0
    if 1 <= value <= 12:
        return "6"
    if 13 <= value <= 24:
        return "7"
    return "8" if 25 <= value <= 31 else "9"


@functools.cache
def _capital() -> frozenset[str]:
    return lexicon().capital
