"""How likely a proposal is a quotation: a logistic model over its features and its lexicon entry.

The weights (`data/quotations/weights.json`) are made by `tools/train_quotations.py`, see the model card beside them.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.data import json_object
from onrecord.quotations.cues import Lexicon, lexicon
from onrecord.quotations.proposals import Proposal

VERSION = 1
"""The format of the weights file that this code reads."""


@dataclass(frozen=True, slots=True)
class Model:
    """A logistic model: an intercept and a weight for each feature; features that it does not name weigh nothing."""

    intercept: float
    weights: dict[str, float]
    threshold: float
    """The least score of a quotation that is kept."""


@functools.cache
def model() -> Model:
    """Return the model that ships."""
    data = json_object("quotations/weights.json")
    if data["version"] != VERSION:
        raise ValueError(f"weights.json has version {data['version']}, not {VERSION}")
    return Model(data["intercept"], data["weights"], data["threshold"])


def values(proposal: Proposal, cues: Lexicon) -> Iterator[tuple[str, float]]:
    """Yield the features of a proposal with their values: 1 for those it has, log odds for its lexicon entries."""
    pair, alone = cues.log_odds(proposal.lemma, proposal.construction)
    yield "lexicon:pair", pair
    yield "lexicon:lemma", alone
    for name in proposal.features:
        yield name, 1.0


def score(proposal: Proposal) -> float:
    """Return the probability, between 0 and 1, that a proposal is a quotation."""
    shipped = model()
    weights = shipped.weights
    total = shipped.intercept + sum(weights.get(name, 0.0) * value for name, value in values(proposal, lexicon()))
    odds = math.exp(-abs(total))  # never overflows, however many features a monster of a sentence has
    return 1 / (1 + odds) if total >= 0 else odds / (1 + odds)
