"""Words of another language that an article quotes: “civis Romanus sum”, in which no word is somebody's name."""

from __future__ import annotations

from onrecord.parsing import Sentence, Token
from onrecord.people.lexicon import Lexicon

_CLOSED = frozenset({"CC", "DT", "IN", "MD", "PRP", "PRP$", "TO", "WDT", "WP", "WRB", "VBZ", "VBD", "EX"})
"""Tags of the words that no English phrase of some length is without."""


def in_foreign_words(sentence: Sentence, first: int, last: int, known: Lexicon) -> bool:
    """Tell whether the tokens `[first, last)` stand in quotation marks among words that are not English.

    The quoted stretch is foreign where none of its small words is a function word of English, and as many of its other
    words are unknown to English as are known. A stretch without other words tells nothing.
    """
    around = _quoted(sentence.tokens, first, last)
    others = [token for token in around if not first <= token.i < last and token.text.isalpha()]
    small = [token for token in others if token.text.islower()]
    if not small or any(token.tag in _CLOSED and token.lower in known.english for token in others):
        return False
    unknown = sum(token.lower not in known.english for token in others)
    return 2 * unknown >= len(others)


def _quoted(tokens: tuple[Token, ...], first: int, last: int) -> tuple[Token, ...]:
    """Return the tokens inside the innermost quotation marks around `[first, last)`; () where there are none."""
    start = next((i for i in range(first - 1, -1, -1) if tokens[i].tag in ("``", "''")), None)
    stop = next((i for i in range(last, len(tokens)) if tokens[i].tag in ("``", "''")), None)
    if start is None or stop is None or tokens[start].tag != "``" or tokens[stop].tag != "''":
        return ()
    return tokens[start + 1 : stop]
