"""Logistic models over named features. Two are kept as weights files: which pairs are linked, which events hold.

Reach for `shipped` to read one; `card_of` is for the tools that train them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.events import cards

VERSION = 1
"""The format of the weights files that this code reads."""

_HASHED = ("threshold", "intercept", "weights")


@dataclass(frozen=True, slots=True)
class Model:
    """A logistic model: an intercept and a weight for each feature; features that it does not name weigh nothing."""

    intercept: float
    weights: Mapping[str, float]
    threshold: float
    """The least probability of what is kept."""

    def probability(self, features: Iterable[str]) -> float:
        """Return the probability, between 0 and 1, that what has these features is right."""
        weights = self.weights
        total = self.intercept + sum(weights.get(name, 0.0) for name in features)
        odds = math.exp(-abs(total))
        return 1 / (1 + odds) if total >= 0 else odds / (1 + odds)


def shipped(name: str) -> Model:
    """Return the model in the weights file of this name. Raises ModelError where it is not as it was trained."""
    return from_card(cards.shipped(name), name)


def from_card(card: Mapping[str, Any], name: str) -> Model:
    """Return the model that a weights file holds; `name` is what an error calls the file.

    Raises ModelError where its version is another or its contents do not have the hash that it states.
    """
    cards.check(card, name, VERSION, _HASHED)
    return Model(card["intercept"], card["weights"], card["threshold"])


def card_of(model: Model, about: Mapping[str, str]) -> dict[str, Any]:
    """Return what the weights file of a model holds, under its hash; `about` says where the weights come from."""
    said = {
        **about,
        "version": VERSION,
        "threshold": model.threshold,
        "intercept": model.intercept,
        "weights": dict(sorted(model.weights.items())),
    }
    return {"sha256": cards.digest_of(said, _HASHED), **said}
