"""How much somebody said and took part in over time: two bars a period, each a link to what lies behind it."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from onrecord.charts.activity import summed
from onrecord.charts.axes import PADDING, key, numbers_axis, numbers_room, periods_axis, thinned
from onrecord.charts.drawing import LINK_BASE, Chart, shape, specification
from onrecord.charts.palette import SERIES
from onrecord.export.visible import visible

QUOTATIONS, EVENTS = "quotations", "events"
KEY = dict(zip((QUOTATIONS, EVENTS), SERIES, strict=False))
"""The colours of the bars."""


@dataclass(frozen=True, slots=True)
class Presence:
    """A day, month or year, as `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, with somebody's quotations and events then."""

    name: str
    quotations: int
    events: int


def presences(days: Iterable[tuple[datetime.date, int, int]]) -> list[Presence]:
    """Return the periods from the first to the last of `days` (day, quotations, events), as `activity.periods` does."""
    return [Presence(name, *counts) for name, counts in summed(days).items()]


def presence(
    who: str, path: str, counted: list[Presence], width: int = 720, height: int = 150, *, for_file: bool = False
) -> Chart:
    """Return the chart of somebody whose page is at `path`; `width` and `height` are pixels without the axes.

    Events are left out where there are none at all. A bar leads to the page's quotations or events of its period.
    `for_file` puts a legend in it.
    """
    series = [QUOTATIONS] + [EVENTS] * any(period.events for period in counted)
    values = [
        {
            "period": period.name,
            "what": what,
            "count": count,
            "link": f"{LINK_BASE}{path}?since={quote(period.name)}&until={quote(period.name)}#{what}",
            "label": f"{period.name}: {_counted(count, what)}",
        }
        for period in counted
        for what in series
        if (count := getattr(period, what))
    ]
    names = [period.name for period in counted]
    most = max((one["count"] for one in values), default=0)
    written = specification(
        _shape(tuple(series), for_file),
        {"bars": values},
        width,
        height,
        names=names,
        named=thinned(names, width),
        numbers=0,
        around={**PADDING, "left": numbers_room(most)},  # where there is no title, nothing else keeps it free
    )
    return Chart(f"{visible(' '.join(who.split()))} over time", _described(counted), written)


@functools.cache
def _shape(series: tuple[str, ...], for_file: bool) -> dict[str, Any]:
    import altair as alt

    return shape(
        alt.Chart(alt.NamedData("bars"), padding=alt.ExprRef("around"))
        .mark_bar()
        .encode(
            x=alt.X("period:O", title=None, scale=alt.Scale(domain=alt.ExprRef("names")), axis=periods_axis()),
            y=alt.Y("count:Q", title=None, axis=numbers_axis()),
            xOffset=alt.XOffset("what:N", sort=series),
            color=alt.Color(
                "what:N",
                title=None,
                scale=alt.Scale(domain=series, range=[KEY[what] for what in series]),
                legend=key(series) if for_file and len(series) > 1 else None,
            ),
            href="link:N",
            description="label:N",
        )
    )


def _described(counted: list[Presence]) -> str:
    if not counted:
        return "Nothing has a date."
    said, done = (sum(getattr(period, what) for period in counted) for what in (QUOTATIONS, EVENTS))
    most = max(counted, key=lambda period: period.quotations + period.events)
    return (
        f"Bars from {counted[0].name} to {counted[-1].name}: {_counted(said, QUOTATIONS)} and "
        f"{_counted(done, EVENTS)}; most in {most.name}."
    )


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what[:-1] if count == 1 else what}"
