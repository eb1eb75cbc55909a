from __future__ import annotations

import itertools
import math

import pytest

from onrecord.charts.projection import height, outlines, point
from onrecord.places.shapes import shapes

WIDTH = 1000


def rings(code: str) -> list[list[list[float]]]:
    return [ring for polygon in outlines(WIDTH)[code]["geometry"]["coordinates"] for ring in polygon]


def area(code: str) -> float:
    def of(ring: list[list[float]]) -> float:
        return sum(a[0] * b[1] - b[0] * a[1] for a, b in itertools.pairwise(ring)) / 2

    return abs(sum(map(of, rings(code))))


def test_the_equator_goes_from_edge_to_edge() -> None:
    assert [point(lon, 0, WIDTH)[0] for lon in (-180, 0, 90, 180)] == [0, 500, 750, 1000]


def test_places_are_where_the_projection_has_them() -> None:
    # Šavrič et al. 2018: the poles are lines of 0.59 of the equator's length; x shrinks with the latitude.
    (left, _), (right, _) = point(-180, 90, WIDTH), point(180, 90, WIDTH)
    assert right - left == pytest.approx(590, abs=5)
    assert point(180, 60, WIDTH)[0] < point(180, 30, WIDTH)[0] < point(180, 0, WIDTH)[0]
    north, equator, south = (point(0, lat, WIDTH)[1] for lat in (45, 0, -45))
    assert equator - north == pytest.approx(south - equator, abs=0.02)


def test_areas_are_true() -> None:
    # Square kilometres of land and lakes, as every atlas has them: within what outlines this coarse allow.
    assert area("BRA") / area("KAZ") == pytest.approx(8.5 / 2.7, rel=0.05)
    assert area("RUS") / area("AUS") == pytest.approx(17.1 / 7.7, rel=0.05)


@pytest.mark.parametrize("code", ["RUS", "FJI"])
def test_no_country_runs_across_the_whole_map(code: str) -> None:
    sides = {each[0] > WIDTH / 2 for ring in rings(code) for each in ring}
    assert sides == {True, False}
    longest = max(math.dist(a, b) for ring in rings(code) for a, b in itertools.pairwise(ring))
    assert longest < WIDTH / 8


def test_every_country_is_on_the_map_with_closed_rings() -> None:
    assert outlines(WIDTH).keys() == shapes().keys()
    for code in shapes().keys() - {"ATA"}:
        for ring in rings(code):
            assert ring[0] == ring[-1]
            assert all(0 <= x <= WIDTH and 0 <= y <= height(WIDTH) for x, y in ring), code
