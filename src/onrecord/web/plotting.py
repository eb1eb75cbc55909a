"""From the record to the charts of the pages and of their files: asked once for each state of the record."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import replace

from markupsafe import Markup

from onrecord.charts import Chart, draw
from onrecord.charts.atlas import Land, Spot, Step, atlas, drawable, steps
from onrecord.charts.network import MOST, network, part
from onrecord.charts.timeline import Dot, timeline
from onrecord.errors import ChartError
from onrecord.export.geography import country_name
from onrecord.limits import MAX_MOMENTS
from onrecord.record import CountryCount, Geography, Network
from onrecord.web.chart_questions import MapFilter, NetworkFilter, TimelineFilter
from onrecord.web.library import Library
from onrecord.web.moments import Timeline, told

_WIDE, _NARROW = 1060, 290
_FEW = 14
"""Parties of a network that can be read on a phone."""

_log = logging.getLogger("onrecord.web")


def shown(charts: Iterable[Chart]) -> list[Markup]:
    """Return charts as they stand in a page; none where one cannot be drawn, since the table says the same."""
    try:
        # The drawing holds nothing but elements and attributes of a list of ours (charts.drawing).
        return [Markup(draw(chart)) for chart in charts]  # noqa: S704
    except ChartError as error:
        _log.error("%s", error)
        return []


def moments(library: Library, question: TimelineFilter) -> Timeline:
    """Return what somebody said and took part in, the last of it."""
    asked = (question.who, question.since, question.until)
    found: Timeline = library.once(("timeline", asked), lambda: told(library.record(), question, MAX_MOMENTS))
    return found


def geography(library: Library, question: MapFilter) -> Geography:
    """Return where events are."""
    wanted = question.wanted()
    return library.once(("geography", wanted), lambda: library.record().geography(wanted))


def relations(library: Library, question: NetworkFilter) -> Network:
    """Return a network without the relations that are less frequent than is asked for, and those only in them."""
    wanted = question.wanted()
    found: Network = library.once(("network", wanted), lambda: library.record().network(wanted))
    frequent = tuple(one for one in found.relations if one.number >= question.least)
    linked = {key for one in frequent for key in (one.source, one.target)}
    return replace(found, relations=frequent, parties=tuple(one for one in found.parties if one.key in linked))


def map_of(found: Geography, *, for_file: bool = False) -> Chart:
    """Return the map of events."""
    lands = tuple(Land(one.country, country_name(one.country), one.total) for one in found.countries)
    spots = tuple(Spot(one.name, one.lat, one.lon, one.events, f"/events/{one.latest}") for one in found.places)
    return atlas(lands, spots, for_file=for_file)


def shades(found: Geography) -> list[Step]:
    """Return what the shades of the map mean."""
    return steps(max((one.total for one in found.countries), default=0))


def off_the_map(found: Geography) -> list[CountryCount]:
    """Return the countries of which the map has no shape."""
    on_it = drawable(one.country for one in found.countries)
    return [one for one in found.countries if one.country not in on_it]


def network_of(found: Network, *, for_file: bool = False) -> Chart:
    """Return the chart of a network where there is room for it; as tall as it needs to be."""
    drawn = part(found)
    height = 300 if len(drawn.parties) < 8 else 440 if len(drawn.parties) < 25 else 680
    return network(drawn, _WIDE, height, for_file=for_file)


def small_network_of(found: Network) -> Chart:
    """Return the chart of the little of a network that a phone can show."""
    return network(part(found, _FEW), _NARROW, 460)


def left_out(found: Network) -> tuple[int, int, int]:
    """Return how many parties are not drawn in a wide window, how many relations, and how many parties on a phone."""
    wide, narrow = part(found, MOST), part(found, _FEW)
    return wide.parties_left, wide.relations_left, narrow.parties_left


def timelines(who: str, drawn: tuple[Dot, ...]) -> list[Chart]:
    """Return the chart of a timeline for wide windows and for phones."""
    return [timeline(who, drawn, width) for width in (_WIDE, _NARROW)]
