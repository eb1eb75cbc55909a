"""From the models' scores to the probability that an event is right: a monotone curve, and the least that is recorded.

The models judge a pair and a type each by itself; how often both hold was counted on sentences that they had not seen
(`tools/cross_validate_events.py --calibrate` makes `data/events/calibration.json`).
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.data import json_object


@dataclass(frozen=True, slots=True)
class Calibration:
    """A curve through `points` (raw score, probability), both rising, straight between them and level beyond.

    `least` is the raw score under which an event is not recorded.
    """

    points: Sequence[tuple[float, float]]
    least: float

    def probability(self, raw: float) -> float:
        """Return the probability that an event with this raw score is right in its parties and type."""
        (low, bottom), (high, top) = self.points[0], self.points[-1]
        if raw <= low:
            return bottom
        if raw >= high:
            return top
        for (x, y), (next_x, next_y) in pairwise(self.points):
            if raw <= next_x:
                return y + (next_y - y) * (raw - x) / (next_x - x)
        raise AssertionError(raw)


RAW = Calibration(((0.0, 0.0), (1.0, 1.0)), 0.0)
"""Leaves scores as the models give them and records everything: for counting how often they are right."""


@functools.cache
def calibration() -> Calibration:
    """Return the curve that ships."""
    card = json_object("events/calibration.json")
    return Calibration(tuple((x, y) for x, y in card["points"]), card["least"])
