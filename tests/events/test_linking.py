import json
from importlib.resources import files

import pytest

from onrecord.errors import ModelError
from onrecord.events import linking
from onrecord.events.candidates.pairs import pairs
from onrecord.events.selection import select
from onrecord.parsing import Sentence

CARD = json.loads(files("onrecord.data").joinpath("events/links.json").read_text("utf-8"))
SENTENCE = Sentence.from_table(
    """
    Austria NNP 2 nsubj B-GPE
    attacked VBD 0 ROOT
    Serbia NNP 2 dobj B-GPE
    in IN 2 prep
    July NNP 4 pobj B-DATE
    """
)


def test_the_weights_are_as_they_were_trained() -> None:
    assert linking.from_card(CARD) == linking.model()


@pytest.mark.parametrize("change", [{"version": 0}, {"intercept": 9.0}, {"weights": {}}])
def test_other_weights_are_refused(change: dict[str, object]) -> None:
    with pytest.raises(ModelError, match=r"links\.json"):
        linking.from_card({**CARD, **change})


def test_an_attack_links_its_parties_and_no_day() -> None:
    scored = [(linking.score(linking.model(), SENTENCE, pair), pair) for pair in pairs(SENTENCE)]
    (candidate,) = select(SENTENCE, scored, linking.model().threshold)
    assert (candidate.actors, candidate.recipients, candidate.head) == (((0,),), ((2,),), 1)
    assert candidate.why == ("actor:nsubj", "recipient:dobj")


def test_scores_are_probabilities_whatever_the_features() -> None:
    model = linking.Model(0.0, {"a": 1e6, "b": -1e6}, 0.5)
    assert [model.probability(iter(names)) for names in ("a", "b", "")] == [1.0, 0.0, 0.5]
