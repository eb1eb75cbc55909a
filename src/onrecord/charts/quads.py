"""Events over time: how many of each quad class, and how much they cooperate or clash on Goldstein's scale.

`Span`s come from the record's counts by month; both charts and the table beside them are made of these.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.charts.axes import PADDING, key, numbers_axis, numbers_room, periods_axis, thinned
from onrecord.charts.drawing import LINK_BASE, Chart, shape, specification
from onrecord.charts.palette import GRID, QUADS
from onrecord.model import Quad
from onrecord.record import MonthCount

CLASSES = {
    Quad.VCOOP: "verbal cooperation",
    Quad.MCOOP: "material cooperation",
    Quad.VCONF: "verbal conflict",
    Quad.MCONF: "material conflict",
}
"""What the quad classes are called."""

_COOPERATION = (Quad.VCOOP, Quad.MCOOP)
_MOST_MONTHS = 60
"""Months beyond which years are shown, as in `activity`."""

_LEAST = 4
"""Events up to which the axis goes at least, so that its ticks are whole numbers."""

KEYS = {
    "quads": {CLASSES[quad]: QUADS[quad] for quad in CLASSES},
    "balance": {"cooperation": QUADS["MCOOP"], "conflict": QUADS["MCONF"]},
}
"""What the colours of both charts mean."""

Link = Callable[[str, Quad | None], str]
"""The path in the pages of the events of a span (by its name) and class."""


@dataclass(frozen=True, slots=True)
class Span:
    """A month or year, as `YYYY-MM` or `YYYY`.

    `events` has how many of each class took place in it; `cooperation` and `conflict` are the sums of their Goldstein
    scores (the one 0 or more, the other 0 or less), `scored` how many have one.
    """

    name: str
    events: dict[Quad, int]
    cooperation: float
    conflict: float
    scored: int

    @property
    def mean(self) -> float | None:
        """The mean Goldstein score of the span's events, None where none has one."""
        return (self.cooperation + self.conflict) / self.scored if self.scored else None


def spans(months: Sequence[MonthCount]) -> list[Span]:
    """Return the spans from the first to the last month, empty ones among them; years where months were over 60."""
    if not months:
        return []
    numbers = [_number(month.month) for month in months]
    first, last = min(numbers), max(numbers)
    yearly = last - first >= _MOST_MONTHS
    names = dict.fromkeys(_name(number, yearly) for number in range(first, last + 1))
    found: dict[str, list[MonthCount]] = {name: [] for name in names}
    for number, month in zip(numbers, months, strict=True):
        found[_name(number, yearly)].append(month)
    return [_span(name, those) for name, those in found.items()]


def _number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7]) - 1


def _name(number: int, yearly: bool) -> str:
    return f"{number // 12:04}" if yearly else f"{number // 12:04}-{number % 12 + 1:02}"


def _span(name: str, months: Iterable[MonthCount]) -> Span:
    events = dict.fromkeys(Quad, 0)
    sums = {True: 0.0, False: 0.0}
    scored = 0
    for month in months:
        events[month.quad] += month.events
        sums[month.quad in _COOPERATION] += month.goldstein
        scored += month.scored
    return Span(name, events, round(sums[True], 1), round(sums[False], 1), scored)


def classes(
    about: str, found: Sequence[Span], link: Link, width: int = 720, height: int = 180, *, for_file: bool = False
) -> Chart:
    """Return bars of the events of `about` in each span, a colour for each class; each part of a bar is a link.

    `for_file` puts a legend in it.
    """
    values = [
        {
            "span": span.name,
            "quad": CLASSES[quad],
            "order": order,
            "events": span.events[quad],
            "link": LINK_BASE + link(span.name, quad),
            "label": f"{span.name}: {_counted(span.events[quad])} of {CLASSES[quad]}",
        }
        for span in found
        for order, quad in enumerate(Quad)
        if span.events[quad]
    ]
    most = max([_LEAST, *(sum(span.events.values()) for span in found)])
    written = specification(_classes(for_file), {"bars": values}, width, height, **_axes(found, width, most))
    return Chart(f"Events over time by quad class: {about}", _told(found), written)


