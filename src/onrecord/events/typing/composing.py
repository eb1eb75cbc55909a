"""What two words of a frame mean together, after `data/events/compositions.tsv`: "lift" and "ban" concede, and so on.

`compositions` gives the rows that fit, those whose governing word stands highest first.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.data import table
from onrecord.events.typing.concepts import Word, lexicon
from onrecord.model import EventType
from onrecord.parsing import Sentence

_AUXILIARIES = {
    "will": "will", "'ll": "will", "shall": "will", "would": "would", "must": "must", "should": "must", "may": "may",
    "might": "may", "could": "may",
}  # fmt: skip


ANYTHING = "*"
"""What fits any word, or none: the governing word tells the type whatever it governs."""


class Row(NamedTuple):
    """A row of the table: what `high` and `low` mean together; `same` where one word has to be both."""

    type: EventType
    high: str
    low: str
    same: bool


class Match(NamedTuple):
    """A row that fits, and where: the governing and the governed word."""

    row: Row
    high: int
    low: int


@functools.cache
def rows() -> dict[str, tuple[tuple[int, Row], ...]]:
    """Return the rows by their governing concept, each with its place in the table."""
    found: dict[str, list[tuple[int, Row]]] = {}
    for place, (kind, high, low) in enumerate(table("events/compositions.tsv")):
        found.setdefault(high, []).append((place, Row(EventType(kind), high, low.lstrip("+"), low[0] == "+")))
    return {high: tuple(below) for high, below in found.items()}


def meanings(sentence: Sentence, known: tuple[Word, ...], i: int) -> tuple[str, ...]:
    """Return all that a row may ask of a word: concepts, types, auxiliaries."""
    said = _alone(known[i])
    for child in sentence.children[i]:
        token = sentence.tokens[child]
        if token.dep == "neg":
            said = (*said, "not")
        elif token.dep == "aux" and token.lower in _AUXILIARIES:
            said = (*said, _AUXILIARIES[token.lower])
    return said


@functools.lru_cache(maxsize=16384)
def _alone(word: Word) -> tuple[str, ...]:
    types = lexicon().types
    acts = tuple(f"={types[concept]}" for concept in word.concepts if concept in types)
    return (*word.concepts, *acts, *(("=ACT",) if acts else ()), f"word:{word.lemma}", ANYTHING)


def compositions(
    sentence: Sentence, known: tuple[Word, ...], spine: tuple[int, ...], inside: frozenset[int]
) -> list[Match]:
    """Return the rows that fit the words of a spine and what hangs on them."""
    table_rows = rows()
    senses: dict[int, tuple[str, ...]] = {}
    found: list[tuple[int, bool, int, Match]] = []
    for depth, high in enumerate(spine):
        below = list(_below(sentence, high, inside))
        for place in (high, *below):
            if place not in senses:
                senses[place] = meanings(sentence, known, place)
        for sense in senses[high]:
            for rank, row in table_rows.get(sense, ()):
                places = (high,) if row.same or row.low == ANYTHING else below
                fit = next((low for low in places if row.low in senses[low]), None)
                if fit is not None:
                    found.append((depth, row.low == ANYTHING, rank, Match(row, high, fit)))
    return [match for *_, match in sorted(found, key=lambda entry: entry[:3])]


def _below(sentence: Sentence, i: int, inside: frozenset[int]) -> Iterator[int]:
    for child in sentence.children[i]:
        token = sentence.tokens[child]
        if token.dep in ("punct", "det", "relcl", "aux", "neg"):
            continue
        if child not in inside:
            yield child
        for grandchild in sentence.children[child]:
            if grandchild not in inside and sentence.tokens[grandchild].dep not in ("punct", "det", "relcl", "aux"):
                yield grandchild
