"""Runs of words that may name a place: proposed by the gazetteer, by the parser's tags, or by a noun before them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.parsing import Sentence, Token
from onrecord.places.gazetteer import Gazetteer, Meaning
from onrecord.places.lexicon import words

LONGEST = 8
"""Words of the longest name looked up, hyphens counted as words: "Port-au-Prince" has five."""

PLACE_TAGS = frozenset({"GPE", "LOC"})
"""Entity types of places."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens `first` to `last` (inclusive) of a sentence, which may be a name of a place."""

    first: int
    last: int
    meanings: tuple[Meaning, ...]


def candidates(text: str, sentence: Sentence, gazetteer: Gazetteer) -> Iterator[Candidate]:
    """Yield the candidates of a sentence, in order, not overlapping: the longest at each word."""
    tokens, i = sentence.tokens, 0
    while i < len(tokens):
        known, tagged = _known(text, sentence, i, gazetteer), _tagged(text, sentence, i, gazetteer)
        found = (tagged if known is None or _goes_on(sentence, known, tagged) else known) or _called(sentence, i)
        if found is None:
            i += 1
        else:
            yield found
            i = found.last + 1


def _known(text: str, sentence: Sentence, first: int, gazetteer: Gazetteer) -> Candidate | None:
    """Return the longest name from token `first` on that the gazetteer knows."""
    tokens, inside = sentence.tokens, words().inside
    if not is_capital(tokens[first]):
        return None
    last, ends = first, [first]
    while last + 1 < len(tokens) and last + 1 - first < LONGEST:
        last += 1
        token = tokens[last]
        if is_capital(token) or (token.start == tokens[last - 1].end and token.text[0].isalnum()):
            ends.append(last)
        elif token.lower == ",":
            if last + 1 == len(tokens) or tokens[last + 1].text not in ("D.C.", "DC"):
                break
        elif token.lower not in inside:
            break
    for end in reversed(ends):
        name = text[tokens[first].start : tokens[end].end]
        meanings = gazetteer.meanings(" ".join(name.split()))
        if meanings and not (end == first and tokens[first].lower in words().sides):
            return Candidate(first, end, meanings)
    return None


def _goes_on(sentence: Sentence, known: Candidate, tagged: Candidate | None) -> bool:
    """Tell whether a tagged name goes on in words of its own: "West Prince" does, "Fulton County" does not."""
    if tagged is None or tagged.last <= known.last:
        return False
    rest = sentence.tokens[known.last + 1 : tagged.last + 1]
    return all(is_capital(token) or token.lower in words().inside for token in rest) and not all(
        token.lower in words().generic for token in rest
    )


def _tagged(text: str, sentence: Sentence, first: int, gazetteer: Gazetteer) -> Candidate | None:
    """Return the name at token `first` that is tagged as a place and that the gazetteer does not know."""
    tokens = sentence.tokens
    token = tokens[first]
    if token.entity not in PLACE_TAGS or not token.entity_begins:
        return None
    first, last = _bare(tokens, first, entity_end(tokens, first))
    if first > last or not _is_name(tokens, first, last):
        return None
    base = first
    while base <= last:
        meanings = gazetteer.meanings(" ".join(text[tokens[base].start : tokens[last].end].split()))
        if meanings or tokens[base].lower not in words().sides:
            return Candidate(first, last, meanings)
        base += 1
    return None


def _bare(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """Return a tagged name up to its first comma, without "the", sides in small letters, "city of" and "'s"."""
    last = next((i for i in range(first, last + 1) if tokens[i].text in (",", "(", "/")), last + 1) - 1
    while first <= last and (tokens[first].lower == "the" or tokens[first].text in words().sides):
        first += 1
    if first + 2 <= last and tokens[first].lower in words().generic and tokens[first + 1].lower == "of":
        first += 2
    while first <= last and (not tokens[last].text[0].isalnum() or tokens[last].lower in ("'s", "’s")):
        last -= 1
    return first, last


def _is_name(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether tokens look like a name that the parser may be trusted with: proper, and not all in capitals."""
    named = is_capital(tokens[first]) and any(letter.islower() for letter in tokens[first].text)
    lone_side = first == last and tokens[first].lower in words().sides
    long = tokens[last].end - tokens[first].start >= 3
    return named and long and not lone_side and tokens[last].tag.startswith("NNP")


def _called(sentence: Sentence, first: int) -> Candidate | None:
    """Return the name at token `first` that only a noun calls a place: "the village of Cellardyke"."""
    tokens = sentence.tokens
    if first < 2 or tokens[first - 1].lower != "of" or tokens[first - 2].text not in words().generic:
        return None
    last = first
    while last < len(tokens) and tokens[last].text[0].isupper() and tokens[last].tag.startswith("NNP"):
        last += 1
    return Candidate(first, last - 1, ()) if last > first else None


def entity_end(tokens: Sequence[Token], first: int) -> int:
    """Return the last token of the entity around token `first`."""
    last = first
    while last + 1 < len(tokens) and tokens[last + 1].entity and not tokens[last + 1].entity_begins:
        last += 1
    return last


def entity_around(tokens: Sequence[Token], i: int) -> tuple[int, int]:
    """Return the first and last token of the entity around token `i`, which has one."""
    first = i
    while first > 0 and not tokens[first].entity_begins and tokens[first - 1].entity:
        first -= 1
    return first, entity_end(tokens, i)


def is_capital(token: Token) -> bool:
    """Tell whether a word begins with a capital, an apostrophe aside."""
    return token.text[0].isupper() or (token.text[0] in "’'" and token.text[1:2].isupper())