@functools.cache
def _classes(for_file: bool) -> dict[str, Any]:
    import altair as alt

    names, colours = list(KEYS["quads"]), list(KEYS["quads"].values())
    return shape(
        alt.Chart(alt.NamedData("bars"), padding=PADDING)
        .mark_bar()
        .encode(
            x=_time(),
            y=alt.Y(
                "events:Q",
                title="events",
                stack=True,
                scale=alt.Scale(domain=[0, alt.ExprRef("most")], nice=True),
                axis=numbers_axis(format=",d"),
            ),
            color=alt.Color(
                "quad:N",
                title=None,
                scale=alt.Scale(domain=names, range=colours),
                legend=key(names) if for_file else None,
            ),
            order="order:Q",
            href="link:N",
            description="label:N",
        )
    )


def balance(
    about: str, found: Sequence[Span], link: Link, width: int = 720, height: int = 180, *, for_file: bool = False
) -> Chart:
    """Return two curves over the spans: Goldstein scores of the cooperation, above zero, and of the conflict, below.

    `for_file` puts a legend in it.
    """
    values = [
        {
            "span": span.name,
            "side": side,
            "sum": getattr(span, side),
            "link": LINK_BASE + link(span.name, None),
            "label": f"{span.name}: {side} {getattr(span, side):+.1f}",
        }
        for span in found
        for side in KEYS["balance"]
    ]
    most = max([0.0, *(span.cooperation for span in found)])
    least = min([0.0, *(span.conflict for span in found)])
    data = {"points": values, "zero": [{"zero": 0}]}
    written = specification(_balance(for_file), data, width, height, **_axes(found, width, most, least))
    return Chart(f"Cooperation and conflict: {about}", _weighed(found), written)


@functools.cache
def _balance(for_file: bool) -> dict[str, Any]:
    import altair as alt

    sides = list(KEYS["balance"])
    axis = alt.Axis(tickCount=5, domain=False, ticks=False, labelOverlap=False, minExtent=alt.ExprRef("numbers"))
    base = alt.Chart(alt.NamedData("points")).encode(
        x=_time(),
        y=alt.Y("sum:Q", title="sum of Goldstein scores", axis=axis),
        color=alt.Color(
            "side:N",
            title=None,
            scale=alt.Scale(domain=sides, range=list(KEYS["balance"].values())),
            legend=key(sides, symbolType="circle") if for_file else None,
        ),
    )
    # A span without events has no point: there is nothing to lead to.
    counted = base.transform_filter("datum.sum != 0")
    points = counted.mark_circle(size=36, opacity=1).encode(href="link:N", description="label:N")
    zero = alt.Chart(alt.NamedData("zero")).mark_rule(color=GRID).encode(y="zero:Q")
    return shape(alt.layer(zero, base.mark_line(), points, padding=PADDING))


def _time() -> Any:
    import altair as alt

    return alt.X("span:O", title=None, axis=periods_axis(), scale=alt.Scale(domain=alt.ExprRef("names")))


def _axes(found: Sequence[Span], width: int, most: float, least: float = 0) -> dict[str, Any]:
    """Return the parameters of both charts."""
    names = [span.name for span in found]
    return {"names": names, "named": thinned(names, width), "most": most, "numbers": numbers_room(most, least)}


def _told(found: Sequence[Span]) -> str:
    if not found:
        return "No event has a day."
    totals = {quad: sum(span.events[quad] for span in found) for quad in Quad}
    parts = ", ".join(f"{number:,} of {CLASSES[quad]}" for quad, number in totals.items() if number)
    return f"Bars from {found[0].name} to {found[-1].name}, {_counted(sum(totals.values()))} in all: {parts}."


def _weighed(found: Sequence[Span]) -> str:
    if not found:
        return "No event has a day."
    friendliest = max(found, key=lambda span: span.cooperation)
    worst = min(found, key=lambda span: span.conflict)
    return (
        f"Sums of Goldstein scores from {found[0].name} to {found[-1].name}. Most cooperation: "
        f"{friendliest.cooperation:+.1f} in {friendliest.name}. Most conflict: {worst.conflict:+.1f} in {worst.name}."
    )


def _counted(events: int) -> str:
    return f"{events:,} event{'s' * (events != 1)}"
