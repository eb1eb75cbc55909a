"""What somebody said and took part in, as a dot plot: a lane for what was said, and one for each quad class of events.

A dot is a quotation or an event, and a link to it; those that are too near in time to be told apart are stacked
(Wilkinson 1999, "Dot plots"). An event whose date is coarse has a line over the time in which it lies.
"""

from __future__ import annotations

import datetime
import functools
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.charts.axes import PADDING, named_days
from onrecord.charts.drawing import KEPT, LINK_BASE, Chart, shape, specification
from onrecord.charts.palette import INK, QUADS, SAID
from onrecord.export.visible import visible
from onrecord.model import Quad
from onrecord.record import Moment, Point, QuotationRow

LANES = {
    "said": "said",
    str(Quad.VCOOP): "verbal cooperation",
    str(Quad.MCOOP): "material cooperation",
    str(Quad.VCONF): "verbal conflict",
    str(Quad.MCONF): "material conflict",
}
"""The lanes from top to bottom, and what they are called."""

_STEP = 11
"""Pixels from one dot to the next of a stack, and from one stack to the next."""

_TALLEST = 14
"""Dots of a stack; what is beyond is told in words on the last of them."""

_TITLE, _GAP = 18, 10
_WORDS = 160
_EDGE = (datetime.date.min, datetime.date.max)
_EPOCH = datetime.date(1970, 1, 1)
_DAY = 86_400_000


@dataclass(frozen=True, slots=True)
class Dot:
    """A moment to draw: the days that it covers, its lane (a key of LANES), what it says, and its path in the pages."""

    first: datetime.date
    last: datetime.date
    lane: str
    label: str
    path: str


def dots(moments: Iterable[Moment]) -> list[Dot]:
    """Return what of a timeline can be drawn: moments without a day are left out."""
    found = []
    for moment in moments:
        if moment.first is None or moment.last is None:
            continue
        row = moment.row
        if isinstance(row, QuotationRow):
            said = row.quotation
            label = f"{_when(moment)}: {said.speaker.name if said.speaker else 'speaker unknown'}: {said.text}"
            found.append(Dot(moment.first, moment.last, "said", _short(label), f"/quotations/{said.id}"))
        else:
            event = row.event
            actors, recipients = (", ".join(one.name for one in side) for side in (event.actors, event.recipients))
            act = f"{event.type.lower()} ({event.status}): {actors or 'somebody'}"
            label = f"{_when(moment)}: {act}{f' → {recipients}' if recipients else ''}"
            found.append(Dot(moment.first, moment.last, str(event.quad), _short(label), f"/events/{event.id}"))
    return found


def outline(points: Iterable[Point]) -> list[Dot]:
    """Return what `dots` would of the moments at some points, but for their words and paths: for the chart's height."""
    return [
        Dot(point.first, point.last, "said" if point.quad is None else str(point.quad), "", "")
        for point in points
        if point.first is not None and point.last is not None
    ]


def _when(moment: Moment) -> str:
    first, last = (day.isoformat() if day and day not in _EDGE else "…" for day in (moment.first, moment.last))
    return first if first == last else f"{first} to {last}"


def _short(text: str) -> str:
    plain = visible(" ".join(text.split()))
    return plain if len(plain) <= _WORDS else f"{plain[: _WORDS - 1].rstrip()}…"


@functools.lru_cache(maxsize=KEPT)
def timeline(who: str, drawn: tuple[Dot, ...], width: int = 720) -> Chart:
    """Return a chart of dots over time, `width` pixels wide without margins; as tall as its stacks."""
    span = _span(drawn)
    marks, stretches, titles, height = _placed(drawn, width, span)
    named, wording = named_days(*span, width)
    data = {"dots": marks, "titles": titles, **({"stretches": stretches} if stretches else {})}
    written = specification(
        _shape(bool(drawn), bool(stretches)),
        data,
        width,
        height,
        days=[_milliseconds(day) for day in span],
        named=[_milliseconds(day) for day in named],
        wording=wording,
    )
    return Chart(f"{_short(who)} over time", _described(drawn), written)


def height(drawn: Sequence[Dot], width: int) -> int:
    """Return how tall the chart of dots is without its axis, in pixels, where it is so wide."""
    return _placed(drawn, width, _span(drawn))[-1]


