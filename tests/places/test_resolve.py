from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.places.resolve import distance

latitudes, longitudes = st.floats(-90, 90), st.floats(-180, 180)


def test_distances_are_those_of_an_atlas() -> None:
    assert distance(51.51, -0.13, 48.85, 2.35) == pytest.approx(343, abs=3)
    assert distance(0, 179.5, 0, -179.5) == pytest.approx(111, abs=1)


@given(latitudes, longitudes, latitudes, longitudes)
def test_distance_is_one_between_two_points(lat: float, lon: float, other_lat: float, other_lon: float) -> None:
    there = distance(lat, lon, other_lat, other_lon)
    assert 0 <= there <= 20_016
    assert there == pytest.approx(distance(other_lat, other_lon, lat, lon), abs=1e-6)
    assert distance(lat, lon, lat, lon) == pytest.approx(0, abs=1e-6)
