import pytest

from onrecord.errors import EvaluationError
from onrecord.evaluate import floors
from onrecord.evaluate.names import LabelledPair
from onrecord.evaluate.tally import Tally, tally_pairs


def test_measures() -> None:
    tally = Tally("toy", right=3, wrong=1, missed=2)
    assert (tally.precision, tally.recall, tally.f1) == (0.75, 0.6, 6 / 9)
    assert tally.as_dict() == {"right": 3, "wrong": 1, "missed": 2, "precision": 0.75, "recall": 0.6, "f1": 0.6667}


def test_who_says_nothing_is_not_wrong_and_not_right() -> None:
    silent = Tally("toy", right=0, wrong=0, missed=2)
    assert (silent.precision, silent.recall, silent.f1) == (1.0, 0.0, 0.0)
    assert Tally("toy", 0, 0, 0).recall == 0.0


def test_floors_apply() -> None:
    tally = Tally("toy", right=3, wrong=1, missed=2)
    assert floors.check(tally, {"toy": {"all.precision": 0.75, "all.recall": 0.6, "all.f1": 0.6}}) == 3
    with pytest.raises(EvaluationError, match=r"toy: under the floor: all\.recall 0\.600 < 0\.700"):
        floors.check(tally, {"toy": {"all.recall": 0.7}})
    with pytest.raises(EvaluationError, match="no measure"):
        tally.measure("all.source")


def test_labelled_pairs_are_compared() -> None:
    pairs = [
        LabelledPair("a", "a", same=True),
        LabelledPair("a", "b", same=True),
        LabelledPair("c", "c", same=False),
        LabelledPair("c", "d", same=False),
    ]
    tally = tally_pairs("toy", pairs, judge=str.__eq__)
    assert (tally.right, tally.wrong, tally.missed, tally.f1) == (1, 1, 1, 0.5)
    assert tally.mistakes == ("c is not c", "a is b")
