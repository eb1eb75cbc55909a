"""Where events are, for programs and spreadsheets: plain values, and CSV with a line a country and a line a place.

Columns: `what` (country or place), `code` (ISO 3166 alpha-3, of a place that of its country), `name`, `latitude`,
`longitude` (of a place, WGS 84), `events`, and of a country how many of them are of each quad class. Cells are made
safe as in `spreadsheet`.
"""

from __future__ import annotations

import csv
from typing import TextIO

from onrecord.export.spreadsheet import cell
from onrecord.model import Quad
from onrecord.record import Geography

COLUMNS = ("what", "code", "name", "latitude", "longitude", "events", *(str(quad).lower() for quad in Quad))


def country_name(code: str) -> str:
    """Return a country's English name, or its code where the authority has none."""
    from onrecord.authority import places

    country = places().countries.get(code)
    return country.name if country else code


def as_dict(found: Geography) -> dict[str, object]:
    """Return what a map shows as plain values."""
    return {
        "events": found.events,
        "complete": found.complete,
        "countries": [
            {
                "code": one.country,
                "name": country_name(one.country),
                "events": one.total,
                "quads": {str(quad): number for quad, number in one.events.items()},
            }
            for one in found.countries
        ],
        "places": [
            {
                "name": one.name,
                "country": one.country,
                "lat": one.lat,
                "lon": one.lon,
                "events": one.events,
                "latest": one.latest,
            }
            for one in found.places
        ],
    }


def write_csv(found: Geography, file: TextIO) -> None:
    r"""Write a line of column names, a line a country and a line a place; `file` should not translate `\r\n`."""
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    for one in found.countries:
        name = cell(country_name(one.country))
        writer.writerow(["country", one.country, name, "", "", one.total, *(one.events[quad] for quad in Quad)])
    for place in found.places:
        where = (place.lat, place.lon, place.events)
        writer.writerow(["place", place.country or "", cell(place.name), *where, *("" for _ in Quad)])
