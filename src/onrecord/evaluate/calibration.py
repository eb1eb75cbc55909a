"""Whether scores mean what they promise: of the findings scored 0.8, four in five should be right."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

BINS = 10


class Bin(NamedTuple):
    """Findings whose score lies in `[low, high)`, the last bin including 1."""

    low: float
    high: float
    findings: int
    mean_score: float
    precision: float


def bins(verdicts: Iterable[tuple[float, bool]]) -> tuple[Bin, ...]:
    """Sort scores (0 to 1) with whether each finding was right into BINS equal bins; empty bins are left out."""
    found: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for score, right in verdicts:
        found[min(int(score * BINS), BINS - 1)].append((score, right))
    return tuple(
        Bin(
            low=i / BINS,
            high=(i + 1) / BINS,
            findings=len(inside),
            mean_score=sum(score for score, _ in inside) / len(inside),
            precision=sum(right for _, right in inside) / len(inside),
        )
        for i, inside in enumerate(found)
        if inside
    )


def expected_error(table: Iterable[Bin]) -> float | None:
    """Return the expected calibration error, the mean distance of score and precision; None without findings.

    Naeini, Cooper and Hauskrecht, "Obtaining well calibrated probabilities using Bayesian binning", AAAI 2015.
    """
    weighed = [(row.findings, abs(row.mean_score - row.precision)) for row in table]
    total = sum(count for count, _ in weighed)
    return sum(count * distance for count, distance in weighed) / total if total else None
