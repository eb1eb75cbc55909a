"""From the record to the charts of the pages and of their files: asked once for each state of the record."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import replace

from onrecord.charts import Chart
from onrecord.charts.activity import Period, activity
from onrecord.charts.atlas import HEIGHT, WIDTH, Land, Spot, Step, atlas, drawable, steps
from onrecord.charts.axes import numbers_room
from onrecord.charts.network import MOST, network, part
from onrecord.charts.timeline import dots, height, outline, timeline
from onrecord.export.geography import country_name
from onrecord.limits import MAX_MOMENTS
from onrecord.record import CountryCount, Geography, MomentFilter, Network, Point
from onrecord.web.chart_questions import MapFilter, NetworkFilter, TimelineFilter
from onrecord.web.figures import Sizes
from onrecord.web.library import Library
from onrecord.web.questions import Window

_WIDE, _NARROW = 1060, 290
_SMALL = 460
"""Pixels from top to bottom of the network on a phone."""

_BESIDE, _BELOW = 40, 28
"""Pixels that the axis of time takes."""

_AROUND = 10
"""Pixels that Vega leaves free around a drawing, both sides together."""

_FEW = 14
"""Parties of a network that can be read on a phone."""


ACTIVITY = "/charts/activity.svg"
"""The address of the chart of how much was published when."""

_BARS = {Window.WIDE: (1060, 150), Window.NARROW: (270, 130)}
"""Pixels of it without its axes."""


def activity_of(library: Library, window: Window | None = None) -> Chart:
    """Return the chart of how much was published when, for a window or a file."""
    return activity(library.activity(), *_BARS[window or Window.WIDE])


def activity_sizes(periods: Iterable[Period]) -> Sizes:
    """Return the sizes of that chart, axes and all."""
    room = _BESIDE + numbers_room(max((period.quotations for period in periods), default=0))
    return {window: (round(width + room), height + _BELOW) for window, (width, height) in _BARS.items()}


def points(library: Library, question: TimelineFilter) -> list[Point]:
    """Return where what somebody said and took part in stands in time, the last of it."""
    who, since, until, wanted = asked = _asked(question)
    record = library.record()
    return library.once(
        ("timeline", asked), lambda: record.points(who, since=since, until=until, wanted=wanted, limit=MAX_MOMENTS)
    )


def _asked(question: TimelineFilter) -> tuple[str, datetime.date | None, datetime.date | None, MomentFilter]:
    return question.who, question.since, question.until, question.wanted()


def geography(library: Library, question: MapFilter) -> Geography:
    """Return where events are."""
    wanted = question.wanted()
    return library.once(("geography", wanted), lambda: library.record().geography(wanted))


def relations(library: Library, question: NetworkFilter) -> Network:
    """Return a network without the relations that are less frequent than is asked for, and those only in them."""
    wanted = question.wanted()
    found: Network = library.once(("network", wanted), lambda: library.record().network(wanted))
    if question.least == 1:
        return found
    frequent = tuple(one for one in found.relations if one.number >= question.least)
    linked = {key for one in frequent for key in (one.source, one.target)}
    return replace(found, relations=frequent, parties=tuple(one for one in found.parties if one.key in linked))


def map_of(found: Geography, *, for_file: bool = False) -> Chart:
    """Return the map of events."""
    lands = tuple(Land(one.country, country_name(one.country), one.total) for one in found.countries)
    spots = tuple(Spot(one.name, one.lat, one.lon, one.events, f"/events/{one.latest}") for one in found.places)
    return atlas(lands, spots, for_file=for_file)


def map_sizes() -> Sizes:
    """Return the size of the map, which is the same in every window."""
    return {Window.WIDE: _with_room(WIDTH, HEIGHT)}


def shades(found: Geography) -> list[Step]:
    """Return what the shades of the map mean."""
    return steps(max((one.total for one in found.countries), default=0))


def off_the_map(found: Geography) -> list[CountryCount]:
    """Return the countries of which the map has no shape."""
    on_it = drawable(one.country for one in found.countries)
    return [one for one in found.countries if one.country not in on_it]


def network_of(found: Network, window: Window | None = None) -> Chart:
    """Return the chart of a network: what of it a window can show, or for a file."""
    if window is Window.NARROW:
        return network(part(found, _FEW), _NARROW, _SMALL)
    return network(part(found), _WIDE, _tall(found), for_file=window is None)


def network_sizes(found: Network) -> Sizes:
    """Return the sizes of the chart of a network."""
    wide, narrow = (_WIDE, _tall(found)), (_NARROW, _SMALL)
    return {Window.WIDE: _with_room(*wide), Window.NARROW: _with_room(*narrow)}


def _tall(found: Network) -> int:
    """Return the height of a network where there is room for it: what its parties need."""
    parties = len(part(found).parties)
    return 300 if parties < 8 else 440 if parties < 25 else 680


def _with_room(width: int, height: int) -> tuple[int, int]:
    return width + _AROUND, height + _AROUND


def left_out(found: Network) -> tuple[int, int, int]:
    """Return how many parties are not drawn in a wide window, how many relations, and how many parties on a phone."""
    wide, narrow = part(found, MOST), part(found, _FEW)
    return wide.parties_left, wide.relations_left, narrow.parties_left


def timeline_of(library: Library, question: TimelineFilter, window: Window | None = None) -> Chart:
    """Return the chart of a timeline for a window or a file."""
    found, record = points(library, question), library.record()
    drawn = library.once(("dots", _asked(question)), lambda: tuple(dots(record.moments(found))))
    return timeline(question.who, drawn, _NARROW if window is Window.NARROW else _WIDE)


def timeline_sizes(found: Iterable[Point]) -> Sizes:
    """Return the sizes of the chart of a timeline, axis and all."""
    drawn = outline(found)
    return {
        window: (width + _BESIDE, height(drawn, width) + _BELOW)
        for window, width in ((Window.WIDE, _WIDE), (Window.NARROW, _NARROW))
    }
