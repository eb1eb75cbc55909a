from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import pytest

from onrecord.errors import ModelError
from onrecord.events import linking, logistic, trust
from onrecord.events.logistic import Model

SHIPPED = {"links.json": linking.model, "trust.json": trust.model}


def card(name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(files("onrecord.data").joinpath("events", name).read_text("utf-8"))
    return data


@pytest.mark.parametrize("name", SHIPPED)
def test_the_weights_are_as_they_were_trained(name: str) -> None:
    assert logistic.from_card(card(name), name) == SHIPPED[name]()


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("change", [{"version": 0}, {"threshold": 0.0}, {"intercept": 9.0}, {"weights": {}}])
def test_other_weights_are_refused(name: str, change: dict[str, object]) -> None:
    with pytest.raises(ModelError, match=name):
        logistic.from_card({**card(name), **change}, name)


@pytest.mark.parametrize("name", SHIPPED)
def test_a_card_is_made_as_it_is_read(name: str) -> None:
    shipped = card(name)
    about = {field: shipped[field] for field in ("about", "trained_on", "licence")}
    assert list(logistic.card_of(SHIPPED[name](), about).items()) == list(shipped.items())


def test_scores_are_probabilities_whatever_the_features() -> None:
    model = Model(0.0, {"a": 1e6, "b": -1e6}, 0.5)
    assert [model.probability([name]) for name in ("a", "b", "")] == [1.0, 0.0, 0.5]
