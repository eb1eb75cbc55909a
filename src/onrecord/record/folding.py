"""Text to search tokens: case, accents, combining marks and punctuation aside, in any script.

Both what is indexed and what is asked for go through here, so that the database's own tokeniser only has to split at
blanks and the same words are found whatever the version of SQLite or PostgreSQL.

- NFKD, then without combining marks (й is и, ё is е, é is e, full-width letters are plain ones), then case folding
  (ß is ss); İ, ı, I and i are one letter. Marks of combining class 0 are vowels in Indic scripts and stay.
- Everything but letters, numbers and marks separates: `Kasym-Zhomart`, `O’Brien` and `O'Brien` are two tokens each.
- Single letters joined by stops are one token: `U.S.` is `us`.
- Scripts written without blanks (Han, kana, Thai, Lao, Khmer, Burmese) have a token a character, and a word of them is
  found as a phrase. That finds too much at word boundaries, and never too little.
- Not done: stemming, transliteration between scripts, Arabic definite articles and letter variants.
"""

from __future__ import annotations

import re
import unicodedata

from onrecord.model import Span

_LETTERS = str.maketrans(
    {
        # Letters that are others with a stroke, hook or descender but do not decompose (Unicode Character Database).
        **dict(zip("ıłøđħŧƶɨʉ", "ilodhtziu", strict=True)),
        **dict(zip("қғңұҳҷҡ", "кгнухчк", strict=True)),
        # Ligatures, and letters that are spelt with two where they are wanting.
        "æ": "ae",
        "œ": "oe",
        "ð": "d",
        "þ": "th",
        # Modifier letters that others write as apostrophes (Oʻzbekiston, O'zbekiston).
        **dict.fromkeys("ʹʻʼʾʿ", "'"),
    }
)

_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]"
)

_TOKEN = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_](?![^ .])|[^ .]+")


class _Characters(dict[int, str]):
    """What each character folds to, worked out when it is first met; for `str.translate`."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


def _fold_character(character: str) -> str:
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold()).translate(_LETTERS)
    kept = []
    for part in plain:
        category = unicodedata.category(part)
        if unicodedata.combining(part) or category in ("Me", "Cf"):
            if part == "\u200b":  # the zero-width space is there to part words
                kept.append(" ")
        elif part == ".":
            kept.append(part)
        elif _UNSPACED.match(part) and category[0] in "LNM":
            kept.append(f" {part} ")
        else:
            kept.append(part if category[0] in "LNM" else " ")
    return "".join(kept)


_CHARACTERS = _Characters()

_COMMON = "“”‘’–—"
"""What most texts have beyond ASCII. Without, Python folds a text of ASCII twenty times as fast."""


def words(text: str) -> list[str]:
    """Return the search tokens of a text, in order."""
    return [token.replace(".", "") for token in _TOKEN.findall(_folded(text))]


def fold(text: str) -> str:
    """Return the search tokens of a text with a blank between them: what is indexed."""
    return " ".join(words(text))


def _folded(text: str) -> str:
    if not text.isascii():
        for mark in _COMMON:
            text = text.replace(mark, _CHARACTERS[ord(mark)])
    return text.translate(_CHARACTERS)


class Tokens:
    """The search tokens of a text, in order, and where each stands: that is worked out for those of which it is asked.

    `offset` is added to each place.
    """

    def __init__(self, text: str, offset: int = 0) -> None:
        folded = _folded(text)
        self._text = text
        self._offset = offset
        self._found = list(_TOKEN.finditer(folded))
        self.words = [found[0].replace(".", "") for found in self._found]
        # Where one character stays one, a place in what is folded is that in the text.
        alike = text.isascii() or all(len(_CHARACTERS[ord(character)]) == 1 for character in set(text))
        self._origin = None if alike else [i for i, char in enumerate(text) for _ in _CHARACTERS[ord(char)]]

    def span(self, number: int) -> Span:
        """Return the stretch that a token came from, with the combining marks that were folded away behind it."""
        start, end = self._found[number].span()
        if self._origin is not None:
            start, end = self._origin[start], self._origin[end - 1] + 1
            while end < len(self._text) and not _CHARACTERS[ord(self._text[end])]:
                end += 1
        return Span(self._offset + start, self._offset + end)
