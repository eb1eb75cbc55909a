import pytest

from onrecord.evaluate.calibration import Bin, bins, expected_error


def test_scores_fall_into_deciles() -> None:
    table = bins([(0.0, False), (0.1, False), (0.19, True), (0.9, True), (1.0, False)])
    assert [(one.low, one.findings) for one in table] == [(0.0, 1), (0.1, 2), (0.9, 2)]
    assert table[1].mean_score == pytest.approx(0.145)
    assert [one.precision for one in table] == [0.0, 0.5, 0.5]


def test_expected_error_weighs_bins_by_their_findings() -> None:
    table = [Bin(0.8, 0.9, 3, 0.8, 0.8), Bin(0.9, 1.0, 1, 0.9, 0.5)]
    assert expected_error(table) == pytest.approx(0.1)
    assert expected_error([]) is None
