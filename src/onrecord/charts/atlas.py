"""A map: countries shaded by the number of events that they have part in, and the places where events were.

The projection is Equal Earth (`projection`), on which equal shades cover what they should: areas are true. Natural
Earth's outlines come with the program, so that no tile is fetched from anywhere.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.charts.axes import key
from onrecord.charts.drawing import KEPT, LINK_BASE, Chart, shape, specification
from onrecord.charts.palette import ACCENT
from onrecord.charts.projection import height, outlines, point
from onrecord.export.visible import visible

WIDTH = 1060
HEIGHT = height(WIDTH)
"""Pixels: Equal Earth's shape, without Antarctica, at the width of a page."""

_NOT_DRAWN = frozenset({"ATA"})
LAND = "#9aa0a51f"
"""Countries without events: next to nothing on either ground, so that the least shade is more."""
_COAST = "#9aa0a5"
_POINT = "#b5652b"
_LIGHTEST, _DARKEST = 0.38, 0.95
_MOST_STEPS = 5
_MOST_POINTS = 300
_SMALLEST, _LARGEST = 28, 500
"""Square pixels of a point for one event, and for as many as any place has."""


@dataclass(frozen=True, slots=True)
class Land:
    """A country (ISO 3166 alpha-3), its name, and the number of its events, at least one."""

    code: str
    name: str
    events: int


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in WGS 84 degrees, the number of events there, and where in the pages it leads (a path of ours)."""

    name: str
    lat: float
    lon: float
    events: int
    path: str


@dataclass(frozen=True, slots=True)
class Step:
    """A shade of the map: for countries with `first` to `last` events; `opacity` is that of the accent colour."""

    first: int
    last: int
    opacity: float

    @property
    def label(self) -> str:
        """The numbers in words."""
        return f"{self.first:,}" if self.first == self.last else f"{self.first:,} to {self.last:,}"


def steps(most: int) -> list[Step]:
    """Return the shades for countries with up to `most` events: 1, 2 to 4, 5 to 9, 10 to 19, ..., at most five.

    Where five do not suffice, the lowest are taken together. Empty where `most` is 0.
    """
    if most < 1:
        return []
    bounds = [1]
    while bounds[-1] <= most:
        bounds.append(bounds[-1] * 5 // 2 if str(bounds[-1]).startswith("2") else bounds[-1] * 2)
    firsts = bounds[:-1]
    firsts = [1, *firsts[len(firsts) - _MOST_STEPS + 1 :]] if len(firsts) > _MOST_STEPS else firsts
    lasts = [*(first - 1 for first in firsts[1:]), most]
    room = max(len(firsts) - 1, 1)
    return [
        Step(first, last, round(_LIGHTEST + (_DARKEST - _LIGHTEST) * i / room, 2))
        for i, (first, last) in enumerate(zip(firsts, lasts, strict=True))
    ]


def drawable(codes: Iterable[str]) -> set[str]:
    """Return those countries that the map has a shape of: states that are no more have none."""
    from onrecord.places.shapes import shapes

    return set(codes) & (shapes().keys() - _NOT_DRAWN)


@functools.lru_cache(maxsize=KEPT)
def atlas(lands: tuple[Land, ...], spots: tuple[Spot, ...] = (), *, for_file: bool = False) -> Chart:
    """Return a map; countries and places are links. `for_file` puts a legend in it."""
    shades = steps(max((land.events for land in lands), default=0))
    drawn = drawable(land.code for land in lands)
    told = {land.code: land for land in lands if land.code in drawn}
    plain, shaded = [], []
    for code, feature in outlines(WIDTH).items():
        if code in told:
            land = told[code]
            shade = next(step for step in shades if land.events <= step.last)
            about = {"link": f"{LINK_BASE}/countries/{code}", "label": f"{land.name}: {_events(land.events)}"}
            shaded.append({**feature, "shade": shade.label, **about})
        elif code not in _NOT_DRAWN:
            plain.append(feature)
    points = [_point(spot) for spot in spots[:_MOST_POINTS]]
    most = max((spot.events for spot in spots), default=0)
    data = {"plain": plain, "shaded": shaded, "points": points}
    written = specification(
        _shape(tuple(shades), bool(shaded), bool(points), for_file),
        {name: values for name, values in data.items() if values or name == "plain"},
        WIDTH,
        HEIGHT,
        events=[1, max(most, 2)],
        sizes=[_SMALLEST, _LARGEST if most > 9 else _SMALLEST * 4],
    )
    return Chart("Map of events", _described(lands, spots), written)


def _point(spot: Spot) -> dict[str, object]:
    x, y = point(spot.lon, spot.lat, WIDTH)
    label = f"{visible(spot.name)}: {_events(spot.events)} there"
    return {"x": x, "y": y, "events": spot.events, "link": f"{LINK_BASE}{spot.path}", "label": label}


@functools.lru_cache(maxsize=KEPT)
def _shape(shades: tuple[Step, ...], shaded: bool, pointed: bool, for_file: bool) -> dict[str, Any]:
    """Return a map with these shades, with or without shaded countries and points."""
    import altair as alt

    labels = [step.label for step in shades]
    fills = alt.Scale(domain=labels, range=[f"{ACCENT}{round(step.opacity * 255):02x}" for step in shades])
    legend = key(labels, title="events", orient="bottom", symbolStrokeColor=ACCENT) if for_file else None
    layers = [alt.Chart(alt.NamedData("plain")).mark_geoshape(fill=LAND, stroke=_COAST, strokeWidth=0.4)]
    if shaded:
        layers.append(
            alt.Chart(alt.NamedData("shaded"))
            .mark_geoshape(stroke=ACCENT, strokeWidth=0.8, opacity=1)
            .encode(
                fill=alt.Fill("shade:N", scale=fills, sort=labels, legend=legend),
                href="link:N",
                description="label:N",
            )
        )
    if pointed:
        sizes = alt.Scale(domain=alt.ExprRef("events"), range=[alt.ExprRef("sizes[0]"), alt.ExprRef("sizes[1]")])
        layers.append(
            alt.Chart(alt.NamedData("points"))
            .mark_circle(color=_POINT, opacity=0.9, stroke="#ffffff", strokeWidth=0.7)
            .encode(
                longitude="x:Q",
                latitude="y:Q",
                size=alt.Size("events:Q", scale=sizes, legend=None),
                href="link:N",
                description="label:N",
            )
        )
    # What is drawn is projected already, into pixels.
    return shape(alt.layer(*layers).project("identity", scale=1, translate=[0, 0]))


def _described(lands: Sequence[Land], spots: Sequence[Spot]) -> str:
    if not lands:
        return "A map of the world. No country has part in an event."
    most = ", ".join(f"{land.name} ({land.events:,})" for land in lands[:3])
    countries = "1 country has" if len(lands) == 1 else f"{len(lands)} countries have"
    places = f"; {len(spots)} place{'s' * (len(spots) != 1)} of events as points" if spots else ""
    return f"A map of the world: {countries} part in events, most of them {most}{places}."


def _events(number: int) -> str:
    return f"{number:,} event{'s' * (number != 1)}"
