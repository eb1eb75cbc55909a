"""Equal Earth (Šavrič, Patterson and Jenny 2018): a map of the world on which areas are true, in pixels.

Outlines are projected once and kept, without the detail that a pixel cannot show: to project and cut them at the edge
of the world for every map, as Vega does, takes a quarter of a second.
"""

from __future__ import annotations

import functools
import math
from typing import Any

_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_M = math.sqrt(3) / 2
_TOP, _BOTTOM = 83.7, -58.6
"""Degrees of latitude between which there is land without Antarctica."""

_DETAIL = 1.0
"""Pixels between two points of an outline at least."""

Ring = list[list[float]]


def point(lon: float, lat: float, width: int) -> tuple[float, float]:
    """Return where a place (WGS 84 degrees) is on a map `width` pixels wide, from the left and from the top."""
    x, y = _plane(lon, lat)
    scale = width / 2 / _plane(180, 0)[0]
    return round(width / 2 + x * scale, 2), round((_plane(0, _TOP)[1] - y) * scale, 2)


def height(width: int) -> int:
    """Return how tall a map of that width is."""
    return round(point(0, _BOTTOM, width)[1])


def _plane(lon: float, lat: float) -> tuple[float, float]:
    angle = math.asin(_M * math.sin(math.radians(lat)))
    square = angle * angle
    sixth = square**3
    slope = _A1 + 3 * _A2 * square + sixth * (7 * _A3 + 9 * _A4 * square)
    return (
        math.radians(lon) * math.cos(angle) / (_M * slope),
        angle * (_A1 + _A2 * square + sixth * (_A3 + _A4 * square)),
    )


@functools.cache
def outlines(width: int) -> dict[str, dict[str, Any]]:
    """Return the countries by code as GeoJSON features in pixels of a map that is `width` wide. Do not change them.

    Antarctica is among them, and good for nothing: its ring runs along the edge of the world.
    """
    from onrecord.places.shapes import features

    found = {}
    for feature in features():
        polygons = [
            [_ring(side, width) for ring in polygon for side in _sides(ring)]
            for polygon in feature["geometry"]["coordinates"]
        ]
        shape = {"type": "MultiPolygon", "coordinates": polygons}
        found[feature["id"]] = {"type": "Feature", "id": feature["id"], "geometry": shape}
    return found


def _sides(ring: Ring) -> list[Ring]:
    """Return a ring, or, where it goes across the 180th meridian, its parts on both sides of that."""
    whole, turns = [], 0
    for i, (lon, lat) in enumerate(ring):
        if i and abs(lon - ring[i - 1][0]) > 180:
            turns += 360 if lon < 0 else -360
        whole.append([lon + turns, lat])
    edges = [edge for edge in (-180, 180) if any((lon - edge) * edge > 0 for lon, _ in whole)]
    if not edges:
        return [whole]
    [edge] = edges
    beyond = [[lon - 2 * edge, lat] for lon, lat in _cut(whole, edge, 1)]
    return [part for part in (_cut(whole, edge, -1), beyond) if part]


def _cut(ring: Ring, edge: int, side: int) -> Ring:
    """Return what of a ring is on a side of a meridian: nearer to 0 than `edge` where `side` is -1, else beyond it."""
    kept: Ring = []
    for (lon, lat), (then, there) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (lon - edge) * edge * side >= 0:
            kept.append([lon, lat])
        if (lon - edge) * (then - edge) < 0:
            kept.append([float(edge), lat + (there - lat) * (edge - lon) / (then - lon)])
    return [*kept, kept[0]] if kept else []


def _ring(ring: Ring, width: int) -> Ring:
    """Return a ring in pixels, without points that are too near the one before; the smallest are left as they are."""
    projected = [[round(each, 1) for each in point(lon, lat, width)] for lon, lat in ring]
    kept = projected[:1]
    for each in projected[1:-1]:
        if math.dist(each, kept[-1]) >= _DETAIL:
            kept.append(each)
    kept += projected[-1:]
    return kept if len(kept) > 3 else projected
