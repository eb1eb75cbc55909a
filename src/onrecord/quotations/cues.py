"""The cue lexicon: how likely a word is a cue, in each construction.

`data/quotations/cues.tsv` counts, for each lemma and construction (see `syntax`), how often it was seen and how often
it reported something. Rare pairs borrow twice: the share of a lemma is smoothed towards that of its class (words of
communication, or all others), and the share of a pair towards what its lemma and its construction, among words of
that class, would give independently.
"""

from __future__ import annotations

import functools
import math
from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from onrecord.data import table
from onrecord.parsing import Token
from onrecord.parsing.lemmas import noun_lemma, verb_lemma

Key = TypeVar("Key", bound=Hashable)

PRIOR = 4.0
"""Sightings that each back-off counts as; 2 to 8 gave the same figures on PolNeAR by cross-validation."""

RARELY = 0.1
"""What the share of a class is smoothed towards, so that a class that was never counted has one: few words are cues."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Counts of pairs of lemma and construction (seen, of these a cue), and shares of what they back off to."""

    pairs: dict[tuple[str, str], tuple[int, int]]
    lemmas: dict[str, float]
    constructions: dict[tuple[bool, str], float]
    """By whether the word is one of communication, and construction."""
    classes: dict[bool, float]

    @classmethod
    def count(cls, rows: Iterable[tuple[str, str, int, int]]) -> Lexicon:
        """Build a lexicon from rows of lemma, construction, times seen, times a cue."""
        pairs = {(lemma, frame): (seen, cues) for lemma, frame, seen, cues in rows}
        spoken = communication()
        classes = _shares(((lemma in spoken), n) for (lemma, _), n in pairs.items())
        base = {kind: _smooth(*classes.get(kind, (0.0, 0)), RARELY) for kind in (True, False)}
        lemmas = _shares((lemma, n) for (lemma, _), n in pairs.items())
        frames = _shares(((lemma in spoken, frame), n) for (lemma, frame), n in pairs.items())
        return cls(
            pairs,
            {lemma: _smooth(share, seen, base[lemma in spoken]) for lemma, (share, seen) in lemmas.items()},
            {frame: _smooth(share, seen, base[frame[0]]) for frame, (share, seen) in frames.items()},
            base,
        )

    def log_odds(self, lemma: str, construction: str) -> tuple[float, float]:
        """Return the log odds that the pair, and that the lemma in any construction, reports something."""
        spoken = lemma in communication()
        base = self.classes[spoken]
        alone = _logit(self.lemmas.get(lemma, base))
        both = alone + _logit(self.constructions.get((spoken, construction), base)) - _logit(base)
        seen, cues = self.pairs.get((lemma, construction), (0, 0))
        return _logit(_smooth(cues / seen if seen else 0.0, seen, 1 / (1 + math.exp(-both)))), alone


def _shares(counts: Iterable[tuple[Key, tuple[int, int]]]) -> dict[Key, tuple[float, int]]:
    """Add up counts by key and return, for each, the share that were cues and how many there were."""
    total: dict[Key, list[int]] = defaultdict(lambda: [0, 0])
    for key, (seen, cues) in counts:
        total[key][0] += seen
        total[key][1] += cues
    return {key: (cues / seen, seen) for key, (seen, cues) in total.items()}


def _smooth(share: float, seen: int, prior: float) -> float:
    return (share * seen + PRIOR * prior) / (seen + PRIOR)


def _logit(probability: float) -> float:
    return math.log(probability / (1 - probability))


@functools.cache
def lexicon() -> Lexicon:
    """Return the lexicon that ships."""
    return Lexicon.count((lemma, frame, int(n), int(k)) for lemma, frame, n, k in table("quotations/cues.tsv"))


@functools.cache
def communication() -> frozenset[str]:
    """Return the lemmas of verbs and nouns that mean saying or writing something."""
    return frozenset(row[0] for row in table("quotations/communication.tsv"))


@functools.cache
def unvoiced() -> frozenset[str]:
    """Return the lemmas of belief, wish and feeling, which report nothing that anybody said."""
    return frozenset(row[0] for row in table("quotations/unvoiced.tsv"))


def lemma(token: Token) -> str:
    """Return the lemma of a verb or noun under which the lexicon lists it."""
    if token.tag[:2] == "VB":
        return verb_lemma(token.lower)
    if token.tag in ("NNS", "NNPS"):
        return noun_lemma(token.lower)
    return token.lower
