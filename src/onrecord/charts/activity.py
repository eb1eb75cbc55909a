"""How much of a record was published when: quotations a day, month or year, whichever gives bars enough."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from onrecord.charts.axes import PADDING, numbers_axis, numbers_room, periods_axis, thinned
from onrecord.charts.drawing import LINK_BASE, Chart, shape, specification

_MOST_DAYS = 62
_MOST_MONTHS = 60
"""Bars beyond which the next coarser unit is taken: set by eye at the width of a page."""


@dataclass(frozen=True, slots=True)
class Period:
    """A day, month or year, as `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, and what was published in it."""

    name: str
    articles: int
    quotations: int


def periods(days: Iterable[tuple[datetime.date, int, int]]) -> list[Period]:
    """Return the periods from the first to the last of `days` (day, articles, quotations), empty ones among them.

    The unit is the finest that gives no more than 62 days or 60 months.
    """
    return [Period(name, *sums) for name, sums in summed(days).items()]


def summed(days: Iterable[tuple[datetime.date, int, int]]) -> dict[str, tuple[int, int]]:
    """Return two counts of each period from the first to the last of `days`, of which each holds two counts."""
    counts = {day: (one, other) for day, one, other in days}
    if not counts:
        return {}
    first, last = min(counts), max(counts)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    length = 10 if (last - first).days < _MOST_DAYS else 7 if months <= _MOST_MONTHS else 4
    sums = dict.fromkeys(_names(first, last, length), (0, 0))
    for day, (one, other) in counts.items():
        name = day.isoformat()[:length]
        sums[name] = sums[name][0] + one, sums[name][1] + other
    return sums


def _names(first: datetime.date, last: datetime.date, length: int) -> Iterator[str]:
    if length == len("YYYY"):
        yield from (f"{year:04}" for year in range(first.year, last.year + 1))
    elif length == len("YYYY-MM"):
        for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
            yield f"{number // 12:04}-{number % 12 + 1:02}"
    else:
        yield from ((first + datetime.timedelta(i)).isoformat() for i in range((last - first).days + 1))


def activity(counted: list[Period], width: int = 720, height: int = 150) -> Chart:
    """Return a chart of quotations over time, `width` by `height` pixels without its axes; each bar is a link.

    Periods without a quotation have their place, but no bar: a link to nothing is a stop for nothing.
    """
    values = [
        {
            "period": period.name,
            "quotations": period.quotations,
            "link": f"{LINK_BASE}/search?since={quote(period.name)}&until={quote(period.name)}",
            "label": f"{period.name}: {_counted(period)}",
        }
        for period in counted
        if period.quotations
    ]
    names = [period.name for period in counted]
    most = max((period.quotations for period in counted), default=0)
    named = thinned(names, width)
    written = specification(
        _shape(), {"bars": values}, width, height, names=names, named=named, numbers=numbers_room(most)
    )
    return Chart("Quotations over time", _described(counted), written)


@functools.cache
def _shape() -> dict[str, Any]:
    import altair as alt

    return shape(
        alt.Chart(alt.NamedData("bars"), padding=PADDING)
        .mark_bar()
        .encode(
            x=alt.X("period:O", title=None, scale=alt.Scale(domain=alt.ExprRef("names")), axis=periods_axis()),
            y=alt.Y("quotations:Q", title="quotations", axis=numbers_axis()),
            href="link:N",
            description="label:N",
        )
    )


def _described(counted: list[Period]) -> str:
    if not counted:
        return "No article has a date."
    most = max(counted, key=lambda period: period.quotations)
    total = sum(period.quotations for period in counted)
    return (
        f"Bars from {counted[0].name} to {counted[-1].name}, {total:,} quotations in all; "
        f"most of them in {most.name}: {_counted(most)}."
    )


def _counted(period: Period) -> str:
    quotations = f"{period.quotations:,} quotation{'s' * (period.quotations != 1)}"
    return f"{quotations} in {period.articles:,} article{'s' * (period.articles != 1)}"
