"""Train a logistic model over named features and write its weights: what the pair filter and the trust have in common.

Reach for it from `train_event_links.py` and `train_event_trust.py`, which say what the examples are.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from onrecord.events import logistic

DATA = Path(__file__).parent.parent / "src/onrecord/data/events"


@dataclass(frozen=True, slots=True)
class Example:
    """What is learned from: the features that are true of it, whether it is right, and what it weighs.

    `source` is the text or the id of the article that it was found in: what is of one source stays in one fold.
    """

    source: str
    features: tuple[str, ...]
    right: bool
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Settings:
    """How a model is trained: the inverse strength of regularisation, and the least probability of what is kept.

    Weights smaller than `least_weight` are left out; all are rounded to thousandths.
    """

    regularisation: float
    threshold: float
    least_weight: float = 0.0005


def fit(examples: Sequence[Example], features: Collection[str], settings: Settings) -> logistic.Model:
    """Return the model trained on some examples, by those `features` alone."""
    vectoriser = DictVectorizer()
    matrix = vectoriser.fit_transform([{name: 1.0 for name in e.features if name in features} for e in examples])
    matrix.indices, matrix.indptr = matrix.indices.astype(np.int32), matrix.indptr.astype(np.int32)
    learner = LogisticRegression(C=settings.regularisation, solver="liblinear", max_iter=500)
    learner.fit(matrix, [e.right for e in examples], sample_weight=[e.weight for e in examples])
    weights = {
        str(name): round(float(weight), 3)
        for name, weight in zip(vectoriser.get_feature_names_out(), learner.coef_[0], strict=True)
        if abs(weight) >= settings.least_weight
    }
    return logistic.Model(round(float(learner.intercept_[0]), 3), weights, settings.threshold)


def write(model: logistic.Model, name: str, made: str, trained_on: str) -> None:
    """Write the weights that ship as the file `name`; `made` says what they are and by which tool."""
    about = {"about": made, "trained_on": trained_on, "licence": "Apache-2.0 (weights; no text of the corpora)"}
    text = json.dumps(logistic.card_of(model, about), indent=1, ensure_ascii=False) + "\n"
    (DATA / name).write_text(text, "utf-8")
