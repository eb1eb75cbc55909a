"""The outlines of the countries, for maps: Natural Earth's, in longitudes and latitudes, by ISO 3166 alpha-3 code.

Reach for `features()`. Rings of land run clockwise, as d3 and Vega expect on a sphere; a country across the 180th
meridian keeps one ring there. Kosovo is XKX; Somaliland and Northern Cyprus have the authority's codes for them.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import Any

from onrecord.data import json_object, table


@functools.cache
def shapes() -> dict[str, list[list[list[list[float]]]]]:
    """Return, by code, the polygons of each country: lists of rings of [longitude, latitude]; the first is the land's.

    Hundredths of a degree. The dictionary is shared: do not change it.
    """
    return json_object("places/shapes.json")


def features(codes: Sequence[str] | None = None) -> list[dict[str, Any]]:
    """Return GeoJSON features, in the order of their codes: `id` is the code, `properties.name` the country's name.

    Args:
        codes: The countries wanted; all that have a shape where it is None. Codes without a shape are left out.
    """
    outlines = shapes()
    names = {code: name for code, name, *_ in table("places/points.tsv")}
    wanted = sorted(outlines) if codes is None else [code for code in codes if code in outlines]
    return [
        {
            "type": "Feature",
            "id": code,
            "properties": {"name": names[code]},
            "geometry": {"type": "MultiPolygon", "coordinates": outlines[code]},
        }
        for code in wanted
    ]
