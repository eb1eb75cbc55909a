"""The axes of charts over time, and the room that their words take: Vega does not measure it (see `vega`)."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
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


DAYS, MONTHS, YEARS = "%-d %b %Y", "%b %Y", "%Y"
"""How a day that an axis names is written, as D3 has it: no name leaves the year to be guessed."""

_STEPS = ((DAYS, 1), (DAYS, 2), (DAYS, 4), (DAYS, 7), (DAYS, 14), (MONTHS, 1), (MONTHS, 3), (MONTHS, 6))
_LONGEST = {DAYS: "28 Sep 2016", MONTHS: "Sep 2016", YEARS: "2016"}
_UNIT = {DAYS: 1, MONTHS: 30, YEARS: 365}
_ASIDE = 16
"""Pixels that a name may stand out on each side."""


def named_days(first: datetime.date, last: datetime.date, width: int) -> tuple[list[datetime.date], str]:
    """Return the days from `first` to `last` that an axis of `width` pixels names, and how: DAYS, MONTHS or YEARS.

    They are as near to one another as their names allow, at equal steps of the calendar; one whose name would stand
    out of the chart at its left or right is left out.
    """
    pixels = width / max((last - first).days, 1)
    steps = (*_STEPS, *((YEARS, each * 10**power) for power in range(4) for each in (1, 2, 5)))
    for written, step in steps:
        wide = room(_LONGEST[written])
        if _UNIT[written] * step * pixels >= max(wide + _GAP, _EACH):
            break
    free = wide / 2 - _ASIDE
    days = _stepped(first, last, written, step)
    return [day for day in days if free <= (day - first).days * pixels <= width - free], written


def _stepped(first: datetime.date, last: datetime.date, written: str, step: int) -> Iterator[datetime.date]:
    if written == DAYS:
        for number in range(-(-first.toordinal() // step) * step, last.toordinal() + 1, step):
            yield datetime.date.fromordinal(number)
        return
    months = step if written == MONTHS else step * 12
    start = first.year * 12 + first.month - (first.day == 1)
    for month in range(-(-start // months) * months, last.year * 12 + last.month, months):
        yield datetime.date(month // 12, month % 12 + 1, 1)


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
