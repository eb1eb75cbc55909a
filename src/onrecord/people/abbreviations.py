"""Abbreviations that an article defines in brackets: "World Health Organization (WHO)".

The long form is found from the right, its initials spelling the abbreviation; after Schwartz and Hearst, "A simple
algorithm for identifying abbreviation definitions in biomedical text" (PSB 2003), restricted to initials.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from onrecord.model import Span
from onrecord.parsing import Sentence
from onrecord.people.chunks import Chunk
from onrecord.people.lexicon import lexicon

_BRACKETED = re.compile(r"\s{0,2}\(\s?([A-Z][A-Za-z0-9&.]{1,9})\s?\)")
_WORD = re.compile(r"[\w.&’']+")


def abbreviation_after(text: str, offset: int) -> str | None:
    """Return the abbreviation that stands in brackets right after `offset`, or None."""
    found = _BRACKETED.match(text, offset)
    return found.group(1) if found else None


def initials(name: str) -> str:
    """Return the initials of a name's words but the small ones, in capitals; "" for a name of one word."""
    words = [word for word in re.split(r"[\s-]+", name) if word and word.lower() not in lexicon().small]
    return "".join(word[0] for word in words).upper() if len(words) > 1 else ""


def stands_for(abbreviation: str, name: str) -> bool:
    """Tell whether an abbreviation in brackets can be the name's before it.

    Its letters occur in the name in order, its first beginning a word; or half of the initials agree in any order,
    since translated names keep their own abbreviation.
    """
    letters = [ch.lower() for ch in abbreviation if ch.isalnum()]
    begun = initials(name).lower()
    if not letters or not begun:
        return False
    if "".join(letters) in begun:
        return True
    if begun[0] == letters[0] and _in_order(letters, name.lower()):
        return True
    return abbreviation.isupper() and sum((Counter(begun) & Counter(letters)).values()) * 2 >= len(letters)


def _in_order(letters: Sequence[str], text: str) -> bool:
    place = 0
    for letter in letters:
        place = text.find(letter, place) + 1
        if not place:
            return False
    return True


def definitions(text: str) -> Iterator[Span]:
    """Yield the long forms that bracketed abbreviations define, in order."""
    for found in _BRACKETED.finditer(text):
        letters = [ch.lower() for ch in found.group(1) if ch.isalnum()]
        begin = max(0, found.start() - 25 * len(letters))
        words = list(_WORD.finditer(text, begin, found.start()))
        place = len(letters) - 1
        for word in reversed(words):
            if word.group().lower() in lexicon().small:
                continue
            if word.group()[0].lower() != letters[place]:
                break
            place -= 1
            if place < 0:
                yield Span(word.start(), words[-1].end())
                break


def join_defined(text: str, sentences: Sequence[Sentence], names: Sequence[Chunk]) -> list[Chunk]:
    """Return the names of an article with the pieces of each defined long form made one."""
    spans = [chunk.span(sentences[chunk.sentence]) for chunk in names]
    found: list[Chunk] = []
    long_forms = list(definitions(text))
    i = at = 0
    while i < len(names):
        while at < len(long_forms) and long_forms[at].end <= spans[i].start:
            at += 1
        if at < len(long_forms) and spans[i].overlaps(long_forms[at]):
            whole = long_forms[at]
            tokens = sentences[names[i].sentence].tokens
            inside = [token.i for token in tokens if whole.start <= token.start < whole.end]
            found.append(Chunk(names[i].sentence, inside[0], inside[-1] + 1, "ORG") if inside else names[i])
            while i < len(names) and spans[i].overlaps(whole):
                i += 1
            continue
        found.append(names[i])
        i += 1
    return found
