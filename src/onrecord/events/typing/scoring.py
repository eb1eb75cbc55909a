"""How likely a candidate is each PLOVER type: multinomial logistic regression over its named features.

The weights (`data/events/types.json`) are made by `tools/train_event_types.py`; docs/event-types.md is their model
card. They were trained with a lexicon, whose hash they hold: they are stale where it has changed since.
"""

from __future__ import annotations

import functools
import hashlib
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from onrecord.events.cards import check, digest_of, shipped

VERSION = 1
"""The format of the weights file that this code reads."""

_HASHED = ("classes", "intercepts", "weights", "temperature", "lexicon")

LEXICONS = ("events/concepts.toml", "events/compositions.tsv")
"""What features are made from: the weights fit no other version of it."""

SCALE = 1000
"""Weights are whole numbers of thousandths."""


@dataclass(frozen=True, slots=True)
class Model:
    """A multinomial logistic model. `weights` of a feature are pairs of a class's place in `classes` and a weight.

    A feature without weights says nothing. `temperature` divides the sums, so that scores are probabilities that hold.
    """

    classes: tuple[str, ...]
    intercepts: tuple[float, ...]
    weights: Mapping[str, tuple[tuple[int, float], ...]]
    temperature: float = 1.0

    def probabilities(self, features: Iterable[str]) -> list[float]:
        """Return the probability of each class, in the order of `classes`. A feature counts once."""
        sums = list(self.intercepts)
        weights = self.weights
        for name in dict.fromkeys(features):
            if name in weights:
                for place, weight in weights[name]:
                    sums[place] += weight
        return softmax([total / self.temperature for total in sums])

    def reasons(self, features: Iterable[str], place: int, rival: int, most: int) -> list[str]:
        """Return the features that speak most for the class at `place` against the one at `rival`, at most `most`."""
        spoken: list[tuple[float, str]] = []
        for name in dict.fromkeys(features):
            gain = 0.0
            for at, weight in self.weights.get(name, ()):
                if at == place:
                    gain += weight
                elif at == rival:
                    gain -= weight
            if gain > 0:
                spoken.append((-gain, name))
        return [name for _, name in sorted(spoken)[:most]]


def softmax(sums: Sequence[float]) -> list[float]:
    """Return probabilities in proportion to the exponentials of some numbers, without overflow."""
    highest = max(sums)
    odds = [math.exp(total - highest) for total in sums]
    whole = sum(odds)
    return [each / whole for each in odds]


@functools.cache
def model() -> Model:
    """Return the model that ships. Raises ModelError where its file is not what was trained."""
    return from_card(shipped("types.json"))


def from_card(card: Mapping[str, Any]) -> Model:
    """Return the model that a weights file holds.

    Raises ModelError where its version is another or its contents do not have the hash that it states.
    """
    check(card, "types.json", VERSION, _HASHED)
    weights = {
        name: tuple((place, weight / SCALE) for place, weight in zip(row[::2], row[1::2], strict=True))
        for name, row in card["weights"].items()
    }
    intercepts = tuple(weight / SCALE for weight in card["intercepts"])
    return Model(tuple(card["classes"]), intercepts, weights, card["temperature"])


def digest(card: Mapping[str, Any]) -> str:
    """Return the SHA-256 of what a weights file says that matters to scores."""
    return digest_of(card, _HASHED)


def lexicon_digest() -> str:
    """Return the SHA-256 of the lexicon that features are made from, as it is now."""
    data = files("onrecord.data")
    return hashlib.sha256(b"".join(data.joinpath(name).read_bytes() for name in LEXICONS)).hexdigest()
