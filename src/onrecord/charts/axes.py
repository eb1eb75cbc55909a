"""The axes of charts over time, and the room that their words take: Vega does not measure it (see `vega`)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onrecord.charts.vega import room

PADDING = {"left": 5, "top": 5, "right": 24, "bottom": 5}
"""Pixels around a chart: half of a period's name may stand beyond the last bar."""

_EACH = 64
"""Pixels from one name of a period to the next at least, and the gap between them."""
_GAP = 12

_TICK = 12
"""Pixels of a tick and of what is left free around it."""

KEY_GAP = 16
"""Pixels between two names of a legend."""


def thinned(names: Sequence[str], width: int) -> list[str]:
    """Return as many names of periods, from the first on and evenly, as there is room for on `width` pixels."""
    each = max([_EACH, *(round(room(name)) + _GAP for name in names[:1])])
    return list(names[:: -(-len(names) // max(1, width // each)) or 1])


def periods_axis() -> Any:
    """Return an axis of periods, of which those have names that the parameter `named` holds."""
    import altair as alt

    return alt.Axis(values=alt.ExprRef("named"), labelAngle=0, labelOverlap=False)


def numbers_axis(**more: Any) -> Any:
    """Return an axis of whole numbers; its labels have the room that the parameter `numbers` says."""
    import altair as alt

    settings = {"tickCount": 4, "tickMinStep": 1, "domain": False, "ticks": False, "labelOverlap": False, **more}
    return alt.Axis(minExtent=alt.ExprRef("numbers"), **settings)


def numbers_room(most: float, least: float = 0) -> float:
    """Return the pixels for the labels of an axis from `least` to `most`; its end may lie somewhat beyond."""
    return max(room(f"{each * 1.25:,.0f}") for each in (most, least)) + _TICK


def key(names: Sequence[str], **more: Any) -> Any:
    """Return a legend of these names above a chart, beside one another."""
    import altair as alt

    apart = max(map(room, names), default=0) + KEY_GAP
    settings = {"title": None, "orient": "top", "symbolType": "square", **more}
    return alt.Legend(columns=max(len(names), 1), columnPadding=apart, **settings)
