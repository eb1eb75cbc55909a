"""How well one string spells another: a weighted alignment of symbols with Latin letters, learnt script by script.

A model is a table of chunk pairs ("ж" and "zh", "ㅂㅏ" and "par") with weights: the natural logarithm of how much more
often the two stand for each other in one person's names than they would by chance. The best monotone alignment adds
them up (a joint multigram model: Deligne and Bimbot 1995; Bisani and Ney 2008, read as a test of independence), so that
the sum is the evidence, in nats, that two strings spell one name rather than two names drawn at random.
tools/train_names.py makes the tables.
"""

from __future__ import annotations

import functools
import string
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

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


@dataclass(frozen=True, slots=True, eq=False)
class SpellingModel:
    """The chunk pairs of one script: symbols -> Latin letters -> weight, the highest first.

    Each single symbol, and none, has a weight with each letter, GAP or SUBSTITUTION where nothing better is known.
    `best` is the highest known weight of each chunk of symbols, `best_latin` of each chunk of letters; `longest` and
    `longest_latin` are the sizes of the largest chunks. Equal only to itself, as a key under which work is kept.
    """

    rows: Mapping[tuple[str, ...], Mapping[str, float]]
    best: Mapping[tuple[str, ...], float]
    best_latin: Mapping[str, float]
    longest: int
    longest_latin: int

    @classmethod
    def of(cls, weights: Mapping[tuple[tuple[str, ...], str], float]) -> SpellingModel:
        """Return the model that has these weights of chunk pairs."""
        rows: dict[tuple[str, ...], dict[str, float]] = {(): dict(_INSERTION)}
        best: dict[tuple[str, ...], float] = {}
        best_latin: dict[str, float] = {}
        for (symbols, latin), weight in weights.items():
            rows.setdefault(symbols, dict(_UNKNOWN) if len(symbols) == 1 else {})[latin] = weight
            best[symbols] = max(weight, best.get(symbols, weight))
            best_latin[latin] = max(weight, best_latin.get(latin, weight))
        ordered = {symbols: dict(sorted(row.items(), key=lambda pair: -pair[1])) for symbols, row in rows.items()}
        longest = max(map(len, best), default=1)
        return cls(ordered, best, best_latin, longest, max(map(len, best_latin), default=1))

    def align(self, symbols: tuple[str, ...], latin: str) -> Alignment:
        """Align symbols with Latin letters, a to z in either case; see Alignment.

        Takes time proportional to the product of the lengths.
        """
        found = self._aligned(symbols, latin, [-_UNREACHED] * (len(symbols) + 1), _UNREACHED)
        assert found is not None  # noqa: S101 - whatever is aligned with gaps reaches more than nothing
        return found

    def align_well(self, symbols: tuple[str, ...], latin: str, least: Callable[[float], float]) -> Alignment | None:
        """Align symbols with Latin letters where that gives more than no evidence and `least` of the ideal, else None.

        The same as `align`, ten times as fast where they do not fit: it gives up where the letters of the one that are
        in the other at all cannot make up for what is missing.
        """
        hopes = self._hopes(symbols, latin)
        if hopes[0] <= 0.0:
            return None
        needed = least(self.ideal(symbols, latin)) - _ROUNDING
        return self._aligned(symbols, latin, hopes, max(0.0, needed))

    def ideal(self, symbols: tuple[str, ...], latin: str) -> float:
        """Return the most evidence that the one of two strings that says less could give."""
        return min(_ideal(self, symbols), _ideal(self, latin))

    def _aligned(self, symbols: tuple[str, ...], latin: str, hopes: Sequence[float], least: float) -> Alignment | None:
        """Align, leaving out what cannot come to `least` with all that is hoped for from each place of the symbols."""
        width = len(latin)
        totals: list[dict[int, float]] = [{} for _ in range(len(symbols) + 1)]
        steps: list[dict[int, _Step]] = [{} for _ in totals]
        totals[0][0] = 0.0
        for i, (line, moves) in enumerate(zip(totals, _moves(self, symbols), strict=True)):
            bar = least - hopes[i]
            for j in range(width + 1) if line else ():
                total = line.get(j, _UNREACHED)
                if total < bar:
                    continue
                chunks = [latin[j : j + size] for size in range(min(self.longest_latin, width - j) + 1)]
                for length, row in moves:
                    target, came = totals[i + length], steps[i + length]
                    for size, chunk in enumerate(chunks):
                        weight = row.get(chunk)
                        if weight is not None and total + weight > target.get(j + size, _UNREACHED):
                            target[j + size] = total + weight
                            came[j + size] = (i, j, weight)
        evidence = totals[-1].get(width, _UNREACHED)
        return Alignment(evidence, self.ideal(symbols, latin), _worst(steps, width)) if evidence >= least else None

    def _hopes(self, symbols: tuple[str, ...], latin: str) -> list[float]:
        """Return the most that the symbols from each place on could give, by what they are written by that is there.

        No insertion has a positive weight, so none adds to it.
        """
        hopes = [0.0] * (len(symbols) + 1)
        for start, moves in reversed(list(enumerate(_moves(self, symbols)[:-1]))):
            most = GAP + hopes[start + 1]
            for length, row in moves[1:]:
                rest = hopes[start + length]
                for chunk, weight in row.items():
                    if weight + rest <= most:
                        break
                    if chunk in latin:
                        most = weight + rest
                        break
            hopes[start] = most
        return hopes


