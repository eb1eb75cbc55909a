import pytest

from assessments import corpus, found, gold, reading
from onrecord.errors import EvaluationError
from onrecord.evaluate import assess

FIRST, SECOND = "We have lost two harvests", "We shall not lose a third."


def test_figures_mistakes_and_scores() -> None:
    gold_corpus = corpus(gold(FIRST, speaker="Pavo Lim"), gold(SECOND))
    findings = [found(FIRST, speaker="Irena Dostan", score=0.95), found("Many villagers believe", score=0.35)]
    assessment = assess(gold_corpus, [reading(*findings)])
    assert (assessment.corpus, assessment.articles) == ("test", 1)
    assert assessment.measure("all.f1") == pytest.approx(0.5)
    assert assessment.measure("all.speaker") == 0
    assert assessment.measure("all.source") is None
    assert [str(mistake.kind) for mistake in assessment.mistakes] == ["wrong speaker", "missed", "false find"]
    assert [(one.low, one.findings, one.precision) for one in assessment.found_scores] == [(0.3, 1, 0), (0.9, 1, 1)]
    assert [(one.low, one.precision) for one in assessment.speaker_scores] == [(0.9, 0)]


@pytest.mark.parametrize("name", ["f1", "all.", "all.recall_by_kind", "every.f1"])
def test_a_measure_that_there_is_not(name: str) -> None:
    assessment = assess(corpus(gold(FIRST)), [reading()])
    with pytest.raises(EvaluationError, match="is not a measure"):
        assessment.measure(name)


def test_readings_have_to_be_those_of_the_corpus() -> None:
    with pytest.raises(EvaluationError, match="'talks' was not read as it stands"):
        assess(corpus(gold(FIRST)), [reading(text="something else")])
    with pytest.raises(EvaluationError, match="'talks' was not read"):
        assess(corpus(gold(FIRST)), [])
    with pytest.raises(EvaluationError, match="more readings than articles"):
        assess(corpus(gold(FIRST)), [reading(), reading()])
