"""Answers that were right, wrong or missing, and the measures that floors know."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.errors import EvaluationError
from onrecord.evaluate.names import Judge, LabelledPair
from onrecord.names import compare


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of the cases of a corpus.

    `right` is how many had the answer wanted (which may be that nobody is known), `wrong` how many answers were not
    wanted, and `missed` how many cases were left without an answer that was. `mistakes` says, a line each, which.
    """

    corpus: str
    right: int
    wrong: int
    missed: int
    mistakes: tuple[str, ...] = ()

    @property
    def precision(self) -> float:
        """The share of answers that were right, 1 where there were none: who says nothing says nothing wrong."""
        answers = self.right + self.wrong
        return self.right / answers if answers else 1.0

    @property
    def recall(self) -> float:
        """The share of cases with an answer wanted, or none wanted, that had it; 0 where there are no cases."""
        cases = self.right + self.missed
        return self.right / cases if cases else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, 0 where nothing is right."""
        return 2 * self.right / (2 * self.right + self.wrong + self.missed) if self.right else 0.0

    def measure(self, name: str) -> float:
        """Return a measure by the name that floors have for it: "all.precision", "all.recall" or "all.f1".

        Raises EvaluationError for any other.
        """
        match name:
            case "all.precision":
                return self.precision
            case "all.recall":
                return self.recall
            case "all.f1":
                return self.f1
        raise EvaluationError(f"'{name}' is no measure of people: write 'all.precision', 'all.recall' or 'all.f1'")

    def as_dict(self) -> dict[str, int | float]:
        """Return the counts and measures for programs, measures rounded to four digits."""
        counts = {"right": self.right, "wrong": self.wrong, "missed": self.missed}
        measures = {"precision": self.precision, "recall": self.recall, "f1": self.f1}
        return {**counts, **{name: round(value, 4) for name, value in measures.items()}}


def tally_pairs(corpus: str, pairs: Iterable[LabelledPair], judge: Judge | None = None) -> Tally:
    """Compare labelled pairs of names: wrong are those of two people that were taken for one, missed those of one.

    `judge` stands in for `compare`.
    """
    same = judge or (lambda one, other: compare(one, other).same)
    found = [(pair, same(pair.one, pair.other)) for pair in pairs]
    wrong = [f"{pair.one} is not {pair.other}" for pair, taken in found if taken and not pair.same]
    missed = [f"{pair.one} is {pair.other}" for pair, taken in found if pair.same and not taken]
    right = sum(pair.same and taken for pair, taken in found)
    return Tally(corpus, right, len(wrong), len(missed), (*wrong, *missed))
