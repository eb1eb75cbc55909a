from pathlib import Path

import pytest

from onrecord.errors import EvaluationError
from onrecord.evaluate import floors
from onrecord.evaluate.names import PairFigures, assess_pairs, corpus_name, load_pairs

CORPORA = Path(__file__).parents[2].parent / "shared/corpora/names"
PAIRS = [("Ann Bell", "Энн Белл"), ("Carl Dorn", "Карл Дорн"), ("Eva Falk", "Ева Фальк"), ("Gus Holm", "Гус Хольм")]


def test_pairs_are_counted_and_shuffled() -> None:
    figures = assess_pairs("names-toy", PAIRS, seeds=range(3))
    assert (figures.pairs, figures.accepted, figures.mistaken) == (4, 4, 0)
    assert 0 < figures.shuffled <= 12
    assert (figures.recall, figures.precision, figures.false_matches) == (1.0, 1.0, 0.0)


def test_a_judge_that_accepts_all_has_half_the_precision() -> None:
    figures = assess_pairs("names-toy", PAIRS, judge=lambda *_: True)
    assert (figures.recall, figures.precision, figures.false_matches) == (1.0, 0.5, 1.0)


def test_nothing_measured_is_nothing_reached() -> None:
    assert PairFigures("names-toy", 0, 0, 0, 0).precision == 0.0
    assert assess_pairs("names-toy", []).recall == 0.0


def test_pairs_are_read_or_refused(tmp_path: Path) -> None:
    path = tmp_path / "wikidata_toy.tsv"
    path.write_text("Ann\tЭнн\n", "utf-8")
    assert load_pairs(path) == (("Ann", "Энн"),)
    path.write_text("Ann\n", "utf-8")
    with pytest.raises(EvaluationError, match=r"wikidata_toy.tsv:1"):
        load_pairs(path)
    with pytest.raises(EvaluationError, match="nowhere"):
        load_pairs(tmp_path / "nowhere.tsv")


def test_floors_apply_to_pairs() -> None:
    figures = PairFigures("names-toy", 100, 90, 1000, 1)
    assert floors.check(figures, {"names-toy": {"all.recall": 0.9, "all.precision": 0.99}}) == 2
    with pytest.raises(EvaluationError, match=r"all\.recall 0\.900 < 0\.950"):
        floors.check(figures, {"names-toy": {"all.recall": 0.95}})
    with pytest.raises(EvaluationError, match="not a measure"):
        figures.measure("all.f1")


@pytest.mark.corpus
@pytest.mark.parametrize("path", sorted(CORPORA.glob("wikidata_*.tsv")) or [None], ids=str)
def test_wikidata_pairs_stay_above_their_floors(path: Path | None) -> None:
    if path is None:
        pytest.skip("no corpora of names beside the checkout")
    figures = assess_pairs(corpus_name(path), load_pairs(path)[::4], seeds=range(2))
    assert floors.check(figures, floors.load(floors.shipped_path())) == 2
    assert figures.false_matches <= 0.002
