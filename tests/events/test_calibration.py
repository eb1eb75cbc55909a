import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.events.calibration import RAW, Calibration, calibration

CURVE = Calibration(((0.2, 0.1), (0.6, 0.5), (0.8, 0.9)), 0.2)


@pytest.mark.parametrize(
    ("raw", "probability"), [(0.0, 0.1), (0.2, 0.1), (0.4, 0.3), (0.7, 0.7), (0.8, 0.9), (1.0, 0.9)]
)
def test_scores_lie_on_straight_lines_between_the_points(raw: float, probability: float) -> None:
    assert CURVE.probability(raw) == pytest.approx(probability)


@given(st.floats(0, 1), st.floats(0, 1))
def test_the_curve_that_ships_never_falls(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert 0 <= calibration().probability(low) <= calibration().probability(high) <= 1


def test_raw_scores_stay_as_they_are() -> None:
    assert RAW.probability(0.37) == pytest.approx(0.37)
    assert RAW.least == 0
