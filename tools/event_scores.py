"""How often an event with a given raw score is right: the curve of `events/calibration.json`, and its error.

`cross_validate_events.py` reads the training corpora with models that have not seen them; this counts. An event is
right where it links a gold pair with its type. One act a sentence is marked, so that an event counts as wrong only
where it links a gold pair with another type, links a pair judged to be none, or has one party of a gold pair and not
the other; what shares no party with it may well be another act, and counts neither way.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from sklearn.isotonic import IsotonicRegression

from onrecord.evaluate.calibration import bins, expected_error
from onrecord.evaluate.event_types import FOLDS, fold_of
from onrecord.evaluate.events import GoldPair, overlaps, type_fits
from onrecord.events.calibration import Calibration
from onrecord.model import Event, Reading

PATH = Path(__file__).parent.parent / "src/onrecord/data/events/calibration.json"

LEAST = 0.12
"""Least raw score of an event that is recorded; see docs/events.md for what others cost."""

STEPS = 12
"""Points of the curve at most."""

Gold = Mapping[str, Sequence[GoldPair]]
Readings = Mapping[str, Mapping[str, Reading]]
Verdict = tuple[str, float, bool]
"""The text of an event, its raw score, and whether it is right."""


def verdicts(gold: Gold, readings: Readings) -> Iterator[Verdict]:
    """Yield what the gold pairs say of the events found in their texts."""
    for name, pairs in gold.items():
        by_text: dict[str, list[GoldPair]] = {}
        for pair in pairs:
            by_text.setdefault(pair.text, []).append(pair)
        for text, said in by_text.items():
            for event in readings[name][text].events:
                held = [verdict for pair in said if (verdict := _verdict(event, pair)) is not None]
                if held:
                    yield text, event.score, any(held)


def _verdict(event: Event, pair: GoldPair) -> bool | None:
    """Return whether a gold pair says that an event is right; None where it says nothing."""
    actors = [party.span for party in event.actors]
    recipients = [party.span for party in event.recipients] or actors
    sides = overlaps(pair.text, actors, pair.source), overlaps(pair.text, recipients, pair.target)
    if pair.relation is not None:
        return False if all(sides) and not pair.relation else None
    if all(sides):
        return type_fits(pair, event.type)
    return False if any(sides) else None


def fit(gold: Gold, readings: Readings) -> Calibration:
    """Return the curve of all verdicts."""
    return _curve([(score, right) for _, score, right in verdicts(gold, readings)])


def error(gold: Gold, readings: Readings) -> float:
    """Return the expected calibration error, each fold held against the curve of the others."""
    told = list(verdicts(gold, readings))
    judged = []
    for fold in range(FOLDS):
        curve = _curve([(score, right) for text, score, right in told if fold_of(text) != fold])
        here = [(score, right) for text, score, right in told if fold_of(text) == fold]
        judged += [(curve.probability(score), right) for score, right in here if score >= LEAST]
    found = expected_error(bins(judged))
    assert found is not None
    return found


def _curve(judged: Sequence[tuple[float, bool]]) -> Calibration:
    """Return the isotonic regression of some verdicts, at the means of groups of as many verdicts each."""
    ranked = sorted(judged)
    groups = np.array_split(np.array([(score, float(right)) for score, right in ranked]), STEPS)
    scores = np.array([group[:, 0].mean() for group in groups])
    shares = np.array([group[:, 1].mean() for group in groups])
    rising = IsotonicRegression(y_min=0.01, y_max=0.99).fit_transform(scores, shares)
    points = {round(float(x), 3): round(float(y), 3) for x, y in zip(scores, rising, strict=True)}
    return Calibration(tuple(sorted(points.items())), LEAST)


def write(curve: Calibration) -> None:
    """Write the curve that ships."""
    card = {
        "about": "Raw score to probability that an event is right; made by tools/cross_validate_events.py --calibrate.",
        "counted_on": "events/plv_train.jsonl and events/aw_train.jsonl, read by models that had not seen them",
        "licence": "Apache-2.0 (counts; no text of the corpora)",
        "least": curve.least,
        "points": [list(point) for point in curve.points],
    }
    PATH.write_text(json.dumps(card, indent=1) + "\n", "utf-8")
