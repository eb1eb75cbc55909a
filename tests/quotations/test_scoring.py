from __future__ import annotations

import json
import math
import re
from importlib.resources import files

import pytest

from onrecord.model import Span
from onrecord.quotations import scoring
from onrecord.quotations.cues import Lexicon
from onrecord.quotations.proposals import Proposal

CONSTRUCTION = re.compile(
    r"(passive:)?(ccomp|xcomp|object(\+\w+)?|predicate|prep:\w+|parenthetical|as|linear|subject|according)"
    r"|noun:(ccomp|xcomp|prep:\w+)|quote:(after|before)"
)
FEATURE = re.compile(
    r"lexicon:(pair|lemma)|communication|negated|cue:(tag=\S+|dep=\w+|wh-adverb|between-commas|quoted(,content:not)?)"
    r"|aux:\w+|mark:\w+|under:\S+:\w+|variant:(early|before|after)"
    r"|(keeps|drops):(clause|verb|participle|adverbial|prepositional|report),?(:cue|:verb)?"
    r"|source:\w+|words<=\d+|content:[\w$-]+|before:(,|:|that)|after:,"
    r"|quote:(words<=\d+|utterance<[\d.]+|capital|open|(after|before):(near<=\d+|then[,.;—–]|[:,.?!]|word|at-once))"
)


def proposal(*features: str, lemma: str = "say", construction: str = "ccomp") -> Proposal:
    return Proposal(0, construction, lemma, Span(0, 4), None, (Span(5, 9),), None, features)


def test_the_weights_are_of_this_format_and_finite() -> None:
    data = json.loads(files("onrecord.data").joinpath("quotations/weights.json").read_text("utf-8"))
    assert data["version"] == scoring.VERSION
    assert data["weights"]
    assert all(math.isfinite(value) for value in (data["intercept"], data["threshold"], *data["weights"].values()))
    assert 0 < data["threshold"] < 1
    assert {"about", "trained_on", "licence"} <= set(data)


def test_every_weight_is_of_a_feature_that_can_be() -> None:
    names = scoring.model().weights
    assert [name for name in names if not (FEATURE.fullmatch(name) or CONSTRUCTION.fullmatch(name))] == []


def test_weights_of_another_format_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scoring, "VERSION", scoring.VERSION + 1)
    scoring.model.cache_clear()
    try:
        with pytest.raises(ValueError, match="version"):
            scoring.model()
    finally:
        scoring.model.cache_clear()


def test_values_are_the_log_odds_of_the_lexicon_and_one_for_each_feature() -> None:
    cues = Lexicon.count([("say", "ccomp", 10, 9), ("say", "object", 10, 1)])
    values = dict(scoring.values(proposal("negated"), cues))
    assert values["negated"] == 1
    assert (values["lexicon:pair"], values["lexicon:lemma"]) == cues.log_odds("say", "ccomp")


def test_a_score_is_a_probability_and_a_likely_cue_scores_higher() -> None:
    likely = scoring.score(proposal())
    unlikely = scoring.score(proposal(lemma="eat", construction="object"))
    assert 0 < unlikely < likely < 1


def test_unknown_features_weigh_nothing() -> None:
    assert scoring.score(proposal("no such feature")) == scoring.score(proposal())


def test_a_score_stays_a_probability_however_many_features_there_are() -> None:
    weights = scoring.model().weights
    worst, best = min(weights, key=lambda name: weights[name]), max(weights, key=lambda name: weights[name])
    assert 0 <= scoring.score(proposal(*[worst] * 5000)) < 1e-9
    assert 1 - 1e-9 < scoring.score(proposal(*[best] * 5000)) <= 1