_Weights = dict[tuple[tuple[str, ...], str], float]
_Step = tuple[int, int, float]
"""Where an alignment came from, and the weight of the chunk pair that brought it on."""

_INSERTION: Final[Mapping[str, float]] = dict.fromkeys(string.ascii_letters, GAP)
_UNKNOWN: Final[Mapping[str, float]] = {"": GAP, **dict.fromkeys(string.ascii_letters, SUBSTITUTION)}
"""What letters that nothing answers to, and a symbol, weigh where the table says nothing."""

_UNREACHED: Final = -1e9
_ROUNDING: Final = 1e-6
"""Nats within which two sums of the same weights in another order are taken for one."""


def _worst(steps: Sequence[Mapping[int, _Step]], width: int) -> float:
    """Return the least sum of neighbouring weights on the way to the end, 0 where all are positive."""
    step = steps[-1].get(width)
    run = worst = 0.0
    while step is not None:
        i, j, weight = step
        run = min(0.0, run + weight)
        worst = min(worst, run)
        step = steps[i].get(j)
    return worst


@functools.lru_cache(maxsize=4096)
def _moves(model: SpellingModel, symbols: tuple[str, ...]) -> list[list[tuple[int, Mapping[str, float]]]]:
    """Return the chunks that begin at each place of some symbols: their length and what they are written by.

    The first at each place, and the only one at their end, is of no symbols: a letter that nothing answers to.
    """
    found: list[list[tuple[int, Mapping[str, float]]]] = []
    for start in range(len(symbols) + 1):
        sizes = range(min(model.longest, len(symbols) - start) + 1)
        rows = ((size, model.rows.get(symbols[start : start + size])) for size in sizes)
        found.append([(size, row or _UNKNOWN) for size, row in rows if row or size == 1])
    return found


@functools.lru_cache(maxsize=16384)
def _ideal(model: SpellingModel, text: tuple[str, ...] | str) -> float:
    """Return the most evidence that symbols, or letters where it is a string, could give with what spells them best."""
    best: Mapping[Any, float] = model.best_latin if isinstance(text, str) else model.best
    longest = model.longest_latin if isinstance(text, str) else model.longest
    reached = [0.0]
    for end in range(1, len(text) + 1):
        ways = [
            reached[start] + weight
            for start in range(max(0, end - longest), end)
            if (weight := best.get(text[start:end])) is not None
        ]
        reached.append(max(ways) if ways else reached[-1])
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


@functools.lru_cache(maxsize=16384)
def romanise(symbols: tuple[str, ...], script: str) -> str:
    """Return symbols in Latin letters by the usual spelling of each; those of an unknown script are left out."""
    usual = _usual(script)
    return "".join(usual.get(symbol, "") for symbol in symbols)
