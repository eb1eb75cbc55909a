"""Events over time: how many of each quad class, and how much they cooperate or clash on Goldstein's scale.

`Span`s come from the record's counts by month; both charts and the table beside them are made of these.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.charts.drawing import LINK_BASE, Chart, specification
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

_ROOM = 45
"""Pixels between two names of a legend: they are measured in one font and shown in the reader's, which may be wider."""

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


def classes(about: str, found: Sequence[Span], link: Link, width: int = 720, height: int = 180) -> Chart:
    """Return bars of the events of `about` in each span, a colour for each class; each part of a bar is a link."""
    import altair as alt

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
    chart = (
        alt.Chart(alt.InlineData(values=values), width=width, height=height)
        .mark_bar()
        .encode(
            x=_time(found, width),
            y=alt.Y(
                "events:Q",
                title="events",
                stack=True,
                scale=alt.Scale(domain=[0, max([_LEAST, *(sum(span.events.values()) for span in found)])], nice=True),
                axis=alt.Axis(tickCount=4, tickMinStep=1, format=",d", domain=False, ticks=False),
            ),
            color=alt.Color(
                "quad:N",
                title=None,
                scale=alt.Scale(domain=list(CLASSES.values()), range=[QUADS[quad] for quad in CLASSES]),
                legend=alt.Legend(orient="top", columns=_columns(width), columnPadding=_ROOM, symbolType="square"),
            ),
            order="order:Q",
            href="link:N",
            description="label:N",
        )
    )
    return Chart(f"Events over time by quad class: {about}", _told(found), specification(chart))


def balance(about: str, found: Sequence[Span], link: Link, width: int = 720, height: int = 180) -> Chart:
    """Return two curves over the spans: Goldstein scores of the cooperation, above zero, and of the conflict, below."""
    import altair as alt

    sides = (("cooperation", QUADS[Quad.MCOOP]), ("conflict", QUADS[Quad.MCONF]))
    values = [
        {
            "span": span.name,
            "side": side,
            "sum": getattr(span, side),
            "link": LINK_BASE + link(span.name, None),
            "label": f"{span.name}: {side} {getattr(span, side):+.1f}",
        }
        for span in found
        for side, _ in sides
    ]
    base = alt.Chart(alt.InlineData(values=values), width=width, height=height).encode(
        x=_time(found, width),
        y=alt.Y("sum:Q", title="sum of Goldstein scores", axis=alt.Axis(tickCount=5, domain=False, ticks=False)),
        color=alt.Color(
            "side:N",
            title=None,
            scale=alt.Scale(domain=[side for side, _ in sides], range=[colour for _, colour in sides]),
            legend=alt.Legend(orient="top", columns=_columns(width), columnPadding=_ROOM, symbolType="circle"),
        ),
    )
    points = base.mark_circle(size=36, opacity=1).encode(href="link:N", description="label:N")
    zero = alt.Chart(alt.InlineData(values=[{"zero": 0}])).mark_rule(color=GRID).encode(y="zero:Q")
    return Chart(f"Cooperation and conflict: {about}", _weighed(found), specification(zero + base.mark_line() + points))


def _columns(width: int) -> int:
    return 1 if width < 400 else 4


def _time(found: Sequence[Span], width: int) -> Any:
    import altair as alt

    step = max(1, -(-len(found) // max(1, width // 64)))
    axis = alt.Axis(values=[span.name for span in found[::step]], labelAngle=0, labelOverlap=True)
    return alt.X("span:O", title=None, axis=axis, scale=alt.Scale(domain=[span.name for span in found]))


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
