"""Names of persons freed from the ordinary words that the model takes for parts of them.

Reach for `pruned` between `chunks` and whatever believes their labels. Most of what the small model gets wrong about
persons are headlines in which every word is capital ("Halden Denies Report"); the rest are words that open a sentence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from onrecord.parsing import Sentence, Token
from onrecord.parsing.lemmas import verb_lemma
from onrecord.people.chunks import Chunk
from onrecord.people.lexicon import Lexicon, lexicon
from onrecord.people.runs import HYPHENS, hyphenated, words_of

_LONG = 4
"""Letters from which a headline writes a word capital whatever it is."""

_FEWEST = 4
"""Words of a headline."""

_VERBAL = frozenset({"MD", "VBZ", "VBD", "VBP", "IN", "TO", "DT", "PRP", "RB", "WDT", "WRB"})
"""Tags that make a word of English none of a name even where it is somebody's name elsewhere ("May", "Will")."""


def pruned(sentences: Sequence[Sentence], found: Sequence[Chunk], knows: Callable[[str], bool]) -> list[Chunk]:
    """Return the names of an article with those of persons cut to what can be a person's name.

    `knows` tells whether somebody has a full name: such a name is kept as it is, and so is one that the article uses
    outside of headlines. What has nothing left that can be a name keeps its place without a label.
    """
    known = lexicon()
    headlines = [_is_headline(sentence, known) for sentence in sentences]
    running: Counter[tuple[str, ...]] = Counter()
    for chunk in found:
        if not headlines[chunk.sentence]:
            running[chunk.words(sentences[chunk.sentence])] += 1
    kept: list[Chunk] = []
    for chunk in found:
        tokens, words = sentences[chunk.sentence].tokens, chunk.words(sentences[chunk.sentence])
        if chunk.label != "PERSON" or knows(" ".join(words)):
            kept.append(chunk)
        elif headlines[chunk.sentence]:
            kept += [chunk] if words in running else _in_headline(tokens, chunk, running, known)
        else:
            kept.append(_in_running_text(tokens, chunk, running, known))
    return kept


def _is_headline(sentence: Sentence, known: Lexicon) -> bool:
    """Tell whether a sentence has nearly every long word capital, and among them ordinary ones that need not be.

    One in ten may be small: what follows a hyphen does not count, but editors slip.
    """
    tokens = sentence.tokens
    words = [
        token for token in tokens if token.text.isalpha() and (not token.i or tokens[token.i - 1].text not in HYPHENS)
    ]
    if len(words) < _FEWEST:
        return False
    small = sum(token.text[0].islower() for token in words if len(token.text) >= _LONG)
    ordinary = sum(token.text[0].isupper() and token.lower in known.ordinary for token in words[1:])
    return 10 * small <= len(words) and ordinary > 1


def _in_headline(
    tokens: tuple[Token, ...], chunk: Chunk, running: Counter[tuple[str, ...]], known: Lexicon
) -> Iterator[Chunk]:
    """Yield what can be names between the ordinary words of a person's name in a headline.

    A single word that is left is somebody's name only if the article has it elsewhere.
    """
    inside = range(chunk.first + _is_called_will(tokens, chunk.first), chunk.last)
    ordinary = [i for i in inside if _ordinary(tokens[i], known)]
    if not ordinary:
        yield chunk
        return
    edges = pairwise([chunk.first - 1, *ordinary, chunk.last])
    parts = [_without_hyphens(tokens, one + 1, other) for one, other in edges]
    parts = [(first, last) for first, last in parts if first < last]
    for first, last in parts:
        named = last - first > 1 or running[tokens[first].text,] > 0
        titled = chunk.titled and first == chunk.first
        yield replace(chunk, first=first, last=last, label="PERSON" if named else "", titled=titled and named)
    if not parts:
        yield replace(chunk, label="", titled=False)


def _ordinary(token: Token, known: Lexicon) -> bool:
    """Tell whether a word of a headline is part of nobody's name; a verb by its tag may be one not met in that form."""
    if token.lower in known.particles:
        return False
    if token.lower in known.ordinary or (token.tag in _VERBAL and token.lower in known.english):
        return True
    return token.tag in ("VBZ", "VBD", "VBG") and verb_lemma(token.lower) in known.ordinary


def _without_hyphens(tokens: tuple[Token, ...], first: int, last: int) -> tuple[int, int]:
    while first < last and tokens[first].text in HYPHENS:
        first += 1
    while last > first and tokens[last - 1].text in HYPHENS:
        last -= 1
    return first, last


def _in_running_text(
    tokens: tuple[Token, ...], chunk: Chunk, running: Counter[tuple[str, ...]], known: Lexicon
) -> Chunk:
    """Return a person's name without the small words at its edges, and without an ordinary word that opens it.

    The latter is one only where the article has the name without it, and no second time with it.
    """
    first, last = chunk.first, chunk.last
    if first and tokens[first].text in HYPHENS and tokens[first - 1].text.islower():
        first += 1  # "pro-Halden"
    while first < last and _small(tokens, first, known):
        first += 1
    while last > first and _small(tokens, last - 1, known):
        last -= 1
    if last < chunk.last:
        first, last = _without_hyphens(tokens, first, last)
    if first == last:
        return replace(chunk, label="", titled=False)
    words = words_of(tokens, first, last)
    auxiliary = tokens[first].tag == "MD" and not _is_called_will(tokens, first)
    opened = len(words) > 1 and (auxiliary or tokens[first].lower in known.ordinary) and running[words] < 2
    return replace(chunk, first=first + 1 if opened and running[words[1:]] else first, last=last)


def _is_called_will(tokens: tuple[Token, ...], first: int) -> bool:
    """Tell whether what the tagger takes for an auxiliary can open a name: no question does it make ("Will Sorvi")."""
    return tokens[first].tag == "MD" and tokens[-1].text != "?"


def _small(tokens: tuple[Token, ...], i: int, known: Lexicon) -> bool:
    """Tell whether a word is one of English written small, which no name begins or ends with but after a hyphen."""
    token = tokens[i]
    small = token.text.islower() and (token.lower in known.english or known.human(token.lower) is not None)
    return small and token.lower not in known.particles and not hyphenated(tokens, i)
