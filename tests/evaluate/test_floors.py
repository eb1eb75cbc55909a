from pathlib import Path

import pytest

from assessments import corpus, found, gold, reading
from onrecord.errors import EvaluationError
from onrecord.evaluate import Assessment, assess, floors

FIRST, SECOND, SLUICES = "We have lost two harvests", "We shall not lose a third.", "the sluices were shut"


@pytest.fixture
def assessment() -> Assessment:
    """Precision 1, recall 2/3, F1 0.8."""
    gold_corpus = corpus(gold(FIRST, speaker="Pavo Lim"), gold(SECOND), gold(SLUICES, kind="indirect"))
    return assess(gold_corpus, [reading(found(FIRST, speaker="Pavo Lim"), found(SECOND))])


def written(folder: Path, text: str) -> Path:
    path = folder / "floors.toml"
    path.write_text(text, "utf-8")
    return path


def test_the_floors_that_ship_can_be_read() -> None:
    shipped = floors.load(floors.shipped_path())
    assert {"polnear-dev", "wikinews-dev"} <= set(shipped)
    assert shipped["polnear-dev"]["direct.f1"] >= 0.95


def test_figures_on_their_floors_pass(assessment: Assessment) -> None:
    assert floors.check(assessment, {"test": {"all.f1": 0.8, "all.precision": 1.0}}) == 2
    assert floors.check(assessment, {"other": {"all.f1": 1.0}}) == 0


def test_every_figure_under_its_floor_is_named(assessment: Assessment) -> None:
    wanted = {"test": {"all.f1": 0.9, "all.recall": 0.6, "speech.source": 0.5}}
    with pytest.raises(EvaluationError) as refused:
        floors.check(assessment, wanted)
    assert str(refused.value) == "test: under the floor: all.f1 0.800 < 0.900, speech.source not measured < 0.500"


def test_floors_rise_to_what_was_reached_rounded_down(assessment: Assessment) -> None:
    assert floors.raised(assessment, {"test": {"all.recall": 0.5}}) == {"all.recall": 0.666}


def test_a_corpus_without_floors_gets_those_that_it_allows(assessment: Assessment) -> None:
    assert floors.raised(assessment, {}) == {
        "all.f1": 0.8, "all.exact_f1": 0.8, "all.speaker": 1.0, "speech.f1": 0.8, "direct.f1": 1.0,
    }  # fmt: skip


def test_a_floor_never_sinks(assessment: Assessment, tmp_path: Path) -> None:
    # Rounding down must not undercut a floor with more digits that still holds.
    assert floors.raised(assessment, {"test": {"all.recall": 0.66661}}) == {"all.recall": 0.66661}
    with pytest.raises(EvaluationError, match="under the floor"):
        floors.raised(assessment, {"test": {"all.recall": 0.7}})
    path = written(tmp_path, "[test]\nall.f1 = 0.7\n")
    lower_ones: list[dict[str, dict[str, float]]] = [{"test": {"all.f1": 0.6}}, {"test": {}}, {}]
    for lower in lower_ones:
        with pytest.raises(EvaluationError, match=r"refused to lower the floor of test, all\.f1"):
            floors.save(path, lower)
    assert path.read_text("utf-8") == "[test]\nall.f1 = 0.7\n"


def test_saving_keeps_the_comment_at_the_head(tmp_path: Path) -> None:
    path = written(tmp_path, "# Why there are floors,\n# and who lowers them.\n\n[test]\nall.f1 = 0.7\n")
    floors.save(path, {"test": {"all.f1": 0.75, "speech.source": 0.9}, "own": {"all.f1": 1.0}})
    assert path.read_text("utf-8") == (
        "# Why there are floors,\n# and who lowers them.\n\n"
        "[test]\nall.f1 = 0.75\nspeech.source = 0.9\n\n[own]\nall.f1 = 1\n"
    )
    assert floors.load(path)["own"] == {"all.f1": 1.0}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[test", "not TOML"),
        ("test = 1", "'test' has to be a table of floors"),
        ("[test]\nf1 = 0.5", "'f1' is not a measure"),
        ("[test]\nall.f2 = 0.5", "'all.f2' is not a measure"),
        ("[test]\nall.f1 = 2", "between 0 and 1"),
        ("[test]\nall.f1 = true", "between 0 and 1"),
        ("[test]\nall.f1 = 'high'", "between 0 and 1"),
    ],
)
def test_a_file_that_is_none_of_floors_is_refused(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(EvaluationError) as refused:
        floors.load(written(tmp_path, text))
    assert says in str(refused.value)
    assert "floors.toml" in str(refused.value)


def test_an_absent_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="cannot read the floors"):
        floors.load(tmp_path / "absent.toml")
