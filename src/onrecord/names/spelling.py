"""How well one string spells another: a weighted alignment of symbols with Latin letters, learnt script by script.

A model is a table of chunk pairs ("ж" and "zh", "ㅂㅏ" and "par") with weights: the natural logarithm of how much more
often the two stand for each other in one person's names than they would by chance. The best monotone alignment adds
them up (a joint multigram model: Deligne and Bimbot 1995; Bisani and Ney 2008, read as a test of independence), so that
the sum is the evidence, in nats, that two strings spell one name rather than two names drawn at random.
tools/train_names.py makes the tables.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, TypeVar

from onrecord.data import table
from onrecord.names.conventions import conventions
from onrecord.names.scripts import LATIN

GAP: Final = -3.0
"""Weight of a symbol that nothing answers to, where the table has none."""

SUBSTITUTION: Final = -4.0
"""Weight of a symbol that answers to a letter that it is never written by."""


LETTER: Final = 2.5
"""What a letter that agrees is worth within the Latin script, in nats: the entropy of a letter of the Wikidata names is
2.8, and neighbours are not independent."""

_END: Final = "$"
"""Stands after the last letter of a word in latin.tsv."""

_SWAP: Final = 1.2
"""What two neighbouring letters that changed places cost, in letters."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """The best alignment of two strings.

    `evidence` is its sum of weights in nats, positive when the strings are likelier one name than two; `ideal` what it
    would be at most if the one that says less were spelt in the usual way; `worst` the sum of the stretch of it that
    contradicts most, 0 when none does.
    """

    evidence: float
    ideal: float
    worst: float

    @property
    def quality(self) -> float:
        """The share of the ideal evidence that was found, at most 1; negative when the strings contradict."""
        return min(1.0, self.evidence / self.ideal) if self.ideal > 0 else min(0.0, self.evidence)


@dataclass(frozen=True, slots=True)
class SpellingModel:
    """The chunk pairs of one script: symbols -> Latin letters -> weight.

    `best` is the highest weight of each chunk of symbols, `best_latin` of each chunk of letters; `longest` and
    `longest_latin` are the sizes of the largest chunks.
    """

    rows: Mapping[tuple[str, ...], Mapping[str, float]]
    best: Mapping[tuple[str, ...], float]
    best_latin: Mapping[str, float]
    longest: int
    longest_latin: int

    @classmethod
    def of(cls, weights: Mapping[tuple[tuple[str, ...], str], float]) -> SpellingModel:
        """Return the model that has these weights of chunk pairs."""
        rows: dict[tuple[str, ...], dict[str, float]] = {}
        best: dict[tuple[str, ...], float] = {}
        best_latin: dict[str, float] = {}
        for (symbols, latin), weight in weights.items():
            rows.setdefault(symbols, {})[latin] = weight
            best[symbols] = max(weight, best.get(symbols, weight))
            best_latin[latin] = max(weight, best_latin.get(latin, weight))
        longest = max(map(len, best), default=1)
        return cls(rows, best, best_latin, longest, max(map(len, best_latin), default=1))

    def align(self, symbols: tuple[str, ...], latin: str) -> Alignment:
        """Align symbols with Latin letters; see Alignment. Takes time proportional to the product of the lengths."""
        width = len(latin)
        totals = [[_UNREACHED] * (width + 1) for _ in range(len(symbols) + 1)]
        steps: list[list[_Step | None]] = [[None] * (width + 1) for _ in totals]
        totals[0][0] = 0.0
        insertions = self.rows.get((), _NO_ROW)
        chunks = [
            [latin[j : j + size] for size in range(min(self.longest_latin, width - j) + 1)] for j in range(width + 1)
        ]
        for i, line in enumerate(totals):
            moves = self._moves(symbols, i)
            for j, total in enumerate(line):
                if j < width:
                    weight = insertions.get(latin[j], GAP)
                    if total + weight > line[j + 1]:
                        line[j + 1] = total + weight
                        steps[i][j + 1] = (i, j, weight)
                for length, row in moves:
                    target = totals[i + length]
                    for size, chunk in enumerate(chunks[j]):
                        found = row.get(chunk)
                        if found is None:
                            if length > 1 or size > 1:
                                continue
                            found = SUBSTITUTION if size else GAP
                        if total + found > target[j + size]:
                            target[j + size] = total + found
                            steps[i + length][j + size] = (i, j, found)
        return Alignment(totals[-1][-1], min(self._ideal(symbols), self._ideal_latin(latin)), _worst(steps))

    def _moves(self, symbols: tuple[str, ...], start: int) -> list[tuple[int, Mapping[str, float]]]:
        """Return the chunks of symbols that begin at a place: their length and what they are written by."""
        sizes = range(1, min(self.longest, len(symbols) - start) + 1)
        rows = ((size, self.rows.get(symbols[start : start + size])) for size in sizes)
        return [(size, row or _NO_ROW) for size, row in rows if row or size == 1]

    def _ideal(self, symbols: tuple[str, ...]) -> float:
        return _ideal(symbols, self.best, self.longest)

    def _ideal_latin(self, latin: str) -> float:
        return _ideal(latin, self.best_latin, self.longest_latin)


_Weights = dict[tuple[tuple[str, ...], str], float]
_Step = tuple[int, int, float]
"""Where an alignment came from, and the weight of the chunk pair that brought it on."""

_UNREACHED: Final = -1e9
_NO_ROW: Final[Mapping[str, float]] = {}
_S = TypeVar("_S", str, tuple[str, ...])


def _worst(steps: list[list[_Step | None]]) -> float:
    """Return the least sum of neighbouring weights on the way to the end, 0 where all are positive."""
    step = steps[-1][-1]
    run = worst = 0.0
    while step is not None:
        i, j, weight = step
        run = min(0.0, run + weight)
        worst = min(worst, run)
        step = steps[i][j]
    return worst


def _ideal(text: _S, best: Mapping[_S, float], longest: int) -> float:
    """Return the most evidence that a string could give with whatever spells it best."""
    reached = [0.0]
    for end in range(1, len(text) + 1):
        ways = (
            reached[start] + best[text[start:end]]
            for start in range(max(0, end - longest), end)
            if text[start:end] in best
        )
        reached.append(max(ways, default=reached[-1]))
    return reached[-1]


@functools.cache
def spelling_model(script: str) -> SpellingModel | None:
    """Return the model that ships for a script, None where there is none."""
    if script == LATIN:
        return SpellingModel.of(_latin_weights())
    if script not in modelled_scripts():
        return None
    rows = table(f"names/weights/{script}.tsv")
    return SpellingModel.of({(tuple(symbols.split()), latin): float(weight) for symbols, latin, weight in rows})


def within_latin(word: str) -> str:
    """Return a Latin word as the Latin model aligns it: its last letter, where a difference costs more, in capitals."""
    return word[:-1] + word[-1:].upper()


def _latin_weights() -> _Weights:
    """Return the weights of Latin spellings for each other: LETTER for each letter, less what they cost."""
    alphabet = [chr(point) for point in range(ord("a"), ord("z") + 1)]
    costs = {(letter, letter): 0.0 for letter in alphabet}
    costs |= {(a + b, b + a): _SWAP for a in alphabet for b in alphabet if a != b}
    endings: dict[tuple[str, str], float] = {}
    for one, other, loss in table("names/latin.tsv"):
        a, b = ("" if spelling == "-" else spelling for spelling in (one, other))
        if a.endswith(_END):
            endings[a.removesuffix(_END), b.removesuffix(_END)] = float(loss)
        else:
            costs[a, b] = float(loss)
    weights: _Weights = {}
    for (a, b), cost in costs.items():
        for one in (a, within_latin(a)):
            for other in (b, within_latin(b)):
                _enter(weights, one, other, cost)
    for (a, b), cost in endings.items():
        _enter(weights, within_latin(a), within_latin(b), cost)
    return weights


def _enter(weights: _Weights, one: str, other: str, cost: float) -> None:
    weight = LETTER * (min(len(one), len(other)) - cost)
    weights[tuple(one), other] = weights[tuple(other), one] = weight


@functools.cache
def modelled_scripts() -> frozenset[str]:
    """Return the scripts that conventions are known for, and so a model."""
    return frozenset(convention.script for convention in conventions())


@functools.cache
def _usual(script: str) -> Mapping[str, str]:
    rows = [c for c in conventions() if c.script == script and len(c.symbols) == 1]
    return {c.symbols[0]: c.spellings[0] for c in reversed(rows)}


def romanise(symbols: tuple[str, ...], script: str) -> str:
    """Return symbols in Latin letters by the usual spelling of each; those of an unknown script are left out."""
    usual = _usual(script)
    return "".join(usual.get(symbol, "") for symbol in symbols)