@functools.cache
def _shape(dated: bool, coarse: bool) -> dict[str, Any]:
    """Return a chart with an axis where something is `dated`, and with lines where a date is `coarse`."""
    import altair as alt

    time = alt.X(
        "day:T",
        title=None,
        scale=alt.Scale(type="utc", domain=alt.ExprRef("days")),
        axis=alt.Axis(
            values=alt.ExprRef("named"), labelExpr="utcFormat(datum.value, wording)", grid=True, labelOverlap=False
        )
        if dated
        else None,
    )
    places: Any = [0, alt.ExprRef("height")]
    across = alt.Y("y:Q", scale=alt.Scale(domain=places, range=places), axis=None)
    colour = alt.Color("colour:N", scale=None)
    layers = [
        alt.Chart(alt.NamedData("titles"))
        .mark_text(align="left", baseline="top", color=INK)
        .encode(x=alt.value(0), y=across, text="title:N")
    ]
    if coarse:
        layers.append(
            alt.Chart(alt.NamedData("stretches"))
            .mark_rule(strokeWidth=2, opacity=0.45, strokeCap="round")
            .encode(x=time, x2="end:T", y=across, color=colour)
        )
    layers.append(
        alt.Chart(alt.NamedData("dots"))
        .mark_circle(size=_STEP * 7.5, opacity=1)
        .encode(x=time, y=across, color=colour, href="link:N", description="label:N")
    )
    return shape(alt.layer(*layers, padding={**PADDING, "left": 16}))


def _span(drawn: Sequence[Dot]) -> tuple[datetime.date, datetime.date]:
    """Return the days from which to which the chart goes: those of all dots, some days more on each side."""
    days = [day for dot in drawn for day in (dot.first, dot.last) if day not in _EDGE]
    if not days:
        return _EPOCH, _EPOCH + datetime.timedelta(365)
    first, last = min(days), max(days)
    more = max((last - first).days // 50, 2)
    try:
        return first - datetime.timedelta(more), last + datetime.timedelta(more)
    except OverflowError:  # the year 1, or 9999
        return first, last


def _placed(
    drawn: Sequence[Dot], width: int, span: tuple[datetime.date, datetime.date]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]], list[dict[str, Any]], int]:
    """Return the dots, lines and titles with their places, and the height that they take."""
    first, last = (_milliseconds(day) for day in span)
    wide = max(last - first, 1) * _STEP / width
    marks: list[dict[str, Any]] = []
    stretches: list[dict[str, Any]] = []
    titles: list[dict[str, Any]] = []
    top = 0
    counts = Counter(dot.lane for dot in drawn)
    for lane, name in LANES.items():
        if not counts[lane]:
            continue
        stacks: defaultdict[int, list[Dot]] = defaultdict(list)
        for dot in drawn:
            if dot.lane == lane:
                stacks[int((_middle(dot, span) - first) / wide)].append(dot)
        tallest = min(max(map(len, stacks.values())), _TALLEST)
        titles.append({"title": f"{name} · {counts[lane]:,}", "y": top})
        bottom = top + _TITLE + tallest * _STEP - _STEP // 2
        colour = QUADS.get(lane, SAID)
        for i, stack in sorted(stacks.items()):
            day = _middle(stack[0], span) if len(stack) == 1 else first + (i + 0.5) * wide
            for place, dot in enumerate(stack[:_TALLEST]):
                label = dot.label
                if place == _TALLEST - 1 and len(stack) > _TALLEST:
                    label = f"{label} (and {len(stack) - _TALLEST:,} more at this time: see the table)"
                y = bottom - place * _STEP
                link = f"{LINK_BASE}{dot.path}"
                marks.append({"day": day, "y": y, "colour": colour, "link": link, "label": label})
                start, end = (_milliseconds(each) for each in _within(dot, span))
                if end - start > wide:
                    stretches.append({"day": start, "end": end, "y": y, "colour": colour})
        top = bottom + _STEP // 2 + _GAP
    return marks, stretches, titles, max(top, _TITLE)


def _within(dot: Dot, span: tuple[datetime.date, datetime.date]) -> tuple[datetime.date, datetime.date]:
    """Return the days of a dot, an end that is open put where the chart ends."""
    return max(dot.first, span[0]), min(dot.last, span[1])


def _middle(dot: Dot, span: tuple[datetime.date, datetime.date]) -> float:
    first, last = _within(dot, span)
    return (_milliseconds(first) + _milliseconds(last)) / 2


def _milliseconds(day: datetime.date) -> int:
    return (day - _EPOCH).days * _DAY


def _described(drawn: Sequence[Dot]) -> str:
    if not drawn:
        return "Nothing that has a date."
    counts = Counter(dot.lane for dot in drawn)
    days = [day for dot in drawn for day in (dot.first, dot.last) if day not in _EDGE]
    lanes = ", ".join(f"{name} {counts[lane]:,}" for lane, name in LANES.items() if counts[lane])
    when = f" from {min(days)} to {max(days)}" if days else ""
    return f"Dots over time{when}: {lanes}."
