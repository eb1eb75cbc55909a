from __future__ import annotations

import itertools

import pytest

from onrecord.places.gazetteer import gazetteer
from onrecord.places.shapes import features, shapes


def test_every_shape_is_closed_and_on_the_map() -> None:
    for polygons in shapes().values():
        for ring in (ring for rings in polygons for ring in rings):
            assert len(ring) >= 4
            assert ring[0] == ring[-1]
            assert all(-180.1 <= x <= 180.1 and -90 <= y <= 90 for x, y in ring)


@pytest.mark.parametrize("code", ["KAZ", "XKX", "TWN", "PSE", "ESH", "USA", "SGP", "VAT"])
def test_countries_on_the_map(code: str) -> None:
    (feature,) = features([code])
    assert (feature["id"], feature["type"]) == (code, "Feature")
    assert feature["properties"]["name"] == gazetteer().points[code].name
    assert feature["geometry"]["coordinates"] == shapes()[code]


def test_codes_without_a_shape_are_left_out() -> None:
    assert features(["SUN", "??"]) == []
    assert len(features()) == len(shapes()) > 230


@pytest.mark.parametrize("code", ["KAZ", "FRA", "BRA", "ZAF", "USA", "RUS"])
def test_points_lie_in_their_shapes(code: str) -> None:
    point = gazetteer().points[code]
    rings = [rings[0] for rings in shapes()[code]]
    assert any(_inside(point.lon, point.lat, ring) for ring in rings)


def _inside(x: float, y: float, ring: list[list[float]]) -> bool:
    """Tell whether a ray to the east leaves the ring an odd number of times."""
    crossings = 0
    for (x1, y1), (x2, y2) in itertools.pairwise(ring):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
            crossings += 1
    return crossings % 2 == 1
