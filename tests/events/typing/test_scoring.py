from __future__ import annotations

import copy
import hashlib
import json
import math
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import ModelError
from onrecord.events.typing import scoring
from onrecord.events.typing.scoring import Model
from onrecord.events.typing.yielding import YIELD
from onrecord.model import EventType

TOY = Model(("AID", "REJECT"), (0.0, 0.5), {"give": ((0, 2.0),), "not": ((0, -1.0), (1, 3.0))})
OWN = Path(__file__).parents[3] / "tools/events/acts.tsv"


def card() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(files("onrecord.data").joinpath("events/types.json").read_text("utf-8"))
    return data


def test_the_weights_are_those_of_the_lexicon_and_sentences_as_they_are() -> None:
    stale = "run tools/train_event_types.py"
    assert card()["lexicon"] == scoring.lexicon_digest(), stale
    assert card()["own"] == hashlib.sha256(OWN.read_bytes()).hexdigest(), stale


def test_every_type_but_the_two_of_yield_is_a_class() -> None:
    wanted = set(EventType) - {EventType.CONCEDE, EventType.RETREAT} | {YIELD}
    assert set(scoring.model().classes) == wanted


def test_weights_that_were_changed_are_refused() -> None:
    changed = copy.deepcopy(card())
    changed["weights"]["lexicon:AID"][1] += 1
    with pytest.raises(ModelError, match="not as it was trained"):
        scoring.from_card(changed)


def test_weights_of_another_format_are_refused() -> None:
    with pytest.raises(ModelError, match="version 99"):
        scoring.from_card({**card(), "version": 99})


def test_the_card_names_source_and_licence() -> None:
    assert {"about", "trained_on", "licence"} <= set(card())


def test_a_feature_counts_once() -> None:
    assert TOY.probabilities(["give", "give"]) == TOY.probabilities(["give"])
    assert TOY.probabilities(["unheard of"]) == TOY.probabilities([])


def test_reasons_are_the_features_that_speak_for_one_against_another() -> None:
    assert TOY.reasons(["give", "not"], 1, 0, 3) == ["not"]
    assert TOY.reasons(["give", "not"], 0, 1, 3) == ["give"]


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=16))
def test_softmax_gives_probabilities(sums: list[float]) -> None:
    found = scoring.softmax(sums)
    assert math.isclose(sum(found), 1, rel_tol=1e-9)
    assert all(0 <= each <= 1 for each in found)
