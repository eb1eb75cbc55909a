"""Pairs of names: how many of one person's are accepted, and how many of two people's.

A corpus of pairs is a file of tab-separated names of one person, two a line; two people's are made of it by shuffling.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import EvaluationError
from onrecord.names import compare

SEEDS = range(5)
"""How often a corpus is shuffled, and how: as many pairs of two people for each pair of one."""

NamePair = tuple[str, str]
Judge = Callable[[str, str], bool]


@dataclass(frozen=True, slots=True)
class PairFigures:
    """What a comparison made of a corpus of pairs.

    `accepted` of `pairs` pairs of one person's names were taken to be one person's, and so were `mistaken` of
    `shuffled` pairs of two people's.
    """

    corpus: str
    pairs: int
    accepted: int
    shuffled: int
    mistaken: int

    @property
    def recall(self) -> float:
        """The share of one person's pairs that was accepted, 0 where there are none."""
        return self.accepted / self.pairs if self.pairs else 0.0

    @property
    def precision(self) -> float:
        """The share of one person's pairs among those accepted, if there were as many of two people's; 0 for none."""
        both = self.recall + self.false_matches
        return self.recall / both if both else 0.0

    @property
    def false_matches(self) -> float:
        """The share of two people's pairs that was accepted, 0 where there are none."""
        return self.mistaken / self.shuffled if self.shuffled else 0.0

    def measure(self, name: str) -> float:
        """Return a measure by the name that floors have for it: "all.recall" or "all.precision".

        Raises EvaluationError for any other.
        """
        match name:
            case "all.recall":
                return self.recall
            case "all.precision":
                return self.precision
        raise EvaluationError(f"'{name}' is not a measure of pairs of names: write 'all.recall' or 'all.precision'")

    def as_dict(self) -> dict[str, int | float]:
        """Return the counts and measures for programs, measures rounded to four digits."""
        counts = {"pairs": self.pairs, "accepted": self.accepted, "shuffled": self.shuffled, "mistaken": self.mistaken}
        return {**counts, "recall": round(self.recall, 4), "precision": round(self.precision, 4)}


@dataclass(frozen=True, slots=True)
class LabelledPair:
    """Two names, and whether they are one person's."""

    one: str
    other: str
    same: bool


def load_pairs(path: Path) -> tuple[NamePair, ...]:
    """Read a corpus of pairs.

    Raises EvaluationError where the file cannot be read or a line has not two names.
    """
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise EvaluationError(f"{path}: cannot read the pairs: {error}") from error
    found = []
    for number, line in enumerate(lines, start=1):
        names = line.split("\t")
        if len(names) != 2:
            raise EvaluationError(f"{path}:{number}: a line has to hold two names with a tab between them")
        found.append((names[0], names[1]))
    return tuple(found)


def corpus_name(path: Path) -> str:
    """Return the name that floors know a file of pairs by: "names-russian" for `names/wikidata_russian.tsv`."""
    return f"{path.parent.name}-{path.stem.rpartition('_')[2]}"


def assess_pairs(
    corpus: str, pairs: Sequence[NamePair], seeds: Iterable[int] = SEEDS, judge: Judge | None = None
) -> PairFigures:
    """Compare every pair of a corpus, and its first names with shuffled second names, a shuffle for each seed.

    A shuffled pair whose names are those of a pair of the corpus is left out. `judge` stands in for `compare`.
    """
    same = judge or (lambda one, other: compare(one, other).same)
    accepted = sum(same(one, other) for one, other in pairs)
    known = {(one.casefold(), other.casefold()) for one, other in pairs}
    shuffled = mistaken = 0
    for seed in seeds:
        others = [other for _, other in pairs]
        random.Random(seed).shuffle(others)  # noqa: S311 - a repeatable sample, not a secret
        for (one, _), other in zip(pairs, others, strict=True):
            if (one.casefold(), other.casefold()) not in known:
                shuffled += 1
                mistaken += same(one, other)
    return PairFigures(corpus, len(pairs), accepted, shuffled, mistaken)
